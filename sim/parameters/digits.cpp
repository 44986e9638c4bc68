#include "parameters/digits.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace fundsim {

Digits digits_of(double value) {
    // "12.5", "0.001" or "1e+30".
    const std::string text = fmt::format("{}", std::abs(value));
    const std::size_t end = std::min(text.find('e'), text.size());
    const std::size_t point = std::min(text.find('.'), end);
    std::string digits = text.substr(0, point) + (point < end ? text.substr(point + 1, end - point - 1) : "");
    const std::size_t zeros = digits.find_first_not_of('0');
    const int power = end < text.size() ? std::atoi(text.c_str() + end + 1) : 0;
    digits.erase(0, zeros);
    digits.erase(digits.find_last_not_of('0') + 1);
    return {digits, power + static_cast<int>(point) - 1 - static_cast<int>(zeros)};
}

}  // namespace fundsim
