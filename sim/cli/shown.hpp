#pragma once
// Copies for the screen: what is not ours in them is printable. Files and other programs get the originals.

#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

Scenario shown(Scenario scenario);
Summary shown(Summary summary);
ListReport shown(ListReport report);
std::vector<std::string> shown(std::vector<std::string> words);

}  // namespace fundsim
