#include "parameters/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parameters/characters.hpp"
#include "parameters/sentence.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

//! What two names have in common when they differ in capitals and blanks alone.
std::string folded(std::string_view name) {
    std::string text = caseless(name);
    std::erase_if(text, [](char c) { return c == ' '; });
    return text;
}

}  // namespace

std::string unseen_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_character(text, at);
        if (!is_shown(code) && code != '\n' && code != '\r' && code != '\t') {
            return fmt::format(
                "holds a character that nobody sees and that may turn or hide what stands beside it, "
                "U+{:04X}: leave it out",
                code);
        }
    }
    return {};
}

std::string name_fault(std::string_view name, std::size_t longest) {
    if (trimmed(name).empty()) {
        return "is empty";
    }
    if (name.find_first_of("\r\n\t") != std::string_view::npos) {
        return "holds a line break or a tab: results show it on one line";
    }
    if (std::string fault = unseen_in(name); !fault.empty()) {
        return fault;
    }
    const auto characters = static_cast<std::size_t>(std::count_if(
        name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
    return characters > longest
               ? fmt::format("has {} characters, tables have room for {}", characters, longest)
               : std::string{};
}

std::string same_name_fault(std::string_view name, const std::vector<std::string_view>& others,
                            std::string_view kind) {
    const std::string own = folded(name);
    const auto other =
        std::find_if(others.begin(), others.end(), [&](std::string_view o) { return folded(o) == own; });
    if (name.empty() || other == others.end()) {
        return {};
    }
    return *other == name
               ? fmt::format("two {} are called {}, every name may stand once", kind, quoted(name))
               : fmt::format("two {} are called {} and {}, which readers take for one: name one of them "
                             "otherwise",
                             kind, quoted(*other), quoted(name));
}

}  // namespace fundsim
