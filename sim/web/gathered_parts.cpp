#include "web/gathered_parts.hpp"

#include <algorithm>
#include <vector>

#include "ensemble/gathering.hpp"

namespace fundsim::web {

Summary summary_of(const Parts& parts, const Origin& origin, std::span<const FundingModel> listed,
                   std::span<const SplitPair> splits, double expected_potential) {
    Gathered gathered = nothing_gathered(origin.cast, 0);
    std::vector<std::vector<double>> npv(origin.cast.listed);
    for (const auto& [number, part] : parts) {
        if (gathered.tally.replications != part.block.first) {
            break;
        }
        gather(gathered, part.block, part.tally);
        for (std::size_t model = 0; model < npv.size(); ++model) {
            const double* values = &part.npv[model * part.block.size];
            npv[model].insert(npv[model].end(), values, values + part.block.size);
        }
    }
    const std::uint64_t replications = gathered.tally.replications;
    const NpvValues values{
        .size = replications,
        .head =
            [&](std::size_t model) {
                return std::span<const double>(npv[model]).first(std::min(npv[model].size(), npv_in_memory));
            },
        .read =
            [&](std::size_t model, const auto& visit) {
                visit(std::span<const double>(npv[model]));
                return std::string();
            }};
    Summary summary{};
    summary.ending = Ending::complete;
    summarise(
        gathered, values, origin.cast, listed, splits, {origin.seed, replications, 0, expected_potential},
        [](std::size_t count, const auto& work) {
            for (std::size_t i = 0; i < count; ++i) {
                work(i);
            }
        },
        summary);
    return summary;
}

}  // namespace fundsim::web
