#pragma once
// Which part of a future is told: of one model, about one opportunity, in some months.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "engine/play/events.hpp"

namespace fundsim {

//! By default all of it.
struct TracePart {
    std::optional<std::size_t> model = {};                        //!< its place in the scenario
    std::optional<std::uint32_t> item = {};                       //!< its number in the world
    double first_month = 0;                                       //!< the first one told, counted from 0
    double last_month = std::numeric_limits<double>::infinity();  //!< the last one told, as a whole
};

inline bool tells_model(const TracePart& part, std::size_t model) {
    return !part.model || *part.model == model;
}

inline bool tells_item(const TracePart& part, std::uint32_t item) { return !part.item || *part.item == item; }

//! Whether a month is told that begins at `month`, with the slack that dates on the grid have.
inline bool tells_month(const TracePart& part, double month) {
    return month + 1e-6 >= part.first_month && month + 1e-6 < part.last_month + 1;
}

//! What happens to teams is told of no item alone.
inline bool tells(const TracePart& part, const Event& event) {
    return tells_item(part, event.item) && tells_month(part, event.month);
}

}  // namespace fundsim
