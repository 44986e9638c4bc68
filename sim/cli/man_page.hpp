#pragma once
// The manual page, made from what the commands say of themselves.

#include <string>

namespace fundsim {

//! fundsim(1) in the man macros of roff.
std::string man_page();

}  // namespace fundsim
