// Levers of funding: how money is granted and whom it buys. Defaults are those of the preset `project`.

#include <array>

#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr std::string_view defines = "defines the preset `project`";

constexpr Parameter entry(std::string_view group, std::string_view name, Kind kind, std::string_view unit,
                          Range range, double value, Field field, Grade grade, std::string_view meaning,
                          std::string_view source) {
    return {Section::model,       name, kind, unit, range, value, field, grade, meaning, source,
            LeverFamily::funding, group};
}

constexpr std::array entries{
    choice(entry("cadence", "cycle_months", Kind::number, "months", between(0, 120), 12,
                 &Levers::cycle_months, Grade::stated,
                 "Months between funding rounds; 0 = the next item is pulled when a team is free.",
                 "defines the preset `project`: annual budgets")),
    choice(
        entry(
            "cadence", "planning_lead_months", Kind::number, "months", between(0, 24), 2,
            &Levers::planning_lead_months, Grade::A, "Months by which plans are closed before the round.",
            "APQC, 2,617 organisations: 25 days or less at the best, 56 or more at the worst; 60 days here"),
        by_factors(0.82, 3.94)),
    choice(entry("cadence", "contingency", Kind::number, "share", below(0, 1), 0.1, &Levers::contingency,
                 Grade::C, "Share of a round's capacity that is kept back.", assumed)),
    choice(entry("cadence", "hurdle", Kind::number, "value/cost", between(0, 100), 1, &Levers::hurdle,
                 Grade::stated,
                 "Least profitability index of work whose capacity has to be bought; 1 = it pays for itself.",
                 convention)),
    choice(entry("cadence", "reserve_list", Kind::flag, "", between(0, 1), 1, &Levers::reserve_list,
                 Grade::stated,
                 "Whether what clears the bar but does not fit is kept for teams that come free.",
                 "convention: portfolio offices keep one")),
    choice(entry("tranches", "tranche_share", Kind::number, "share", between(0.01, 1), 1,
                 &Levers::tranche_share, Grade::stated,
                 "Share of the believed effort granted at a time; 1 = all of it at the start.", defines)),
    definition(entry("continuity", "continuity", Kind::choice, "", between(0, 3),
                     static_cast<double>(Continuity::disband), &Levers::continuity, Grade::stated,
                     "What becomes of a team when its initiative ends.", defines)),
    world(entry("continuity", "staffing_lag_months", Kind::number, "months", between(0, 60), 2,
                &Levers::staffing_lag_months, Grade::C, "Months to staff a team that has to be formed.",
                assumed)),
    choice(entry("continuity", "areas_per_team", Kind::integer, "areas", between(1, 1000), 1,
                 &Levers::areas_per_team, Grade::C, "Home areas of a standing team.", assumed)),
    world(entry("continuity", "idle_cost_share", Kind::number, "share", between(0, 1), 0.5,
                &Levers::idle_cost_share, Grade::C, "Share of the pay that people without work still cost.",
                "assumption, and a decisive one: its break-even is printed with every result; 0-1"),
          evenly(0, 1)),
    choice(entry("resizing", "resize_months", Kind::number, "months", between(0, 120), 0,
                 &Levers::resize_months, Grade::stated,
                 "Months between decisions to release or re-hire teams; 0 = never.", defines)),
    choice(entry("resizing", "resize_max_share", Kind::number, "share", between(0, 1), 0.2,
                 &Levers::resize_max_share, Grade::C,
                 "Most teams released at a time, as a share of all (at least one).", assumed)),
    choice(entry("resizing", "resize_hurdle", Kind::number, "value/cost", between(0, 100), 0.8,
                 &Levers::resize_hurdle, Grade::C,
                 "Teams whose best profitability index is below it are released.", assumed)),
    world(entry("resizing", "notice_months", Kind::number, "months", between(0, 24), 3,
                &Levers::notice_months, Grade::C, "Months that a released team is paid for.", assumed)),
};

}  // namespace

std::span<const Parameter> funding_parameters() { return entries; }

}  // namespace fundsim
