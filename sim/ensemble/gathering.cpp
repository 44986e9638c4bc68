#include "ensemble/gathering.hpp"

#include "ensemble/flows.hpp"
#include "ensemble/initiatives.hpp"

namespace fundsim {

Gathered nothing_gathered(const Cast& cast, std::uint64_t replications) {
    return {.tally = {},
            .series = SeriesTally(cast),
            .flows = std::vector<double>(flows_size(cast)),
            .initiatives = std::vector<double>(initiatives_size(cast)),
            .sample = SeriesSample(cast, replications)};
}

void gather(Gathered& gathered, const Block& block, const Tally& tally) {
    const Moments before = gathered.tally.potential;
    merge_into(gathered.tally, tally);
    if (block.series.empty()) {
        return;
    }
    gathered.series.merge(before, block, tally.potential);
    merge_flows(before, block, tally.potential, gathered.flows);
    merge_initiatives(double(before.count), block.initiatives, double(tally.potential.count),
                      gathered.initiatives);
}

void tell_request(const Request& request, std::uint64_t replications, Summary& out) {
    out.seed = request.seed;
    out.replications = replications;
    out.requested = request.replications;
    out.until = request.until;
    out.half_width = 0;
}

std::string summarise(const Gathered& gathered, const NpvValues& npv, const Cast& cast,
                      std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                      const Request& request, const ForEach& for_each, Summary& out) {
    tell_request(request, gathered.tally.replications, out);
    if (out.replications == 0) {
        return {};
    }
    const ExpectedPotential expected = request.expected_potential;
    out.half_width = largest_half_width(gathered.tally, expected);
    const Moments& potential = gathered.tally.potential;
    if (expected) {
        out.control = {*expected, largest_half_width(gathered.tally, {}), potential};
    }
    const std::string fault = summarise(gathered.tally, npv, listed, expected, out);
    if (!fault.empty()) {
        return fault;
    }
    out.splits = split_summaries(splits, out.contrasts);
    if (cast.months == 0) {
        return {};
    }
    gathered.series.summarise(potential, expected, out.series);
    out.flows = flow_summary(cast, gathered.flows, potential, expected);
    out.initiatives = initiative_summary(cast, gathered.initiatives, double(out.replications));
    gathered.sample.quantiles(out.replications, for_each, out.series);
    return {};
}

}  // namespace fundsim
