#pragma once
// A pilot: some of an organisation's teams work by a model for some months, and somebody looks at what that
// comes to.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/scenario.hpp"
#include "engine/simulation.hpp"

namespace fundsim {

struct Pilot {
    std::uint64_t teams;   //!< at least 1
    std::uint64_t months;  //!< at least 1
    double cost = 0;       //!< currency, on top of the pay of its teams, which they get anyway
};

//! Whole teams that an organisation has by this model.
std::uint64_t whole_teams(const Organisation& organisation, const FundingModel& model);

//! The organisation of a pilot, with that model alone: the budget of exactly those teams over those months,
//! and of ideas, listed or not, areas, estate and what interventions cost the teams' share of the whole. Its
//! teams wait for as many others as they do in the whole organisation.
Scenario piloted(const Scenario& scenario, std::size_t model, const Pilot& pilot);

//! What is seen of a pilot, by name.
inline constexpr std::array pilot_figures{
    "income",             // until its end, currency
    "income_of_planned",  // a year, of the last month, over what was planned of what is in use; 1
    "running",            // pay of people who keep released work running, currency
    "idle",               // pay of people without work, currency
    "lead_time",          // mean months from arrival to first release, of what was released
    "shipped",            // initiatives released at least in part
    "started",            // initiatives
    "planned",            // annual benefit that was believed of what was started, currency
    "paid_of_planned",    // of what was released in full; 1
    "delivered",          // initiatives released in full
    "stopped",            // initiatives
    "outlay",             // all money spent, currency
    "utilisation",        // person-months on initiatives over those that there were
};
using PilotFigures = std::array<double, pilot_figures.size()>;

//! The figures at the end of a pilot, from what happened in its months and no later: nobody knows yet what
//! becomes of it. NaN where there is nothing to tell of. Income is taken as read from the books: all of it is
//! seen, and where it comes from is known.
PilotFigures seen_in(const Trace& trace, const Pilot& pilot);

}  // namespace fundsim
