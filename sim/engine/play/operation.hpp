#pragma once
// What has been released: what it pays, what it takes to keep it running, and whose effect is to be read.

#include <cstdint>
#include <vector>

#include "engine/play/benefit_flow.hpp"

namespace fundsim {

//! What an item pays in operation.
struct Live {
    std::uint32_t item, area;
    Flow flow;
    double benefit;  //!< truth: annual, with the fit of this step; an iteration is live from the next on
};

struct Inflow {
    std::uint32_t item;
    double amount;  //!< share of annual value entering adoption
    double estate;  //!< person-months
    double offset;  //!< months into the step
};

struct Operation {
    std::vector<Live> live;              //!< what is in operation
    std::vector<std::uint32_t> renewed;  //!< items with a new attempt in operation from the next step on
    std::vector<std::uint32_t> watched;  //!< items with a reading due
    std::vector<Inflow> inflows;         //!< of this step
    std::vector<double> area_estate;     //!< initial estate by area
};

}  // namespace fundsim
