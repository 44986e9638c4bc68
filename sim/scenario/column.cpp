#include "scenario/column.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parameters/text.hpp"
#include "scenario/numbers.hpp"
#include "scenario/text_file.hpp"

namespace fundsim {

std::optional<CsvFile> read_csv(Reading& reading, const Node& file) {
    const auto name = read_text(reading, file, file.key);
    if (!name) {
        return std::nullopt;
    }
    const std::string path = path_from(reading.folder, *name);
    const TextFile text = read_text_file(path);
    if (!text.fault.empty()) {
        const std::string line = text.line > 0 ? fmt::format("line {}: ", text.line) : std::string{};
        complain(reading, file.place, fmt::format("{}: {}{}", quoted(path), line, text.fault),
                 text.unreadable ? FaultKind::unreadable : FaultKind::invalid);
        return std::nullopt;
    }
    CsvTable table = parse_csv(text.text);
    if (table.faults.empty() && table.rows.empty()) {
        table.faults.push_back({1, "there are no rows below the heading"});
    }
    reading.origins.push_back(path);
    const int origin = static_cast<int>(reading.origins.size()) - 1;
    if (!table.faults.empty()) {
        for (const CsvFault& fault : table.faults) {
            complain(reading, {origin, fault.line, 0}, fault.what);
        }
        return std::nullopt;
    }
    return CsvFile{std::move(table), origin};
}

std::string headings_text(const CsvTable& table) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, table.heading.size()); ++i) {
        text += (i == 0 ? "" : ", ") + shortened(table.heading[i], longest_cell);
    }
    return text + (table.heading.size() > most ? ", ..." : "");
}

std::optional<std::size_t> find_column(Reading& reading, const CsvTable& table, const std::string& file,
                                       const Node& heading) {
    const auto name = read_text(reading, heading, heading.key);
    if (!name) {
        return std::nullopt;
    }
    const auto count = std::count(table.heading.begin(), table.heading.end(), *name);
    if (count > 1) {
        complain(reading, heading.place,
                 fmt::format("{} heads {} columns of {}, which one is meant?", quoted(*name), count, file));
    } else if (count == 0 && table.heading.size() == 1) {
        complain(
            reading, heading.place,
            fmt::format(
                "{} has no column {}, and only one in all: no comma, semicolon or tab stands in its first "
                "line. Is it a table?",
                file, quoted(*name)));
    } else if (count == 0) {
        const std::vector<std::string_view> headings(table.heading.begin(), table.heading.end());
        complain(reading, heading.place,
                 fmt::format("{} has no column {}, it has {}{}", file, quoted(*name), headings_text(table),
                             did_you_mean(*name, headings)));
    }
    return count == 1
               ? std::optional(static_cast<std::size_t>(
                     std::find(table.heading.begin(), table.heading.end(), *name) - table.heading.begin()))
               : std::nullopt;
}

std::optional<CsvNumbers> numbers_in(Reading& reading, const CsvTable& table, const Node* thousands) {
    CsvNumbers written{table.delimiter, {}};
    if (thousands == nullptr) {
        return written;
    }
    constexpr std::array<std::string_view, 5> marks{".", ",", " ", "'", ""};
    if (thousands->type != NodeType::text ||
        std::find(marks.begin(), marks.end(), thousands->text) == marks.end()) {
        complain(reading, thousands->place,
                 "thousands is what stands between groups of three digits: \".\", \",\", \" \", \"'\", or "
                 "\"\" for nothing");
        return std::nullopt;
    }
    written.thousands = thousands->text;
    return written;
}

void complain_of_ambiguous(Reading& reading, const CsvFile& file, std::size_t column,
                           const CsvNumbers& written) {
    std::size_t others = 0;
    const CsvRow* first = nullptr;
    CsvNumber number;
    for (const CsvRow& row : file.table.rows) {
        const CsvNumber read = csv_number(row.cells[column], written);
        if (read.otherwise && first != nullptr) {
            ++others;
        } else if (read.otherwise) {
            first = &row;
            number = read;
        }
    }
    if (first == nullptr) {
        return;
    }
    const std::string_view cell = trimmed(first->cells[column]);
    const char mark = cell[cell.find_first_of(".,")];
    complain(
        reading, {file.origin, first->line, 0},
        fmt::format(
            "{} in column {} may be {} or {}{}: write thousands = \"{}\" beside the name of the file if it "
            "is {}, thousands = \"\" if it is {}",
            quoted_cell(cell), quoted_cell(file.table.heading[column]), shortest(*number.otherwise),
            shortest(*number.value), others == 0 ? "" : fmt::format(", and so may {} more below", others),
            mark, shortest(*number.otherwise), shortest(*number.value)));
}

std::optional<std::vector<double>> read_column(Reading& reading, const Node& file, const Node& column,
                                               const Node* thousands) {
    const auto opened = read_csv(reading, file);
    if (!opened) {
        return std::nullopt;
    }
    const CsvTable& table = opened->table;
    const auto place = find_column(reading, table, file.text, column);
    const auto written = numbers_in(reading, table, thousands);
    if (!place || !written) {
        return std::nullopt;
    }
    const std::size_t complaints_before = reading.complaints;
    complain_of_ambiguous(reading, *opened, *place, *written);
    std::vector<double> numbers;
    for (const CsvRow& row : table.rows) {
        const std::string& cell = row.cells[*place];
        if (says_nothing(cell)) {
            continue;
        }
        const auto number = csv_number(cell, *written).value;
        if (!number) {
            complain(reading, {opened->origin, row.line, 0},
                     fmt::format("{} in column {} is no number", quoted_cell(trimmed(cell)),
                                 quoted_cell(table.heading[*place])));
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    if (numbers.empty()) {
        complain(reading, column.place, fmt::format("that column of {} holds no number", file.text));
    }
    return reading.complaints == complaints_before ? std::optional(numbers) : std::nullopt;
}

}  // namespace fundsim
