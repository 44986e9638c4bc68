#pragma once
// What is wrong with a scenario, told so that its author can put it right.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/sentence.hpp"
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

}  // namespace fundsim
