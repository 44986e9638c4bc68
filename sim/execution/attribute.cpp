#include "execution/attribute.hpp"

#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "engine/simulation.hpp"

namespace fundsim {

namespace {

using Worth = std::vector<double>;  //!< NPV of each coalition that is played, currency

//! Plays all coalitions in every world.
std::function<Sampler()> all_coalitions(const Prepared& prepared, const FundingModel& from,
                                        const FundingModel& to, const std::vector<LeverGroup>& groups,
                                        std::uint64_t seed) {
    std::vector<FundingModel> models;
    for (std::uint64_t taken = 0; taken < std::uint64_t{1} << groups.size(); ++taken) {
        models.push_back(between(from, to, groups, taken));
    }
    auto rules = std::make_shared<const std::vector<Rules>>(rules_of(prepared, models));
    return [&prepared, seed, rules]() -> Sampler {
        return [&prepared, seed, rules, workspace = make_workspace(prepared),
                worth = Worth(rules->size())](std::uint64_t replication, std::span<double> figures) mutable {
            const double potential = play_npvs(prepared, seed, replication, *rules, *workspace, worth);
            fill_figures(contributions(worth), worth.back() - worth.front(), figures);
            return potential;
        };
    };
}

//! Plays the coalitions of one random order in every world.
std::function<Sampler()> one_order(const Prepared& prepared, const FundingModel& from, const FundingModel& to,
                                   const std::vector<LeverGroup>& groups, std::uint64_t seed) {
    return [&, seed]() -> Sampler {
        return [&, seed, workspace = make_workspace(prepared)](std::uint64_t replication,
                                                               std::span<double> figures) {
            const std::vector<std::size_t> order = random_order(groups.size(), seed, replication);
            std::vector<FundingModel> models;
            for (const std::uint64_t taken : coalitions_of(order)) {
                models.push_back(between(from, to, groups, taken));
            }
            Worth worth(models.size());
            const double potential =
                play_npvs(prepared, seed, replication, rules_of(prepared, models), *workspace, worth);
            fill_figures(contributions_along(order, worth), worth[groups.size()] - worth[0], figures);
            return potential;
        };
    };
}

}  // namespace

Attributed attribute(const Prepared& prepared, std::size_t from, std::size_t to,
                     const AttributionOptions& options) {
    const FundingModel& first = prepared.scenario.models[from];
    const FundingModel& second = prepared.scenario.models[to];
    const std::vector<LeverGroup> groups = differing_groups(first, second);
    Attributed out{.attribution = {.from = from, .to = to, .exact = options.exact}};
    SamplingOptions sampling = options.sampling;
    sampling.needed = [&](Means means) {
        estimate_shares(groups, means, options.expected_potential, out.attribution);
        const double bar =
            options.until > 0 ? options.until : options.until_share * std::abs(out.attribution.gap.value);
        return replications_needed(widest_share(out.attribution), bar);
    };
    const auto make_sampler = options.exact ? all_coalitions(prepared, first, second, groups, options.seed)
                                            : one_order(prepared, first, second, groups, options.seed);
    const Sample sampled = sample(attribution_figures(groups.size()), make_sampler, sampling);
    out.ending = sampled.ending;
    out.fault = sampled.fault;
    out.attribution.replications = sampled.replications;
    estimate_shares(groups, sampled.means, options.expected_potential, out.attribution);
    return out;
}

}  // namespace fundsim
