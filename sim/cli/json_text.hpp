#pragma once
// How all JSON of this layer is written.

#include <nlohmann/json.hpp>
#include <string>

namespace fundsim {

//! Indented, ends in a newline. All that is not ASCII is escaped, so that no name in it steers a terminal;
//! bytes that are no UTF-8, which paths may hold, become U+FFFD.
inline std::string text_of(const nlohmann::ordered_json& object) {
    return object.dump(2, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace fundsim
