#pragma once
// What studies that draw all assumptions read of a scenario, and what an exploration leaves in a file.

#include <string>
#include <vector>

#include "cli/studying.hpp"
#include "execution/explore.hpp"

namespace fundsim {

//! What the scenario says of how well it knows its values: [uncertain], and scalars with a distribution.
std::vector<Doubt> doubts_of(const ReadResult& read);

//! The reply where a study has nothing to draw.
Reply nothing_uncertain(std::string_view command);

//! Writes the draws, and adds to the reply what became of them.
void write_draws(const ExploreDone& done, const StudyOpening& opening, const std::string& output,
                 const std::string& typed, Reply& reply);

}  // namespace fundsim
