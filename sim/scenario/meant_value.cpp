#include "scenario/meant_value.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "scenario/csv.hpp"
#include "scenario/faults.hpp"
#include "scenario/loose_number.hpp"

namespace fundsim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string lower(std::string_view text) {
    std::string word(text);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! Takes digits with single underscores between them off the front; how many digits there were.
std::size_t take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (!text.empty() && (is_digit(text.front()) ||
                             (count > 0 && text.front() == '_' && text.size() > 1 && is_digit(text[1])))) {
        count += is_digit(text.front()) ? 1 : 0;
        text.remove_prefix(1);
    }
    return count;
}

void take_sign(std::string_view& text) {
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        text.remove_prefix(1);
    }
}

enum class Numeral { none, whole, too_long, real };

//! What TOML makes of a decimal number.
Numeral numeral(std::string_view text) {
    const std::string_view number = text.substr(text.starts_with('+') ? 1 : 0);
    take_sign(text);
    const bool zero =
        text.size() > 1 && text.front() == '0' && text[1] != '.' && text[1] != 'e' && text[1] != 'E';
    if (take_digits(text) == 0 || zero) {
        return Numeral::none;
    }
    if (text.empty()) {
        std::string digits(number);
        std::erase(digits, '_');
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc{} ? Numeral::whole : Numeral::too_long;
    }
    if (text.front() == '.') {
        text.remove_prefix(1);
        if (take_digits(text) == 0) {
            return Numeral::none;
        }
    }
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
        text.remove_prefix(1);
        take_sign(text);
        if (take_digits(text) == 0) {
            return Numeral::none;
        }
    }
    constexpr std::size_t longest = 100;  // the library looks 127 characters ahead
    return !text.empty() ? Numeral::none : number.size() > longest ? Numeral::too_long : Numeral::real;
}

//! Words, and beginnings of dates, times and numbers to other bases, that the library judges.
bool left_to_the_library(std::string_view word) {
    constexpr std::array<std::string_view, 8> words{"true", "false", "inf",  "+inf",
                                                    "-inf", "nan",   "+nan", "-nan"};
    const bool date = word.size() >= 10 && word.size() <= 40 && all_digits(word.substr(0, 4)) &&
                      word[4] == '-' && all_digits(word.substr(5, 2)) && word[7] == '-' &&
                      all_digits(word.substr(8, 2));
    const bool time = word.size() >= 8 && word.size() <= 40 && all_digits(word.substr(0, 2)) &&
                      word[2] == ':' && all_digits(word.substr(3, 2)) && word[5] == ':';
    const bool base = word.size() > 2 && word.size() <= 40 && word[0] == '0' &&
                      (word[1] == 'x' || word[1] == 'o' || word[1] == 'b') &&
                      word.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos;
    const bool ascii =
        std::none_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x7F; });
    return ascii && (one_of(word, words) || date || time || base);
}

bool wants_distribution(std::string_view key) {
    const Parameter* parameter = find_parameter(Section::opportunities, key);
    return parameter != nullptr && parameter->kind == Kind::distribution;
}

std::string span_advice(const LooseSpan& span, std::string_view key) {
    const std::string low = spaced_number(span.low), high = spaced_number(span.high);
    if (wants_distribution(key)) {
        return fmt::format(
            " is a span: write {{ uniform = {{ min = {0}, max = {1} }} }}, or {{ lognormal = {{ p10 = "
            "{0}, p90 = {1} }} }} where 1 in 10 lies below and 1 in 10 above",
            low, high);
    }
    return fmt::format(" is a span, where one number is needed: its middle is {}",
                       spaced_number((span.low + span.high) / 2));
}

//! 31.12.2026, 12/31/2026: three groups of digits.
bool looks_like_date(std::string_view text) {
    std::size_t groups = 0;
    while (!text.empty() && is_digit(text.front())) {
        ++groups;
        const std::size_t digits = take_digits(text);
        if (digits > 4 || digits == 3) {
            return false;
        }
        if (!text.empty() && (text.front() == '.' || text.front() == '/' || text.front() == '-')) {
            text.remove_prefix(1);
        }
    }
    return text.empty() && groups == 3;
}

bool has_curly_quotes(std::string_view word) {
    constexpr std::array<std::string_view, 9> quotes{"\u201C", "\u201D", "\u201E", "\u201F", "\u00AB",
                                                     "\u00BB", "\u2018", "\u2019", "\u201A"};
    return std::any_of(quotes.begin(), quotes.end(),
                       [&](std::string_view quote) { return word.find(quote) != std::string_view::npos; });
}

bool begins_with_letter(std::string_view word) {
    return !word.empty() && (std::isalpha(static_cast<unsigned char>(word.front())) != 0 ||
                             static_cast<unsigned char>(word.front()) >= 0x80);
}

}  // namespace

std::string flag_advice(std::string_view text) {
    constexpr std::array<std::string_view, 9> yes{"yes",  "y",    "on", "ja",     "true",
                                                  "wahr", "sand", "x",  "enabled"};
    constexpr std::array<std::string_view, 8> no{"no",  "n",     "off",    "nein",
                                                 "nej", "false", "falsch", "disabled"};
    const std::string word = lower(trimmed(text));
    return one_of(word, yes) ? ", write true" : one_of(word, no) ? ", write false" : "";
}

std::string number_advice(std::string_view text, std::string_view key) {
    if (looks_like_date(trimmed(text))) {
        return {};
    }
    if (const auto span = loose_span(text)) {
        return span_advice(*span, key);
    }
    const auto number = loose_number(text);
    if (!number) {
        return {};
    }
    const double factor = factor_of(number->behind);
    const std::string meant = spaced_number(number->value * factor);
    if (factor == 0.01) {
        return fmt::format(" is a percentage: write it as a share, {}", meant);
    }
    if (number->otherwise) {
        return fmt::format(
            " may be {0} or {1}: write the one that is meant, without a mark between thousands or as {0}",
            spaced_number(*number->otherwise * factor), meant);
    }
    if (factor == 1 && !(number->before.empty() && number->behind.empty())) {
        return fmt::format(" has more than a number in it: write {}, units are told by fundsim explain",
                           meant);
    }
    return fmt::format("{}: write {}",
                       number->comma ? " has a decimal comma, which TOML does not know"
                                     : " is not how TOML writes it",
                       meant);
}

std::string value_fault(std::string_view word, std::string_view key) {
    const Numeral kind = numeral(word);
    if (kind == Numeral::whole || kind == Numeral::real || left_to_the_library(word)) {
        return {};
    }
    const std::string said = quoted(word);
    if (kind == Numeral::too_long) {
        return said + " has more digits than a number can hold: write it shorter, such as 1.5e30";
    }
    if (has_curly_quotes(word)) {
        return said +
               " stands in curly quotation marks, which word processors make: write straight ones, \"text\"";
    }
    if (const std::string flag = flag_advice(word); !flag.empty()) {
        return said + " is no value" + flag;
    }
    if (word.front() == '=') {
        const std::string_view rest = trimmed(word.substr(1));
        return rest.empty() || value_fault(rest, key).empty()
                   ? "one = stands between a key and its value"
                   : said + " is a formula, which nobody works out here: write its result";
    }
    if (word.back() == ',' || word.back() == ';') {
        return fmt::format("no {} ends a line", word.back());
    }
    if (word.find('=') != std::string_view::npos) {
        return said + " is more than one value: is a line break missing?";
    }
    if (looks_like_date(word)) {
        return said + " is no date as TOML writes them: write year-month-day, 2026-12-31";
    }
    constexpr std::array<std::string_view, 11> nothing{"none", "null", "nil", "na",      "n/a",    "-",
                                                       "?",    "tbd",  "--",  "unknown", "default"};
    if (one_of(lower(word), nothing)) {
        return said + " is no value: leave the line out, and the default stands (fundsim explain tells it)";
    }
    if (begins_with_letter(word) && std::none_of(word.begin(), word.end(), is_digit)) {
        return fmt::format("{} is no value: a text stands in quotation marks, \"{}\"", said,
                           shortened(word, 40));
    }
    if (const std::string number = number_advice(word, key); !number.empty()) {
        return said + number;
    }
    if (word.find_first_of("*/()+") != std::string_view::npos) {
        return said + " is a formula, which nobody works out here: write its result";
    }
    return said + " is no value: write a number, a text in quotation marks, true or false";
}

}  // namespace fundsim
