#pragma once
// Calendar dates as far as a list of initiatives needs them.

#include <optional>
#include <string>
#include <string_view>

namespace fundsim {

struct Date {
    int year;
    int month;  //!< 1 .. 12
    int day;    //!< 1 .. days of the month
    auto operator<=>(const Date&) const = default;
};

//! 2012-03-31, with or without a time after it (ISO 8601), or 31.3.2012; nothing for dates that do not exist.
//! With slashes, some put the day first and some the month: such dates are not read.
std::optional<Date> parse_date(std::string_view text);
std::string date_text(const Date& date);

//! Months from one date to another: whole months by the calendar, days as a share of their month. Negative
//! when `to` is earlier.
double months_between(const Date& from, const Date& to);

}  // namespace fundsim
