#pragma once
// Plays draws of the assumptions: two futures each, and pilots in worlds of their own.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "execution/gaps.hpp"
#include "execution/sampling.hpp"
#include "studies/draws.hpp"
#include "studies/factors.hpp"
#include "studies/jansen.hpp"
#include "studies/pilot.hpp"
#include "studies/points.hpp"

namespace fundsim {

inline constexpr std::uint64_t futures_of_a_draw = 2;

//! The world of a draw's pilots is this one and as many more as the draw's number: no draw's futures reach it
//! (most_draws), so what pilots show and what gaps come to have nothing in common but the assumptions. All
//! pilots of a draw have the same one, so that a longer one sees what a shorter one does, and more.
inline constexpr std::uint64_t first_pilot_world = std::uint64_t{1} << 40U;
inline constexpr std::uint64_t most_draws = 10'000'000;
static_assert(futures_of_a_draw * most_draws < first_pilot_world);

//! Rows that tell total indices have points and futures which no draw has: what those rank decides which
//! assumptions are told apart, and must not be what is told of them.
inline constexpr std::uint64_t first_total_row = std::uint64_t{1} << 24U;
inline constexpr std::uint64_t most_total_rows = 1'000'000;
static_assert(most_draws <= first_total_row);
static_assert(first_total_row + most_total_rows <= most_rows);
static_assert(futures_of_a_draw * (first_total_row + most_total_rows) < first_pilot_world);

//! What is drawn, and what is played of each draw. It has to outlive the playing.
struct DrawPlan {
    const Scenario& pair;
    const Prepared& known;
    const std::vector<Factor>& factors;
    const Points& points;
    std::uint64_t seed;
    std::span<const Pilot> pilots = {};  //!< of the second model of the pair
};

struct PlayedDraws {
    Draws draws;
    //! Of each pilot [draw][figure], NaN where it cannot be played.
    std::vector<std::vector<double>> pilots = {};
};

//! Draws that cannot be played are left out. `needed`: as of SamplingOptions, or nothing.
Sample play_draws(const DrawPlan& plan, SamplingOptions options, PlayedDraws& played,
                  const std::function<double()>& needed);

//! Why the first of the draws that are left out cannot be played. There is one.
std::string why_left_out(const DrawPlan& plan, const Draws& draws);

//! Why a pilot cannot be played with the scenario's own values; empty: it can.
std::string pilot_fault(const Scenario& pair, const Pilot& pilot);

}  // namespace fundsim
