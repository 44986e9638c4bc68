#include "cli/portraying.hpp"

#include <array>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/simulation.hpp"
#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "scenario/scenario_file.hpp"
#include "studies/tuning.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_evaluations = 60;

double log_odds(double p) { return log_of(p / (1 - p)); }

//! On the scales on which they are tuned: logarithms, and the log odds of a share.
std::vector<double> coordinates(const Fitting& f, bool overruns_too) {
    std::vector<double> out{log_of(f.worth), log_odds(f.first_fit)};
    if (overruns_too) {
        out.push_back(log_of(f.overrun_factor));
    }
    return out;
}

Fitting fitting_at(std::span<const double> point, const Fitting& start) {
    const double fit = 1 / (1 + exp_of(-point[1]));
    return {exp_of(point[0]), point.size() > 2 ? exp_of(point[2]) : start.overrun_factor, fit,
            noise_beside(fit)};
}

std::vector<Tunable> tunables(const FittingSpace& space, bool overruns_too) {
    const auto& [worth, overrun, fit] = space.ranges;
    const std::vector<double> start = coordinates(space.start, overruns_too);
    const std::vector<double> low = coordinates({worth.low, overrun.low, fit.low, 0}, overruns_too);
    const std::vector<double> high = coordinates({worth.high, overrun.high, fit.high, 0}, overruns_too);
    std::vector<Tunable> out;
    for (std::size_t i = 0; i < start.size(); ++i) {
        out.push_back({start[i], low[i], high[i]});
    }
    return out;
}

struct Played {
    Reproduced got{};
    bool stopped = false;
    std::string fault;
};

Played play(const Portrait& portrait, const Fitting& fitting, const Overruns& overruns,
            const PortrayingOptions& how) {
    const ReadResult read =
        read_scenario_text(portrayed_toml(portrait, fitting, overruns, PlayedBy::today), "the answers");
    if (!read.ok) {
        return {.fault = formatted(read.faults)};
    }
    std::string fault;
    const auto prepared = prepare(read.scenario, fault);
    if (!prepared) {
        return {.fault = fault};
    }
    RunOptions options{.replications = how.replications, .seed = how.seed, .threads = how.threads};
    options.expected_potential = expected_potential(*prepared);
    options.stop = how.stop;
    const Result result = run(read.scenario, *prepared, options);
    if (result.summary.replications < how.replications) {
        return {.stopped = true};
    }
    return {.got = reproduced(result.summary.models.front())};
}

}  // namespace

Portrayed portray(const Portrait& portrait, const Overruns& overruns, const PortrayingOptions& options) {
    Portrayed out;
    const FittingSpace space = fitting_space(portrait);
    const bool overruns_too = !overruns.own;
    std::uint64_t done = 0;
    const auto missed_at = [&](const Fitting& fitting) {
        std::array<double, fitted_inputs> missed;
        missed.fill(std::nan(""));
        if (out.stopped || !out.fault.empty()) {
            return missed;
        }
        if (options.progress) {
            options.progress(done++, most_evaluations);
        }
        const Played played = play(portrait, fitting, overruns, options);
        out.stopped = played.stopped;
        out.fault = played.fault;
        if (!played.stopped && played.fault.empty()) {
            missed = {log_of(played.got.promised_per_year / portrait.promised_per_year),
                      log_of(played.got.benefit_percent / portrait.benefit_percent),
                      log_of(played.got.cost_percent / portrait.cost_percent)};
        }
        return missed;
    };
    const std::vector<Tunable> inputs = tunables(space, overruns_too);
    const std::size_t count = inputs.size();
    const Tuned tuned =
        tune(inputs, std::vector<double>(count, 0.0),
             [&](std::span<const double> point) {
                 const auto missed = missed_at(fitting_at(point, space.start));
                 return std::vector<double>(missed.begin(), missed.begin() + std::ptrdiff_t(count));
             },
             {.most_evaluations = most_evaluations * 2 / 3});
    out.fitting = fitting_at(tuned.point, space.start);
    if (!tuned.reached) {
        // Benefits out of reach are no reason to miss the others.
        std::vector<Tunable> others = inputs;
        others.erase(others.begin() + 1);
        others[0].start = tuned.point[0];
        if (overruns_too) {
            others[1].start = tuned.point[2];
        }
        const auto whole = [&](std::span<const double> point) {
            std::vector<double> all(point.begin(), point.end());
            all.insert(all.begin() + 1, tuned.point[1]);
            return fitting_at(all, space.start);
        };
        const Tuned rest = tune(others, std::vector<double>(others.size(), 0.0),
                                [&](std::span<const double> point) {
                                    const auto missed = missed_at(whole(point));
                                    return others.size() == 1 ? std::vector<double>{missed[0]}
                                                              : std::vector<double>{missed[0], missed[2]};
                                },
                                {.most_evaluations = most_evaluations / 3});
        out.fitting = whole(rest.point);
    }
    out.fitting = written(out.fitting);
    if (out.stopped || !out.fault.empty()) {
        return out;
    }
    const Played played = play(portrait, out.fitting, overruns, options);
    out.got = played.got;
    out.stopped = played.stopped;
    out.fault = played.fault;
    return out;
}

}  // namespace fundsim
