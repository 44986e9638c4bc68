#include "execution/decompose.hpp"

#include <algorithm>
#include <utility>

#include "execution/design_rows.hpp"
#include "execution/gaps.hpp"

namespace fundsim {

namespace {

//! Rows that rank have points and futures of their own.
constexpr std::uint64_t first_ranking_row = std::uint64_t{1} << 20U;
static_assert(most_rows_played <= first_ranking_row);

}  // namespace

std::uint64_t ranking_rows_for(std::uint64_t rows) {
    constexpr std::uint64_t enough = 64;
    return std::max(rows / 8, std::min(rows, enough));
}

DecomposeDone play_decomposition(const Prepared& prepared, std::size_t a, std::size_t b,
                                 std::vector<Factor> factors, const DecomposeOptions& options) {
    DecomposeDone done{.decomposition = {.a = a, .b = b, .factors = std::move(factors)}};
    Decomposition& out = done.decomposition;
    const Scenario pair = pair_of(prepared.scenario, a, b);
    const auto base = prepare(pair, done.fault, &prepared, Hybrids::left_out);
    if (!base) {
        done.ending = Ending::failed;
        return done;
    }
    const DesignGround ground{pair, *base, out.factors, options.seed};
    const std::size_t k = out.factors.size();
    Design design = design_of(each_alone(k), k, options.seed);
    const std::uint64_t most = options.sampling.replications;
    std::uint64_t before = 0;  // progress is told in points played
    if (options.top > 0 && options.top + 1 < k) {
        const std::uint64_t rows = ranking_rows_for(most);
        before = rows * (2 + k);
        Unplayed in_ranking;
        const SamplingOptions part = part_of(options.sampling, rows, 2 + k, 0, most * (2 + options.top + 1));
        const Sample ranking = play_rows(ground, design, first_ranking_row, part, in_ranking);
        if (ranking.replications < rows) {
            done.ending = ranking.ending;
            done.fault = ranking.fault;
            return done;
        }
        out.ranking_rows = rows;
        out.rest = true;
        design.groups = first_alone(by_total(ranking.means), options.top);
    }
    out.groups = design.groups;
    Unplayed unplayed;
    SamplingOptions part = part_of(options.sampling, most, 2 + design.groups.size(), before, 0);
    if (options.until > 0) {
        part.needed = [&](Means sums) {
            conclude(sums, out);
            return replications_needed(widest_index(out), options.until);
        };
    }
    const Sample rows = play_rows(ground, design, 0, part, unplayed);
    done.ending = rows.ending;
    done.fault = rows.fault;
    conclude(rows.means, out);
    out.unplayable = rows.replications - out.indices.rows;
    out.why_unplayable = unplayed.why;
    return done;
}

}  // namespace fundsim
