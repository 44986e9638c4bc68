#pragma once
// A TOML document as a plain tree with the place of everything in it. Only toml_tree.cpp knows the library
// that reads it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! Where something was written: a file (or an option of the command line), line and column counted from 1.
struct Place {
    int origin = 0;  //!< which of the texts that make up a scenario: 0 = the file
    int line = 0;    //!< 0: no place within the origin
    int column = 0;
    bool operator==(const Place&) const = default;
};

enum class NodeType { text, number, flag, date, time, array, table };

struct Node {
    NodeType type = NodeType::table;
    std::string key;  //!< empty for the elements of an array
    Place key_place;
    Place place;
    std::string text;            //!< of texts; dates as 2012-03-31
    double number = 0;           //!< of numbers; flags: 0 or 1
    std::vector<Node> children;  //!< of arrays and tables, in the order of the file
};

//! The child of that key; null when the table has none.
const Node* child_of(const Node& table, std::string_view key);

//! "a number", "a text", ...
std::string_view name_of(NodeType type);

//! What stops a text from being TOML.
struct SyntaxFault {
    Place place;
    std::string what;
};

struct ParsedToml {
    std::optional<Node> tree;  //!< empty where its structure could not be made out
    std::vector<SyntaxFault> faults;
    std::vector<Place> told;  //!< places in the tree about which `faults` say everything
};

//! Reads TOML 1.0. `origin` goes into every place. Where values alone are no TOML, there is a tree all the
//! same, with empty texts in their places.
ParsedToml parse_toml(std::string_view text, int origin);

}  // namespace fundsim
