#include "outlets/page_html.hpp"

namespace fundsim {

namespace {

constexpr std::string_view doctype = "<!doctype html>";
constexpr std::string_view title_place = "<title>fundsim</title>";
constexpr std::string_view data_begin = R"(<script type="application/json" id="fundsim-data">)";
constexpr std::string_view data_place = R"(<script type="application/json" id="fundsim-data">null</script>)";

//! Puts a text in the place of one that has to be there once.
bool put(std::string& html, std::string_view place, const std::string& text) {
    const std::size_t at = html.find(place);
    if (at == std::string::npos || html.find(place, at + 1) != std::string::npos) {
        return false;
    }
    html.replace(at, place.size(), text);
    return true;
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string script_json(const nlohmann::ordered_json& object) {
    // Outside ASCII everything is escaped here, the line ends U+2028 and U+2029 too.
    const std::string text = object.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {  // in JSON these three stand in texts alone
        switch (c) {
        case '<':
            out += "\\u003c";
            break;
        case '>':
            out += "\\u003e";
            break;
        case '&':
            out += "\\u0026";
            break;
        default:
            out += c;
        }
    }
    return out;
}

Page page_of(std::string_view page_template, std::string_view title, const nlohmann::ordered_json& payload) {
    std::string html(page_template);
    // The data last: nothing in it can be taken for a place.
    if (!put(html, title_place, "<title>" + html_text(title.empty() ? "fundsim" : title) + "</title>") ||
        !put(html, data_place, std::string(data_begin) + script_json(payload) + "</script>")) {
        return {{}, "the page that this program was built with has no place for a title or for data"};
    }
    if (html.starts_with(doctype)) {
        html.erase(0, doctype.size());
    }
    return {std::string(page_beginning) + html, {}};
}

}  // namespace fundsim
