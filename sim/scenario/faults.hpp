#pragma once
// What is wrong with a scenario, told so that its author can put it right.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/tree.hpp"

namespace fundsim {

//! Whether a text says something wrong, a file could not be read at all, or what is said can be played but
//! was hardly meant.
enum class FaultKind { invalid, unreadable, warning };

struct Fault {
    std::string file;  //!< as the user wrote it, or "--set KEY=VALUE"
    int line = 0;      //!< from 1; 0: none
    int column = 0;    //!< from 1; 0: none
    std::string what;  //!< what is wrong, why, and what was probably meant
    FaultKind kind = FaultKind::invalid;
    bool operator==(const Fault&) const = default;
};

//! "file:line:column: what" as one printable line, without the numbers that are 0; warnings say so before
//! what.
std::string formatted(const Fault& fault);
//! All of them, one a line.
std::string formatted(const std::vector<Fault>& faults);

//! The texts a scenario is read from, and what was found wrong so far.
struct Reading {
    std::vector<std::string> origins;  //!< file first, then options of the command line
    std::string folder;                //!< that paths in the scenario are relative to; "" = the current one
    std::vector<Fault> faults;
    std::vector<Fault> warnings = {};  //!< no reason to refuse the scenario
    std::vector<Place> told = {};  //!< places about which everything is said: complaints there are dropped
    std::size_t complaints = 0;    //!< so far, with those that were dropped
    const Node* root = nullptr;    //!< the whole scenario, for advice that quotes its figures
};

//! Notes a fault at a place, unless it is one about which everything is said.
void complain(Reading& reading, Place place, std::string what, FaultKind kind = FaultKind::invalid);

//! Notes at a place what can be played but was hardly meant: what it says, and how the likely meaning is
//! written.
void warn(Reading& reading, Place place, std::string what);

//! A text cut to so many characters, with dots in place of what is cut off.
std::string shortened(std::string_view text, std::size_t most);

//! A word of the user's in quotation marks, cut to what fits on a line, between characters.
std::string quoted(std::string_view word);
//! A cell of a file in quotation marks: a wrong path may name any file, whose content is not for messages.
inline constexpr std::size_t longest_cell = 40;  //!< characters
std::string quoted_cell(std::string_view cell);

//! A figure in a sentence: "12346", "0.01235", "1.235e+20".
std::string amount(double value);

//! ". Did you mean 'x'?" when a candidate is near, otherwise nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace fundsim
