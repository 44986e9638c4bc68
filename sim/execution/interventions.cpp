#include "execution/interventions.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/world/potential.hpp"
#include "execution/contenders.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

namespace {

//! Futures in which the next step of an order is chosen, and others in which it is measured.
constexpr std::uint64_t chosen_in = 512, measured_in = 1'024;

//! What an order is played with.
struct Ground {
    const Scenario& one_model;
    const InterventionOptions& options;
    std::optional<double> expected;
    std::uint64_t played = 0;  //!< futures before, each counted once for every intervention
};

//! Futures of a step, each counted once for every intervention that is played in it.
constexpr std::uint64_t step_futures = chosen_in * tried_for_a_step + measured_in;

//! Some of them: in `most` futures, in which so many interventions are played, after `before` others.
SamplingOptions in_futures(const Ground& ground, std::uint64_t most, std::uint64_t interventions,
                           std::uint64_t before) {
    SamplingOptions sampling = ground.options.sampling;
    sampling.replications = sampling.stretch = std::min(most, sampling.replications);
    if (ground.options.sampling.progress) {
        sampling.progress = [&ground, interventions, before](std::uint64_t futures, std::uint64_t) {
            ground.options.sampling.progress(ground.played + before + interventions * futures,
                                             ground.played + ground.options.best * step_futures);
        };
    }
    return sampling;
}

//! An intervention on top of others.
struct Addition {
    const Contender* contender;
    Alternative with;
};

std::vector<Addition> additions(const Ground& ground, const Alternative& base,
                                std::span<const Intervention> in_place,
                                std::span<const Contender* const> contenders) {
    std::vector<Addition> found;
    for (const Contender* contender : contenders) {
        std::vector<Intervention> all(in_place.begin(), in_place.end());
        all.push_back(contender->intervention);
        if (const WithInterventions with = with_interventions(ground.one_model, all); with.scenario) {
            Alternative alternative = alternative_of(*with.scenario, base.prepared);
            if (alternative.prepared) {
                found.push_back({contender, std::move(alternative)});
            }
        }
    }
    return found;
}

//! The place of the addition that brings most on average.
std::size_t best_of(const Sample& sampled) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < sampled.means.size(); ++k) {
        best = sampled.means[k].mean_y > sampled.means[best].mean_y ? k : best;
    }
    return best;
}

//! Plays each addition against what is there already, in the first futures.
Sample compare(const Ground& ground, const Alternative& so_far, std::span<const Addition> found,
               std::uint64_t before) {
    std::vector<Alternative> alternatives{so_far};
    for (const Addition& addition : found) {
        alternatives.push_back(addition.with);
    }
    const auto fill = [](std::span<const double> npvs, std::span<double> figures) {
        for (std::size_t k = 0; k < figures.size(); ++k) {
            figures[k] = beyond_rounding(npvs[k + 1], npvs[0]);
        }
    };
    return sample_alternatives(alternatives, ground.options.seed, 0, found.size(), fill,
                               in_futures(ground, chosen_in, found.size(), before));
}

//! What an addition brings, in futures in which nothing was chosen.
Sample measure(const Ground& ground, const Alternative& base, const Alternative& so_far,
               const Alternative& with, std::uint64_t before) {
    const auto fill = [](std::span<const double> npvs, std::span<double> figures) {
        figures[0] = beyond_rounding(npvs[2], npvs[1]);
        figures[1] = beyond_rounding(npvs[2], npvs[0]);
    };
    return sample_alternatives(std::vector{base, so_far, with}, ground.options.seed,
                               ground.options.sampling.replications, 2, fill,
                               in_futures(ground, measured_in, 1, before));
}

//! Those that bring most alone, the best first: as selected, then by their means.
std::vector<const Contender*> ranked(const Contenders& contenders, const InterventionStudy& study) {
    std::vector<const Contender*> order;
    for (const Contender& contender : contenders.each) {
        order.push_back(&contender);
    }
    const auto rank = [&](const Contender* contender) {
        return std::find(study.best.begin(), study.best.end(), contender->intervention.name) -
               study.best.begin();
    };
    std::stable_sort(order.begin(), order.end(), [&](const Contender* a, const Contender* b) {
        return std::pair(rank(a), -a->sums.back().mean_y) < std::pair(rank(b), -b->sums.back().mean_y);
    });
    return order;
}

//! Takes the best, then what adds most with it in place, and so on, while it clearly adds.
Sample play_order(const Ground& ground, const Contenders& contenders, std::vector<Intervention> in_place,
                  InterventionStudy& study) {
    Alternative so_far = contenders.base;
    std::vector<const Contender*> left = ranked(contenders, study);
    while (study.order.size() < ground.options.best && !left.empty()) {
        const bool first = study.order.empty();
        const std::uint64_t before = study.order.size() * step_futures;
        const std::size_t most = first ? 1 : std::min(tried_for_a_step, left.size());
        const std::vector<Addition> found =
            additions(ground, contenders.base, in_place, std::span(left).first(most));
        if (found.empty()) {
            break;
        }
        const Sample compared = first ? Sample{} : compare(ground, so_far, found, before);
        if (compared.ending != Ending::complete) {
            return compared;
        }
        const Addition& next = found[best_of(compared)];
        const Sample measured =
            measure(ground, contenders.base, so_far, next.with, before + chosen_in * tried_for_a_step);
        if (measured.ending != Ending::complete) {
            return measured;
        }
        study.order_replications = measured.replications;
        OrderStep step{next.contender->intervention.name, estimate_of(measured.means[0], ground.expected),
                       estimate_of(measured.means[1], ground.expected)};
        if (!(step.net.low > 0)) {
            study.not_added = std::move(step);
            break;
        }
        study.order.push_back(std::move(step));
        in_place.push_back(next.contender->intervention);
        so_far = next.with;
        std::erase(left, next.contender);
    }
    return {};
}

void estimate_all(const Contenders& contenders, const Organisation& organisation,
                  std::optional<double> expected, InterventionStudy& study) {
    for (const Contender& contender : contenders.each) {
        InterventionWorth worth{.name = contender.intervention.name,
                                .price = level_price(contender.intervention, organisation),
                                .futures = contender.sums[0].count,
                                .eliminated = contender.given_up};
        estimate_worth(contender.sums, expected, organisation, worth);
        study.replications = std::max(study.replications, worth.futures);
        study.worths.push_back(std::move(worth));
    }
    std::stable_sort(
        study.worths.begin(), study.worths.end(),
        [](const InterventionWorth& a, const InterventionWorth& b) { return a.net.value > b.net.value; });
}

}  // namespace

InterventionsDone play_interventions(const Scenario& written, std::size_t model,
                                     std::span<const Intervention> applied,
                                     std::span<const Intervention> tried,
                                     const InterventionOptions& options) {
    InterventionsDone done{.study = {.model = model, .zone = options.zone, .most_best = options.best}};
    const Scenario one_model = with_models(written, {model});
    std::vector<Intervention> in_place;
    for (const Intervention& each : applied) {
        if (Intervention here = for_model(each, one_model.models.front()); !here.changes.empty()) {
            in_place.push_back(std::move(here));
        }
    }
    Contenders contenders = contenders_of(one_model, in_place, tried, done.study, done.fault);
    if (!contenders.base.prepared || contenders.each.empty()) {
        done.ending = done.fault.empty() ? Ending::complete : Ending::failed;
        return done;
    }
    const auto expected =
        options.controlled ? std::optional(expected_potential(*contenders.base.prepared)) : std::nullopt;
    Sample last = select_best(contenders, options, options.best * step_futures, done.study);
    estimate_all(contenders, one_model.organisation, expected, done.study);
    if (last.ending == Ending::complete && !(done.study.decided && done.study.best.empty())) {
        std::uint64_t played = 0;
        for (const Contender& contender : contenders.each) {
            played += contender.sums[0].count;
        }
        last = play_order({one_model, options, expected, played}, contenders, in_place, done.study);
    }
    done.ending = last.ending == Ending::complete && done.study.decided ? Ending::precise : last.ending;
    done.fault = last.fault;
    return done;
}

}  // namespace fundsim
