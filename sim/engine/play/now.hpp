#pragma once
// What every phase of a step reads: the world, what is prepared for it, the date; and the log that all may
// write and none reads.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/play/events.hpp"
#include "engine/prepared.hpp"
#include "engine/world/world.hpp"

namespace fundsim {

//! The play itself moves the date, and market.hpp the shifts.
struct Now {
    const Prepared* prepared;
    const World* world;
    std::vector<Event>* events = nullptr;
    int step;
    double month;            //!< start of the step
    bool closing = false;    //!< past the horizon: nothing new starts
    std::size_t next_shift;  //!< of World::shifts
};

inline void record(const Now& now, EventKind kind, std::uint32_t item, std::uint32_t lane = no_lane,
                   double a = 0, double b = 0, double c = 0) {
    if (now.events) {
        now.events->push_back({now.month, kind, item, lane, a, b, c});
    }
}

inline double age(const Now& now, std::uint32_t item) { return now.month - now.world->arrival[item]; }

}  // namespace fundsim
