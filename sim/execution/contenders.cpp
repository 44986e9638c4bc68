#include "execution/contenders.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace fundsim {

namespace {

//! Futures whose mean is one observation: near enough to normal for a contest.
constexpr std::uint64_t batch_size = 64;

std::vector<Intervention> and_also(std::span<const Intervention> applied, Intervention one) {
    std::vector<Intervention> all(applied.begin(), applied.end());
    all.push_back(std::move(one));
    return all;
}

Alternative alternative_with(const Scenario& one_model, std::span<const Intervention> applied,
                             const Intervention& one, const std::shared_ptr<const Prepared>& base) {
    WithInterventions with = with_interventions(one_model, and_also(applied, one));
    return with.scenario ? alternative_of(*with.scenario, base)
                         : Alternative{nullptr, one_model.models.front(), std::move(with.why)};
}

//! Places of contenders that a selection waits for.
std::vector<std::size_t> waited_for(const Contest& contest, const Contenders& contenders) {
    std::vector<std::size_t> places;
    for (const std::size_t place : contest.in) {
        if (place < contenders.each.size() && contenders.observed[place].size() == contest.looked) {
            places.push_back(place);
        }
    }
    return places;
}

//! Plays some of them in one more batch of futures.
Sample play_batch(Contenders& contenders, std::span<const std::size_t> places, std::uint64_t number,
                  std::uint64_t size, const InterventionOptions& options, SamplingOptions sampling) {
    std::vector<Alternative> alternatives{contenders.base};
    std::vector<std::size_t>
        paid;  // place among the alternatives; the one for nothing stands before it or is it
    for (const std::size_t place : places) {
        const Contender& contender = contenders.each[place];
        if (has_price(contender.intervention)) {
            alternatives.push_back(contender.for_nothing);
        }
        alternatives.push_back(contender.paid);
        paid.push_back(alternatives.size() - 1);
    }
    const auto fill = [&](std::span<const double> npvs, std::span<double> figures) {
        for (std::size_t k = 0; k < places.size(); ++k) {
            const bool priced = has_price(contenders.each[places[k]].intervention);
            const Worth worth = worth_of(npvs[0], npvs[paid[k] - (priced ? 1 : 0)], npvs[paid[k]]);
            figures[worth_figures * k] = worth.gain;
            figures[worth_figures * k + 1] = worth.cost;
            figures[worth_figures * k + 2] = worth.net;
        }
    };
    sampling.replications = sampling.stretch = size;
    const Sample sampled = sample_alternatives(alternatives, options.seed, number * size,
                                               worth_figures * places.size(), fill, sampling);
    if (sampled.ending != Ending::complete) {
        return sampled;
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        auto& sums = contenders.each[places[k]].sums;
        for (std::size_t figure = 0; figure < worth_figures; ++figure) {
            sums[figure] = merge(sums[figure], sampled.means[worth_figures * k + figure]);
        }
        contenders.observed[places[k]].push_back(sampled.means[worth_figures * k + 2].mean_y);
    }
    Observations& nothing = contenders.observed.back();
    nothing.resize(std::max<std::size_t>(nothing.size(), number + 1), 0.0);
    return sampled;
}

//! How a selection is played.
struct Course {
    SelectionRule rule;
    std::uint64_t size;      //!< futures of a batch
    std::uint64_t batches;   //!< at most
    std::uint64_t later;     //!< futures that are played afterwards
    std::uint64_t done = 0;  //!< futures so far, each counted once for every contender that is played in it
};

//! Futures that may still have to be played for a contest, counted in the same way.
std::uint64_t futures_left(const Contest& contest, const Contenders& contenders, const Course& course) {
    const std::uint64_t most =
        std::min(course.batches,
                 std::max<std::uint64_t>(observations_at_most(contest, course.rule), course.rule.first));
    std::uint64_t left = 0;
    for (const std::size_t place : contest.in) {
        if (place < contenders.each.size()) {
            const std::uint64_t seen = contenders.observed[place].size();
            left += std::max(seen, most) - seen;
        }
    }
    return left * course.size;
}

//! Plays on until a selection is decided or there are no more futures; how that ended.
Sample settle(Contest& contest, Contenders& contenders, const InterventionOptions& options, Course& course) {
    advance(contest, contenders.observed, course.rule);
    while (!contest.decided && contest.looked < course.batches) {
        const std::vector<std::size_t> places = waited_for(contest, contenders);
        const std::uint64_t left = futures_left(contest, contenders, course);
        SamplingOptions sampling = options.sampling;
        if (options.sampling.progress) {
            sampling.progress = [&](std::uint64_t futures, std::uint64_t) {
                options.sampling.progress(course.done + futures * places.size(),
                                          course.done + left + course.later);
            };
        }
        Sample sampled = play_batch(contenders, places, contest.looked, course.size, options, sampling);
        if (sampled.ending != Ending::complete) {
            return sampled;
        }
        course.done += course.size * places.size();
        advance(contest, contenders.observed, course.rule);
    }
    return {};
}

}  // namespace

Contenders contenders_of(const Scenario& one_model, std::span<const Intervention> applied,
                         std::span<const Intervention> tried, InterventionStudy& study, std::string& fault) {
    Contenders out;
    const WithInterventions base = with_interventions(one_model, applied);
    if (!base.scenario) {
        fault = base.why;
        return out;
    }
    out.base = alternative_of(*base.scenario, nullptr);
    fault = out.base.why;
    if (!out.base.prepared) {
        return out;
    }
    const FundingModel& model = out.base.model;
    for (const Intervention& whole : tried) {
        const Intervention one = for_model(whole, one_model.models.front());
        std::string why;
        if (one.changes.empty()) {
            why = "other models alone would change";
        } else {
            const Alternative for_nothing =
                alternative_with(one_model, applied, without_price(one), out.base.prepared);
            const Alternative paid = alternative_with(one_model, applied, one, for_nothing.prepared);
            why = paid.why;
            if (for_nothing.prepared == out.base.prepared && for_nothing.model == model) {
                why = "nothing would change here";
            } else if (for_nothing.prepared && paid.prepared) {
                out.each.push_back({one, for_nothing, paid});
            } else if (why.empty()) {
                why = for_nothing.why;
            }
        }
        if (!why.empty()) {
            study.not_played.push_back({whole.name, std::move(why)});
        }
    }
    out.observed.resize(out.each.size() + 1);
    return out;
}

Sample select_best(Contenders& contenders, const InterventionOptions& options, std::uint64_t later,
                   InterventionStudy& study) {
    const std::size_t nothing = contenders.each.size();
    Course course{.rule = {options.zone, options.error / static_cast<double>(options.best)},
                  .size = std::min(batch_size, options.sampling.replications),
                  .later = later};
    course.batches = options.sampling.replications / course.size;
    std::vector<std::size_t> left;
    for (std::size_t place = 0; place <= nothing; ++place) {
        left.push_back(place);
    }
    while (!study.decided) {
        Contest contest = contest_among(left, nothing + 1);
        Sample last = settle(contest, contenders, options, course);
        if (!contest.decided) {
            for (const std::size_t place : left) {
                const bool in = std::find(contest.in.begin(), contest.in.end(), place) != contest.in.end();
                if (place == nothing) {
                    study.nothing_in_question = in;
                } else {
                    contenders.each[place].given_up = !in;
                }
            }
            return last;
        }
        const std::size_t winner = contest.in.front();
        if (winner != nothing) {
            study.best.push_back(contenders.each[winner].intervention.name);
            std::erase(left, winner);
        }
        study.decided = winner == nothing || study.best.size() == options.best || left.size() == 1;
    }
    for (const std::size_t place : left) {
        if (place != nothing) {
            contenders.each[place].given_up = true;
        }
    }
    return {};
}

}  // namespace fundsim
