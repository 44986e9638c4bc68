#include "execution/outcomes.hpp"

#include <vector>

#include "engine/simulation.hpp"

namespace fundsim {

Sample sample_outcomes(std::span<const Ready> scenarios, std::uint64_t seed, std::uint64_t first,
                       std::size_t figures, const FillFromOutcomes& fill, const SamplingOptions& options) {
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(*scenarios.front()),
                outcomes = std::vector<Outcome>(scenarios.size())](std::uint64_t replication,
                                                                   std::span<double> row) mutable {
            for (std::size_t k = 0; k < scenarios.size(); ++k) {
                play_replication(*scenarios[k], seed, first + replication, *workspace,
                                 std::span(outcomes).subspan(k, 1), {});
            }
            fill(outcomes, row);
            return outcomes.front().potential;
        };
    };
    return sample(figures, make_sampler, options);
}

}  // namespace fundsim
