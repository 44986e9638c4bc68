#pragma once
// What an ensemble comes to: per model, per pair of models, and month by month.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/outcome.hpp"
#include "engine/statistics/dominance.hpp"
#include "engine/statistics/estimate.hpp"
#include "ensemble/ratios.hpp"

namespace fundsim {

//! How an ensemble ended: all replications asked for, precise enough before that (`until`), stopped from
//! outside, or because a file could not be written (see Result::fault).
enum class Ending { complete, precise, interrupted, failed };
//! How files and other programs are told of them, in that order.
inline constexpr std::array<std::string_view, 4> ending_words{"complete", "precise", "interrupted", "failed"};

//! NPV of one model, in the scenario's currency. Quantiles are values that occurred (inverse of the empirical
//! distribution, Hyndman & Fan 1996 type 1), exact over all replications.
struct NpvSummary {
    Estimate mean;
    double p5, p50, p95;
    double cvar5;               //!< mean of the worst 5 % of worlds
    double best_percent_share;  //!< share of the summed NPV that the best 1 % of worlds bring; NaN unless the
                                //!< whole interval of the mean is above 0: it would be a share of nothing
    Estimate probability_of_loss;  //!< NPV < 0, rounding apart
    Estimate regret;               //!< mean of (NPV of the world's best listed model - NPV of this one)
};

//! A figure of engine/outcome.hpp over the replications in which it is finite: a month that never comes is
//! not, nor a mean or ratio of nothing.
struct MetricSummary {
    Estimate mean;
    Estimate finite;  //!< share of replications in which it is finite
};

struct ModelSummary {
    std::string name, preset;
    NpvSummary npv;
    std::vector<MetricSummary> metrics;  //!< in the order of metrics()
    std::vector<Estimate> ratios;        //!< in the order of ratios()
};

//! Model `a` against model `b`, world by world. All pairs of listed models with a > b.
struct PairSummary {
    std::size_t a, b;
    Estimate npv_difference;       //!< NPV of a less NPV of b, currency
    Estimate probability_a_ahead;  //!< share of worlds in which a has the higher NPV; a tie counts half
    double ties;                   //!< share of worlds with equal NPV, rounding apart (see rounding.hpp)
    Dominance dominance_a;         //!< of a over b, in the first 65,536 replications
    Dominance dominance_b;         //!< of b over a
};

//! The gap between `other` and `first` (NPV, currency), split: each family of levers alone, and their
//! interplay.
struct SplitSummary {
    std::size_t first, other;
    Estimate gap, funding, practice, interplay;
};

inline constexpr std::array<double, 5> series_probabilities{0.05, 0.25, 0.5, 0.75, 0.95};

//! One monthly quantity of all listed models, currency per month (cumulative net: currency).
struct QuantitySummary {
    std::vector<double> mean;            //!< [model][month], over all replications
    std::vector<double> standard_error;  //!< [model][month], of that mean
    std::vector<double> quantiles;       //!< [model][probability][month], over the first replications
};

//! Monthly flows, undiscounted. Empty (months = 0) when they were not recorded.
struct SeriesSummary {
    std::size_t months = 0;
    std::uint64_t quantile_replications = 0;  //!< the first min(4,096, replications)
    QuantitySummary outlay, income, cumulative_net;
};

//! Mean flows of all listed models: what the outlay was for, month by month, and everything by year to its
//! end. Empty (years = 0) when they were not recorded.
struct FlowSummary {
    std::size_t years = 0;                     //!< the last entry stands for all later years
    std::vector<double> spending;              //!< [model][kind][month], currency per month
    std::vector<double> scope_live;            //!< [model][month], charged for scope, when it went live
    std::vector<double> scope_lost;            //!< [model][month], the same when it was given up
    std::vector<double> outlay, income;        //!< [model][year], currency per year
    std::vector<double> pv_outlay, pv_income;  //!< [model][year], their present values
};

//! What became of a listed initiative in a model. All are means over every replication, counted alike; the
//! month of the start is one over those in which it was started.
struct InitiativeFigures {
    Estimate funded, finished, stopped;  //!< shares of replications
    double start_month;                  //!< NaN where it never was
    Estimate npv;  //!< income less work charged and keeping it running, present values, currency
    double pv_income, pv_work, pv_run;         //!< its parts
    double planned_benefit, realised_benefit;  //!< currency per year
};

//! Empty (count = 0) when they were not recorded, or nothing is listed.
struct InitiativeSummary {
    std::size_t count = 0;
    std::vector<std::string> names = {};
    std::vector<InitiativeFigures> figures = {};  //!< [model][initiative]
};

//! The potential of the worlds as control variate of all means of what every replication has: figures,
//! differences, contrasts, ratios and flows. They are means with the same weights (control_weight);
//! quantiles, frequencies and what some replications lack count each replication alike.
struct ControlVariate {
    double expected_potential;  //!< currency per year
    double plain_half_width;    //!< what Summary::half_width would be without it
    Moments potential;          //!< of the worlds played, currency per year
};

struct Summary {
    std::uint64_t seed;
    std::uint64_t replications;  //!< done
    std::uint64_t requested;     //!< ceiling asked for
    double until;                //!< half-width asked for, currency; 0 = none
    double half_width;           //!< what `until` is compared with, currency
    std::optional<ControlVariate> control;
    Ending ending;
    std::vector<ModelSummary> models;  //!< the scenario's models
    std::vector<PairSummary> paired;
    std::vector<Estimate> contrasts;  //!< means, currency, in the order in which they were asked for
    std::vector<SplitSummary> splits;
    SeriesSummary series;
    FlowSummary flows;
    InitiativeSummary initiatives;
};

//! Mean of a figure by its dataset name, for printing: `metric(model, "spend").mean`. The name must exist.
const MetricSummary& metric(const ModelSummary& model, std::string_view name);
//! The same for ratios: `ratio(model, "realised_over_planned")`.
const Estimate& ratio(const ModelSummary& model, std::string_view name);

}  // namespace fundsim
