#pragma once
// The words of calibrated histories.

#include <string>
#include <vector>

#include "findings/calibration.hpp"

namespace fundsim {

struct SpokenQuantity {
    std::string title;    //!< "Cost, actual over planned"
    std::string verb;     //!< what projects do: "cost", "took"
    std::string unit;     //!< " times the plan"
    std::string at_most;  //!< corner of a table: "Projects that cost at most"
    std::string place;    //!< what a scenario makes of it
};
SpokenQuantity spoken(HistoryQuantity quantity);

//! "lognormal", "body with a Pareto tail".
std::string spoken(Candidate candidate);

//! What the figures mean, and what they cannot support: each a sentence or a few.
std::vector<std::string> cautions_of(const CalibrationOf& what, const Calibrated& found);

}  // namespace fundsim
