#pragma once
// The page that results are put into, as scripts/page makes it and the build takes it into the program.

#include <string_view>

namespace fundsim {

//! The whole HTML file; empty where the program was built without (FUNDSIM_PAGE).
std::string_view page_template();

}  // namespace fundsim
