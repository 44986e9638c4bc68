#pragma once
// The sentences of studies for other programs: as on screen, by name.

#include <nlohmann/json.hpp>

#include "findings/attribution.hpp"
#include "findings/exploration.hpp"
#include "findings/interventions.hpp"
#include "findings/sensitivity.hpp"

namespace fundsim {

nlohmann::ordered_json sentences_json(const ExplorationFinding& finding);
nlohmann::ordered_json sentences_json(const AttributionFinding& finding);
nlohmann::ordered_json sentences_json(const TornadoFinding& finding);
nlohmann::ordered_json sentences_json(const InterventionFinding& finding);

}  // namespace fundsim
