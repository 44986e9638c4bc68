// Stylised facts of project portfolios: they should come out, not go in.

#include "scenario/scenario_file.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

struct Funded {
    Sampled realised, achieving;  //!< realised over planned benefit; share that reaches half of its plan
};

Sampled ratio(const std::vector<double>& above, const std::vector<double>& below) {
    const Comoments m = comoments_of(below, above);
    const double r = m.mean_y / m.mean_x;
    const double n = static_cast<double>(m.count);
    const double squares = m.squares_y - 2 * r * m.products + r * r * m.squares_x;
    return {r, std::sqrt(squares / (n - 1) / n) / std::abs(m.mean_x)};
}

//! The best of a hundred ideas by their cases are done, and nothing else happens.
Funded best(int of_hundred) {
    Scenario s = one_month(100, of_hundred,
                           {.shape = Shape::mixture,
                            .weights = {0.1, 0.5, 0.4},
                            .parts = {{.shape = Shape::uniform, .parameters = {-300, 0}},
                                      plain::constant(0),
                                      {.shape = Shape::lognormal, .parameters = {std::log(500), 1}}}});
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    s.opportunities.sigma_case = 1;
    s.opportunities.case_scaling = 1;
    s.models[0].levers.selection = Selection::face_value;
    s.models[0].levers.cycle_months = 0;
    s.models[0].levers.hurdle = 0;  // what is worth nothing is left alone
    const auto rows = play_all<4>(alone(s, 0), 7000, [](auto&, auto&, const Outcome& o) {
        return std::array{o.realised_benefit, o.planned_benefit, o.effective, o.started};
    });
    return {ratio(column(rows, 0), column(rows, 1)), ratio(column(rows, 2), column(rows, 3))};
}

void selection_only(Rows& rows) {
    const Funded tenth = best(10), two_fifths = best(40);
    rows.sampled(Kind::engine, "best tenth: benefit realised / planned", 0.46, tenth.realised, 0.036, 0.005);
    rows.remark("to two digits; a hundred ideas, sd of the lognormal's logarithm 1");
    rows.sampled(Kind::engine, "best tenth: share that achieves half of its plan", 0.33, tenth.achieving,
                 0.036, 0.005);
    rows.sampled(Kind::engine, "best two fifths: benefit realised / planned", 0.56, two_fifths.realised, 0.03,
                 0.005);
    rows.sampled(Kind::engine, "best two fifths: share that achieves half of its plan", 0.41,
                 two_fifths.achieving, 0.03, 0.005);
}

void baseline(Rows& rows) {
    const ReadResult read = read_scenario(std::string(FUNDSIM_SOURCE_DIR) + "/scenarios/baseline.toml");
    if (!read.ok) return rows.exact(Kind::engine, "scenarios/baseline.toml can be read", 1, 0, 0);
    Scenario s = alone(read.scenario, 0);
    const auto plays = play_all<8>(s, 700, [](auto&, auto&, const Outcome& o) {
        return std::array{o.paid_cost,       o.planned_cost, o.realised_benefit,
                          o.planned_benefit, o.effective,    o.delivered + o.partly_delivered,
                          o.overruns,        o.delivered};
    });
    const auto over = [&](std::size_t a, std::size_t b) {
        return ratio(column(plays, a), column(plays, b)).value;
    };
    rows.between(Kind::engine, "projects, average paid / planned (large IT: 1.29)", 1.1, 1.4, over(6, 7));
    rows.remark("below 1.29: the longest are not finished, and long work is done by teams that have formed");
    rows.between(Kind::engine, "projects, benefit realised / planned", 0.44, 0.60, over(2, 3));
    rows.between(Kind::engine, "projects, share that achieves half of its plan", 0.25, 0.42, over(4, 5));
    // Nothing new, time to finish, teams that need not form, no stops.
    s.organisation.horizon_months = 240;
    s.organisation.stable_team_cost = 1;
    s.opportunities.arrivals_per_year = 0;
    s.models[0].levers.escalation = 1;
    const auto finished = play_all<2>(s, 700, [](auto&, auto&, const Outcome& o) {
        return std::array{o.overruns, o.delivered};
    });
    rows.between(Kind::engine, "the same when everything begun is finished: paid / planned", 1.22, 1.32,
                 ratio(column(finished, 0), column(finished, 1)).value);
    rows.remark(
        "the rest: teams improve while they work, and only those who are not kept busy by running wait");
}

}  // namespace

std::vector<Part> fact_parts() {
    return {
        {"Selection alone", "computed beforehand from the same distributions", selection_only},
        {"Stylised facts", "Flyvbjerg & Gardner 2023; McKinsey/Oxford 2012; Kohavi et al. 2020", baseline}};
}

}  // namespace fundsim::validation
