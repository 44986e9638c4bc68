#include "parameters/lines.hpp"

#include <algorithm>

namespace fundsim {

std::vector<std::string> broken_into_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.size();
        if (end - at > width) {
            const std::size_t blank = text.rfind(' ', at + width);
            end = blank == std::string_view::npos || blank <= at
                      ? std::min(text.find(' ', at + width), text.size())
                      : blank;
        }
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace fundsim
