#include "studies/factors.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "engine/distribution/distribution.hpp"
#include "engine/numeric/special.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

bool is_lever(Section section) { return section == Section::model || section == Section::transition; }

//! The models of the scenario, among `models`, that an address speaks of.
std::vector<std::size_t> models_meant(const Scenario& scenario, const Address& address,
                                      const std::vector<std::size_t>& models) {
    std::vector<std::size_t> out;
    for (const std::size_t model : models) {
        if (address.model.empty() || scenario.models[model].name == address.model) {
            out.push_back(model);
        }
    }
    return out;
}

//! Takes what the scenario speaks of itself out of what is drawn by the table.
void leave_to_scenario(std::vector<Factor>& factors, const Parameter& parameter,
                       const std::vector<std::size_t>& meant) {
    for (Factor& factor : factors) {
        if (!factor.at && factor.assumption.parameter == &parameter && is_lever(parameter.section)) {
            std::erase_if(factor.assumption.models, [&](std::size_t model) {
                return std::find(meant.begin(), meant.end(), model) != meant.end();
            });
        }
    }
    std::erase_if(factors, [&](const Factor& factor) {
        return !factor.at && factor.assumption.parameter == &parameter &&
               (!is_lever(parameter.section) || factor.assumption.models.empty());
    });
}

}  // namespace

std::vector<Factor> factors_of(const Scenario& scenario, const std::vector<std::size_t>& models,
                               std::span<const Doubt> doubts) {
    std::vector<Factor> factors;
    for (const Assumption& assumption : assumptions_of(scenario, models)) {
        factors.push_back({assumption, address_of(assumption), assumption.parameter->evidence});
    }
    for (const Doubt& doubt : doubts) {
        const Parameter* parameter = find_parameter(doubt.address.section, doubt.address.name);
        const std::vector<std::size_t> meant = models_meant(scenario, doubt.address, models);
        const auto value = get_scalar(scenario, doubt.address);
        if (parameter == nullptr || !value || (is_lever(parameter->section) && meant.empty())) {
            continue;
        }
        leave_to_scenario(factors, *parameter, meant);
        if (doubt.distribution) {
            factors.push_back({.assumption = {parameter, meant, *value},
                               .address = address_text(doubt.address),
                               .at = doubt.address,
                               .distribution = doubt.distribution});
        }
    }
    return factors;
}

std::vector<Factor> doubled(std::vector<Factor> factors) {
    const auto log_odds = [](double share) { return log_of(share / (1 - share)); };
    for (Factor& factor : factors) {
        const Parameter& parameter = *factor.assumption.parameter;
        if (factor.distribution || parameter.grade != Grade::C) {
            continue;
        }
        Evidence& e = factor.range;
        const auto wider = [](double low, double high) {
            const double half = (high - low) / 2;
            return std::pair{low - half, high + half};
        };
        switch (e.shape) {
        case EvidenceShape::uniform:
            std::tie(e.low, e.high) = wider(e.low, e.high);
            break;
        case EvidenceShape::log_uniform: {
            const auto [low, high] = wider(log_of(e.low), log_of(e.high));
            e.low = exp_of(low);
            e.high = exp_of(high);
            break;
        }
        case EvidenceShape::logit_uniform: {
            const auto [low, high] = wider(log_odds(e.low), log_odds(e.high));
            e.low = 1 / (1 + exp_of(-low));
            e.high = 1 / (1 + exp_of(-high));
            break;
        }
        }
        e.low = std::max(e.low, parameter.range.low);
        e.high = std::min(e.high, parameter.range.high);
    }
    return factors;
}

double value_at(const Factor& factor, double share) {
    const Parameter& parameter = *factor.assumption.parameter;
    if (!factor.distribution) {
        return value_at_share(factor.range, parameter.kind, share);
    }
    const double value = quantile(*factor.distribution, share);
    return parameter.kind == Kind::integer ? std::round(value) : value;
}

Scenario with_value(Scenario scenario, const Factor& factor, double value) {
    if (!factor.at) {
        return with_value(std::move(scenario), factor.assumption, value);
    }
    set_scalar(scenario, *factor.at, value);
    return scenario;
}

Scenario with_values_at(Scenario scenario, std::span<const Factor> factors, std::span<const double> shares) {
    for (std::size_t f = 0; f < factors.size(); ++f) {
        scenario = with_value(std::move(scenario), factors[f], value_at(factors[f], shares[f]));
    }
    return scenario;
}

}  // namespace fundsim
