#include "cli/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "findings/figures.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

//! Without the underscores that stand between two digits; nothing when one stands elsewhere.
std::optional<std::string> without_underscores(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            digits += text[i];
        } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
            return std::nullopt;
        }
    }
    return digits;
}

template <class T>
std::errc read_all(std::string_view text, T& value) {
    if (text.size() > 1 && text.front() == '+' && text[1] != '-') {
        text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return end == text.data() + text.size() ? error : std::errc::invalid_argument;
}

//! 1e16, 2.5e3: every digit counts, which a double would not keep. Nothing for fractions and for what 64 bits
//! do not hold.
std::optional<std::uint64_t> whole_with_exponent(std::string_view text) {
    const std::size_t mark = text.find_first_of("eE");
    int exponent = 0;
    if (mark != std::string_view::npos && read_all(text.substr(mark + 1), exponent) != std::errc{}) {
        return std::nullopt;
    }
    std::string digits(text.substr(text.starts_with('+') ? 1 : 0, mark));
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        exponent -= static_cast<int>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    while (exponent < 0 && digits.ends_with('0')) {
        digits.pop_back();
        ++exponent;
    }
    std::uint64_t value = 0;
    if (digits.find_first_not_of('0') == std::string::npos) {
        return 0;
    }
    constexpr int most_zeros = 20;
    if (exponent < 0 || exponent > most_zeros ||
        read_all(digits + std::string(static_cast<std::size_t>(exponent), '0'), value) != std::errc{}) {
        return std::nullopt;
    }
    return value;
}

std::string whole_digits(std::uint64_t value) {
    std::string text = std::to_string(value);
    for (std::size_t place = text.size(); place > 3;) {
        text.insert(place -= 3, 1, ',');
    }
    return text;
}

std::string comma_hint(std::string_view text) {
    return text.find(',') != std::string_view::npos ? " (no commas: 10000, 10_000 or 1e4)" : "";
}

}  // namespace

Parsed<std::uint64_t> parse_whole(std::string_view text, std::string_view what, std::uint64_t low,
                                  std::uint64_t high) {
    const std::string name(what);
    const std::string range = "a whole number from " + whole_digits(low) + " to " + whole_digits(high);
    const auto fault = [&](const std::string& why) -> Parsed<std::uint64_t> {
        return {std::nullopt, name + " takes " + range + ", not " + quoted(text) + why};
    };
    const std::optional<std::string> digits = without_underscores(text);
    if (!digits) {
        return fault(" (an underscore belongs between two digits)");
    }
    std::uint64_t value = 0;
    std::errc error = read_all(*digits, value);
    if (error == std::errc::invalid_argument) {
        double real = 0;
        if (read_all(*digits, real) == std::errc::invalid_argument || !std::isfinite(real)) {
            return fault(comma_hint(text));
        }
        const std::optional<std::uint64_t> whole = whole_with_exponent(*digits);
        error = whole ? std::errc{} : std::errc::result_out_of_range;
        value = whole.value_or(0);
    }
    if (error != std::errc{} || value < low || value > high) {
        return fault("");
    }
    return {value, {}};
}

Parsed<double> parse_number(std::string_view text, std::string_view what) {
    double value = 0;
    const std::optional<std::string> digits = without_underscores(text);
    if (!digits || read_all(*digits, value) != std::errc{} || !std::isfinite(value)) {
        return {std::nullopt, std::string(what) + " takes a number, not " + quoted(text) + comma_hint(text)};
    }
    return {value, {}};
}

Parsed<double> parse_positive(std::string_view text, std::string_view what) {
    const Parsed<double> number = parse_number(text, what);
    if (!number.value || *number.value <= 0) {
        return {std::nullopt,
                std::string(what) + " takes a number above 0, not " + quoted(text) + comma_hint(text)};
    }
    return number;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string shell_word(std::string_view text) {
    const auto is_harmless = [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("_-+=.,/:@%").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_harmless)) {
        return std::string(text);
    }
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return word + '\'';
}

}  // namespace fundsim
