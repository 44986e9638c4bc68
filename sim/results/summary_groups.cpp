#include "results/summary_groups.hpp"

#include <array>
#include <functional>
#include <limits>

#include "ensemble/units.hpp"

namespace fundsim {
namespace {

using Names = std::vector<std::string>;

//! Writes `path` and, along a further dimension `bound`, `path`_ci95; `suffix` ends the name of the value
//! itself.
void estimates(Hdf5Output& out, const std::string& path, const std::string& suffix, Names dimensions,
               const std::string& units, const std::string& long_name, std::span<const Estimate> values) {
    std::vector<double> value, interval;
    for (const Estimate& estimate : values) {
        value.push_back(estimate.value);
        interval.push_back(estimate.low);
        interval.push_back(estimate.high);
    }
    out.dataset({path + suffix, Stored::float64, dimensions, units, long_name}, value);
    dimensions.push_back("bound");
    out.dataset(
        {path + "_ci95", Stored::float64, dimensions, units, long_name + ", 95 % confidence interval"},
        interval);
}

//! One value per model.
template <class Value, class Get>
std::vector<Value> per_model(const Summary& summary, Get get) {
    std::vector<Value> out;
    for (const ModelSummary& model : summary.models) {
        out.push_back(get(model));
    }
    return out;
}

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate no_estimate{unknown, unknown, unknown};

//! A matrix [model, versus] whose upper half follows from the lower one.
using Matrix = std::vector<Estimate>;

void split_datasets(Hdf5Output& out, const Summary& summary, const std::string& money) {
    struct Part {
        const char* name;
        const char* long_name;
        Estimate SplitSummary::*part;
    };
    constexpr std::array<Part, 3> parts{
        {{"funding", "mean NPV gained by the funding levers alone", &SplitSummary::funding},
         {"practice", "mean NPV gained by the practice levers alone", &SplitSummary::practice},
         {"interplay", "mean NPV gained only by both families together", &SplitSummary::interplay}}};
    const std::size_t count = summary.models.size();
    for (const Part& part : parts) {
        Matrix matrix(count * count, no_estimate);
        for (const SplitSummary& split : summary.splits) {
            matrix[split.other * count + split.first] = split.*part.part;
            matrix[split.first * count + split.other] = negated(split.*part.part);
        }
        estimates(out, std::string("/paired/") + part.name, "_mean", {"model", "versus"}, money,
                  part.long_name, matrix);
    }
}

}  // namespace

void series_group(Hdf5Output& out, const Contents& contents) {
    const SeriesSummary& series = contents.summary.series;
    if (series.months == 0) {
        return;
    }
    const Names dimensions{"model", "month", "quantile", "kind"};
    out.group("/series", "monthly flows of every model, undiscounted", dimensions);
    out.attribute("/series", "quantile_replications", series.quantile_replications);
    const auto quantity = [&](const std::string& name, const QuantitySummary& values, const char* units,
                              const std::string& long_name) {
        const std::string in = units_in(units, contents.currency), path = "/series/" + name;
        out.dataset({path + "_mean", Stored::float64, {"model", "month"}, in, long_name + ", mean"},
                    values.mean);
        out.dataset({path + "_standard_error",
                     Stored::float64,
                     {"model", "month"},
                     in,
                     long_name + ", standard error of the mean"},
                    values.standard_error);
        out.dataset({path + "_quantile",
                     Stored::float64,
                     {"model", "quantile", "month"},
                     in,
                     long_name + ", quantiles over the first replications"},
                    values.quantiles);
        out.attribute(path + "_quantile", "replications", series.quantile_replications);
    };
    quantity("outlay", series.outlay, "currency/month", "outlay of the month");
    quantity("income", series.income, "currency/month", "income of the month");
    quantity("cumulative_net", series.cumulative_net, "currency",
             "income less outlay up to the end of the month");
    const FlowSummary& flows = contents.summary.flows;
    const std::string monthly = units_in("currency/month", contents.currency);
    const Names by_month{"model", "month"};
    out.dataset({"/series/spending_mean",
                 Stored::float64,
                 {"model", "kind", "month"},
                 monthly,
                 "outlay of the month by what it was for, mean"},
                flows.spending);
    out.dataset({"/series/scope_live_mean", Stored::float64, by_month, monthly,
                 "cost of scope in the month of the release with which it went live, mean"},
                flows.scope_live);
    out.dataset({"/series/scope_lost_mean", Stored::float64, by_month, monthly,
                 "cost of scope in the month in which it was given up, mean"},
                flows.scope_lost);
}

void years_group(Hdf5Output& out, const Contents& contents) {
    const FlowSummary& flows = contents.summary.flows;
    if (flows.years == 0) {
        return;
    }
    const Names dimensions{"model", "year"};
    out.group("/years", "flows of every model by year, to their end", dimensions);
    const auto quantity = [&](const std::string& name, const char* units, const std::string& long_name,
                              const std::vector<double>& values) {
        out.dataset({"/years/" + name + "_mean", Stored::float64, dimensions,
                     units_in(units, contents.currency), long_name + ", mean"},
                    values);
    };
    quantity("outlay", "currency/year", "outlay of the year, undiscounted", flows.outlay);
    quantity("income", "currency/year", "income of the year, undiscounted", flows.income);
    quantity("pv_outlay", "currency", "present value of the year's outlay", flows.pv_outlay);
    quantity("pv_income", "currency", "present value of the year's income", flows.pv_income);
}

void initiative_group(Hdf5Output& out, const Contents& contents) {
    const InitiativeSummary& all = contents.summary.initiatives;
    if (all.count == 0) {
        return;
    }
    const Names matrix{"model", "initiative_name"}, dimensions{"model", "initiative_name", "bound"};
    out.group("/initiative", "what became of every listed initiative", dimensions);
    const std::string money = units_in("currency", contents.currency);
    const std::string yearly = units_in("currency/year", contents.currency);
    const auto estimate = [&](const std::string& name, const std::string& suffix, const std::string& units,
                              const std::string& long_name, Estimate InitiativeFigures::*part) {
        std::vector<Estimate> values;
        for (const InitiativeFigures& each : all.figures) {
            values.push_back(each.*part);
        }
        estimates(out, "/initiative/" + name, suffix, matrix, units, long_name, values);
    };
    const auto number = [&](const std::string& name, const std::string& units, const std::string& long_name,
                            double InitiativeFigures::*part) {
        std::vector<double> values;
        for (const InitiativeFigures& each : all.figures) {
            values.push_back(each.*part);
        }
        out.dataset({"/initiative/" + name + "_mean", Stored::float64, matrix, units, long_name + ", mean"},
                    values);
    };
    estimate("funded", "", "1", "share of replications in which it is started", &InitiativeFigures::funded);
    estimate("finished", "", "1", "share of replications in which all of its scope is released",
             &InitiativeFigures::finished);
    estimate("stopped", "", "1", "share of replications in which it is stopped", &InitiativeFigures::stopped);
    number("start_month", "month", "month of its start, of the replications in which it is started",
           &InitiativeFigures::start_month);
    estimate("npv", "_mean", money,
             "income less work charged to it and keeping it running, present values, mean",
             &InitiativeFigures::npv);
    number("pv_income", money, "present value of its income", &InitiativeFigures::pv_income);
    number("pv_work", money, "present value of the work and the waiting for dependencies charged to it",
           &InitiativeFigures::pv_work);
    number("pv_run", money, "present value of what keeps it running", &InitiativeFigures::pv_run);
    number("planned_benefit", yearly, "planned benefit, 0 where it is not started",
           &InitiativeFigures::planned_benefit);
    number("realised_benefit", yearly, "realised benefit", &InitiativeFigures::realised_benefit);
}

void summary_group(Hdf5Output& out, const Contents& contents) {
    const Summary& summary = contents.summary;
    const std::string money = units_in("currency", contents.currency);
    const Names model{"model"}, dimensions{"model", "bound"};
    out.group("/summary", "figures of every model over all replications", dimensions);

    const auto number = [&](const std::string& name, const std::string& units, const char* long_name,
                            const std::function<double(const ModelSummary&)>& get) {
        out.dataset({"/summary/" + name, Stored::float64, model, units, long_name},
                    per_model<double>(summary, get));
    };
    number("npv_p5", money, "5 % quantile of NPV", [](const auto& m) { return m.npv.p5; });
    number("npv_p50", money, "median of NPV", [](const auto& m) { return m.npv.p50; });
    number("npv_p95", money, "95 % quantile of NPV", [](const auto& m) { return m.npv.p95; });
    number("npv_cvar5", money, "mean NPV of the worst 5 % of replications",
           [](const auto& m) { return m.npv.cvar5; });
    number("npv_best_percent_share", "1", "share of the summed NPV from the best 1 % of replications",
           [](const auto& m) { return m.npv.best_percent_share; });

    const auto estimate = [&](const std::string& name, const std::string& suffix, const std::string& units,
                              const std::string& long_name,
                              const std::function<Estimate(const ModelSummary&)>& get) {
        estimates(out, "/summary/" + name, suffix, model, units, long_name,
                  per_model<Estimate>(summary, get));
    };
    estimate("probability_of_loss", "", "1", "share of replications with a negative NPV",
             [](const auto& m) { return m.npv.probability_of_loss; });
    estimate("regret", "_mean", money, "NPV of the replication's best model less that of this one, mean",
             [](const auto& m) { return m.npv.regret; });
    for (std::size_t i = 0; i < metrics().size(); ++i) {
        const Metric& metric = metrics()[i];
        estimate(metric.name, "_mean", units_in(metric.units, contents.currency),
                 std::string(metric.long_name) + ", mean", [i](const auto& m) { return m.metrics[i].mean; });
        if (may_lack(metric)) {
            estimate(std::string(metric.name) + "_finite", "", "1", "share of replications that have one",
                     [i](const auto& m) { return m.metrics[i].finite; });
        }
    }
    for (std::size_t i = 0; i < ratios().size(); ++i) {
        estimate(ratios()[i].name, "", "1", std::string(ratios()[i].long_name) + ", ratio of sums",
                 [i](const auto& m) { return m.ratios[i]; });
    }
}

void paired_group(Hdf5Output& out, const Contents& contents) {
    const Summary& summary = contents.summary;
    const std::string money = units_in("currency", contents.currency);
    const std::size_t count = summary.models.size();
    const Names matrix{"model", "versus"}, dimensions{"model", "versus", "bound"};
    out.group("/paired", "models compared replication by replication: model less versus", dimensions);

    Matrix difference(count * count, Estimate{0, 0, 0}), ahead(count * count, Estimate{0.5, 0.5, 0.5});
    std::vector<double> ties(count * count, 1.0), dominance(count * count, 0.0);
    for (const PairSummary& pair : summary.paired) {
        const std::size_t place = pair.a * count + pair.b, mirrored = pair.b * count + pair.a;
        difference[place] = pair.npv_difference;
        difference[mirrored] = negated(pair.npv_difference);
        ahead[place] = pair.probability_a_ahead;
        ahead[mirrored] = complement(pair.probability_a_ahead);
        ties[place] = ties[mirrored] = pair.ties;
        dominance[place] = double(pair.dominance_a);
        dominance[mirrored] = double(pair.dominance_b);
    }
    estimates(out, "/paired/npv_difference", "_mean", matrix, money, "NPV difference, mean", difference);
    estimates(out, "/paired/probability_ahead", "", matrix, "1",
              "share of replications with the higher NPV, ties half", ahead);
    out.dataset({"/paired/ties", Stored::float64, matrix, "1", "share of replications with equal NPV"}, ties);
    out.dataset({"/paired/dominance", Stored::uint8, matrix, "1",
                 "stochastic dominance of NPV: 0 none, 1 first order, 2 second order"},
                dominance);
    split_datasets(out, summary, money);
}

void fairness_group(Hdf5Output& out, const Contents& contents) {
    const Fairness& audit = contents.fairness;
    const std::string money = units_in("currency", contents.currency);
    const Names model{"model"}, dimensions{"model", "versus"};
    out.group("/fairness", "is every model given the same?", dimensions);
    const auto flag = [&](const char* name, bool holds) {
        out.attribute("/fairness", name, std::uint64_t(holds));
    };
    flag("equal", audit.equal);
    flag("same_budget", audit.same_budget);
    flag("same_prices", audit.same_prices);
    flag("same_horizon", audit.same_horizon);
    flag("same_discounting", audit.same_discounting);
    flag("same_worlds", audit.same_worlds);
    flag("same_case_bias", audit.same_case_bias);
    flag("same_extra_money", audit.same_extra_money);

    std::vector<double> envelope, extra, slots, share, flip;
    for (const ModelFairness& entry : audit.models) {
        envelope.push_back(entry.envelope);
        extra.push_back(entry.extra_money);
        slots.push_back(entry.slots);
        share.push_back(entry.idle_cost_share);
        flip.insert(flip.end(), entry.flip_idle_cost_share.begin(), entry.flip_idle_cost_share.end());
    }
    out.dataset({"/fairness/envelope", Stored::float64, model, money, "budget until the horizon"}, envelope);
    out.dataset({"/fairness/extra_money", Stored::float64, model, money,
                 "money for interventions on top of the envelope, until the horizon"},
                extra);
    out.dataset({"/fairness/slots", Stored::float64, model, "1", "teams that the budget buys after overhead"},
                slots);
    out.dataset(
        {"/fairness/idle_cost_share", Stored::float64, model, "1", "share of the pay that idle people cost"},
        share);
    out.dataset({"/fairness/flip_idle_cost_share", Stored::float64, dimensions, "1",
                 "idle share of the model at which its mean NPV equals that of versus"},
                flip);
}

}  // namespace fundsim
