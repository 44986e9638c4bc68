#pragma once
// What a history says: families compared, the one that is taken with its intervals, and what goes into a
// scenario.

#include <cstddef>
#include <string>
#include <vector>

#include "calibration/plan.hpp"
#include "calibration/tail.hpp"

namespace fundsim {

//! An estimate and the interval that holds the truth in nine of ten histories.
struct Within {
    double value, low, high;
};

//! How well a family does.
struct Tried {
    Fitted fitted;
    double akaike;    //!< corrected for small samples
    double distance;  //!< Anderson-Darling
    double p;  //!< share of replicates that are at least as far from their own fit; NaN without replicates
    std::vector<Within> parameters = {};
    std::size_t replicates = 0;  //!< that could be fitted
    Figures figures = {};        //!< of the history's own distribution by this family
};

//! An observed value beside the one that the chosen fit has at its place; nine of ten such points lie between
//! low and high if the fit is true (its parameters taken as known).
struct QuantilePair {
    double observed, expected, low, high;
};

//! A mean under another cap.
struct Capped {
    double cap, mean;
};

struct Calibrated {
    std::size_t finished = 0, unfinished = 0;  //!< that count
    double observed_mean = 0;                  //!< of the finished ones
    double largest = 0;                        //!< of the finished ones
    std::vector<Mass> masses = {};
    std::size_t left_out = 0;  //!< exactly on plan
    double threshold = 0, cap = 0;
    std::string fault = {};                       //!< why there is no distribution; the rest is then empty
    std::vector<Tried> tried = {};                //!< the best first, by the corrected criterion
    Within mean = {};                             //!< of the history's own distribution
    std::vector<double> observed_quantiles = {};  //!< at told_shares; +inf where too many are unfinished
    std::vector<Within> quantiles = {};           //!< of the history's own distribution, at told_shares
    Tail tail = {};                               //!< above the threshold; ratios that may have one
    std::vector<Tail> hill = {};
    std::vector<QuantilePair> pairs = {};  //!< for a picture: at most `most_pairs` of what varies
    std::vector<Capped> capped = {};       //!< half, once, twice and five times the cap, where there is one
    double weight = 1;                     //!< of the history beside the reference
    Distribution own = {};                 //!< the history's own
    Distribution distribution = {};        //!< what goes into a scenario: blended where a reference is
};

inline constexpr std::size_t most_pairs = 200;

//! Sums up: `replicates` of each fit of the plan, which may be empty.
Calibrated calibrated(const Plan& plan, const std::vector<std::vector<Replicate>>& replicates);

//! The best fit of a plan: its place.
std::size_t best_of(const Plan& plan);

}  // namespace fundsim
