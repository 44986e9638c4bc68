// Whole runs of the baseline with its 2x2: with and without the file, and what threads are worth.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "bench/cases.hpp"
#include "bench/scratch.hpp"
#include "bench/sections.hpp"
#include "engine/world/potential.hpp"
#include "ensemble/fairness.hpp"
#include "execution/run.hpp"
#include "results/write.hpp"
#include "scenario/write_toml.hpp"

namespace fundsim::bench {

namespace {

constexpr double most_share_of_writing = 15, least_efficiency = 0.95;

void play_all(const Scenario& scenario, const Prepared& prepared, std::uint64_t count, int threads,
              Recording recording) {
    RunOptions options;
    options.replications = count;
    options.threads = threads;
    options.recording = recording;
    stop_on_fault(run(scenario, prepared, options).fault);
}

//! Seconds that one replication takes a core, about: for deciding how often to repeat.
double seconds_of_one(const Scenario& scenario, const Prepared& prepared, const Machine& machine) {
    const auto count = static_cast<std::uint64_t>(256 * machine.cores);
    const auto begin = std::chrono::steady_clock::now();
    play_all(scenario, prepared, count, machine.cores, Recording::outcomes);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return taken.count() / 256;
}

//! Repetitions of rows that take `seconds` together.
int affordable(const Task& task, double seconds) {
    return std::clamp(static_cast<int>(task.run_seconds / seconds), 1, task.run_repetitions);
}

void play_and_write(const Scenario& scenario, const Prepared& prepared, std::uint64_t count,
                    const std::string& path) {
    ResultsTarget target;
    target.path = path;
    target.program_version = "benchmark";
    target.git_sha = "unknown";
    target.command = "fundsim_bench";
    target.scenario_toml = scenario_toml(scenario);
    target.replications = count;
    const Cast cast{scenario.models.size(), played_models(prepared), series_months(prepared),
                    scenario.opportunities.listed.size()};
    OpenedResults file = open_results(scenario, cast, target);
    stop_on_fault(file.fault);
    RunOptions options;
    options.replications = count;
    options.recording = Recording::outcomes_and_series;
    options.sink = [&](const Block& block) { return file.writer->append(block); };
    const Result result = run(scenario, prepared, options);
    stop_on_fault(result.fault);
    stop_on_fault(file.writer->publish(result.summary, fairness(scenario, result.summary)).fault);
    std::filesystem::remove(path);
}

void add_writing(const Task& task, const Scenario& scenario, const Prepared& prepared, Report& report) {
    const std::uint64_t count = by_length(task.length, 500, 2'000, 100'000);
    const Scratch scratch;
    const auto silent = [&](Recording recording) {
        return [&, recording] { play_all(scenario, prepared, count, 0, recording); };
    };
    const std::vector<Timed> list{
        {"without", silent(Recording::outcomes)},
        {"series", silent(Recording::outcomes_and_series)},
        {"with", [&] { play_and_write(scenario, prepared, count, scratch.path + "/results.h5"); }}};
    const double one = seconds_of_one(scenario, prepared, task.machine);
    const int repetitions = affordable(task, 3 * one * static_cast<double>(count) / task.machine.cores);
    report.notes.push_back(fmt::format("{} replications: {} repeat{}.", count, repetitions,
                                       repetitions == 1 ? "" : "s, interleaved"));
    const std::vector<double> t = wall_times(list, repetitions);
    const std::string what = fmt::format("{} replications, all threads: ", count);
    const auto share = [&](double more) { return 100 * (more - t[0]) / more; };
    report.rows.push_back({.what = what + "without the file", .seconds = t[0]});
    report.rows.push_back({what + "with monthly flows", t[1], share(t[1]),
                           fmt::format("flows: {:.1f} % of the run", share(t[1]))});
    report.rows.push_back(judged(what + "with the file", t[2], share(t[2]),
                                 fmt::format("writing: {:.1f} % of the run", share(t[2])), Bound::at_most,
                                 most_share_of_writing, " %"));
}

//! 1, 2, 4, ... and all.
std::vector<int> thread_counts(const Machine& machine) {
    std::set<int> counts{machine.cores, machine.threads};
    for (int n = 1; n <= machine.threads; n *= 2) counts.insert(n);
    return {counts.begin(), counts.end()};
}

void add_threads(const Task& task, const Scenario& scenario, const Prepared& prepared, Report& report) {
    const std::vector<int> counts = thread_counts(task.machine);
    // At the end some threads wait for the last blocks (256 replications each) of the others.
    const std::uint64_t each = by_length(task.length, 256, 1'024, 4'096);
    const std::uint64_t count = each * static_cast<std::uint64_t>(std::min(task.machine.threads, 16));
    std::vector<Timed> list;
    double together = 0;  // threads' share of the work, all rows
    for (const int n : counts) together += 1.0 / std::min(n, task.machine.cores);
    const double one = seconds_of_one(scenario, prepared, task.machine);
    const int repetitions = affordable(task, together * one * static_cast<double>(count));
    for (const int n : counts)
        list.push_back({"threads", [&, n] { play_all(scenario, prepared, count, n, Recording::outcomes); }});
    const std::vector<double> t = wall_times(list, repetitions);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const int n = counts[k];
        const std::string what = fmt::format("{} replications, {} thread{}", count, n, n == 1 ? "" : "s");
        const double efficiency = t[0] / (n * t[k]);
        const std::string figure = fmt::format("efficiency {:.3f}", efficiency);
        if (n > 1 && n <= task.machine.cores)
            report.rows.push_back(judged(what, t[k], efficiency, figure, Bound::at_least, least_efficiency));
        else  // two threads on one core are no two cores
            report.rows.push_back({what, t[k], efficiency, figure});
    }
}

//! Variance of the mean difference times the time that it takes, against plain sampling: the sums behind both
//! are always taken, so that the times are the same.
void add_precision(const Task& task, Report& report) {
    const Scenario scenario = baseline_pair();
    const auto prepared = prepared_for(scenario);
    RunOptions options;
    options.replications = by_length(task.length, 500, 2'000, 20'000);
    options.expected_potential = expected_potential(*prepared);
    const Result result = run(scenario, *prepared, options);
    stop_on_fault(result.fault);
    const double narrower = result.summary.half_width / result.summary.control->plain_half_width;
    report.rows.push_back({"control variate: variance times time of the mean difference", none,
                           narrower * narrower, times(narrower * narrower, "plain sampling")});
}

}  // namespace

void add_runs(const Task& task, Report& report) {
    const Scenario scenario = baseline();
    const auto prepared = prepared_for(scenario);
    add_writing(task, scenario, *prepared, report);
    add_threads(task, scenario, *prepared, report);
    add_precision(task, report);
}

}  // namespace fundsim::bench
