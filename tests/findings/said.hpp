#pragma once
// What a text says.

#include <algorithm>
#include <string>

namespace said {

//! Line breaks count as blanks.
inline bool contains(std::string text, const std::string& part) {
    for (std::size_t at = 0; (at = text.find_first_of("\n ", at)) != std::string::npos; ++at) {
        text.replace(at, std::min(text.find_first_not_of("\n ", at), text.size()) - at, " ");
    }
    return text.find(part) != std::string::npos;
}

}  // namespace said
