// Every parameter at both ends of its range, and just within and beyond them, in every preset: what is read
// is played in finite time to finite figures, and what cannot be played is refused with what to change.

#include <csignal>
#include <cstring>
#include <map>
#include <random>
#include <set>

#include <sys/resource.h>
#include <unistd.h>

#include "engine/prepared.hpp"
#include "engine/simulation.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"
#include "support.hpp"

namespace {

using namespace reading;

//! What is being tried; the process says so when it is ended because it takes too long.
std::string trying;

void give_up(int) {
    constexpr std::string_view what = "no end of: ";
    (void)!write(STDERR_FILENO, what.data(), what.size());
    (void)!write(STDERR_FILENO, trying.data(), trying.size());
    (void)!write(STDERR_FILENO, "\n", 1);
    std::_Exit(1);
}

//! Ends the process when what it does from here on takes longer; no test of speed, a guard against endless
//! loops.
void limit_cpu(rlim_t seconds) {
#if defined(FUNDSIM_SANITIZED)
    seconds *= 10;
#endif
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds;
    std::signal(SIGXCPU, give_up);
    setrlimit(RLIMIT_CPU, &limit);
}

bool may_be(const Metric& metric, double value) {
    const bool month = metric.field == &Outcome::payback_month || metric.field == &Outcome::first_value_month;
    const bool of_nothing = metric.field == &Outcome::lead_time || metric.field == &Outcome::npv_per_outlay ||
                            metric.field == &Outcome::mandated_effort_share;
    return std::isfinite(value) || (month && value == unlimited) || (of_nothing && std::isnan(value));
}

//! Plays a sound scenario once; the first figure that is none, or nothing.
std::string played(const Scenario& scenario) {
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    if (!prepared) {
        return "not prepared: " + fault;
    }
    const auto workspace = make_workspace(*prepared);
    std::vector<Outcome> outcomes(played_models(*prepared));
    std::vector<Series> series(outcomes.size());
    play_replication(*prepared, 1, 0, *workspace, outcomes, series);
    for (std::size_t m = 0; m < outcomes.size(); ++m) {
        for (const Metric& metric : metrics()) {
            if (!may_be(metric, outcomes[m].*metric.field)) {
                return "model " + std::to_string(m) + ": " + metric.name + " = " +
                       shortest(outcomes[m].*metric.field);
            }
        }
        for (const auto& flow : {series[m].outlay, series[m].income}) {
            for (const double month : flow) {
                if (!std::isfinite(month)) {
                    return "model " + std::to_string(m) + ": a month's flow is " + shortest(month);
                }
            }
        }
    }
    return {};
}

std::string setting(const Parameter& parameter, double value) {
    return address_text({parameter.section, {}, std::string(parameter.name)}) + '=' +
           value_toml(parameter, value);
}

bool is_scalar(const Parameter& parameter) {
    return parameter.kind == Kind::number || parameter.kind == Kind::integer;
}

//! The values at which a parameter is tried: both ends, or what is just within an open one, and just within a
//! closed one.
std::vector<double> ends(const Parameter& parameter) {
    const Range& range = parameter.range;
    std::vector<double> values;
    if (parameter.kind == Kind::integer) {
        return {range.low, range.low + 1, range.high - 1, range.high};
    }
    if (range.low_end == End::closed) {
        values.push_back(range.low);
    }
    values.push_back(std::nextafter(range.low, unlimited));
    values.push_back(std::nextafter(range.high, -unlimited));
    if (range.high_end == End::closed) {
        values.push_back(range.high);
    }
    return values;
}

//! What has to go with an end so that the two can be played.
std::vector<std::string> companions(std::string_view name, bool high) {
    static const std::map<std::pair<std::string_view, bool>, std::vector<std::string>> table{
        {{"budget_per_year", false},
         {"organisation.person_month_cost=1e-9", "organisation.team_size=0.1",
          "organisation.stable_team_cost=1"}},
        {{"budget_per_year", true}, {"organisation.person_month_cost=1e12", "organisation.team_size=200"}},
        {{"person_month_cost", false}, {"organisation.budget_per_year=1e-6"}},
        {{"person_month_cost", true}, {"organisation.budget_per_year=1e15"}},
        {{"team_size", false}, {"organisation.stable_team_cost=1"}},
        {{"horizon_months", false}, {"organisation.step_months=0.25"}},
        {{"arrivals_per_year", true}, {"organisation.horizon_months=0.25", "organisation.step_months=0.25"}},
        {{"initial_backlog", true}, {"organisation.horizon_months=1", "opportunities.arrivals_per_year=0"}},
        {{"rho_portfolio", true}, {"opportunities.rho_area=0"}},
        {{"rho_area", true}, {"opportunities.rho_portfolio=0"}},
        {{"dependency_growth", true}, {"organisation.budget_per_year=2000"}},
        {{"cycle_months", false}, {"model.planning_lead_months=0"}},
        {{"planning_lead_months", true}, {"model.cycle_months=60"}},
        {{"start_month", true}, {"model.transition.end_month=600"}},
        {{"end_month", false}, {"model.transition.start_month=0"}},
    };
    const auto found = table.find({name, high});
    return found == table.end() ? std::vector<std::string>{} : found->second;
}

//! Ends that no scenario can have, by the words of the refusal.
const std::map<std::string, std::string> refused{
    {"organisation.stable_team_cost=5e-324", "no loss of productivity of new teams"},
    {"organisation.step_months=0.25000000000000006", "it must be 0.25, 0.5 or 1"},
    {"organisation.step_months=0.9999999999999999", "it must be 0.25, 0.5 or 1"},
};

}  // namespace

TEST_CASE("every parameter can be played at both ends of its range, and is refused beyond them") {
    limit_cpu(100);
    const std::string text = in_every_preset();
    std::set<std::string> told;
    for (const Parameter& parameter : parameters()) {
        if (!is_scalar(parameter)) {
            continue;
        }
        const auto values = ends(parameter);
        for (std::size_t i = 0; i < values.size(); ++i) {
            ReadOptions options{.settings = companions(parameter.name, 2 * i >= values.size())};
            options.settings.push_back(trying = setting(parameter, values[i]));
            INFO(trying);
            const ReadResult result = read(text, options);
            const auto expected = refused.find(trying);
            INFO(formatted(result.faults));
            CHECK(result.ok == (expected == refused.end()));
            if (result.ok) {
                CHECK(played(result.scenario) == "");
                CHECK(read(result.resolved_toml).scenario == result.scenario);
            } else if (expected != refused.end()) {
                CHECK(formatted(result.faults).find(expected->second) != std::string::npos);
            }
        }
        const Range& range = parameter.range;
        const double step = parameter.kind == Kind::integer ? 1 : 0;
        const double below = step > 0 ? range.low - step : std::nextafter(range.low, -unlimited);
        const double above = step > 0 ? range.high + step : std::nextafter(range.high, unlimited);
        for (const double beyond : {range.low_end == End::open ? range.low : below,
                                    range.high_end == End::open ? range.high : above}) {
            if (std::isfinite(beyond)) {
                INFO(setting(parameter, beyond));
                CHECK(faults_in(text, {.settings = {setting(parameter, beyond)}}).find("outside its range") !=
                      std::string::npos);
            }
        }
    }
}

TEST_CASE("distributions can be played at the smallest and largest sizes that are read") {
    limit_cpu(100);
    const std::string text = in_every_preset();
    const std::string ratio = with(text, "value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }",
                                   "benefit_cost_ratio = { lognormal = { p50 = 0.5, p90 = 2 } }");
    for (const std::string sizes :
         {"value_per_year=-1e30", "value_per_year=1e30", "value_per_year=1e-300", "effort=1e-100",
          "effort=30_000", "overrun=1e-100", "overrun=1e30", "fit=0", "fit=1", "benefit_cost_ratio=1e30",
          "benefit_cost_ratio=-1e30"}) {
        for (const auto& [price, budget] : {std::pair("1e-9", "1e-6"), std::pair("1e12", "1e15")}) {
            trying = sizes + ", at a price of " + std::string(price);
            INFO(trying);
            const std::vector<std::string> settings{"opportunities." + sizes,
                                                    "organisation.stable_team_cost=1",
                                                    "organisation.person_month_cost=" + std::string(price),
                                                    "organisation.budget_per_year=" + std::string(budget)};
            const ReadResult result =
                read(sizes.starts_with("benefit") ? ratio : text, {.settings = settings});
            INFO(formatted(result.faults));
            REQUIRE(result.ok);
            CHECK(played(result.scenario) == "");
        }
    }
}

TEST_CASE("ends of several parameters at once are played, or refused with what to change", "[slow]") {
    limit_cpu(300);
    const std::string text = in_every_preset();
    std::vector<const Parameter*> scalars;
    for (const Parameter& parameter : parameters()) {
        if (is_scalar(parameter)) {
            scalars.push_back(&parameter);
        }
    }
    std::mt19937 dice(1);
    const auto any_of_these = [&](const auto& them) { return them[dice() % them.size()]; };
    std::size_t sound = 0;
    constexpr std::size_t tries = 3000;
    for (std::size_t k = 0; k < tries; ++k) {
        ReadOptions options;
        trying.clear();
        for (auto left = 2 + dice() % 5; left > 0; --left) {
            const Parameter& parameter = *any_of_these(scalars);
            const double value = any_of_these(ends(parameter));
            options.settings.push_back(setting(parameter, value));
            trying += options.settings.back() + ' ';
        }
        INFO(trying);
        const ReadResult result = read(text, options);
        sound += result.ok;
        if (result.ok) {
            CHECK(played(result.scenario) == "");
        }
    }
    CHECK(sound > tries / 4);
}
