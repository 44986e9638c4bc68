#pragma once
// Values as people type them before they know TOML: what was meant, and how it is written.

#include <string>
#include <string_view>

namespace fundsim {

//! Why a bare word of at least one character (no quotation marks or brackets around it) is no value of TOML,
//! and what to write instead; empty when it is one, or might be one that the TOML library knows. `key` is
//! what the value is for.
std::string value_fault(std::string_view word, std::string_view key);

//! How a text that stands for a number (35%, 8,5, 1000 kr) is written: " is a percentage: write ..."; empty
//! for other texts.
std::string number_advice(std::string_view text, std::string_view key);

//! The same for yes, no, on, off and their like.
std::string flag_advice(std::string_view text);

}  // namespace fundsim
