#include "studies/chosen_models.hpp"

#include <utility>

namespace fundsim {

Scenario with_models(const Scenario& scenario, const std::vector<std::size_t>& models) {
    std::vector<FundingModel> chosen;
    for (const std::size_t model : models) {
        chosen.push_back(scenario.models[model]);
    }
    Scenario out = scenario;
    out.models = std::move(chosen);
    return out;
}

}  // namespace fundsim
