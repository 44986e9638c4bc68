#include "scenario/history_numbers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "parameters/sentence.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

constexpr std::array<std::string_view, 4> marks{".", ",", " ", "'"};

struct ThousandsFound {
    std::optional<std::string> mark = {};
    std::optional<std::string> rival = {};  //!< another one that would do as well
    int line = 0;                           //!< of the first cell that needs it
    std::size_t column = 0;
};

ThousandsFound thousands_of(const CsvTable& table, const std::vector<std::size_t>& columns) {
    ThousandsFound found;
    std::size_t most = 0;
    for (const std::string_view mark : marks) {
        const CsvNumbers with_mark{table.delimiter, std::string(mark)};
        std::size_t needed = 0;
        bool all = true;
        std::optional<std::pair<int, std::size_t>> first;
        for (const CsvRow& row : table.rows) {
            for (const std::size_t column : columns) {
                const std::string_view cell = trimmed(row.cells[column]);
                const bool plain = says_nothing(cell) || csv_number(cell, {table.delimiter, {}}).value;
                const bool marked = says_nothing(cell) || csv_number(cell, with_mark).value;
                if (marked && !plain) {
                    ++needed;
                    first = first ? first : std::pair(row.line, column);
                }
                all = all && (marked || !plain);
            }
        }
        if (!all || needed == 0 || needed < most) {
            continue;
        }
        found.rival = needed == most ? std::optional(*found.mark) : std::nullopt;
        found.mark = std::string(mark);
        found.line = first->first;
        found.column = first->second;
        most = needed;
    }
    return found;
}

//! Cells that may be a number or a thousand times it, a fault for each column.
void complain_of_ambiguous(const CsvTable& table, const std::string& file, std::size_t column,
                           const CsvNumbers& written, std::vector<Fault>& faults) {
    std::size_t count = 0;
    const CsvRow* first = nullptr;
    for (const CsvRow& row : table.rows) {
        if (csv_number(row.cells[column], written).otherwise) {
            first = first == nullptr ? &row : first;
            ++count;
        }
    }
    if (first == nullptr) {
        return;
    }
    const std::string_view cell = trimmed(first->cells[column]);
    const CsvNumber number = csv_number(cell, written);
    faults.push_back(
        {file, first->line, 0,
         fmt::format(
             "{} in column {} may be {} or {}{}: --thousands '{}' says that it is {}, --thousands none that "
             "it is {}",
             quoted_cell(cell), quoted_cell(table.heading[column]), shortest(*number.otherwise),
             shortest(*number.value), count == 1 ? "" : fmt::format(", and so may {} more below", count - 1),
             cell[cell.find_first_of(".,")], shortest(*number.otherwise), shortest(*number.value))});
}

//! A mark that may part thousands or be the decimal one.
void complain_of_rivals(const CsvTable& table, const std::string& file, const ThousandsFound& found,
                        std::vector<Fault>& faults) {
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const CsvRow& each) { return each.line == found.line; });
    const std::string_view cell = trimmed(row->cells[found.column]);
    const auto said = [&](const std::string& mark) {
        const auto value = csv_number(cell, {table.delimiter, mark}).value;
        return fmt::format("--thousands '{}' says that it is {}", mark,
                           value ? shortest(*value) : "something else");
    };
    faults.push_back(
        {file, found.line, 0,
         fmt::format("{} in column {} can be read in two ways: {}, {}", quoted_cell(cell),
                     quoted_cell(table.heading[found.column]), said(*found.rival), said(*found.mark))});
}

}  // namespace

NumbersReading history_numbers(const CsvTable& table, const std::string& file,
                               const std::vector<std::size_t>& columns,
                               const std::optional<std::string>& told) {
    NumbersReading reading{{table.delimiter, told}};
    if (!told) {
        const ThousandsFound found = thousands_of(table, columns);
        if (found.rival) {
            complain_of_rivals(table, file, found, reading.faults);
            return reading;
        }
        reading.written.thousands = found.mark;
        reading.found = found.mark.value_or("");
    }
    for (const std::size_t column : columns) {
        complain_of_ambiguous(table, file, column, reading.written, reading.faults);
    }
    return reading;
}

}  // namespace fundsim
