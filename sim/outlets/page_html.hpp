#pragma once
// Data put into a page: whatever its texts hold, they stay texts.

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace fundsim {

//! What every page of the program begins with, so that it is known again.
inline constexpr std::string_view page_beginning = "<!doctype html>\n<!-- made by fundsim report -->\n";

//! A text between tags.
std::string html_text(std::string_view text);

//! One line of ASCII without < > &, in which no HTML can begin or end; what is not finite is null.
std::string script_json(const nlohmann::ordered_json& object);

struct Page {
    std::string html;
    std::string fault;  //!< empty: all is well
};

//! The template with that title and that payload, where it holds "fundsim" and null.
Page page_of(std::string_view page_template, std::string_view title, const nlohmann::ordered_json& payload);

}  // namespace fundsim
