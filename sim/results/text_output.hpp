#pragma once
// Text files that the program writes.

#include <string>
#include <string_view>

namespace fundsim {

//! Why a text must not be written under a name, before the work begins; empty when it may. What stands there
//! is replaced only if it begins with the same words as what the program writes.
std::string text_path_fault(const std::string& name, std::string_view beginning);

//! Publishes a text under a name, whole or not at all, with the permissions of what it replaces. Empty, or
//! why it could not be written.
std::string publish_text(const std::string& name, std::string_view text);

}  // namespace fundsim
