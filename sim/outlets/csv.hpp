#pragma once
// Fields of comma-separated tables (RFC 4180), and of those that spreadsheets read where a comma parts
// decimals.

#include <string>
#include <string_view>

namespace fundsim {

struct CsvForm {
    char separator = ',';
    char decimal = '.';
    bool mark = false;  //!< a byte-order mark in front, by which Excel knows UTF-8
};

//! As Excel expects it where a comma parts decimals, in Denmark and Germany for example.
inline constexpr CsvForm comma_decimals{';', ',', true};

//! A text in quotes where it needs them. One that begins with = + - @, a tab or a carriage return gets an
//! apostrophe in front: spreadsheets would take it for a formula.
std::string csv_text(std::string_view text, const CsvForm& form);

//! The shortest form that reads back as the same double; nothing for NaN, "inf" and "-inf".
std::string csv_number(double value, const CsvForm& form);

}  // namespace fundsim
