#pragma once
// A question made ready: what varies, fitted by every family, and what a replicate of it is.

#include <array>
#include <cstddef>
#include <vector>

#include "calibration/question.hpp"

namespace fundsim {

//! A value that many projects have exactly.
struct Mass {
    double value;
    std::size_t count;
};

//! Shares of projects whose values are told.
inline constexpr std::array<double, 7> told_shares{0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

//! The mean and the values at `told_shares` of a history's own distribution, masses and cap included.
struct Figures {
    double mean;
    std::array<double, told_shares.size()> quantiles;
};

struct Plan {
    Question question;
    std::vector<Mass> masses;  //!< in the distribution
    std::size_t left_out = 0;  //!< projects exactly on plan that are left out
    Observed varying;          //!< what is neither
    std::vector<Step> sight;  //!< at which values projects were looked at unfinished; empty: all are finished
    std::vector<Fitted> fits;       //!< those that there are
    std::vector<double> distances;  //!< Anderson-Darling, of each fit
    const char* fault = nullptr;    //!< why there is no fit; null where there is one
};

//! Finds masses and fits all families: only a lognormal below `least_choice`.
Plan plan_of(Question question);

//! Finished projects that count: those that vary, and the masses.
std::size_t finished_of(const Plan& plan);

//! Shares of the masses among these.
std::vector<double> shares_of(const Plan& plan);

//! The history's own distribution by a fit, with these shares of the masses.
Distribution own_distribution(const Plan& plan, const Fitted& fitted, const std::vector<double>& shares);

Figures figures_of(const Distribution& own);

//! A history as it might have been if a fit were the truth: as many projects, looked at as the real ones
//! were, and the family fitted anew.
struct Replicate {
    bool fits = false;
    std::vector<double> parameters = {};
    std::vector<double> shares = {};  //!< of the masses
    std::size_t finished = 0;         //!< projects
    double distance = 0;
    Figures figures = {};
};

//! Replicate number `number` of the fit at a place of the plan: a pure function of these and the seed.
Replicate replicate(const Plan& plan, std::size_t fit, std::uint32_t number);

}  // namespace fundsim
