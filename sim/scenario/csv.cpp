#include "scenario/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace fundsim {

namespace {

constexpr std::size_t most_faults = 20;  // a file with more of them is told by its first

bool line_end(char c) { return c == '\n' || c == '\r'; }

char delimiter_of(std::string_view text) {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        quoted = c == '"' ? !quoted : quoted;
        if (quoted) {
            continue;
        }
        if (line_end(c)) {
            break;
        }
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
    }
    return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
}

//! Takes one record off the front of `text` and counts its lines. Quotes that never close give a fault.
std::vector<std::string> take_record(std::string_view& text, char delimiter, int& line,
                                     std::vector<CsvFault>& faults) {
    std::vector<std::string> cells(1);
    const int first_line = line;
    bool quoted = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                cells.back() += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                line += c == '\n' ? 1 : 0;
                cells.back() += c;
            }
        } else if (c == '"' && trimmed(cells.back()).empty()) {
            cells.back().clear();
            quoted = true;
        } else if (c == delimiter) {
            cells.emplace_back();
        } else if (line_end(c)) {
            i += c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
            break;
        } else {
            cells.back() += c;
        }
    }
    ++line;
    text.remove_prefix(std::min(i, text.size()));
    if (quoted) {
        faults.push_back({first_line, "a quotation mark opens on this line and never closes"});
    }
    return cells;
}

bool blank(const std::vector<std::string>& cells) {
    return cells.size() == 1 && trimmed(cells.front()).empty();
}

}  // namespace

bool says_nothing(std::string_view cell) {
    std::string word(trimmed(cell));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 7> nothing{"", "nan", "na", "n/a", "null", "none", "-"};
    return std::find(nothing.begin(), nothing.end(), word) != nothing.end();
}

std::string_view trimmed(std::string_view cell) {
    const auto first = cell.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
}

CsvTable parse_csv(std::string_view text) {
    CsvTable table;
    int line = 1;
    while (!text.empty() && line_end(text.front())) {
        line += text.front() == '\n' ? 1 : 0;
        text.remove_prefix(1);
    }
    if (text.empty()) {
        table.faults.push_back({1, "the file is empty, its first line must be a heading"});
        return table;
    }
    table.delimiter = delimiter_of(text);
    for (const std::string& cell : take_record(text, table.delimiter, line, table.faults)) {
        table.heading.emplace_back(trimmed(cell));
    }
    while (!text.empty() && table.faults.size() < most_faults) {
        const int begins = line;
        CsvRow row{begins, take_record(text, table.delimiter, line, table.faults)};
        if (blank(row.cells)) {
            continue;
        }
        if (row.cells.size() != table.heading.size()) {
            table.faults.push_back(
                {begins, fmt::format("this row has {} cells where the heading has {}; a text that holds the "
                                     "delimiter '{}' needs quotation marks",
                                     row.cells.size(), table.heading.size(),
                                     table.delimiter == '\t' ? "tab" : std::string(1, table.delimiter))});
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::optional<double> csv_number(std::string_view cell, char delimiter) {
    std::string text(trimmed(cell));
    if (delimiter != ',' && text.find('.') == std::string::npos &&
        std::count(text.begin(), text.end(), ',') == 1) {
        std::replace(text.begin(), text.end(), ',', '.');
    }
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char* end = text.data() + text.size();
    double value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc{} || stop != end || begin == end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

}  // namespace fundsim
