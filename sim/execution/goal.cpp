#include "execution/goal.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "execution/gaps.hpp"
#include "execution/outcomes.hpp"

namespace fundsim {

namespace {

//! Figures of a point in a future: all conditions, each, and whether its figure is missing.
std::size_t figures_of(const Goal& goal) { return 1 + 2 * goal.conditions.size(); }

void fill(const Goal& goal, const Outcome& outcome, std::span<double> figures) {
    bool all = true;
    for (std::size_t c = 0; c < goal.conditions.size(); ++c) {
        const GoalCondition& condition = goal.conditions[c];
        const bool here = holds(condition, outcome);
        all = all && here;
        figures[1 + 2 * c] = here ? 1 : 0;
        figures[2 + 2 * c] = std::isnan(value_in(condition.figure, outcome)) ? 1 : 0;
    }
    figures[0] = all ? 1 : 0;
}

//! Plays each variant in futures from `first` on.
Sample sample_goal(std::span<const Ready> variants, const Goal& goal, std::uint64_t seed, std::uint64_t first,
                   const SamplingOptions& options) {
    const std::size_t each = figures_of(goal);
    const auto fill_all = [&](std::span<const Outcome> outcomes, std::span<double> figures) {
        for (std::size_t v = 0; v < outcomes.size(); ++v) {
            fill(goal, outcomes[v], figures.subspan(v * each, each));
        }
    };
    return sample_outcomes(variants, seed, first, variants.size() * each, fill_all, options);
}

Estimate share_of(const Comoments& figure) {
    return proportion_estimate(std::round(figure.mean_y * double(figure.count)), figure.count);
}

GoalChance chance_of(const Sample& sampled, std::size_t variant, const Goal& goal) {
    const Comoments* const figures = sampled.means.data() + variant * figures_of(goal);
    GoalChance chance{.all = share_of(figures[0])};
    for (std::size_t c = 0; c < goal.conditions.size(); ++c) {
        chance.each.push_back(share_of(figures[1 + 2 * c]));
        chance.lacking.push_back(share_of(figures[2 + 2 * c]).value);
    }
    return chance;
}

//! The search on its way.
struct Course {
    const Scenario& one_model;
    std::span<const Address> addresses;
    const Goal& goal;
    const GoalOptions& options;
    Ready first = {};          //!< whose tables the others share
    std::uint64_t played = 0;  //!< points, each counted once for all its futures
    std::uint64_t most = 0;    //!< points that there may be after the grid
    GoalDone done = {};
};

Variant variant_at(const Course& course, const std::vector<double>& values) {
    Scenario moved = course.one_model;
    for (std::size_t k = 0; k < values.size(); ++k) {
        set_scalar(moved, course.addresses[k], values[k]);
    }
    return variant_of(moved, course.first.get());
}

//! In whose progress every point counts alike, and which never runs past the end.
SamplingOptions sampling_for(const Course& course, std::uint64_t points) {
    SamplingOptions sampling = course.options.sampling;
    const bool begins = course.done.replications == 0;
    sampling.replications = begins ? sampling.replications : course.done.replications;
    if (course.options.sampling.progress) {
        sampling.progress = [&course, points, begins](std::uint64_t futures, std::uint64_t total) {
            const std::uint64_t all = course.played + std::max(points, course.most + (begins ? points : 0));
            course.options.sampling.progress(course.played * total + points * futures, all * total);
        };
    }
    return sampling;
}

std::vector<std::optional<GoalChance>> chances_at(Course& course, const Places& places) {
    std::vector<Ready> variants;
    std::vector<std::size_t> playable;
    for (std::size_t p = 0; p < places.size(); ++p) {
        Variant variant = variant_at(course, places[p]);
        if (variant.prepared) {
            playable.push_back(p);
            course.first = course.first ? course.first : variant.prepared;
            variants.push_back(std::move(variant.prepared));
        } else {
            course.done.left_out.push_back({places[p], std::move(variant.why)});
        }
    }
    std::vector<std::optional<GoalChance>> chances(places.size());
    if (variants.empty()) {
        return chances;
    }
    const bool begins = course.done.replications == 0;
    const Sample sampled =
        sample_goal(variants, course.goal, course.options.seed, 0, sampling_for(course, variants.size()));
    course.done.ending = sampled.ending;
    course.done.fault = sampled.fault;
    if (sampled.replications == 0 || (!begins && sampled.ending != Ending::complete)) {
        return {};
    }
    course.played += variants.size();
    course.most -= begins ? 0 : std::min<std::uint64_t>(course.most, variants.size());
    course.done.replications = sampled.replications;
    for (std::size_t v = 0; v < variants.size(); ++v) {
        chances[playable[v]] = chance_of(sampled, v, course.goal);
    }
    return chances;
}

//! Plays what was chosen in futures in which nothing was.
void play_again(Course& course) {
    const GoalSearch& found = course.done.search;
    std::vector<std::size_t> chosen{0};
    chosen.insert(chosen.end(), found.alone.begin(), found.alone.end());
    chosen.push_back(found.best);
    std::vector<Ready> variants;
    for (const std::size_t p : chosen) {
        variants.push_back(variant_at(course, found.points[p].values).prepared);
    }
    course.most = variants.size();
    SamplingOptions sampling = sampling_for(course, variants.size());
    sampling.stretch = sampling.replications;
    const Sample sampled = sample_goal(variants, course.goal, course.options.seed,
                                       course.options.sampling.replications, sampling);
    course.done.ending = sampled.ending;
    course.done.fault = sampled.fault;
    for (std::size_t v = 0; v < variants.size() && sampled.ending == Ending::complete; ++v) {
        course.done.again.push_back(chance_of(sampled, v, course.goal));
    }
}

}  // namespace

GoalDone play_goal(const Scenario& one_model, std::span<const Address> addresses,
                   std::span<const GoalLever> levers, const Goal& goal, const GoalOptions& options) {
    Course course{one_model, addresses, goal, options};
    const std::size_t searches = levers.size() + 1;
    course.most = (levers.size() * most_refined(1) + most_refined(levers.size())) / 2 + searches + 1;
    bool stopped = false;
    const ChancesAt ask = [&](const Places& places) {
        // Stopped within the grid, there are fewer futures, and no more than the grid is played.
        stopped = stopped || course.done.ending != Ending::complete;
        return stopped ? std::vector<std::optional<GoalChance>>{} : chances_at(course, places);
    };
    course.done.search = search_goal(levers, goal.chance, options.values, ask);
    if (course.done.ending == Ending::complete && course.done.replications > 0) {
        play_again(course);
    }
    return std::move(course.done);
}

}  // namespace fundsim
