// Rules that should do no harm: adaptive scope against fixed, evidence against face value, over a grid of
// small worlds without shifts and set-up. Each pair plays the same worlds.

#include <algorithm>

#include "engine/distribution/calibrations.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

struct Place {
    const char* values;
    Distribution value;
    const char* overruns;
    Distribution overrun;
    double backlog;
    const char* money;
    bool standing;
    double cycle, noise, concavity;
    bool reference;
};

Scenario world_at(const Place& p) {
    Scenario s = plain::scenario();
    Organisation& o = s.organisation;
    o.budget_per_year = 3 * 960;
    o.horizon_months = 36;
    Opportunities& w = s.opportunities;
    w.initial_backlog = p.backlog;
    w.arrivals_per_year = p.backlog / 2;
    w.value_per_year = p.value;
    w.overrun = p.overrun;
    w.effort = {.shape = Shape::lognormal, .parameters = {std::log(24), 0.5}};
    w.sigma_case = p.noise;
    w.scope_concavity = p.concavity;
    w.value_decay = 0.15;
    s = alone(std::move(s), p.standing ? 1 : 0);
    Levers& l = s.models[0].levers;
    l.cycle_months = p.cycle;
    l.hurdle = 1;
    l.review_months = 1;
    l.reference_class = p.reference;
    return s;
}

std::string name_of(const Place& p) {
    return std::string(p.values) + ", " + p.overruns + ", backlog " +
           std::to_string(static_cast<int>(p.backlog)) + ", " + p.money +
           (p.concavity > 0 ? ", concave" : ", linear") + (p.reference ? ", reference class" : "") +
           (p.noise > 0 ? ", noise " + std::to_string(p.noise).substr(0, 3) : "");
}

struct Comparison {
    std::string where;
    Sampled gain;  //!< NPV of the second rule less that of the first, % of the first's
};

//! Both rules in the same worlds.
Comparison compare(const Place& place, std::uint64_t worlds, auto first, auto second) {
    Scenario s = world_at(place);
    s.models.push_back(s.models[0]);
    first(s.models[0].levers);
    second(s.models[1].levers);
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    std::vector<Outcome> out(played_models(*prepared));
    std::vector<double> gains;
    double npv = 0;
    for (std::uint64_t r = 0; r < worlds; ++r) {
        play_replication(*prepared, 1, r, w, out, {});
        gains.push_back(out[1].npv - out[0].npv);
        npv += out[0].npv / static_cast<double>(worlds);
    }
    return {name_of(place), scaled(mean_of(gains), 100 / std::abs(npv))};
}

std::vector<Place> grid(std::vector<double> noises, std::vector<double> concavities, bool with_overruns) {
    const Distribution ideas{.shape = Shape::mixture,
                             .weights = {0.1, 0.5, 0.4},
                             .parts = {{.shape = Shape::uniform, .parameters = {-300, 0}},
                                       plain::constant(0),
                                       {.shape = Shape::lognormal, .parameters = {6.2, 1.1}}}};
    const std::pair<const char*, Distribution> values[] = {
        {"normal", normal_value(150, 200)},
        {"few good ideas", ideas},
        {"lognormal", {.shape = Shape::lognormal, .parameters = {4.6, 1}}}};
    const std::pair<const char*, Distribution> overruns[] = {
        {"efforts known", plain::constant(1)},
        {"survey overruns", {.shape = Shape::lognormal, .parameters = {0.187, 0.421}}},
        {"large_it overruns", large_it_overrun()}};
    struct Money {
        const char* name;
        bool standing;
        double cycle;
    };
    const Money money[] = {
        {"projects by the year", false, 12}, {"projects at any time", false, 0}, {"teams", true, 0}};
    std::vector<Place> places;
    for (const auto& v : values)
        for (const auto& o : overruns)
            for (const double backlog : {4.0, 20.0})
                for (const Money& m : money)
                    for (const double noise : noises)
                        for (const double kappa : concavities)
                            for (const bool reference : {false, true}) {
                                if (!with_overruns && (&o != overruns || reference)) continue;
                                places.push_back({v.first, v.second, o.first, o.second, backlog, m.name,
                                                  m.standing, m.cycle, noise, kappa, reference});
                            }
    return places;
}

template <class A, class B>
void judge(Rows& rows, const std::string& name, double bound, const std::vector<Place>& places,
           std::uint64_t worlds, A first, B second) {
    std::vector<Comparison> found(places.size());
    share_each(processors(), places.size(),
               [&](std::size_t k) { found[k] = compare(places[k], worlds, first, second); });
    const auto errors = [&](const Comparison& c) {
        return c.gain.standard_error > 0 ? (c.gain.value - bound) / c.gain.standard_error : 0;
    };
    const auto worst = std::min_element(found.begin(), found.end(),
                                        [&](const auto& a, const auto& b) { return errors(a) < errors(b); });
    rows.at_least(Kind::engine, name + ", % of NPV, worst of " + std::to_string(places.size()) + " worlds",
                  bound, worst->gain);
    rows.remark(worst->where);
}

void adaptive_scope(Rows& rows) {
    judge(
        rows, "gain of adaptive over fixed scope", 0, grid({0}, {0, 2}, true), 64, [](Levers&) {},
        [](Levers& l) { l.scope = Scope::adaptive; });
}

//! Where evidence may lose: little noise and more good ideas than money, since a list that is filled by
//! believed indices leaves gaps that no belief foresees; teams with time to spare, which do everything in
//! some order.
bool may_lose(const Place& p) { return (p.backlog > 10 && p.noise < 1) || (p.backlog < 10 && p.standing); }

void evidence(Rows& rows) {
    const auto face_value = [](Levers& l) { l.selection = Selection::face_value; };
    const auto nothing = [](Levers&) {};
    std::vector<Place> safe, exceptions;
    for (const Place& p : grid({0.5, 1, 2}, {2}, false)) (may_lose(p) ? exceptions : safe).push_back(p);
    judge(rows, "gain of evidence over face value", 0, safe, 600, face_value, nothing);
    judge(rows, "exceptions: little noise and scarce money, or idle teams", -0.25, exceptions, 300,
          face_value, nothing);
}

}  // namespace

std::vector<Part> rule_parts() {
    return {{"Rules that do no harm", "decision theory: what is known need not be ignored", adaptive_scope},
            {"Rules that do no harm", "decision theory: what is known need not be ignored", evidence}};
}

}  // namespace fundsim::validation
