#pragma once
// Histories calibrated by any number of threads: the replicates take the time.

#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/calibrated.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

struct CalibrateOptions {
    std::uint32_t resamples = 999;  //!< of every family of every quantity
    int threads = 0;                //!< 0 = as many as the machine offers
    //! One call at a time: replicates done, and all.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    //! Asked before each replicate, from many threads: true = stop now, keep those that all families have.
    std::function<bool()> stop = {};
};

struct CalibrateDone {
    std::vector<Calibrated> answers;  //!< of the questions, in their order
    std::uint32_t resamples = 0;      //!< done, of every family
    Ending ending = Ending::complete;
};

//! The same bits for any number of threads.
CalibrateDone calibrate(const std::vector<Question>& questions, const CalibrateOptions& options);

}  // namespace fundsim
