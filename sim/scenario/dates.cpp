#include "scenario/dates.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace fundsim {

namespace {

int days_of(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && text.front() != '-'
               ? std::optional(value)
               : std::nullopt;
}

//! Months since year 0.
double position(const Date& date) {
    return date.year * 12 + (date.month - 1) +
           static_cast<double>(date.day - 1) / days_of(date.year, date.month);
}

std::optional<Date> calendar_date(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > days_of(*year, *month)) {
        return std::nullopt;
    }
    return Date{*year, *month, *day};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    const bool dashes = text.size() >= 10 && text[4] == '-' && text[7] == '-';
    const bool ends = text.size() == 10 || (text.size() > 10 && (text[10] == 'T' || text[10] == ' '));
    if (dashes && ends) {
        return calendar_date(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
    }
    const std::size_t first = text.find('.'), last = text.rfind('.');
    if (first == std::string_view::npos || first < 1 || first > 2 || last < first + 2 || last > first + 3 ||
        text.size() != last + 5) {
        return std::nullopt;
    }
    return calendar_date(digits(text.substr(last + 1)), digits(text.substr(first + 1, last - first - 1)),
                         digits(text.substr(0, first)));
}

std::string date_text(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

double months_between(const Date& from, const Date& to) { return position(to) - position(from); }

}  // namespace fundsim
