#include "scenario/loose_number.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "parameters/text.hpp"
#include "scenario/csv.hpp"

namespace fundsim {

namespace {

constexpr std::size_t longest = 60;  //!< bytes; nobody types a number that long

bool is_digit(char c) { return c >= '0' && c <= '9'; }

//! What people put between groups of three digits, besides points and commas: no-break blanks too.
constexpr std::array<std::string_view, 7> group_marks{" ", "'", "_", "\u00A0", "\u2009", "\u202F", "\u2019"};

std::string lower(std::string_view text) {
    std::string word(text);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word;
}

//! Length of a mark between groups at the front, when digits follow it.
std::size_t group_mark(std::string_view text) {
    for (const std::string_view mark : group_marks) {
        if (text.starts_with(mark) && text.size() > mark.size() && is_digit(text[mark.size()])) {
            return mark.size();
        }
    }
    return 0;
}

//! Takes the digits of one number off the front, its marks as they are and groups closed up.
std::string take_digits(std::string_view& text) {
    std::string digits;
    while (!text.empty()) {
        if (const std::size_t mark = group_mark(text); mark > 0 && !digits.empty()) {
            text.remove_prefix(mark);
        } else if (is_digit(text.front()) ||
                   ((text.front() == '.' || text.front() == ',') && text.size() > 1 && is_digit(text[1]))) {
            digits += text.front();
            text.remove_prefix(1);
        } else {
            break;
        }
    }
    return digits;
}

double value_of_digits(const std::string& digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : std::nan("");
}

std::string without(std::string digits, char mark) {
    std::erase(digits, mark);
    return digits;
}

//! The number of digits with points and commas in them.
LooseNumber number_of(const std::string& digits) {
    const auto points = std::count(digits.begin(), digits.end(), '.');
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    if (points > 0 && commas > 0) {
        const char decimal = digits.rfind('.') > digits.rfind(',') ? '.' : ',';
        std::string plain = without(digits, decimal == '.' ? ',' : '.');
        std::replace(plain.begin(), plain.end(), ',', '.');
        LooseNumber number{value_of_digits(plain), {}};
        number.comma = decimal == ',';
        return number;
    }
    if (points > 1 || commas > 1) {
        return {value_of_digits(without(without(digits, '.'), ',')), {}};
    }
    std::string decimal = digits;
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    LooseNumber number{value_of_digits(decimal), {}};
    number.comma = commas > 0;
    const std::size_t mark = decimal.find('.');
    if (mark <= 3 && digits.size() == mark + 4 && digits.front() != '0') {
        number.otherwise = value_of_digits(without(decimal, '.'));
    }
    return number;
}

//! 12 digits, so that 7 % is 0.07, with marks between thousands from so many on.
std::string grouped(double value, char mark, std::size_t from) {
    std::array<char, 40> buffer{};
    const auto [written, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 12);
    std::string text(buffer.data(), error == std::errc{} ? written : buffer.data());
    if (text.find_first_of("en") != std::string::npos) {
        return text;
    }
    std::size_t end = std::min(text.find('.'), text.size());
    const std::size_t begin = text.front() == '-' ? 1 : 0;
    if (end - begin >= from) {
        for (; end > begin + 3; text.insert(end, 1, mark)) {
            end -= 3;
        }
    }
    return text;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

}  // namespace

std::optional<LooseNumber> loose_number(std::string_view text) {
    text = trimmed(text);
    if (text.size() > longest) {
        return std::nullopt;
    }
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    if (first == text.end()) {
        return std::nullopt;
    }
    auto begin = static_cast<std::size_t>(first - text.begin());
    const bool point = begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',') &&
                       (begin == 1 || !std::isalpha(static_cast<unsigned char>(text[begin - 2])));
    begin -= point ? 1 : 0;
    const bool minus = begin > 0 && text[begin - 1] == '-';
    const bool sign = begin > 0 && (minus || text[begin - 1] == '+');
    std::string_view rest = text.substr(begin);
    LooseNumber number = number_of((point ? "0" : "") + take_digits(rest));
    if (std::isnan(number.value) || has_digit(rest)) {
        return std::nullopt;
    }
    number.value = minus ? -number.value : number.value;
    if (number.otherwise && minus) {
        number.otherwise = -*number.otherwise;
    }
    number.before = trimmed(text.substr(0, begin - (sign ? 1 : 0)));
    number.behind = trimmed(rest);
    return number;
}

std::optional<LooseSpan> loose_span(std::string_view text) {
    constexpr std::array<std::string_view, 12> marks{" to ", " til ",  " bis ",  " and ",  "..",      "--",
                                                     "-",    "\u2013", "\u2014", "\u2212", " until ", "~"};
    text = trimmed(text);
    if (lower(text.substr(0, 8)) == "between ") {
        text.remove_prefix(8);
    } else if (lower(text.substr(0, 5)) == "from ") {
        text.remove_prefix(5);
    }
    for (const std::string_view mark : marks) {
        const std::size_t at = lower(text).find(mark, 1);
        if (at == std::string::npos) {
            continue;
        }
        const auto low = loose_number(text.substr(0, at)), high = loose_number(text.substr(at + mark.size()));
        if (low && high && low->value < high->value && low->before.empty() && high->before.empty()) {
            const double factor = factor_of(high->behind);
            return LooseSpan{low->value * (low->behind.empty() ? factor : factor_of(low->behind)),
                             high->value * factor};
        }
    }
    return std::nullopt;
}

double factor_of(std::string_view unit) {
    struct Word {
        std::string_view word;
        double factor;
    };
    constexpr std::array<Word, 21> words{{
        {"%", 0.01},       {"percent", 0.01}, {"per cent", 0.01}, {"pct", 0.01}, {"pct.", 0.01},
        {"procent", 0.01}, {"prozent", 0.01}, {"k", 1e3},         {"tsd", 1e3},  {"tsd.", 1e3},
        {"thousand", 1e3}, {"tusind", 1e3},   {"mio", 1e6},       {"mio.", 1e6}, {"mn", 1e6},
        {"million", 1e6},  {"millions", 1e6}, {"mia", 1e9},       {"mrd", 1e9},  {"bn", 1e9},
        {"billion", 1e9},
    }};
    const std::string word = lower(unit);
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const Word& known) { return known.word == word; });
    return found == words.end() ? 1 : found->factor;
}

std::string spaced_number(double value) { return grouped(value, '_', 5); }

std::string figure(double value) { return grouped(value, ',', 4); }

double to_digits(double value, int digits) {
    std::array<char, 40> buffer{};
    const auto [written, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                                std::chars_format::general, digits);
    return error == std::errc{} ? value_of_digits({buffer.data(), written}) : value;
}

}  // namespace fundsim
