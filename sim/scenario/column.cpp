#include "scenario/column.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/numbers.hpp"
#include "scenario/text_file.hpp"

namespace fundsim {

std::optional<CsvTable> read_csv(Reading& reading, const Node& file) {
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
    if (!table.faults.empty()) {
        reading.origins.push_back(path);
        const int origin = static_cast<int>(reading.origins.size()) - 1;
        for (const CsvFault& fault : table.faults) {
            complain(reading, {origin, fault.line, 0}, fault.what);
        }
        return std::nullopt;
    }
    return table;
}

std::optional<std::size_t> find_column(Reading& reading, const CsvTable& table, const std::string& file,
                                       const Node& heading) {
    const auto name = read_text(reading, heading, heading.key);
    if (!name) {
        return std::nullopt;
    }
    const auto count = std::count(table.heading.begin(), table.heading.end(), *name);
    if (count != 1) {
        const std::vector<std::string_view> headings(table.heading.begin(), table.heading.end());
        complain(reading, heading.place,
                 count > 1 ? fmt::format("{} heads {} columns of {}, which one is meant?", quoted(*name),
                                         count, file)
                           : fmt::format("{} has no column {}, it has {}{}", file, quoted(*name),
                                         fmt::join(headings, ", "), did_you_mean(*name, headings)));
        return std::nullopt;
    }
    return std::find(table.heading.begin(), table.heading.end(), *name) - table.heading.begin();
}

std::optional<std::vector<double>> read_column(Reading& reading, const Node& file, const Node& column) {
    const auto table = read_csv(reading, file);
    if (!table) {
        return std::nullopt;
    }
    const auto place = find_column(reading, *table, file.text, column);
    if (!place) {
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (const CsvRow& row : table->rows) {
        const std::string& cell = row.cells[*place];
        if (says_nothing(cell)) {
            continue;
        }
        const auto number = csv_number(cell, table->delimiter);
        if (!number) {
            complain(reading, column.place,
                     fmt::format("line {} of {} holds {} in that column, which is no number", row.line,
                                 file.text, quoted(cell)));
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    if (numbers.empty()) {
        complain(reading, column.place, fmt::format("that column of {} holds no number", file.text));
        return std::nullopt;
    }
    return numbers;
}

}  // namespace fundsim
