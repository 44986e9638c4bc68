#pragma once
// What a change of assumptions changes: both sides played in the same futures, the models without it first in
// one summary, then those with it (ensemble/versus.hpp).

#include <string>
#include <vector>

#include "ensemble/summary.hpp"

namespace fundsim {

struct ModelChange {
    std::string name;
    Estimate before, after;  //!< mean NPV
    Estimate difference;     //!< mean of NPV with the change less NPV without, future by future
    Estimate better;         //!< share of futures in which the model fares better with it; a tie counts half
    double ties;             //!< share of futures in which its NPV stays the same
};

//! In the scenario's order.
std::vector<ModelChange> model_changes(const Summary& both);

//! Who comes first without the change, and with it.
std::string change_sentence(const Summary& both);

//! A figure that moved in some model, "61,300 to 52,000" for each.
struct MovedFigure {
    std::string label;
    std::vector<std::string> cells;
};

//! The figures that moved most, by the share by which the smaller of both is smaller, in the model where that
//! is largest; only where the intervals do not overlap.
std::vector<MovedFigure> moved_figures(const Summary& both, const std::string& currency, std::size_t most);

}  // namespace fundsim
