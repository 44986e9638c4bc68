#pragma once
// What a history is asked: the figures of one quantity, and how to look at them.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "calibration/candidates.hpp"
#include "engine/distribution/distribution.hpp"

namespace fundsim {

//! What becomes of projects whose actual figure is exactly the planned one, when there are many of them.
enum class OnPlan : std::uint8_t {
    keep,      //!< a value of its own in the distribution
    leave_out  //!< nobody has looked: only what differs from the plan is evidence
};

struct Question {
    std::vector<double> finished;  //!< >= 0; 0 and, where many have it, exactly 1 become values of their own
    std::vector<double> unfinished;  //!< > 0: at least so much
    bool is_ratio = true;            //!< of actual to planned; sizes have no values of their own
    bool may_have_tail = true;       //!< whether a body with a Pareto tail is tried
    double threshold = 1.5;          //!< where the tail begins
    double cap = 10;                 //!< largest value of a tail that needs one
    OnPlan on_plan = OnPlan::keep;
    std::optional<Candidate> family = {};        //!< the one that is taken; otherwise the best
    std::optional<Distribution> reference = {};  //!< published class, blended in while projects are few
    std::uint32_t number = 0;                    //!< of the quantity, so that each has draws of its own
    std::uint64_t seed = 1;
};

//! The cap of a ratio unless another is asked for: 10, as the calibration large_it has it, or the next of 20,
//! 50, 100, ... above the largest ratio of the history, which has happened.
double usual_cap(double largest);

//! Projects that have to be finished for a distribution at all, and for a choice between families.
inline constexpr std::size_t least_projects = 3, least_choice = 10;

//! Finished projects from which a history stands alone. Below, its weight beside the published class is
//! sqrt(n / 100): the square-root rule of limited-fluctuation credibility (Mowbray 1914; Longley-Cook 1962),
//! with full credibility where ten projects lie beyond the value that nine of ten keep to.
inline constexpr double full_credibility = 100;
double credibility(std::size_t finished);

//! Projects with exactly the planned figure from which they count as a value of their own: so many, and such
//! a share of the finished ones.
inline constexpr std::size_t least_mass = 5;
inline constexpr double least_mass_share = 0.05;

}  // namespace fundsim
