// Studies of the baseline on all threads: what their targets are about, from a part of the work in short
// measurements, with time in proportion.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "bench/cases.hpp"
#include "bench/scratch.hpp"
#include "bench/sections.hpp"
#include "engine/simulation.hpp"
#include "engine/world/potential.hpp"
#include "execution/attribute.hpp"
#include "execution/explore.hpp"
#include "execution/gaps.hpp"
#include "execution/sweep.hpp"
#include "execution/tornado.hpp"
#include "parameters/table.hpp"

namespace fundsim::bench {

namespace {

constexpr double known_share = 0.04;  //!< two standard errors: half of an interval, of the gap
constexpr double known_swing = 0.05;

double once(const std::function<void()>& call) {
    return wall_times(std::vector<Timed>{{"study", call}}, 1).front();
}

//! "16384 draws, from 1024".
std::string part_of(std::uint64_t whole, std::uint64_t part, const char* what) {
    return part == whole ? fmt::format("{} {}", whole, what)
                         : fmt::format("{} {}, from {}", whole, what, part);
}

void add_exploration(const Task& task, const Prepared& pair, double play, Report& report) {
    constexpr std::uint64_t whole = 16'384;
    const std::uint64_t draws = by_length<std::uint64_t>(task.length, 64, 1'024, whole);
    const std::vector<Factor> factors = factors_of(pair.scenario, {0, 1}, {});
    ExploreOptions options;
    options.sampling.replications = draws;
    ExploreDone done;
    const double seconds = once([&] { done = play_exploration(pair, 1, 0, factors, options); });
    const double scale = double(whole) / double(draws);
    const double futures = double(done.exploration.futures_as_it_stands) + 2 * double(draws) +
                           2 * double(done.exploration.draws_doubled);
    const double ideal = futures * play / task.machine.cores;
    report.rows.push_back(judged(
        "explore: " + part_of(whole, draws, "draws") + fmt::format(" of {} assumptions", factors.size()),
        seconds * scale, seconds * scale, fmt::format("{:.2f} of it playing", ideal / seconds),
        Bound::at_most, 60, " s"));
}

void add_attribution(const Task& task, const Prepared& pair, Report& report) {
    AttributionOptions options;
    options.until_share = known_share;
    options.expected_potential = expected_potential(pair);
    options.sampling.replications = by_length<std::uint64_t>(task.length, 4, 16, 10'000);
    options.sampling.stretch = 16;
    Attributed done;
    const double seconds = once([&] { done = attribute(pair, 0, 1, options); });
    const Attribution& found = done.attribution;
    const double needed = replications_needed(widest_share(found), known_share * std::abs(found.gap.value));
    const double scale = std::max(1.0, needed);
    report.rows.push_back(judged(
        fmt::format("attribute: {} groups of levers to 2 % of the gap (standard error)", found.shares.size()),
        seconds * scale, seconds * scale, fmt::format("{:.0f} futures", double(found.replications) * scale),
        Bound::at_most, 60, " s"));
}

void add_tornado(const Task& task, const Scenario& scenario, Report& report) {
    TornadoOptions options{.until_share = known_swing};
    options.sampling.replications = by_length<std::uint64_t>(task.length, 4, 32, 10'000);
    options.sampling.stretch = 32;
    TornadoDone done;
    const double seconds = once([&] { done = play_tornado(scenario, 1, 0, options); });
    const Tornado& found = done.tornado;
    const double largest = found.swings.empty() ? 0 : std::abs(found.swings.front().swing.value);
    const double bar = known_swing * std::max(largest, std::abs(found.gap.value));
    const double scale = std::max(1.0, replications_needed(widest_swing(found), bar));
    report.rows.push_back(
        judged(fmt::format("sensitivity: {} assumptions, swings to 5 % of the largest", found.swings.size()),
               seconds * scale, seconds * scale,
               fmt::format("{:.0f} futures", double(found.replications) * scale), Bound::at_most, 20, " s"));
}

//! Cells of a sweep against runs of the same two models, which split no gap either.
void add_sweep(const Task& task, const Scenario& scenario, double play, Report& report) {
    constexpr std::uint64_t whole = 200, futures = 1'000;
    const std::uint64_t cells = by_length<std::uint64_t>(task.length, 2, 20, whole);
    const std::uint64_t each = by_length<std::uint64_t>(task.length, 8, 256, futures);
    const Address address{Section::organisation, "", "discount_rate"};
    const Parameter* parameter = find_parameter(Section::organisation, "discount_rate");
    const SweepRange range{address, parameter, 0.04, 0.16};
    const SweepDesign design = grid_of({{address, parameter, spaced(range, cells)}});
    SweepOptions options;
    options.replications = each;
    const double seconds = once([&] { stop_on_fault(play_sweep(scenario, design, {}, options).fault); });
    const double scale = double(whole * futures) / double(cells * each);
    const double ideal = double(cells * each) * play / task.machine.cores;
    const std::string what = part_of(whole * futures, cells * each, "futures");
    report.rows.push_back(judged("sweep: 200 cells of 1000, " + what, seconds * scale, seconds * scale,
                                 times(seconds / ideal, "its plays"), Bound::at_most, 100, " s"));
    report.rows.push_back(judged("sweep: share of the time that plays alone would take", none,
                                 ideal / seconds, fmt::format("efficiency {:.3f}", ideal / seconds),
                                 Bound::at_least, 0.95));
}

}  // namespace

void add_studies(const Task& task, Report& report) {
    const Scenario scenario = baseline_pair();
    const auto pair = prepared_for(scenario);
    // On all threads, as studies play: a machine's threads may be slower together than one alone.
    const std::uint64_t plays = by_length<std::uint64_t>(task.length, 16, 512, 4'096);
    const std::vector<std::shared_ptr<const Prepared>> variants{pair};
    SamplingOptions sampling{.replications = plays, .stretch = plays};
    const double play =
        once([&] {
            sample_gaps(
                variants, 1, 1, [](auto gaps, auto figures) { figures[0] = gaps[0]; }, sampling);
        }) *
        task.machine.cores / double(plays);
    add_exploration(task, *pair, play, report);
    add_attribution(task, *pair, report);
    add_tornado(task, scenario, report);
    add_sweep(task, scenario, play, report);
}

}  // namespace fundsim::bench
