#pragma once
// Numbers as people type them, for messages that say how they are written here. Nothing is read into a
// scenario this way.

#include <optional>
#include <string>
#include <string_view>

namespace fundsim {

struct LooseNumber {
    double value;
    std::optional<double> otherwise;  //!< as thousands where it may be: 12,000
    std::string_view before = {};     //!< what stands before the digits ("EUR") and behind them ("%", "kr")
    std::string_view behind = {};
    bool comma = false;  //!< its decimal mark is one
};

//! A number with any decimal mark, thousands separators and words around it; nothing when there is none or
//! more than one.
std::optional<LooseNumber> loose_number(std::string_view text);

//! Two numbers with "to", a dash or the like between them.
struct LooseSpan {
    double low;
    double high;
};
std::optional<LooseSpan> loose_span(std::string_view text);

//! What a unit multiplies by: 1000 for k, thousand, Tsd, ...; 1 for all that is no such word.
double factor_of(std::string_view unit);

//! A number as one would write it in TOML: 12_000, 0.35.
std::string spaced_number(double value);

//! A number as one would read it in a sentence: 9,340, 0.35.
std::string figure(double value);

//! The nearest number of so many digits.
double to_digits(double value, int digits);

}  // namespace fundsim
