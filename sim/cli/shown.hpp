#pragma once
// Copies for the screen: what is not ours in them is printable. Files and other programs get the originals.

#include "cli/run_facts.hpp"
#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

Scenario shown(Scenario scenario);
Summary shown(Summary summary);
ListReport shown(ListReport report);
RunFacts shown(RunFacts facts);

}  // namespace fundsim
