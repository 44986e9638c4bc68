// The one file that includes toml++ (header-only and without exceptions: a fault is a value here).

#include <algorithm>

#include <fmt/format.h>

#include "scenario/toml_text.hpp"
#include "scenario/tree.hpp"

#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// The library asserts things that a malformed text breaks ("[[["), and reports them properly right after. So
// its assertions are off in every build, and never assumptions for the compiler, as clang would make of them.
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

namespace fundsim {

namespace {

Place place_of(const toml::source_region& region, int origin) {
    return {origin, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

std::string iso(const toml::date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool earlier(const Node& a, const Node& b) {
    return a.key_place.line != b.key_place.line ? a.key_place.line < b.key_place.line
                                                : a.key_place.column < b.key_place.column;
}

Node converted(const toml::node& source, int origin) {
    Node node;
    node.place = place_of(source.source(), origin);
    if (const auto* table = source.as_table()) {
        node.type = NodeType::table;
        node.children.reserve(table->size());
        for (const auto& [key, value] : *table) {
            node.children.push_back(converted(value, origin));
            node.children.back().key = std::string(key.str());
            node.children.back().key_place = place_of(key.source(), origin);
        }
        std::stable_sort(node.children.begin(), node.children.end(), earlier);
    } else if (const auto* array = source.as_array()) {
        node.type = NodeType::array;
        node.children.reserve(array->size());
        for (const auto& element : *array) {
            node.children.push_back(converted(element, origin));
            node.children.back().key_place = node.children.back().place;
        }
    } else if (const auto* text = source.as_string()) {
        node.type = NodeType::text;
        node.text = text->get();
    } else if (const auto* integer = source.as_integer()) {
        node.type = NodeType::number;
        node.number = static_cast<double>(integer->get());
    } else if (const auto* number = source.as_floating_point()) {
        node.type = NodeType::number;
        node.number = number->get();
    } else if (const auto* flag = source.as_boolean()) {
        node.type = NodeType::flag;
        node.number = flag->get() ? 1 : 0;
    } else if (const auto* date = source.as_date()) {
        node.type = NodeType::date;
        node.text = iso(date->get());
    } else {
        node.type = NodeType::time;
    }
    return node;
}

//! Without what the library was doing at the time.
std::string in_words(std::string_view description) {
    const std::string_view prefix = "Error while parsing ";
    const std::size_t colon = description.find(": ");
    return std::string(description.starts_with(prefix) && colon != std::string_view::npos
                           ? description.substr(colon + 2)
                           : description);
}

}  // namespace

ParsedToml parse_toml(std::string_view text, int origin) {
    LookedOver looked = look_over(text, origin);
    ParsedToml parsed{{}, std::move(looked.faults), std::move(looked.told)};
    if (!looked.whole) {
        return parsed;
    }
    const toml::parse_result result = toml::parse(looked.text);
    if (result) {
        parsed.tree = converted(result.table(), origin);
    } else {
        parsed.faults.push_back(
            {place_of(result.error().source(), origin), in_words(result.error().description())});
    }
    return parsed;
}

}  // namespace fundsim
