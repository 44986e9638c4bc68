#pragma once
// Made-up outcomes, each a pure function of (model, replication), to test what is done with outcomes.

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "execution/run.hpp"

namespace synthetic {

using namespace fundsim;

//! SplitMix64 (Steele, Lea & Flood 2014), to a uniform number in (0, 1).
inline double uniform(std::uint64_t model, std::uint64_t replication, std::uint64_t what) {
    std::uint64_t x = (replication * 1009 + model) * 101 + what + 0x9E3779B97F4A7C15ULL;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ x >> 27) * 0x94D049BB133111EBULL;
    x ^= x >> 31;
    return (double(x >> 11) + 0.5) / 9007199254740992.0;
}

//! A figure for every field; NPV has a fat tail, months may never come, a lead time may be missing, counts
//! are whole numbers.
inline Outcome outcome(std::size_t model, std::uint64_t replication) {
    Outcome out{};
    std::uint64_t what = 0;
    for (const Metric& metric : metrics()) {
        const double u = uniform(model, replication, ++what);
        const std::string units = metric.units;
        if (units == "month")
            out.*metric.field = u < 0.1 ? std::numeric_limits<double>::infinity() : std::floor(u * 240) / 4;
        else if (units == "1")
            out.*metric.field = std::floor(u * 40);
        else
            out.*metric.field = 1000 * u;
    }
    const double world = uniform(99, replication, 0);
    out.npv = 100 * (std::pow(world, -0.6) - 2.5) + 50 * uniform(model, replication, 1) + 5 * double(model);
    if (std::isinf(out.lead_time)) out.lead_time = std::numeric_limits<double>::quiet_NaN();
    out.utilisation = uniform(model, replication, 50);
    out.npv_per_outlay = out.npv / (1 + out.pv_outlay);
    return out;
}

//! Whether two figures are the same; what is missing is like what is missing.
inline bool alike(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

inline constexpr std::size_t made_initiatives = 2;

inline Series series(std::size_t model, std::uint64_t replication, std::size_t months) {
    Series out;
    for (std::size_t month = 0; month < months; ++month) {
        out.outlay.push_back(100 + uniform(model, replication, 1000 + month));
        out.income.push_back(double(month) * uniform(model, replication, 2000 + month));
    }
    for (std::size_t i = 0; i < spending_rows * months; ++i)
        out.spending.push_back(uniform(model, replication, 3000 + i));
    for (std::size_t i = 0; i < year_rows * flow_years(months); ++i)
        out.years.push_back(uniform(model, replication, 9000 + i));
    for (std::size_t i = 0; i < initiative_rows * made_initiatives; ++i) {
        const double u = uniform(model, replication, 20'000 + i);
        out.initiatives.push_back(i < 3 * made_initiatives ? std::floor(2 * u) : u);  // shares first
    }
    for (std::size_t i = 0; i < made_initiatives; ++i) {
        const std::size_t npv = static_cast<std::size_t>(InitiativeRow::npv) * made_initiatives + i;
        out.initiatives[npv + made_initiatives] = out.initiatives[npv] * out.initiatives[npv];
    }
    return out;
}

//! `listed` models and `hybrids` more, `months` of series.
struct Made {
    Cast cast;
    std::vector<FundingModel> models;
    std::vector<SplitPair> splits;

    explicit Made(std::size_t listed, std::size_t hybrids = 0, std::size_t months = 0)
        : cast{listed, listed + hybrids, months, months > 0 ? made_initiatives : 0}, models(listed) {
        for (std::size_t m = 0; m < listed; ++m) models[m].name = "model " + std::to_string(m);
        if (hybrids == 2) splits.push_back({0, 1, listed, listed + 1});
    }

    Player player() const {
        return [cast = cast](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series> all) {
            for (std::size_t m = 0; m < outcomes.size(); ++m) outcomes[m] = outcome(m, replication);
            for (std::size_t m = 0; m < all.size(); ++m) all[m] = series(m, replication, cast.months);
        };
    }

    Result run(const RunOptions& options) const {
        Result result = run_players(
            cast, models, splits, [this] { return player(); }, options);
        for (std::size_t i = 0; i < result.summary.initiatives.count; ++i)
            result.summary.initiatives.names.push_back("initiative " + std::to_string(i));
        return result;
    }

    std::vector<double> npv(std::size_t model, std::uint64_t replications) const {
        std::vector<double> out;
        for (std::uint64_t r = 0; r < replications; ++r) out.push_back(outcome(model, r).npv);
        return out;
    }
};

}  // namespace synthetic
