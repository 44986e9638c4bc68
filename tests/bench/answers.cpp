// Seconds until something is known: half of its 95 % interval within a hundredth of its mean. Sampling that
// shares worlds, and the potential of the worlds as control variate, against sampling that does neither.

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "bench/cases.hpp"
#include "bench/sections.hpp"
#include "engine/play/play.hpp"
#include "engine/simulation.hpp"
#include "engine/statistics/moments.hpp"

namespace fundsim::bench {

namespace {

constexpr double half_width = 0.01;  //!< of the mean
constexpr double normal_975 = 1.959964;

enum Played : std::size_t { project, persistent, later_decisions, models };

//! Two presets, and the second with one lever changed.
Scenario three_models() {
    Scenario s = baseline_with({"project", "persistent", "persistent"});
    s.models[later_decisions].name = "persistent, decisions a month later";
    s.models[later_decisions].levers.decision_latency_months += 1;
    return s;
}

//! What a mean is made of, replication by replication: y = the figure, x = potential of the world.
struct Figure {
    std::string what;
    std::size_t minuend, subtrahend;  //!< the same: it is no difference
    Comoments pairs{};
    double apart = 0;  //!< variance where the two are played in different worlds
};

double variance(const Comoments& pairs) { return pairs.squares_y / static_cast<double>(pairs.count - 1); }

//! Of what the control variate leaves (Cochran 1977, 7.3).
double variance_left(const Comoments& pairs) {
    const double explained = pairs.products * pairs.products / pairs.squares_x;
    return (pairs.squares_y - explained) / static_cast<double>(pairs.count - 2);
}

//! Replications until the mean is known.
double needed(double variance, double mean) {
    const double width = half_width * mean;
    return normal_975 * normal_975 * variance / (width * width);
}

std::vector<Figure> play_figures(const Prepared& prepared, std::uint64_t replications) {
    std::vector<Figure> figures{
        {"the mean NPV of `project`", project, project},
        {"the mean NPV of `persistent`", persistent, persistent},
        {"the gap of `persistent` to `project`", persistent, project},
        {"what a month's delay of decisions costs `persistent`", later_decisions, persistent}};
    const auto workspace = make_workspace(prepared);
    std::vector<double> potential;
    std::vector<std::vector<double>> npv(models);
    for (std::uint64_t r = 0; r < replications; ++r) {
        draw_world(prepared, 1, r, workspace->world);
        potential.push_back(workspace->world.potential);
        for (std::size_t m = 0; m < models; ++m)
            npv[m].push_back(
                play(prepared, prepared.rules[m], workspace->world, workspace->state, nullptr).npv);
    }
    for (Figure& figure : figures) {
        std::vector<double> values = npv[figure.minuend];
        figure.apart = variance(comoments_of(potential, values));
        if (figure.minuend != figure.subtrahend) {
            figure.apart += variance(comoments_of(potential, npv[figure.subtrahend]));
            for (std::size_t r = 0; r < values.size(); ++r) values[r] -= npv[figure.subtrahend][r];
        }
        figure.pairs = comoments_of(potential, values);
    }
    return figures;
}

}  // namespace

void add_answers(const Task& task, double reference, Report& report) {
    const auto prepared = prepared_for(three_models());
    const std::uint64_t replications = by_length(task.length, 50, 1'000, 20'000);
    Scenario change = three_models();
    change.models.erase(change.models.begin());
    const auto timed = [](const Scenario& scenario) {
        return Timed{"replication", listed_player(scenario, 20), 20};
    };
    const std::vector<Timed> list{timed(baseline_with({"project"})), timed(baseline_with({"persistent"})),
                                  timed(baseline_with({"project", "persistent"})), timed(change)};
    const std::vector<double> one = processor_times(list, task.effort);
    const std::vector<Figure> figures = play_figures(*prepared, replications);
    report.notes.push_back(fmt::format("Known: half of the 95 % interval is 1 % of the mean; on one thread, "
                                       "from the variance of {} replications.",
                                       replications));
    for (std::size_t k = 0; k < figures.size(); ++k) {
        const Figure& figure = figures[k];
        const std::string what = "to know " + figure.what + " to 1 %: ";
        const double mean = figure.pairs.mean_y;
        const double plain = needed(figure.apart, mean);
        const auto add = [&](const char* how, double spread) {
            const double count = needed(spread, mean);
            report.rows.push_back(
                {what + how, one[k] * count, count / plain, times(count / plain, "the time")});
        };
        report.rows.push_back(
            {what + "plain sampling", one[k] * plain, plain, fmt::format("{:.0f} replications", plain)});
        if (figure.minuend != figure.subtrahend) add("same worlds", variance(figure.pairs));
        add(figure.minuend == figure.subtrahend ? "control variate" : "same worlds, control variate",
            variance_left(figure.pairs));
        if (figure.minuend == persistent && figure.subtrahend == project && !std::isnan(reference))
            report.rows.push_back({what + "plain sampling by the Python reference", reference * plain});
    }
}

}  // namespace fundsim::bench
