#include "findings/sentences.hpp"

namespace fundsim {

using nlohmann::ordered_json;

ordered_json sentences_json(const ExplorationFinding& finding) {
    return {{"verdict", finding.verdict},   {"spread", finding.spread}, {"drivers", finding.drivers},
            {"research", finding.research}, {"turns", finding.turns},   {"pilots", finding.pilots.worth}};
}

ordered_json sentences_json(const AttributionFinding& finding) {
    return {{"verdict", finding.verdict}, {"against", finding.against}, {"interplay", finding.interplay}};
}

ordered_json sentences_json(const TornadoFinding& finding) {
    return {{"verdict", finding.verdict}, {"drivers", finding.drivers}};
}

ordered_json sentences_json(const InterventionFinding& finding) {
    return {{"verdict", finding.verdict}, {"stop", finding.stop}};
}

}  // namespace fundsim
