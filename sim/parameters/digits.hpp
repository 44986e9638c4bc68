#pragma once
// The digits of a number, without the tables that std::to_chars brings along.

#include <string>

namespace fundsim {

//! The shortest that mean it: d.ddd * 10^exponent, without point and sign. Finite, not 0.
struct Digits {
    std::string digits;
    int exponent;
};
Digits digits_of(double value);

}  // namespace fundsim
