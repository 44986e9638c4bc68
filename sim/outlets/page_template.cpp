#include "outlets/page_template.hpp"

#ifdef FUNDSIM_PAGE

// The assembler reads the file: as a C array the compiler would take minutes over a megabyte. This file is
// not optimised across source files (sim/CMakeLists.txt), which would lose sight of the two names.
extern "C" {
[[gnu::visibility("hidden")]] extern const char fundsim_page_begin;
[[gnu::visibility("hidden")]] extern const char fundsim_page_end;
}

asm(R"(
    .pushsection .rodata
    .global fundsim_page_begin
    .hidden fundsim_page_begin
    .global fundsim_page_end
    .hidden fundsim_page_end
fundsim_page_begin:
    .incbin ")" FUNDSIM_PAGE R"("
fundsim_page_end:
    .byte 0
    .popsection
)");

#endif

namespace fundsim {

std::string_view page_template() {
#ifdef FUNDSIM_PAGE
    return {&fundsim_page_begin, static_cast<std::size_t>(&fundsim_page_end - &fundsim_page_begin)};
#else
    return {};
#endif
}

}  // namespace fundsim
