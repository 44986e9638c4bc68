#pragma once
// A scenario's text is looked over before the TOML library reads it. The library recurses as deep as keys and
// brackets go and takes letters beyond ASCII outside texts for impossible, so both are refused here; and it
// stops at its first fault, so the mistakes that people make with values are found here, all of them, and
// told in other words than a grammar's.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/tree.hpp"

namespace fundsim {

inline constexpr std::size_t most_key_parts = 16;  //!< of a dotted key; a scenario needs five
inline constexpr std::size_t most_brackets = 32;   //!< open at a time

struct LookedOver {
    std::string text;                 //!< for the library: "" stands in place of a value that is none
    std::vector<SyntaxFault> faults;  //!< in the order of the text
    std::vector<Place> told;          //!< places in `text` about which everything is said
    bool whole = true;  //!< the structure of `text` is known to its end; otherwise it is not to be read
};

//! Text that TOML allows comes back as it is, with no faults. `origin` goes into every place.
LookedOver look_over(std::string_view text, int origin);

}  // namespace fundsim
