#include "execution/gaps.hpp"

#include <array>
#include <vector>

#include "engine/simulation.hpp"
#include "parameters/violations.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

Scenario pair_of(const Scenario& scenario, std::size_t a, std::size_t b) {
    return with_models(scenario, {b, a});
}

Variant variant_of(const Scenario& scenario, const Prepared* known) {
    if (const auto found = violations(scenario); !found.empty()) {
        return {nullptr, found.front().text};
    }
    Variant variant;
    variant.prepared = prepare(scenario, variant.why, known, Hybrids::left_out);
    return variant;
}

GapInWorld gap_in(const Prepared& pair, std::uint64_t seed, std::uint64_t replication, Workspace& workspace) {
    std::array<double, 2> npv{};
    const double potential =
        play_npvs(pair, seed, replication, std::span(pair.rules).first(npv.size()), workspace, npv);
    return {npv[1] - npv[0], potential};
}

Sample sample_gaps(std::span<const std::shared_ptr<const Prepared>> variants, std::uint64_t seed,
                   std::size_t figures, const FillFigures& fill, const SamplingOptions& options) {
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(*variants.front()),
                gaps = std::vector<double>(variants.size())](std::uint64_t replication,
                                                             std::span<double> row) mutable {
            double potential = 0;
            for (std::size_t v = 0; v < variants.size(); ++v) {
                const GapInWorld here = gap_in(*variants[v], seed, replication, *workspace);
                potential = v == 0 ? here.potential : potential;
                gaps[v] = here.gap;
            }
            fill(gaps, row);
            return potential;
        };
    };
    return sample(figures, make_sampler, options);
}

}  // namespace fundsim
