#pragma once
// Median times by Google Benchmark. What is compared with each other is timed in one go, repetitions of one
// between those of the others, so that a machine that slows down slows all of them.

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace fundsim::bench {

struct Timed {
    std::string name;
    std::function<void()> call;
    double units = 1;  //!< things that one call makes
};

struct Effort {
    int repetitions;
    double seconds;  //!< least time of one repetition
};

//! Median processor time per unit of each, seconds: for work of one thread.
std::vector<double> processor_times(std::span<const Timed> list, Effort effort);

//! Median wall time per unit of each, seconds: one call is one repetition.
std::vector<double> wall_times(std::span<const Timed> list, int repetitions);

}  // namespace fundsim::bench
