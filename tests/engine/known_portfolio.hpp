#pragma once
// What the tests of the levers share: a portfolio that is known for sure, and what happened to it.

#include <vector>

#include "plain_scenario.hpp"

namespace fundsim::plain {

inline ListedInitiative listed(double benefit, double arrival = 0, double effort = 24) {
    return {.name = "", .arrival_month = arrival, .effort = effort, .benefit = benefit, .overrun = 1};
}

//! Initiatives whose cases are the truth, and nothing else.
inline Scenario with_list(std::vector<ListedInitiative> items) {
    Scenario s = scenario();
    s.opportunities.initial_backlog = 0;
    s.opportunities.value_per_year = {.shape = Shape::uniform, .parameters = {-1000, 5000}};
    s.opportunities.listed = std::move(items);
    s.organisation.horizon_months = 36;
    return s;
}

inline std::vector<Event> events_of(const Scenario& s, std::size_t model, std::uint64_t replication = 0) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, replication, w.world);
    std::vector<Event> events;
    play(*prepared, prepared->rules[model], w.world, w.state, nullptr, &events);
    return events;
}

inline double month_of(const std::vector<Event>& events, EventKind kind, std::uint32_t item) {
    for (const Event& e : events)
        if (e.kind == kind && e.item == item) return e.month;
    return never;
}

//! Month, within the step, in which an item is fully released.
inline double finished(const Scenario& s, std::size_t model, std::uint32_t item) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    play(*prepared, prepared->rules[model], w.world, w.state);
    return w.state.work.items[item].delivered ? w.state.work.items[item].first_release : never;
}

constexpr std::size_t projects = 0;
constexpr std::size_t teams = 1;

}  // namespace fundsim::plain
