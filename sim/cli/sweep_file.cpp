#include <functional>
#include <limits>

#include "cli/study_columns.hpp"
#include "cli/sweeping.hpp"
#include "results/version.hpp"

namespace fundsim {

namespace {

using Figure = std::function<double(const SweptModel&)>;
using Interval = std::function<const Estimate&(const SweptModel&)>;

struct Columns {
    const std::vector<std::optional<SweptCell>>& cells;
    std::size_t models;
    std::string currency;
    StudyFile& file;
};

void add_figure(const Columns& to, const std::string& name, const std::string& units,
                const std::string& means, const Figure& figure) {
    StudyColumn column{
        .name = name, .dimensions = {"cell", "model"}, .units = units, .long_name = means, .values = {}};
    for (const auto& cell : to.cells) {
        for (std::size_t m = 0; m < to.models; ++m) {
            const bool there = cell && cell->replications > 0;
            column.values.push_back(there ? figure(cell->models[m])
                                          : std::numeric_limits<double>::quiet_NaN());
        }
    }
    to.file.columns.push_back(std::move(column));
}

//! A figure and the ends of its interval.
void add_interval(const Columns& to, const std::string& name, const std::string& mean,
                  const std::string& units, const std::string& means, const Interval& of) {
    add_figure(to, name + mean, units, means, [&](const SweptModel& model) { return of(model).value; });
    StudyColumn ends{.name = name + "_ci95",
                     .dimensions = {"cell", "model", "bound"},
                     .units = units,
                     .long_name = means + ", 95 % confidence interval",
                     .values = {}};
    for (const auto& cell : to.cells) {
        for (std::size_t m = 0; m < to.models; ++m) {
            constexpr double nan = std::numeric_limits<double>::quiet_NaN();
            const bool there = cell && cell->replications > 0;
            const Estimate estimate = there ? of(cell->models[m]) : Estimate{nan, nan, nan};
            ends.values.insert(ends.values.end(), {estimate.low, estimate.high});
        }
    }
    to.file.columns.push_back(std::move(ends));
}

}  // namespace

StudyFile file_of(const std::string& path, const RunRequest& request, const Loaded& loaded,
                  const Scenario& scenario, const SweepDesign& design,
                  const std::vector<std::optional<SweptCell>>& cells, const std::string& typed) {
    std::vector<double> numbers, replications;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        numbers.push_back(double(k));
        replications.push_back(cells[k] ? double(cells[k]->replications) : 0);
    }
    std::vector<std::string> names;
    for (const FundingModel& model : scenario.models) {
        names.push_back(model.name);
    }
    StudyFile file = study_file_of(path, sweep_filetype, request, loaded, typed);
    file.group = "cells";
    file.group_means = "figures of every model in every cell";
    file.attributes.insert(
        file.attributes.end(),
        {{"replications", request.replications}, {"until", request.until}, {"complete", std::uint64_t{1}}});
    file.dimensions = {
        {"cell", "number of the cell", std::move(numbers)},
        {"model", "funding model", std::move(names)},
        {"bound", "end of a 95 % confidence interval", std::vector<std::string>{"low", "high"}}};
    for (std::size_t k = 0; k < design.addresses.size(); ++k) {
        std::vector<double> values;
        for (const std::vector<double>& cell : design.cells) {
            values.push_back(cell[k]);
        }
        file.columns.push_back(
            column_of(*design.parameters[k], address_text(design.addresses[k]), "cell", std::move(values)));
    }
    file.columns.push_back({.name = "replications",
                            .dimensions = {"cell"},
                            .units = "1",
                            .long_name = "replications played; 0: the cell cannot be played",
                            .values = std::move(replications)});
    const Columns to{cells, scenario.models.size(), scenario.currency, file};
    add_interval(to, "npv", "_mean", scenario.currency, "mean NPV",
                 [](const SweptModel& m) -> const Estimate& { return m.npv; });
    add_figure(to, "npv_p5", scenario.currency, "5 % quantile of NPV",
               [](const SweptModel& m) { return m.p5; });
    add_figure(to, "npv_p50", scenario.currency, "median of NPV", [](const SweptModel& m) { return m.p50; });
    add_figure(to, "npv_p95", scenario.currency, "95 % quantile of NPV",
               [](const SweptModel& m) { return m.p95; });
    add_figure(to, "npv_cvar5", scenario.currency, "mean NPV of the worst 5 % of replications",
               [](const SweptModel& m) { return m.cvar5; });
    add_interval(to, "probability_of_loss", "", "1", "share of replications with a negative NPV",
                 [](const SweptModel& m) -> const Estimate& { return m.loss; });
    add_interval(to, "regret", "_mean", scenario.currency,
                 "NPV of the replication's best model less that of this one, mean",
                 [](const SweptModel& m) -> const Estimate& { return m.regret; });
    add_interval(to, "npv_difference", "_mean", scenario.currency, "NPV less that of the first model, mean",
                 [](const SweptModel& m) -> const Estimate& { return m.difference; });
    add_interval(to, "probability_ahead", "", "1",
                 "share of replications in which it is ahead of the first model",
                 [](const SweptModel& m) -> const Estimate& { return m.ahead; });
    return file;
}

}  // namespace fundsim
