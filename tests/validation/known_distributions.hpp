#pragma once
// Every family with its moments, quantiles and distribution function written down from textbooks.

#include <functional>
#include <string>
#include <vector>

#include "engine/distribution/distribution.hpp"

namespace fundsim::validation {

struct Known {
    std::string name;
    Distribution distribution;
    double mean, deviation;                        //!< NaN where the tail has none
    std::function<double(double)> at_most, below;  //!< P(X <= x), P(X < x)
    std::function<double(double)> quantile;        //!< empty where there is no formula
    double sees = 0.01;                            //!< of the mean of the draws
};

std::vector<Known> known_distributions();

}  // namespace fundsim::validation
