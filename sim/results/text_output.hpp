#pragma once
// Text files that the program writes.

#include <cstdio>
#include <string>
#include <string_view>

#include "results/destination.hpp"
#include "results/part.hpp"

namespace fundsim {

//! Why a text must not be written under a name, before the work begins; empty when it may. What stands there
//! is replaced only if it begins with the same words as what the program writes.
std::string text_path_fault(const std::string& name, std::string_view beginning);

//! A text that is written bit by bit and stands under its name when it is whole, with the permissions of what
//! it replaces.
class TextOutput {
public:
    explicit TextOutput(const std::string& name);
    ~TextOutput();
    TextOutput(const TextOutput&) = delete;
    TextOutput& operator=(const TextOutput&) = delete;

    void append(std::string_view text);
    //! Empty, or why it could not be written; then what was there before is untouched.
    std::string publish();

private:
    std::string name_, fault_;
    Destination there_;
    Part part_;
    std::FILE* file_ = nullptr;

    void fail();
};

//! The same for a whole text.
std::string publish_text(const std::string& name, std::string_view text);

}  // namespace fundsim
