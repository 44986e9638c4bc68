#include "findings/bar.hpp"

#include <algorithm>
#include <cmath>

namespace fundsim {

std::string bar(double from, double to, double low, double high, int cells) {
    const auto cell = [&](double value) {
        return high > low ? int(std::lround((value - low) / (high - low) * cells)) : 0;
    };
    const int begin = std::min(cell(from), cell(to));
    const int end = std::max(std::max(cell(from), cell(to)), std::min(begin + 1, cells));
    std::string text;
    for (int k = 0; k < cells; ++k) {
        text += k < begin || k >= end ? "\u00b7" : to >= from ? "\u2588" : "\u2592";
    }
    return text;
}

}  // namespace fundsim
