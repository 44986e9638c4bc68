#pragma once
// Settings of the command line (--set KEY=VALUE, --versus KEY=VALUE), written into the tree as if they stood
// in the file.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/faults.hpp"

namespace fundsim {

//! Place of the equals sign that ends the key of KEY=VALUE, the first outside quotation marks; npos where
//! there is none.
std::size_t key_end(std::string_view setting);

//! Applies KEY=VALUE settings in turn. KEY is an address, or `title`, `currency` or `point`; VALUE is a TOML
//! value, a word without quotes is a text. Faults are told as "--set KEY=VALUE: ...", by the option that
//! asked for it.
void apply_settings(Reading& reading, Node& root, const std::vector<std::string>& settings,
                    const std::string& option);

}  // namespace fundsim
