#include "execution/design_rows.hpp"

#include <optional>
#include <span>

#include "execution/gaps.hpp"

namespace fundsim {

namespace {

TwoGaps gaps_in(const Prepared& prepared, std::uint64_t seed, std::uint64_t row, Workspace& workspace) {
    TwoGaps gaps{};
    for (std::size_t k = 0; k < gaps.size(); ++k) {
        gaps[k] = gap_in(prepared, seed, gaps.size() * row + k, workspace).gap;
    }
    return gaps;
}

}  // namespace

Sample play_rows(const DesignGround& ground, const Design& design, std::uint64_t first_row,
                 const SamplingOptions& options, Unplayed& unplayed) {
    const auto make_sampler = [&]() -> Sampler {
        return
            [&, workspace = make_workspace(ground.known)](std::uint64_t number, std::span<double> figures) {
                const std::uint64_t row = first_row + number;
                const Response response = [&](std::span<const double> point) -> std::optional<TwoGaps> {
                    const Variant variant =
                        variant_of(with_values_at(ground.pair, ground.factors, point), &ground.known);
                    if (!variant.prepared) {
                        remember(unplayed, row, variant.why);
                        return std::nullopt;
                    }
                    return gaps_in(*variant.prepared, ground.seed, row, *workspace);
                };
                return fill_row(design, row, response, figures);
            };
    };
    return sample(jansen_figures(design.groups.size()), make_sampler, options);
}

}  // namespace fundsim
