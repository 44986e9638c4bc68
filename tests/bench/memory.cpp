// Peak memory of runs, each in a process of its own. Replications are made up, so that what is kept of them
// is all there is.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench/cases.hpp"
#include "bench/scratch.hpp"
#include "bench/sections.hpp"
#include "engine/random/draws.hpp"
#include "ensemble/fairness.hpp"
#include "execution/run.hpp"
#include "results/write.hpp"
#include "scenario/write_toml.hpp"

namespace fundsim::bench {

namespace {

constexpr double most_growth = 20;  // MB
constexpr std::uint64_t flat_from = 100'000;
constexpr std::string_view not_now = "left out: takes long";

//! NPVs that look like NPVs; all other figures stay at 1.
void make_up(std::uint64_t replication, std::span<Outcome> outcomes) {
    for (std::size_t m = 0; m < outcomes.size(); ++m) {
        Outcome& o = outcomes[m];
        for (const Metric& metric : metrics()) o.*metric.field = 1;
        o.npv = 1000 * uniform({1, replication}, Purpose::value, static_cast<std::uint32_t>(m), 0);
        o.npv_per_outlay = o.npv;
    }
}

//! The largest resident set of this process, KiB.
long peak_kib() {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmHWM:")) return std::strtol(line.c_str() + 6, nullptr, 10);
    return 0;
}

struct Measurement {
    std::uint64_t replications;
    bool file;
    double megabytes;
};

Measurement measured(std::uint64_t replications, bool file) {
    const Scratch scratch;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string answer = output_of(fmt::format("{} --peak-memory {}{}", quoted(program), replications,
                                                     file ? " " + quoted(scratch.path) : ""));
    if (answer.empty()) stop_on_fault("a run that measures memory has failed");
    return {replications, file, std::strtod(answer.c_str(), nullptr) * 1024 / 1e6};
}

std::string what_of(std::uint64_t replications, bool file) {
    return fmt::format("peak memory, {} replications{}", replications, file ? " with the file" : "");
}

//! Growth from `flat_from` replications on, MB.
Row growth_of(const std::vector<Measurement>& list, bool file) {
    std::string what =
        fmt::format("growth of memory from {} replications on{}", flat_from, file ? " with the file" : "");
    double least = 1e9, most = 0;
    int count = 0;
    for (const Measurement& m : list) {
        if (m.file != file || m.replications < flat_from) continue;
        least = std::min(least, m.megabytes);
        most = std::max(most, m.megabytes);
        ++count;
    }
    if (count < 2)
        return left_out(std::move(what), std::string(not_now), fmt::format("<= {} MB", most_growth));
    return judged(std::move(what), none, most - least, fmt::format("{:.1f} MB", most - least), Bound::at_most,
                  most_growth, " MB");
}

}  // namespace

int print_peak_memory(std::uint64_t replications, const std::string& folder) {
    const Scenario scenario = baseline_pair();
    const Cast cast{.listed = 2, .played = 2, .months = 0};
    RunOptions options;
    options.replications = replications;
    OpenedResults file;
    if (!folder.empty()) {
        ResultsTarget target;
        target.path = folder + "/results.h5";
        target.program_version = "benchmark";
        target.git_sha = "unknown";
        target.command = "fundsim_bench";
        target.scenario_toml = scenario_toml(scenario);
        target.replications = replications;
        file = open_results(scenario, cast, target);
        stop_on_fault(file.fault);
        options.sink = [&](const Block& block) { return file.writer->append(block); };
    }
    const auto player = [] {
        return Player([](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
            make_up(replication, outcomes);
        });
    };
    const Result result = run_players(cast, scenario.models, {}, player, options);
    stop_on_fault(result.fault);
    if (file.writer)
        stop_on_fault(file.writer->publish(result.summary, fairness(scenario, result.summary)).fault);
    fmt::print("{}\n", peak_kib());
    return 0;
}

void add_memory(const Task& task, Report& report) {
    struct Size {
        std::uint64_t replications;
        bool file;
    };
    const std::uint64_t most = by_length(task.length, 100'000, 1'000'000, 10'000'000);
    std::vector<Measurement> list;
    for (const auto& [replications, file] : {Size{10'000, false},
                                             {100'000, false},
                                             {1'000'000, false},
                                             {10'000'000, false},
                                             {100'000, true},
                                             {1'000'000, true}}) {
        const std::string what = what_of(replications, file);
        if (replications > most || (file && task.length != Length::full)) {
            report.rows.push_back(left_out(what, std::string(not_now)));
            continue;
        }
        list.push_back(measured(replications, file));
        report.rows.push_back(
            {what, none, list.back().megabytes, fmt::format("{:.1f} MB", list.back().megabytes)});
    }
    report.rows.push_back(growth_of(list, false));
    report.rows.push_back(growth_of(list, true));
}

}  // namespace fundsim::bench
