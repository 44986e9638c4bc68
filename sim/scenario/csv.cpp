#include "scenario/csv.hpp"
#include "parameters/text.hpp"

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
    return std::all_of(cells.begin(), cells.end(),
                       [](const std::string& cell) { return trimmed(cell).empty(); });
}

//! Excel's first line, which tells the delimiter: "sep=;".
bool take_separator_line(std::string_view& text, char& delimiter) {
    if (text.size() < 5 || !text.starts_with("sep=") || (text.size() > 5 && !line_end(text[5]))) {
        return false;
    }
    delimiter = text[4];
    text.remove_prefix(5);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

//! A number with at most one of the decimal marks.
std::optional<double> plain_number(std::string_view cell, std::string_view decimal_marks) {
    std::string text(cell);
    const std::size_t mark = text.find_first_of(".,");
    if (mark != std::string::npos) {
        if (decimal_marks.find(text[mark]) == std::string_view::npos) {
            return std::nullopt;
        }
        text[mark] = '.';
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

//! One to three digits, a mark and three more: 1.000.
bool may_be_thousands(std::string_view text) {
    text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    const std::size_t mark = text.find_first_of(".,");
    return mark >= 1 && mark <= 3 && text.size() == mark + 4 && text.front() != '0' &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(mark) + 1, text.end(), is_digit);
}

//! Length of the mark between thousands that stands at the front.
std::size_t group_mark(std::string_view text, std::string_view thousands) {
    constexpr std::array<std::string_view, 4> blanks{" ", "\u00A0", "\u202F", "\u2009"};
    constexpr std::array<std::string_view, 2> apostrophes{"'", "\u2019"};
    const auto length = [&](const auto& marks) {
        const auto found =
            std::find_if(marks.begin(), marks.end(), [&](auto mark) { return text.starts_with(mark); });
        return found == marks.end() ? std::size_t{0} : found->size();
    };
    return thousands == " "   ? length(blanks)
           : thousands == "'" ? length(apostrophes)
                              : static_cast<std::size_t>(text.starts_with(thousands) ? 1 : 0);
}

std::size_t take_digits(std::string_view& text, std::string& digits) {
    std::size_t count = 0;
    for (; !text.empty() && is_digit(text.front()); ++count) {
        digits += text.front();
        text.remove_prefix(1);
    }
    return count;
}

//! A number whose groups of three digits have a mark between them.
std::optional<double> without_groups(std::string_view text, const CsvNumbers& written) {
    std::string closed;
    if (text.starts_with('-') || text.starts_with('+')) {
        closed += text.front();
        text.remove_prefix(1);
    }
    const std::size_t first = take_digits(text, closed);
    for (std::size_t mark = 0; first > 0 && (mark = group_mark(text, *written.thousands)) > 0;) {
        text.remove_prefix(mark);
        if (first > 3 || take_digits(text, closed) != 3) {
            return std::nullopt;
        }
    }
    const std::string_view decimal_marks = *written.thousands == "."   ? ","
                                           : *written.thousands == "," ? "."
                                           : written.delimiter == ','  ? "."
                                                                       : ".,";
    return plain_number(closed.append(text), decimal_marks);
}

}  // namespace

bool says_nothing(std::string_view cell) {
    std::string word(trimmed(cell));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 7> nothing{"", "nan", "na", "n/a", "null", "none", "-"};
    return std::find(nothing.begin(), nothing.end(), word) != nothing.end();
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
    if (take_separator_line(text, table.delimiter)) {
        ++line;
    } else {
        table.delimiter = delimiter_of(text);
    }
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
                {begins,
                 table.heading.size() == 1
                     ? fmt::format(
                           "this row has {} cells where the heading has one: the first line has to name the "
                           "columns, without a title above",
                           row.cells.size())
                     : fmt::format("this row has {} cells where the heading has {}; a text that holds the "
                                   "delimiter '{}' needs quotation marks",
                                   row.cells.size(), table.heading.size(),
                                   table.delimiter == '\t' ? "tab" : std::string(1, table.delimiter))});
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

CsvNumber csv_number(std::string_view cell, const CsvNumbers& written) {
    const std::string_view text = trimmed(cell);
    const bool told = written.thousands.has_value();
    if (told && !written.thousands->empty()) {
        return {without_groups(text, written), {}};
    }
    const bool comma_allowed = written.delimiter != ',';
    const auto value = plain_number(text, comma_allowed ? ".," : ".");
    if (told || !comma_allowed || !value || !may_be_thousands(text)) {
        return {value, {}};
    }
    std::string whole(text);
    std::erase_if(whole, [](char c) { return c == '.' || c == ','; });
    return {value, plain_number(whole, "")};
}

}  // namespace fundsim
