// Choosing the best of what looks good: order statistics, the optimiser's curse, what shrinkage changes.

#include "engine/play/selection.hpp"
#include "engine/random/draws.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr double centre = 20;  // far above 0, so that every idea is worth doing

struct Chosen {
    Sampled forecast, delivered;  //!< mean of the funded ideas, in sd of the values above their mean
};

//! Teams take the best `funded` of `ideas` by their cases.
Chosen choose(int ideas, int funded, double noise, Selection selection, std::uint64_t worlds) {
    Scenario s = one_month(ideas, funded, normal_value(centre, 1));
    s.opportunities.sigma_case = noise;
    s.models[1].levers.selection = selection;
    const auto rows = play_all<2>(alone(s, 1), worlds, [&](auto&, auto&, const Outcome& o) {
        return std::array{o.planned_benefit / funded - centre, o.realised_benefit / funded - centre};
    });
    return {mean_of(rows, 0), mean_of(rows, 1)};
}

void equal_noise(Rows& rows) {
    rows.sampled(Kind::engine, "best of 3, seen without noise", 0.846284,
                 choose(3, 1, 0, Selection::evidence, 120'000).delivered);
    const Chosen one = choose(10, 1, 1, Selection::face_value, 100'000);
    rows.sampled(Kind::engine, "best of 10 by noisy cases: forecast", 2.176125, one.forecast);
    rows.sampled(Kind::engine, "best of 10 by noisy cases: truth", 1.088062, one.delivered);
    rows.sampled(Kind::engine, "best of 10: shrunk forecast equals the truth", 1.088062,
                 choose(10, 1, 1, Selection::evidence, 60'000).forecast);
    const Chosen five = choose(20, 5, 1, Selection::face_value, 40'000);
    rows.sampled(Kind::engine, "best 5 of 20: forecast", 1.717532, five.forecast);
    rows.sampled(Kind::engine, "best 5 of 20: truth", 0.858766, five.delivered);
}

//! Ten ideas, the first five with little noise: what the chosen one promises and delivers.
std::array<double, 2> pick(const std::array<const Prepared*, 2>& by_noise, std::uint64_t world) {
    std::array<double, 10> z, noise;
    normal_pairs({1, world}, Purpose::value, 0, 0, z, noise);
    double best = -1e300, truth = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const Prepared& p = *by_noise[i / 5];
        const double signal = z[i] + p.scenario.opportunities.sigma_case * noise[i];
        const NormalBelief belief =
            posterior(belief_from_case(p.rules[0], p.scenario.opportunities, signal), p.rules[0].levers);
        if (belief.mean > best) best = belief.mean, truth = z[i];
    }
    return {best, truth};
}

std::array<Sampled, 2> pick_by(Selection selection) {
    std::array<std::shared_ptr<const Prepared>, 2> made;
    for (std::size_t k = 0; k < 2; ++k) {
        Scenario s = alone(one_month(10, 1, normal_value(0, 1)), 1);
        s.opportunities.sigma_case = k == 0 ? 0.5 : 2;
        s.models[0].levers.selection = selection;
        std::string fault;
        made[k] = prepare(s, fault);
    }
    const auto rows = collect<2>(400'000, [&](std::uint64_t first, std::uint64_t last, auto& out) {
        for (std::uint64_t r = first; r < last; ++r) out[r] = pick({made[0].get(), made[1].get()}, r);
    });
    return {mean_of(rows, 0), mean_of(rows, 1)};
}

void unequal_noise(Rows& rows) {
    const auto [promised, delivered] = pick_by(Selection::face_value);
    rows.sampled(Kind::function, "noise .5 and 2, five ideas each: naive promise", 2.796379, promised);
    rows.remark("beliefs of the engine about its own draws; a scenario has one sigma_case");
    rows.sampled(Kind::function, "noise .5 and 2: naive delivery", 0.796375, delivered);
    rows.sampled(Kind::function, "noise .5 and 2: delivery after shrinkage", 1.118552,
                 pick_by(Selection::evidence)[1]);
}

}  // namespace

std::vector<Part> selection_parts() {
    return {{"Selection under noise", "Smith & Winkler 2006", equal_noise},
            {"Selection under noise", "Smith & Winkler 2006", unequal_noise}};
}

}  // namespace fundsim::validation
