// What is drawn: arrivals, a queue, the copula, published random numbers.

#include <Random123/philox.h>

#include <array>
#include <numbers>
#include <string>

#include "engine/numeric/special.hpp"
#include "outlets/hdr.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

void arrivals(Rows& rows) {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.initial_backlog = 0;
    s.opportunities.arrivals_per_year = 30;
    std::string fault;
    const auto prepared = prepare(s, fault);
    const auto counts = collect<1>(10'000, [&](std::uint64_t first, std::uint64_t last, auto& out) {
        World w;
        for (std::uint64_t r = first; r < last; ++r) {
            draw_world(*prepared, 1, r, w);
            out[r] = {static_cast<double>(w.items)};
        }
    });
    const Moments m = moments_of(column(counts, 0));
    rows.sampled(Kind::engine, "arrivals of 5 years at 30 a year", 150, mean_of(counts, 0));
    rows.sampled(Kind::engine, "their variance", 150,
                 {variance(m), variance(m) * std::sqrt(2 / static_cast<double>(m.count))}, 0.06);
}

//! One team, work of a month each, oldest first, half of its capacity asked for: M/D/1, on a grid of months.
void queue(Rows& rows) {
    constexpr double from = 40, until = 200, rate = 0.5;
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 240;
    s.opportunities.initial_backlog = 0;
    s.opportunities.arrivals_per_year = 12 * rate;
    s.opportunities.effort = plain::constant(8);
    s.models[1].levers.mandated_share = 1;
    const auto plays = play_all<3>(alone(s, 1), 10'000, [&](auto&, Workspace& w, const Outcome&) {
        double waits = 0, count = 0, standing = 0;
        for (std::size_t i = 0; i < w.world.items; ++i) {
            const double arrival = w.world.arrival[i], started = w.state.work.items[i].claimed_at;
            if (arrival >= from && arrival < until) waits += started - arrival, ++count;
            for (double t = std::max(from, std::ceil(arrival)); t < std::min(started, until); ++t) ++standing;
        }
        return std::array{waits, count, standing};
    });
    const double expected = rate * (until - from);
    rows.sampled(Kind::engine, "M/D/1 at half load: wait of .5 months, and half a step to be seen", 1,
                 scaled(mean_given(plays, 0, 1, expected), 1 / expected));
    rows.sampled(Kind::engine, "Little's law: ideas waiting at the start of a month", rate * 0.5,
                 scaled(mean_given(plays, 2, 1, expected), 1 / (until - from)), 0.02);
}

void copula(Rows& rows) {
    constexpr double rho = 0.3;
    Scenario s = one_month(500, 1, {.shape = Shape::lognormal, .parameters = {6, 1}});
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {3, 0.7}};
    s.opportunities.rho_value_effort = rho;
    std::string fault;
    const auto prepared = prepare(s, fault);
    const auto products = collect<1>(2000, [&](std::uint64_t first, std::uint64_t last, auto& out) {
        World w;
        for (std::uint64_t r = first; r < last; ++r) {
            draw_world(*prepared, 1, r, w);
            double sum = 0;
            for (std::size_t i = 0; i < w.items; ++i)
                sum += (normal_cdf(std::log(w.value[i]) - 6) - 0.5) *
                       (normal_cdf((std::log(w.effort[i]) - 3) / 0.7) - 0.5);
            out[r] = {12 * sum / 500};
        }
    });
    rows.sampled(Kind::engine, "rank correlation of value and effort, rho .3",
                 6 / std::numbers::pi * std::asin(rho / 2), mean_of(products, 0), 0.013);
}

void random_numbers(Rows& rows) {
    const auto wrong = [](std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key,
                          std::array<std::uint32_t, 4> known) {
        const Stream stream{key[0] | static_cast<std::uint64_t>(key[1]) << 32,
                            counter[2] | static_cast<std::uint64_t>(counter[3] & 0xffffffU) << 32};
        const auto purpose = static_cast<Purpose>(counter[3] >> 24);
        const std::uint64_t even = word(stream, purpose, counter[1], counter[0] << 1);
        const std::uint64_t odd = word(stream, purpose, counter[1], counter[0] << 1 | 1);
        return static_cast<double>((even != (known[0] | static_cast<std::uint64_t>(known[1]) << 32)) +
                                   (odd != (known[2] | static_cast<std::uint64_t>(known[3]) << 32)));
    };
    rows.exact(Kind::function, "Philox4x32-10, all zeros: words that differ", 0,
               wrong({0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}), 0);
    rows.exact(Kind::function, "Philox4x32-10, digits of pi: words that differ", 0,
               wrong({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0},
                     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}),
               0);
    const r123::Philox4x32 generator;
    const auto ones = r123::Philox4x32(generator)({{~0U, ~0U, ~0U, ~0U}}, {{~0U, ~0U}});
    rows.exact(Kind::function, "Philox4x32-10, all ones: words that differ", 0,
               (ones[0] != 0x408f276d) + (ones[1] != 0x41c83b0e) + (ones[2] != 0xa20bc7c6) +
                   (ones[3] != 0x6d5451fd),
               0);
    rows.remark("the library's generator: an address has 31 bits for the block");
    constexpr std::array published{0.18532938009593636, 0.9937039703363553, 0.09836426738183945};
    for (std::size_t trial = 1; trial <= published.size(); ++trial)
        rows.exact(Kind::function,
                   "SIPmath HDR 2.0, entity 10, variable 2, seeds 3, 4, trial " + std::to_string(trial),
                   published[trial - 1],
                   hdr_uniform({.entity = 10, .variable = 2, .seed3 = 3, .seed4 = 4}, trial), 0);
}

}  // namespace

std::vector<Part> world_parts() {
    return {{"Arrivals and queues", "Poisson 1837; Khinchine 1932; Little 1961", arrivals},
            {"Arrivals and queues", "Poisson 1837; Khinchine 1932; Little 1961", queue},
            {"Dependence", "Pearson 1907 (Gaussian copula)", copula},
            {"Random numbers", "Salmon et al. 2011 (Random123)", random_numbers}};
}

}  // namespace fundsim::validation
