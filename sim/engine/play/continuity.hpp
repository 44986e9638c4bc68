#pragma once
// What becomes of teams: formed per initiative and disbanded, or standing, and who owns what was released.

#include "engine/play/index_cache.hpp"
#include "engine/play/scene.hpp"

namespace fundsim {

//! Lanes at month 0.
void form_lanes(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                const Now& now);

//! Whether a lane may work on items of an area.
inline bool may_serve(const Teams& teams, std::size_t lane, std::uint32_t area) {
    const Lane& l = teams.lanes[lane];
    if (l.released) {
        return false;
    }
    if (l.home_count == 0) {
        return true;
    }
    const auto areas = static_cast<unsigned>(teams.area_owned.size());
    const unsigned ahead = area >= l.home_first ? area - l.home_first : area + areas - l.home_first;
    return ahead < l.home_count;
}

//! Areas side by side, from `first` on, modulo all.
struct Areas {
    unsigned first, count;
};

inline Areas all_areas(const Teams& teams) { return {0, static_cast<unsigned>(teams.area_owned.size())}; }

//! Those that a lane may serve.
inline Areas areas_of(const Teams& teams, const Lane& lane) {
    return lane.home_count == 0 ? all_areas(teams) : Areas{lane.home_first, lane.home_count};
}

template <class Use>
void in_areas(const Teams& teams, Areas areas, Use use) {
    const auto all = static_cast<unsigned>(teams.area_owned.size());
    for (unsigned n = 0; n < areas.count; ++n) {
        use((areas.first + n) % all);
    }
}

//! Lanes that may work on items of an area, at least 1, as planners of a regime count them.
inline double lanes_for(const Teams& teams, const Regime& regime, std::uint32_t area) {
    if (regime.rules->home_areas == 0) {
        return static_cast<double>(teams.lanes.size());
    }
    return teams.lanes_of_area[area];
}

//! Counts them anew after teams have come, gone or moved; plans for areas where that matters are made anew.
void count_lanes(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                 const Now& now);

//! What is missing when a lane starts work in an area, and how long it waits.
Readiness readiness(const Scene& scene, std::size_t lane, std::uint32_t area);

//! Productivity of a lane that works in an area, for the different ones in which it worked within a year; 1
//! where teams have areas of their own, for which the rules count.
double variety_of(const Teams& teams, const Regimes& regimes, const Now& now, std::size_t lane,
                  std::uint32_t area);

//! K of a lane at work in an area: its own, or what the people there know where they move between areas.
double knowledge_of(const Regimes& regimes, const Lane& lane, std::uint32_t area);

//! A team starts anew: where it worked is forgotten.
void forget_visits(Teams& teams, std::size_t lane);

//! Puts a free lane on an item: forms the team within `staffing` months, moves it between areas as the
//! continuity says.
void occupy(Teams& teams, Worklist& work, const Regimes& regimes, const World& world, std::size_t lane,
            std::uint32_t item, double staffing);

//! Takes a lane off an item that others go on with.
void leave_to_others(Teams& teams, Worklist& work, std::size_t lane);

//! Takes all lanes off an item; what they learned stays or goes as the continuity says.
void leave(Teams& teams, Worklist& work, Regimes& regimes, std::uint32_t item);

//! Familiarity and knowledge at the end of the step.
void learn(Teams& teams, Regimes& regimes);

//! Which areas have a standing team that knows them.
void find_owned_areas(Teams& teams, const Regimes& regimes);

//! Whether an item's benefits erode at the owned rate.
inline bool is_owned(const Teams& teams, const Worklist& work, const World& world, std::uint32_t item) {
    return teams.area_owned[world.area[item]] != 0 || work.items[item].lanes_held > 0;
}

}  // namespace fundsim
