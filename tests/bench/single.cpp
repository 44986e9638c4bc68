// One thread: the floor, worlds, plays, replications, set-up.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "bench/cases.hpp"
#include "bench/floor.hpp"
#include "bench/sections.hpp"
#include "engine/play/play.hpp"
#include "parameters/presets.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim::bench {

namespace {

constexpr std::uint64_t replications = 200;  // of the ratio to the floor
constexpr std::size_t worlds_at_hand = 50;   // of everything else
constexpr double most_times_floor = 5, most_times_floor_of_any_pair = 8, most_setup_milliseconds = 5,
                 most_known_setup_milliseconds = 0.1;

std::vector<std::string> preset_names() {
    std::vector<std::string> names;
    for (const Preset& preset : presets()) names.emplace_back(preset.name);
    return names;
}

Timed world_timed(std::shared_ptr<const Prepared> prepared) {
    return {"world",
            [prepared, world = std::make_shared<World>()] {
                for (std::uint64_t r = 0; r < replications; ++r) draw_world(*prepared, 1, r, *world);
                benchmark::DoNotOptimize(world->value.data());
            },
            replications};
}

Timed play_timed(std::shared_ptr<const Prepared> prepared, std::size_t model,
                 std::shared_ptr<const std::vector<World>> worlds) {
    return {"play",
            [=, state = std::make_shared<PlayState>()] {
                for (const World& world : *worlds)
                    benchmark::DoNotOptimize(play(*prepared, prepared->rules[model], world, *state).npv);
            },
            static_cast<double>(worlds->size())};
}

std::shared_ptr<const std::vector<World>> drawn_worlds(const Prepared& prepared) {
    auto worlds = std::make_shared<std::vector<World>>(worlds_at_hand);
    for (std::size_t r = 0; r < worlds_at_hand; ++r) draw_world(prepared, 1, r, (*worlds)[r]);
    return worlds;
}

Timed with_hybrids_timed() {
    const auto prepared = prepared_for(baseline());
    return {"2x2",
            [prepared, workspace = make_workspace(*prepared),
             outcomes = std::vector<Outcome>(played_models(*prepared))]() mutable {
                for (std::uint64_t r = 0; r < worlds_at_hand; ++r)
                    play_replication(*prepared, 1, r, *workspace, outcomes, {});
                benchmark::DoNotOptimize(outcomes.data());
            },
            static_cast<double>(worlds_at_hand)};
}

Timed setup_timed() {
    return {"setup", [] {
                const ReadResult read = read_scenario(baseline_path());
                benchmark::DoNotOptimize(prepared_for(read.scenario).get());
            }};
}

//! Of a scenario that differs from one at hand in no distribution: what a cell of a study or a slider takes.
Timed setup_known_timed() {
    return {"setup of a change", [known = prepared_for(baseline()), changed = baseline()]() mutable {
                changed.organisation.discount_rate = 0.1;
                std::string fault;
                benchmark::DoNotOptimize(prepare(changed, fault, known.get()).get());
            }};
}

//! Seconds that one number of each kind takes on the floor.
struct Costs {
    double uniform, normal, exponential;
};

double floor_of(const Draws& d, const Costs& c) {
    return d.uniforms * c.uniform + d.normals * c.normal + d.exponentials * c.exponential;
}

//! The pair of presets that is farthest from its own floor.
Row worst_pair(const std::vector<std::string>& names, double world, std::span<const double> plays,
               std::span<const Draws> draws, const Costs& costs) {
    double worst = 0, seconds = none;
    std::string who;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < names.size(); ++a)
        for (std::size_t b = a + 1; b < names.size(); ++b, ++pair) {
            const double time = world + plays[a] + plays[b];
            const double ratio = time / floor_of(draws[pair], costs);
            if (ratio <= worst) continue;
            worst = ratio;
            seconds = time;
            who = names[a] + " + " + names[b];
        }
    Row row = judged("worst pair of presets", seconds, worst, times(worst, "its floor"), Bound::at_most,
                     most_times_floor_of_any_pair);
    row.what += ": " + who;
    return row;
}

std::vector<std::vector<std::size_t>> pairs_of(std::size_t count) {
    std::vector<std::vector<std::size_t>> pairs;
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) pairs.push_back({a, b});
    return pairs;
}

//! Events that the story of one replication tells (arrivals, claims, experiments, releases, readings, ...):
//! mean.
double mean_events(const Prepared& p) {
    const auto workspace = make_workspace(p);
    std::size_t events = 0;
    for (std::uint64_t r = 0; r < replications; ++r)
        for (const ModelTrace& play : trace_replication(p, 1, r, *workspace).models)
            events += play.events.size();
    return static_cast<double>(events) / static_cast<double>(replications);
}

std::string draws_words(const Draws& d) {
    return fmt::format("One replication of `project` and `persistent` consumes {:.1f} uniform, {:.1f} normal "
                       "and {:.1f} exponential numbers (mean of {}).",
                       d.uniforms, d.normals, d.exponentials, replications);
}

}  // namespace

double add_single_thread(const Task& task, Report& report) {
    const auto pair = prepared_for(baseline_pair());
    const std::vector<std::vector<std::size_t>> both{{0, 1}};
    const Draws draws = mean_draws(*pair, replications, both)[0];
    report.notes.push_back(draws_words(draws));

    const std::vector<std::string> names = preset_names();
    const auto all = prepared_for(baseline_with(names));
    const auto worlds = drawn_worlds(*all);
    const double many = 1024;
    std::vector<Timed> list{{"floor", array_draws(draws)},
                            {"standard", standard_draws(draws)},
                            {"uniforms", array_draws({.uniforms = many}), many},
                            {"normals", array_draws({.normals = many}), many},
                            {"exponentials", array_draws({.exponentials = many}), many},
                            world_timed(pair),
                            {"pair", listed_player(baseline_pair(), replications), replications},
                            with_hybrids_timed(),
                            setup_timed(),
                            setup_known_timed()};
    const std::size_t first_play = list.size();
    for (std::size_t k = 0; k < names.size(); ++k) list.push_back(play_timed(all, k, worlds));
    const std::vector<double> t = processor_times(list, task.effort);
    const double floor = t[0], world = t[5], replication = t[6], setup = t[8], setup_known = t[9];
    const Costs costs{t[2], t[3], t[4]};

    auto& rows = report.rows;
    const auto against_floor = [&](std::string what, double seconds) {
        rows.push_back({std::move(what), seconds, seconds / floor, times(seconds / floor, "floor")});
    };
    rows.push_back({.what = "the floor: the random numbers of one replication", .seconds = floor});
    report.ratio_to_floor = replication / floor;
    rows.push_back(judged("one replication: project, persistent", replication, report.ratio_to_floor,
                          times(report.ratio_to_floor, "floor"), Bound::at_most, most_times_floor));
    const double events = mean_events(*pair);
    rows.push_back({"one event of it: arrival, claim, experiment, release, ...", replication / events, events,
                    fmt::format("{:.0f} events", events)});
    const std::span<const double> plays{t.data() + first_play, names.size()};
    rows.push_back(
        worst_pair(names, world, plays, mean_draws(*all, worlds_at_hand, pairs_of(names.size())), costs));
    against_floor("one world", world);
    for (std::size_t k = 0; k < names.size(); ++k) against_floor("one play: " + names[k], plays[k]);
    against_floor(fmt::format("one replication: the baseline, {} models played (its 2x2)",
                              prepared_for(baseline())->rules.size()),
                  t[7]);
    rows.push_back(judged("set-up of a scenario: read, check, prepare", setup, setup * 1e3, "",
                          Bound::at_most, most_setup_milliseconds, " ms"));
    rows.push_back(judged("set-up of a scenario that has the distributions of another one", setup_known,
                          setup_known * 1e3, "", Bound::at_most, most_known_setup_milliseconds, " ms"));
    against_floor("for orientation: std::mt19937_64, std::normal_distribution", t[1]);
    return replication;
}

}  // namespace fundsim::bench
