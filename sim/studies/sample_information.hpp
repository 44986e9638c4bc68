#pragma once
// What a pilot would be worth before it is run: the expected value of sample information, by regression of
// the gap on what the pilot shows (Strong, Oakley, Brennan & Breeze 2015, Medical Decision Making 35).
//
// In each draw of the assumptions a pilot is played under the same assumptions in a world of its own, so that
// all that its figures know of the gap they know through the assumptions. E[gap | figures] is then fitted
// over the draws, and choosing by it is worth
//
//     EVSI = E[max(0, E[gap | figures])] - max(0, E[gap])
//
// which is never above the value of knowing all assumptions exactly; estimates of the two may be.

#include <cstddef>
#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "studies/draws.hpp"
#include "studies/pilot.hpp"

namespace fundsim {

//! Figures of draws, [draw][figure], as places in (0, 1): each by its middle rank among all draws over their
//! number, what is missing (NaN) last. Ranks are taken among the figures alone, whatever the gaps are, so a
//! prediction learns nothing of its own gap from them; whoever sees a single pilot finds its place in the
//! same way.
Draws places_of(std::span<const double> figures, std::size_t each);

struct PilotWorth {
    Pilot pilot;
    std::size_t draws = 0;  //!< in which there is a gap and a pilot
    Estimate value{};       //!< EVSI, currency; not below 0
    double explained = 0;   //!< variance of the gap that the figures predict, currency squared
    Estimate changes{};     //!< share of draws in which the pilot changes the choice
    Estimate delay{};       //!< what deciding later loses, currency
    Estimate net{};         //!< value less delay less cost, currency
};

//! `figures`: [draw][figure]; `gaps`: one a draw, with as little luck as can be; `horizon`: months. Whoever
//! waits for a pilot stays with b until its end; what is left of the gap for a choice made then is taken to
//! be the share of the horizon that is left, (horizon - months) / horizon. That is an approximation: a gap
//! may grow late, and what the pilot's own teams gain meanwhile is left out. A pilot that would change
//! nothing for the better is not heeded.
PilotWorth worth_of(const Pilot& pilot, std::span<const double> figures, std::span<const double> gaps,
                    double horizon);

}  // namespace fundsim
