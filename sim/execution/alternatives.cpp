#include "execution/alternatives.hpp"

#include <algorithm>
#include <vector>

#include "engine/simulation.hpp"

namespace fundsim {

namespace {

//! Alternatives that share an organisation and a market, and so their worlds.
struct Together {
    std::shared_ptr<const Prepared> prepared;
    std::vector<FundingModel> models;
    std::vector<std::size_t> places;  //!< among all alternatives
    std::vector<Rules> rules = {};
};

std::vector<Together> grouped(std::span<const Alternative> alternatives) {
    std::vector<Together> groups;
    for (std::size_t place = 0; place < alternatives.size(); ++place) {
        const Alternative& each = alternatives[place];
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const Together& other) { return other.prepared == each.prepared; });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {each.prepared, {}, {}});
        }
        group->models.push_back(each.model);
        group->places.push_back(place);
    }
    for (Together& group : groups) {
        group.rules = rules_of(*group.prepared, group.models);
    }
    return groups;
}

bool same_surroundings(const Scenario& a, const Scenario& b) {
    return a.organisation == b.organisation && a.opportunities == b.opportunities &&
           reference_organisation(a) == reference_organisation(b);
}

}  // namespace

Alternative alternative_of(const Scenario& one_model, const std::shared_ptr<const Prepared>& base) {
    Alternative alternative{nullptr, one_model.models.front()};
    alternative.prepared = base && same_surroundings(one_model, base->scenario)
                               ? base
                               : prepare(one_model, alternative.why, base.get());
    return alternative;
}

Sample sample_alternatives(std::span<const Alternative> alternatives, std::uint64_t seed, std::uint64_t first,
                           std::size_t figures, const FillFromNpvs& fill, const SamplingOptions& options) {
    const std::vector<Together> groups = grouped(alternatives);
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(*alternatives.front().prepared),
                npvs = std::vector<double>(alternatives.size()),
                of_group = std::vector<double>(alternatives.size())](std::uint64_t replication,
                                                                     std::span<double> row) mutable {
            double potential = 0;
            for (const Together& group : groups) {
                const std::span here = std::span(of_group).first(group.rules.size());
                const double offered =
                    play_npvs(*group.prepared, seed, first + replication, group.rules, *workspace, here);
                potential = &group == &groups.front() ? offered : potential;
                for (std::size_t k = 0; k < here.size(); ++k) {
                    npvs[group.places[k]] = here[k];
                }
            }
            fill(npvs, row);
            return potential;
        };
    };
    return sample(figures, make_sampler, options);
}

}  // namespace fundsim
