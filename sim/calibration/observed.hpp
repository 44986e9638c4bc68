#pragma once
// What past projects came to: ratios of actual to planned, or sizes. Of those that are unfinished one knows
// that they will come to at least so much (right-censored).

#include <cstddef>
#include <span>
#include <vector>

namespace fundsim {

//! Finite values above 0, each list sorted upwards, with their natural logarithms.
struct Observed {
    std::vector<double> finished;
    std::vector<double> unfinished;  //!< at least so much
    std::vector<double> log_finished, log_unfinished;
};

//! Sorts the values and takes their logarithms.
Observed observed(std::vector<double> finished, std::vector<double> unfinished = {});

inline std::size_t size_of(const Observed& sample) {
    return sample.finished.size() + sample.unfinished.size();
}

//! A step of the estimated distribution function: P(X < value) and P(X <= value).
struct Step {
    double value, below, at_most;
};

//! Product-limit estimate (Kaplan & Meier 1958), a step for each value of a finished one; without unfinished
//! ones the share of the sample. What is unfinished at a value counts as larger.
std::vector<Step> product_limit(const Observed& sample);

//! The same of the values at which projects were looked at while unfinished: finished and unfinished change
//! places, and at equal values what is finished counts as smaller.
std::vector<Step> limits_of_sight(const Observed& sample);

//! The smallest value that at least a share p does not exceed; +inf where the steps do not reach p.
double quantile_of_steps(std::span<const Step> steps, double p);

}  // namespace fundsim
