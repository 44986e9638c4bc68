#include "results/read.hpp"
#include "ensemble/initiatives.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "results/hdf5_input.hpp"
#include "results/version.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {
namespace {

//! Estimates along any dimensions: values and, one dimension more, both ends of their intervals.
std::vector<Estimate> estimates(Hdf5Input& in, const std::string& path, const std::string& suffix,
                                std::size_t count) {
    const std::vector<double> value = in.numbers(path + suffix, count);
    const std::vector<double> ends = in.numbers(path + "_ci95", 2 * count);
    std::vector<Estimate> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back({value[i], ends[2 * i], ends[2 * i + 1]});
    }
    return out;
}

void read_run(Hdf5Input& in, Summary& out) {
    out.seed = in.count("/", "seed");
    out.replications = in.count("/", "replications");
    out.requested = in.count("/", "replications_requested");
    out.until = in.number("/", "until");
    out.half_width = in.number("/", "half_width");
    const std::string ending = in.text("/", "ending");
    const auto found = std::find(ending_words.begin(), ending_words.end(), ending);
    if (found == ending_words.end()) {
        in.fail("its run ended in an unknown way");
    } else {
        out.ending = Ending(found - ending_words.begin());
    }
    if (const double expected = in.number("/", "expected_potential"); !std::isnan(expected)) {
        out.control = {
            expected,
            in.number("/", "plain_half_width"),
            {out.replications, in.number("/", "potential_mean"), in.number("/", "potential_squares")}};
    }
}

void read_models(Hdf5Input& in, const Scenario& scenario, Summary& out) {
    const std::size_t count = scenario.models.size();
    const auto number = [&](const char* name) { return in.numbers(std::string("/summary/") + name, count); };
    const auto estimate = [&](const std::string& name, const char* suffix) {
        return estimates(in, "/summary/" + name, suffix, count);
    };
    const std::vector<double> p5 = number("npv_p5"), p50 = number("npv_p50"), p95 = number("npv_p95"),
                              cvar5 = number("npv_cvar5"), best = number("npv_best_percent_share");
    const std::vector<Estimate> mean = estimate("npv", "_mean"), loss = estimate("probability_of_loss", ""),
                                regret = estimate("regret", "_mean");
    for (std::size_t m = 0; m < count; ++m) {
        out.models.push_back({.name = scenario.models[m].name,
                              .preset = scenario.models[m].preset,
                              .npv = {mean[m], p5[m], p50[m], p95[m], cvar5[m], best[m], loss[m], regret[m]},
                              .metrics = {},
                              .ratios = {}});
    }
    for (const Metric& metric : metrics()) {
        const std::vector<Estimate> means = estimate(metric.name, "_mean");
        const std::vector<Estimate> finite =
            may_lack(metric)
                ? estimate(std::string(metric.name) + "_finite", "")
                : std::vector(count, proportion_estimate(double(out.replications), out.replications));
        for (std::size_t m = 0; m < count; ++m) {
            out.models[m].metrics.push_back({means[m], finite[m]});
        }
    }
    for (const Ratio& ratio : ratios()) {
        const std::vector<Estimate> values = estimate(ratio.name, "");
        for (std::size_t m = 0; m < count; ++m) {
            out.models[m].ratios.push_back(values[m]);
        }
    }
}

void read_pairs(Hdf5Input& in, Summary& out) {
    const std::size_t count = out.models.size(), cells = count * count;
    const auto matrix = [&](const char* name, const char* suffix) {
        return estimates(in, std::string("/paired/") + name, suffix, cells);
    };
    const std::vector<Estimate> difference = matrix("npv_difference", "_mean"),
                                ahead = matrix("probability_ahead", ""), funding = matrix("funding", "_mean"),
                                practice = matrix("practice", "_mean"),
                                interplay = matrix("interplay", "_mean");
    const std::vector<double> ties = in.numbers("/paired/ties", cells),
                              dominance = in.numbers("/paired/dominance", cells);
    for (std::size_t a = 1; a < count; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const std::size_t place = a * count + b;
            out.paired.push_back({.a = a,
                                  .b = b,
                                  .npv_difference = difference[place],
                                  .probability_a_ahead = ahead[place],
                                  .ties = ties[place],
                                  .dominance_a = Dominance(int(dominance[place])),
                                  .dominance_b = Dominance(int(dominance[b * count + a]))});
        }
    }
    for (std::size_t other = 1; other < count; ++other) {
        const std::size_t place = other * count;
        if (!std::isnan(funding[place].value)) {
            out.splits.push_back(
                {0, other, difference[place], funding[place], practice[place], interplay[place]});
        }
    }
}

void read_flows(Hdf5Input& in, Summary& out) {
    if (!in.has("/series")) {
        return;
    }
    SeriesSummary& series = out.series;
    FlowSummary& flows = out.flows;
    const std::size_t models = out.models.size();
    series.months = in.extent("/month");
    series.quantile_replications = in.count("/series", "quantile_replications");
    flows.years = in.extent("/year");
    const std::size_t monthly = models * series.months;
    const auto quantity = [&](const std::string& name, QuantitySummary& to) {
        to.mean = in.numbers("/series/" + name + "_mean", monthly);
        to.standard_error = in.numbers("/series/" + name + "_standard_error", monthly);
        to.quantiles = in.numbers("/series/" + name + "_quantile", series_probabilities.size() * monthly);
    };
    quantity("outlay", series.outlay);
    quantity("income", series.income);
    quantity("cumulative_net", series.cumulative_net);
    flows.spending = in.numbers("/series/spending_mean", spending_kinds * monthly);
    flows.scope_live = in.numbers("/series/scope_live_mean", monthly);
    flows.scope_lost = in.numbers("/series/scope_lost_mean", monthly);
    const auto yearly = [&](const char* name) {
        return in.numbers(std::string("/years/") + name + "_mean", models * flows.years);
    };
    flows.outlay = yearly("outlay");
    flows.income = yearly("income");
    flows.pv_outlay = yearly("pv_outlay");
    flows.pv_income = yearly("pv_income");
}

void read_initiatives(Hdf5Input& in, const Opportunities& world, Summary& out) {
    if (!in.has("/initiative")) {
        return;
    }
    InitiativeSummary& all = out.initiatives;
    all.count = in.extent("/initiative_name");
    all.names = names_of_initiatives(world);
    const std::size_t cells = out.models.size() * all.count;
    const auto estimate = [&](const char* name, const char* suffix) {
        return estimates(in, std::string("/initiative/") + name, suffix, cells);
    };
    const auto number = [&](const char* name) {
        return in.numbers(std::string("/initiative/") + name + "_mean", cells);
    };
    const std::vector<Estimate> funded = estimate("funded", ""), finished = estimate("finished", ""),
                                stopped = estimate("stopped", ""), npv = estimate("npv", "_mean");
    const std::vector<double> start = number("start_month"), income = number("pv_income"),
                              work = number("pv_work"), run = number("pv_run"),
                              planned = number("planned_benefit"), realised = number("realised_benefit");
    for (std::size_t k = 0; k < cells; ++k) {
        all.figures.push_back({funded[k], finished[k], stopped[k], start[k], npv[k], income[k], work[k],
                               run[k], planned[k], realised[k]});
    }
}

}  // namespace

StoredResults read_results(const std::string& path) {
    StoredResults out;
    Hdf5Input in(path);
    if (in.fault().empty() && in.text("/", "filetype") != results_filetype) {
        in.fail("it is no results file of fundsim");
    }
    if (in.fault().empty() && in.count("/", "format_version") > results_version) {
        in.fail("a newer version of fundsim wrote it");
    }
    out.scenario_toml = in.text("/", "scenario_toml");
    out.scenario_sha256 = in.text("/", "scenario_sha256");
    out.program_version = in.text("/", "program_version");
    out.git_sha = in.text("/", "git_sha");
    out.command = in.text("/", "command");
    out.created_utc = in.text("/", "created_utc");
    if (in.fault().empty()) {
        const ReadResult read = read_scenario_text(out.scenario_toml, path);
        if (!read.ok) {
            in.fail("its scenario is not one that this version plays: " + formatted(read.faults.front()));
        }
        out.scenario = read.scenario;
    }
    read_run(in, out.summary);
    if (in.fault().empty()) {
        read_models(in, out.scenario, out.summary);
    }
    if (in.fault().empty()) {
        read_pairs(in, out.summary);
    }
    if (in.fault().empty()) {
        read_flows(in, out.summary);
    }
    if (in.fault().empty()) {
        read_initiatives(in, out.scenario.opportunities, out.summary);
    }
    out.fault = in.fault();
    return out;
}

}  // namespace fundsim
