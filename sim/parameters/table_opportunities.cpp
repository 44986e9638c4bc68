// Parameters of the world: which opportunities come, what they are worth and cost, and what is known of them.

#include <array>

#include "engine/distribution/calibrations.hpp"
#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr Parameter entry(std::string_view name, Kind kind, std::string_view unit, Range range, double value,
                          double Opportunities::*field, Grade grade, std::string_view meaning,
                          std::string_view source) {
    return {Section::opportunities, name, kind, unit, range, value, field, grade, meaning, source};
}

constexpr Parameter factor(std::string_view name, Range range, double Opportunities::*field,
                           std::string_view meaning) {
    Parameter parameter = entry(name, Kind::number, "", range, 1, field, Grade::stated, meaning, convention);
    parameter.before_interventions = "it says how large the world is, not what an organisation does in it";
    return parameter;
}

constexpr Parameter spread(std::string_view name, std::string_view unit, Range range,
                           Distribution Opportunities::*field, Grade grade, std::string_view meaning,
                           std::string_view source, Distribution (*value)() = nullptr,
                           std::string_view text = {}) {
    return {Section::opportunities,
            name,
            Kind::distribution,
            unit,
            range,
            required,
            field,
            grade,
            meaning,
            source,
            LeverFamily::none,
            {},
            value,
            text};
}

Distribution default_overrun() { return large_it_overrun(10); }
Distribution default_deadline() { return {.shape = Shape::uniform, .parameters = {12, 30}}; }
Distribution default_fit() { return {.shape = Shape::beta, .parameters = {3, 1.5}}; }

constexpr std::array entries{
    // how many
    world(entry("initial_backlog", Kind::integer, "opportunities", between(0, 100'000), required,
                &Opportunities::initial_backlog, Grade::stated, "Opportunities known at month 0.",
                users_own)),
    world(entry("arrivals_per_year", Kind::number, "per year", between(0, 1'000'000), required,
                &Opportunities::arrivals_per_year, Grade::stated,
                "Mean number of new opportunities in a year.", users_own)),
    // what they are worth and cost
    world(spread("value_per_year", "currency/year", any, &Opportunities::value_per_year, Grade::stated,
                 "Annual benefit of an opportunity at full scope, adoption and fit.", users_own)),
    world(spread("effort", "person-months", above(0), &Opportunities::effort, Grade::stated,
                 "Planned effort of an opportunity.", users_own)),
    world(spread("overrun", "actual/planned", above(0), &Opportunities::overrun, Grade::B,
                 "Effort really needed over effort planned.",
                 "Flyvbjerg & Gardner 2023; Flyvbjerg et al., JMIS 2022 and PMJ 2025; the cap of 10 makes "
                 "the mean "
                 "about 1.29, where the sources say 1.45 and 1.73",
                 default_overrun, "{ calibration = \"large_it\" }"),
          no_range("a distribution, which says itself how far its values lie apart")),
    world(spread(
              "fit", "share", between(0, 1), &Opportunities::fit, Grade::C,
              "Share of its value that an attempted solution reaches.",
              "assumption: chosen so that realised/planned near 0.46 and a third achieving come out together",
              default_fit, "{ beta = { alpha = 3, beta = 1.5 } }"),
          no_range("a distribution, which says itself how far its values lie apart")),
    world(spread("benefit_cost_ratio", "1/year", any, &Opportunities::benefit_cost_ratio, Grade::stated,
                 "Annual benefit per planned cost; takes the place of value_per_year.", users_own)),
    world(factor(
        "value_scale", between(0.01, 100), &Opportunities::value_scale,
        "Factor on every value that is drawn; the benefits of a list are what their cases say, and stay.")),
    world(factor("effort_scale", between(0.1, 10), &Opportunities::effort_scale,
                 "Factor on every planned effort that is drawn; the efforts of a list stay.")),
    // what they share
    world(entry("rho_portfolio", Kind::number, "share", between(0, 1), 0.05, &Opportunities::rho_portfolio,
                Grade::C, "Share of the variance of value common to the whole portfolio.", assumed)),
    world(entry("rho_area", Kind::number, "share", between(0, 1), 0.10, &Opportunities::rho_area, Grade::C,
                "Share of the variance of value common to an area.", assumed)),
    world(entry("rho_value_effort", Kind::number, "correlation", between(-1, 1), 0.3,
                &Opportunities::rho_value_effort, Grade::C,
                "Gaussian-copula correlation of value and planned effort.", assumed)),
    world(entry("rho_fit", Kind::number, "correlation", between(0, 1), 0.5, &Opportunities::rho_fit, Grade::C,
                "Correlation of attempts at the same problem.", assumed)),
    // what they wait for
    world(entry(
        "dependencies", Kind::number, "count", between(0, 100), 1, &Opportunities::dependencies, Grade::C,
        "Mean number of other teams that an initiative depends on, in an organisation of one team (d_0).",
        assumed)),
    world(entry("dependency_growth", Kind::number, "share", between(0, 10), 0.2,
                &Opportunities::dependency_growth, Grade::C,
                "Growth of that mean with the natural logarithm of the number of teams (gamma).",
                "assumption: a team depends on its neighbours, not on everybody")),
    world(entry("dependency_late", Kind::number, "probability", between(0, 1), 0.15,
                &Opportunities::dependency_late, Grade::B, "Probability that a dependency is late.",
                "halving rule (Magennis) against field checks of 50-80 % on time at three dependencies; "
                "0.05-0.5"),
          by_odds(0.05, 0.5)),
    world(entry("dependency_delay", Kind::number, "months", between(0, 120), 2,
                &Opportunities::dependency_delay, Grade::C,
                "Mean delay of the start by a late dependency, exponential.", assumed)),
    world(entry("value_decay", Kind::number, "per year", between(0, 10), 0.15, &Opportunities::value_decay,
                Grade::C, "Rate at which value shrinks while it waits for its release (delta).", assumed)),
    world(entry("shifts_per_year", Kind::number, "per year", between(0, 52), 0.33,
                &Opportunities::shifts_per_year, Grade::C, "Mean number of market shifts in a year (omega).",
                assumed)),
    world(entry("shift_memory", Kind::number, "correlation", between(0, 1), 0.8, &Opportunities::shift_memory,
                Grade::C, "Correlation of unreleased value before and after a market shift (r).", assumed)),
    world(entry(
        "scope_concavity", Kind::number, "", between(0, 50), 2, &Opportunities::scope_concavity, Grade::C,
        "How much of the value the best parts hold (kappa); 0 = every part is worth the same.", assumed)),
    // what the law demands
    world(
        entry("compulsory_share", Kind::number, "share", between(0, 1), 0, &Opportunities::compulsory_share,
              Grade::stated,
              "Share of the opportunities that are drawn which the law demands by a date, without a benefit.",
              users_own)),
    world(spread("deadline_months", "months", above(0), &Opportunities::deadline_months, Grade::C,
                 "Months from the arrival of compulsory work to its date.",
                 "assumption: acts of the European Union apply about two years after they came into force "
                 "(General Data Protection Regulation 24 months, Digital Operational Resilience Act 24, "
                 "NIS 2 Directive 21); what they ask for in detail is known later",
                 default_deadline, "{ uniform = { min = 12, max = 30 } }"),
          no_range("a distribution, which says itself how far its values lie apart")),
    world(entry("late_cost", Kind::number, "planned cost/month", between(0, 100), 0.1,
                &Opportunities::late_cost, Grade::C,
                "What compulsory work costs for each month that it is late, at most 24, as a share of its "
                "planned cost.",
                assumed),
          no_range("it counts where there is compulsory work alone, of which the user decides")),
    // what is known of them
    world(entry("sigma_case", Kind::number, "sd of value", between(0, 100), 1, &Opportunities::sigma_case,
                Grade::C, "Noise of business cases, on the normal scale of value.",
                "assumption: chosen together with fit and the value mix to reproduce realised/planned")),
    world(entry("sigma_status", Kind::number, "sd of value", between(0, 1e9), 1.5,
                &Opportunities::sigma_status, Grade::C,
                "Noise of what three months of work tell of an item's value, on the normal scale.", assumed)),
    world(entry("case_bias", Kind::number, "sd of value", between(-10, 10), 0, &Opportunities::case_bias,
                Grade::C, "Optimism of business cases, on the normal scale of value (b).", assumed),
          no_range("no source says how optimistic cases are, and 0 has no half and no double")),
    definition(
        entry("case_scaling", Kind::number, "", between(0, 1), 1, &Opportunities::case_scaling, Grade::stated,
              "1 = cases are distributed like the population, 0 = noise is added on top (eta).", convention)),
};

}  // namespace

std::span<const Parameter> opportunity_parameters() { return entries; }

}  // namespace fundsim
