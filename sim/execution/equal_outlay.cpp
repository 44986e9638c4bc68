#include "execution/equal_outlay.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/world/potential.hpp"
#include "ensemble/rounding.hpp"
#include "execution/gaps.hpp"
#include "execution/outcomes.hpp"
#include "studies/chosen_models.hpp"
#include "studies/draws.hpp"

namespace fundsim {

namespace {

Variant with_factor(const Scenario& scenario, std::size_t model, double factor, const Prepared* known) {
    Scenario one_model = with_models(scenario, {model});
    one_model.organisation.budget_per_year *= factor;
    return variant_of(one_model, known);
}

//! Models to be matched, and what has been played of that.
struct Matching {
    const Scenario& scenario;
    const EqualOutlayOptions& options;
    std::uint64_t futures;  //!< of each attempt
    Ending ending = Ending::complete;
    std::string fault = {};
};

std::optional<double> mean_outlay(Matching& matching, const Ready& model) {
    SamplingOptions sampling = matching.options.sampling;
    sampling.replications = sampling.stretch = matching.futures;
    sampling.progress = {};
    const auto fill = [](std::span<const Outcome> outcomes, std::span<double> figures) {
        figures[0] = outcomes[0].pv_outlay;
    };
    const Sample sampled = sample_outcomes(std::span(&model, 1), matching.options.seed, 0, 1, fill, sampling);
    if (sampled.ending != Ending::complete) {
        matching.ending = sampled.ending;
        matching.fault = sampled.fault;
        return std::nullopt;
    }
    return sampled.means[0].mean_y;
}

//! Factors on the budget of all models; the first one keeps its own.
std::vector<double> match_all(Matching& matching, std::vector<Ready>& models) {
    std::vector<double> factors{1};
    const double target =
        mean_outlay(matching, models.front()).value_or(std::numeric_limits<double>::quiet_NaN());
    for (std::size_t m = 1; m < matching.scenario.models.size(); ++m) {
        const Prepared* known = models.front().get();
        const OutlayAt outlay_at = [&](double factor) -> std::optional<double> {
            const Variant variant = with_factor(matching.scenario, m, factor, known);
            return variant.prepared && matching.ending == Ending::complete
                       ? mean_outlay(matching, variant.prepared)
                       : std::nullopt;
        };
        factors.push_back(target > 0 ? match_outlay(outlay_at, target).factor : 1);
        models.push_back(with_factor(matching.scenario, m, factors.back(), known).prepared);
        if (matching.options.sampling.progress) {
            matching.options.sampling.progress(m, 2 * (matching.scenario.models.size() - 1));
        }
    }
    return factors;
}

//! Where the figures of models and pairs stand: outlay and NPV of each model, then gap and lead of each pair.
std::vector<EqualPair> pairs_of(std::size_t models) {
    std::vector<EqualPair> pairs;
    for (std::size_t a = 1; a < models; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            pairs.push_back({a, b, {}, {}});
        }
    }
    return pairs;
}

void fill_contest(const std::vector<EqualPair>& pairs, std::span<const Outcome> outcomes,
                  std::span<double> figures) {
    for (std::size_t m = 0; m < outcomes.size(); ++m) {
        figures[2 * m] = outcomes[m].pv_outlay;
        figures[2 * m + 1] = outcomes[m].npv;
    }
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const double gain = npv_gain(outcomes[pairs[p].a], outcomes[pairs[p].b]);
        const std::size_t place = 2 * (outcomes.size() + p);
        figures[place] = gain;
        figures[place + 1] = counts_ahead(gain);
    }
}

Estimate ratio_of(const Comoments& ratio, const Comoments& outlay, const Comoments& npv,
                  std::optional<double> expected) {
    return expected ? controlled_ratio_estimate({ratio, outlay, npv}, *expected) : ratio_estimate(ratio);
}

//! Plays all models with their budgets in all futures.
EqualOutlayDone play_contest(const std::vector<Ready>& models, const std::vector<double>& factors,
                             const EqualOutlayOptions& options) {
    EqualOutlayDone done{.equal = {.pairs = pairs_of(models.size())}};
    std::vector<Comoments> ratios(models.size());
    SamplingOptions sampling = options.sampling;
    sampling.keep = [&](std::uint64_t, std::size_t size, std::span<const double> figures) {
        for (std::size_t m = 0; m < models.size(); ++m) {
            ratios[m] = merge(ratios[m], comoments_of(figures.subspan(2 * m * size, size),
                                                      figures.subspan((2 * m + 1) * size, size)));
        }
    };
    if (options.sampling.progress) {
        sampling.progress = [&](std::uint64_t futures, std::uint64_t total) {
            options.sampling.progress(total + futures, 2 * total);
        };
    }
    const auto fill = [&](std::span<const Outcome> outcomes, std::span<double> figures) {
        fill_contest(done.equal.pairs, outcomes, figures);
    };
    const Sample sampled = sample_outcomes(models, options.seed, 0,
                                           2 * (models.size() + done.equal.pairs.size()), fill, sampling);
    done.ending = sampled.ending;
    done.fault = sampled.fault;
    done.equal.replications = sampled.replications;
    const auto expected =
        options.controlled ? std::optional(expected_potential(*models.front())) : std::nullopt;
    for (std::size_t m = 0; m < models.size(); ++m) {
        const Comoments &outlay = sampled.means[2 * m], &npv = sampled.means[2 * m + 1];
        done.equal.models.push_back({factors[m], estimate_of(outlay, expected), estimate_of(npv, expected),
                                     ratio_of(ratios[m], outlay, npv, expected)});
    }
    for (std::size_t p = 0; p < done.equal.pairs.size(); ++p) {
        const Comoments* const here = sampled.means.data() + 2 * (models.size() + p);
        done.equal.pairs[p].gap = estimate_of(here[0], expected);
        done.equal.pairs[p].ahead =
            proportion_estimate(here[1].mean_y * double(here[1].count), here[1].count);
    }
    return done;
}

}  // namespace

EqualOutlayDone play_equal_outlay(const Scenario& scenario, const EqualOutlayOptions& options) {
    const std::uint64_t futures = std::min(options.matched_in, options.sampling.replications);
    Matching matching{scenario, options, futures};
    Variant first = with_factor(scenario, 0, 1, nullptr);
    if (!first.prepared) {
        return {.ending = Ending::failed, .fault = std::move(first.why)};
    }
    std::vector<Ready> models{std::move(first.prepared)};
    const std::vector<double> factors = match_all(matching, models);
    if (matching.ending != Ending::complete) {
        return {.ending = matching.ending, .fault = std::move(matching.fault)};
    }
    return play_contest(models, factors, options);
}

}  // namespace fundsim
