#pragma once
// The kinds of events of a play by name, and the names of the figures that go with them.

#include <array>
#include <string_view>

#include "engine/play/events.hpp"

namespace fundsim {

struct EventWords {
    std::string_view name;
    std::array<std::string_view, 3> figures;  //!< names of a, b, c; empty: not used
};

EventWords words_of(EventKind kind);

}  // namespace fundsim
