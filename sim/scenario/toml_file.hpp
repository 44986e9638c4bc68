#pragma once
// A TOML file of its own, beside scenarios: answers, studies, calibrations.

#include <optional>
#include <string>

#include "scenario/faults.hpp"
#include "scenario/tree.hpp"

namespace fundsim {

struct TomlFile {
    std::optional<Node> tree;  //!< empty where the file has none
    Reading reading;           //!< with what is wrong so far: that it cannot be read, or is no TOML
    bool is_text = true;       //!< there was a text to be parsed
    bool unreadable = false;   //!< the file could not be read
};

TomlFile read_toml_file(const std::string& path);

}  // namespace fundsim
