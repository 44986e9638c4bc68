// Each lever in a world made for it: turning it moves the outcome by what a hand calculation says, or at
// least in the direction its meaning says.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "plain_scenario.hpp"

using namespace fundsim;

namespace {

ListedInitiative listed(double benefit, double arrival = 0, double effort = 24) {
    return {.name = "", .arrival_month = arrival, .effort = effort, .benefit = benefit, .overrun = 1};
}

//! Initiatives whose cases are the truth, and nothing else.
Scenario with_list(std::vector<ListedInitiative> items) {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 0;
    s.opportunities.value_per_year = {.shape = Shape::uniform, .parameters = {-1000, 5000}};
    s.opportunities.listed = std::move(items);
    s.organisation.horizon_months = 36;
    return s;
}

std::vector<Event> events_of(const Scenario& s, std::size_t model) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    std::vector<Event> events;
    play(*prepared, prepared->rules[model], w.world, w.state, nullptr, &events);
    return events;
}

double month_of(const std::vector<Event>& events, EventKind kind, std::uint32_t item) {
    for (const Event& e : events)
        if (e.kind == kind && e.item == item) return e.month;
    return never;
}

//! Month, within the step, in which an item is fully released.
double finished(const Scenario& s, std::size_t model, std::uint32_t item) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    play(*prepared, prepared->rules[model], w.world, w.state);
    return w.state.items[item].delivered ? w.state.items[item].first_release : never;
}

constexpr std::size_t projects = 0;
constexpr std::size_t teams = 1;

}  // namespace

TEST_CASE("cycle_months and planning_lead_months make ideas wait for the list") {
    Scenario s = with_list({listed(2000, 3), listed(2000, 11)});
    s.models[projects].levers.planning_lead_months = 2;
    const auto events = events_of(s, projects);
    CHECK(month_of(events, EventKind::claimed, 0) == 12);  // known at month 3, listed at 12
    CHECK(month_of(events, EventKind::claimed, 1) == 24);  // known at month 11, after the plans of month 10
    CHECK(month_of(events_of(s, teams), EventKind::claimed, 1) == 11);
}

TEST_CASE("contingency keeps back part of a round's capacity") {
    // 96 person-months a year; three items of 30 fit, with a tenth kept back only two.
    Scenario s = with_list({listed(2000, 0, 30), listed(2000, 0, 30), listed(2000, 0, 30)});
    s.organisation.horizon_months = 12;
    CHECK(plain::play_one(s, projects).started == 3);
    s.models[projects].levers.contingency = 0.1;
    CHECK(plain::play_one(s, projects).started == 2);
}

TEST_CASE("hurdle is the index from which capacity is bought, and only bought") {
    Scenario s = plain::scenario();
    const auto events = events_of(s, projects);
    double index = 0;
    for (const Event& e : events)
        if (e.kind == EventKind::claimed) index = e.a;
    REQUIRE(index > 1);
    for (Levers* l : {&s.models[projects].levers, &s.models[teams].levers}) l->hurdle = index * 0.999;
    CHECK(plain::play_one(s, projects).started == 1);
    for (Levers* l : {&s.models[projects].levers, &s.models[teams].levers}) l->hurdle = index * 1.001;
    CHECK(plain::play_one(s, projects).started == 0);
    CHECK(plain::play_one(s, teams).started == 1);
}

TEST_CASE("tranche_share pays part of the effort, and the team waits for the next decision") {
    Scenario s = plain::scenario();
    Levers& l = s.models[projects].levers;
    l.cycle_months = 3;
    CHECK(finished(s, projects, 0) == Approx(3));
    l.tranche_share = 0.5;  // 12 of 24 person-months: used up in month 2, decided in month 3, 8 left
    CHECK(finished(s, projects, 0) == Approx(4));
    l.hurdle = 1e9;
    l.continuity = Continuity::persist;  // paid anyway: the next tranche needs no hurdle
    CHECK(finished(s, projects, 0) == Approx(4));
}

TEST_CASE("a refused tranche is a stop") {
    Scenario s = plain::scenario();
    Levers& l = s.models[projects].levers;
    l.cycle_months = 3;
    l.tranche_share = 0.25;
    l.reference_class = true;
    s.organisation.horizon_months = 60;
    s.opportunities.overrun = {.shape = Shape::pareto, .parameters = {0.5, 1.2}, .maximum = 50};
    s.opportunities.value_per_year = plain::constant(250);
    l.hurdle = 0.9;
    double stops = 0;
    double committed = 0;
    REQUIRE(plain::play_one(s, projects).started == 1);
    for (const Outcome& o : plain::play_many(s, projects, 200)) stops += o.stopped;
    l.tranche_share = 1;
    for (const Outcome& o : plain::play_many(s, projects, 200)) committed += o.stopped;
    CHECK(stops > 20);
    CHECK(committed == 0);
}

TEST_CASE("continuity decides what a move costs: knowledge, familiarity, or neither") {
    // One team, two areas: two items whose areas differ.
    Scenario s = with_list({listed(3000), listed(2000)});
    s.organisation.areas = 2;
    std::uint64_t seed = 1;
    std::string fault;
    for (;; ++seed) {  // areas are drawn
        World w;
        draw_world(*prepare(s, fault), seed, 0, w);
        if (w.area[0] != w.area[1]) break;
    }
    const auto both_delivered = [&](Continuity continuity, double familiarity_loss, double knowledge_loss) {
        s.models[teams].levers.continuity = continuity;
        s.organisation.familiarity_loss = familiarity_loss;
        s.organisation.knowledge_loss = knowledge_loss;
        const auto prepared = prepare(s, fault);
        Workspace w;
        draw_world(*prepared, seed, 0, w.world);
        play(*prepared, prepared->rules[teams], w.world, w.state);
        return w.state.items[1].first_release;
    };
    CHECK(both_delivered(Continuity::switch_work, 0, 0) == Approx(6));
    CHECK(both_delivered(Continuity::switch_people, 0, 0) == Approx(6));
    CHECK(both_delivered(Continuity::switch_work, 0, 0.5) >
          both_delivered(Continuity::switch_people, 0, 0.5) + 0.2);
    CHECK(both_delivered(Continuity::switch_people, 0.5, 0) >
          both_delivered(Continuity::switch_work, 0.5, 0) + 0.2);
}

TEST_CASE("switch_work orphans what it leaves") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 12;
    s.organisation.areas = 6;
    s.organisation.horizon_months = 60;
    const auto income = [&](Continuity continuity) {
        s.models[teams].levers.continuity = continuity;
        return plain::play_one(s, teams).pv_income;
    };
    CHECK(income(Continuity::switch_work) < income(Continuity::switch_people));
    s.organisation.erosion_orphan = s.organisation.erosion_owned;
    CHECK(income(Continuity::switch_work) == Approx(income(Continuity::switch_people)).epsilon(1e-12));
}

TEST_CASE("areas_per_team divides what a team learns") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 2 * 960;
    s.organisation.areas = 2;
    s.organisation.knowledge_loss = 0.5;
    s.organisation.max_teams = 1;
    s.opportunities.effort = plain::constant(60);
    const double one = finished(s, teams, 0);
    s.models[teams].levers.areas_per_team = 2;
    CHECK(finished(s, teams, 0) > one + 0.2);
}

TEST_CASE("resizing releases teams without worthwhile work, pays their notice, and hires again") {
    Scenario s = with_list({listed(4000, 18)});
    s.organisation.horizon_months = 36;
    Levers& l = s.models[teams].levers;
    const Outcome standing = plain::play_one(s, teams);
    CHECK(standing.spend == Approx(36 * 80));
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.resize_max_share = 0.2;
    l.notice_months = 3;
    l.hurdle = 1;
    const Outcome resized = plain::play_one(s, teams);
    CHECK(resized.spend == Approx((12 + 3 + 12) * 80));  // released at 12, paid to 15, hired at 24
    CHECK(resized.idle_cost == Approx((12 + 3 + 9) * 80));
    CHECK(finished(s, teams, 0) == Approx(27));
    l.hurdle = 1e9;  // nobody is hired again
    CHECK(plain::play_one(s, teams).spend == Approx(15 * 80));
}

TEST_CASE("sigma_ext is what experiments never get behind") {
    Levers l = plain::team();
    l.sigma_exp = 0.8;
    l.sigma_ext = 0.6;
    ValueBelief b{.precision = 1, .pull = 0};
    for (int n = 0; n < 100'000; ++n) learn_experiment(b, 1.0);
    CHECK(posterior(b, l).variance == Approx(1 / (1 + 1 / 0.36)).epsilon(1e-4));
    CHECK(posterior(b, l).mean == Approx(1 / 0.36 / (1 + 1 / 0.36)).epsilon(1e-4));
    l.sigma_ext = 0;
    CHECK(posterior(b, l).variance < 1e-5);
}

TEST_CASE("experiments raise the value of what is chosen, and go where they may turn a decision") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 12;
    s.organisation.horizon_months = 24;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {100, 600}};
    s.opportunities.sigma_case = 2;
    Levers& l = s.models[teams].levers;
    const auto blind = plain::mean_of(plain::play_many(s, teams, 400), &Outcome::pv_income);
    l.discovery_share = 0.15;
    l.experiment_cost = 0.5;
    l.sigma_exp = 0.5;
    const auto tested = plain::mean_of(plain::play_many(s, teams, 400), &Outcome::pv_income);
    CHECK(tested.mean > blind.mean + 3 * (tested.standard_error + blind.standard_error));
    // What no experiment can change gets none, and the share goes back to delivery.
    s.opportunities.value_per_year = plain::constant(1000);
    const Outcome sure = plain::play_one(s, teams);
    CHECK(sure.experiments == 0);
    CHECK(sure.first_value_month == Approx(3));
}

TEST_CASE("concepts: the best of n looks at independent solutions") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
    Levers& l = s.models[teams].levers;
    l.discovery_share = 0.15;
    const auto realised = [&] {
        return plain::mean_of(plain::play_many(s, teams, 6000), &Outcome::realised_benefit);
    };
    SECTION("perfect looks: the expected maximum n/(n+1)") {
        l.sigma_usage = 0;
        for (const double n : {1, 2, 5}) {
            l.concepts = n;
            const auto r = realised();
            CHECK(std::abs(r.mean - 1000 * n / (n + 1)) < 3.5 * r.standard_error);
        }
    }
    SECTION("noisy looks at correlated solutions: what planners expect is what they get") {
        s.opportunities.rho_fit = 0.5;
        l.sigma_usage = 0.7;
        l.concepts = 3;
        const auto r = realised();
        const double expected = plain::play_one(s, teams).planned_benefit;
        CHECK(expected > 560);
        CHECK(std::abs(r.mean - expected) < 3.5 * r.standard_error);
    }
}

TEST_CASE("fixed scope loses what a stop leaves unreleased, adaptive scope ships it") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.overrun = {.shape = Shape::pareto, .parameters = {0.8, 1.2}, .maximum = 30};
    s.opportunities.value_per_year = plain::constant(120);
    Levers& l = s.models[projects].levers;
    l.reference_class = true;
    l.review_months = 1;
    l.stop_floor = 1;
    const auto fixed = plain::play_many(s, projects, 300);
    l.scope = Scope::adaptive;
    const auto adaptive = plain::play_many(s, projects, 300);
    double partly = 0;
    for (std::size_t r = 0; r < fixed.size(); ++r) {
        CHECK(fixed[r].partly_delivered == 0);
        partly += adaptive[r].partly_delivered;
    }
    CHECK(partly > 30);
    CHECK(plain::mean_of(adaptive, &Outcome::npv).mean > plain::mean_of(fixed, &Outcome::npv).mean);
}

TEST_CASE("release_cadence_months brings value forward") {
    Scenario s = plain::scenario();
    s.opportunities.effort = plain::constant(80);  // ten months
    s.organisation.horizon_months = 24;
    Levers& l = s.models[teams].levers;
    double before = -never;
    for (const double cadence : {0.0, 6.0, 3.0, 1.0, 0.25}) {
        l.release_cadence_months = cadence;
        const double npv = plain::play_one(s, teams).npv;
        CHECK(npv > before);
        before = npv;
    }
}

TEST_CASE("follow_up and iteration raise the fit of what was shipped; harmful releases are rolled back") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 36;
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    Levers& l = s.models[teams].levers;
    l.sigma_usage = 0.3;
    const auto once = plain::play_many(s, teams, 300);
    l.follow_up = true;
    const auto again = plain::play_many(s, teams, 300);
    CHECK(plain::mean_of(again, &Outcome::iterations).mean > 0.5);
    const auto gain = plain::mean_of(again, &Outcome::realised_benefit);
    CHECK(gain.mean > plain::mean_of(once, &Outcome::realised_benefit).mean + 3 * gain.standard_error);

    s.opportunities.fit = plain::constant(1);  // nothing to iterate for: only the roll-back differs
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {0, 800}};
    s.opportunities.sigma_case = 1.5;
    l.sigma_effect = 0.1;
    const auto watched = plain::play_many(s, teams, 400);
    l.follow_up = false;
    const auto unwatched = plain::play_many(s, teams, 400);
    double rollbacks = 0;
    for (const Outcome& o : watched) rollbacks += o.rollbacks;
    CHECK(rollbacks > 20);
    // The same worlds, so that the difference of the means is far surer than either.
    CHECK(plain::mean_of(watched, &Outcome::npv).mean > plain::mean_of(unwatched, &Outcome::npv).mean + 50);
}

TEST_CASE("measuring_rate and feedback_latency decide when readings come") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;
    const auto mean_wait = [&](double rate, double latency) {
        l.measuring_rate = rate;
        l.feedback_latency_months = latency;
        std::string fault;
        const auto prepared = prepare(s, fault);
        Workspace w;
        double sum = 0;
        int n = 0;
        for (std::uint64_t r = 0; r < 1000; ++r) {
            draw_world(*prepared, 1, r, w.world);
            std::vector<Event> events;
            play(*prepared, prepared->rules[teams], w.world, w.state, nullptr, &events);
            const double read = month_of(events, EventKind::read, 0);
            if (read == never) continue;
            sum += read - 3;
            ++n;
        }
        CHECK(n > 990);
        return sum / n;
    };
    // Exp(3 months) + half a month, met at the next step: half a step later on average; 3.5 standard errors.
    CHECK(std::abs(mean_wait(4, 0.5) - 4.0) < 3.5 * 3 / std::sqrt(1000.0) + 0.1);
    CHECK(std::abs(mean_wait(12, 2) - 3.5) < 3.5 / std::sqrt(1000.0) + 0.1);
}

TEST_CASE("mandated_share puts the oldest first, whatever it is worth") {
    Scenario s = with_list({listed(500), listed(4000), listed(800)});
    Levers& l = s.models[teams].levers;
    const auto order = [&] {
        std::vector<std::uint32_t> items;
        for (const Event& e : events_of(s, teams))
            if (e.kind == EventKind::claimed) items.push_back(e.item);
        return items;
    };
    CHECK(order() == std::vector<std::uint32_t>{1, 2, 0});
    l.mandated_share = 1;
    CHECK(order() == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("adoption_ceiling scales income, adoption_months delays it") {
    Scenario s = plain::scenario();
    const Outcome full = plain::play_one(s, teams);
    s.models[teams].levers.adoption_ceiling = 0.5;
    CHECK(plain::play_one(s, teams).pv_income == Approx(full.pv_income / 2).epsilon(1e-12));
    s.models[teams].levers.adoption_ceiling = 1;
    s.models[teams].levers.adoption_months = 12;
    CHECK(plain::play_one(s, teams).pv_income < 0.99 * full.pv_income);
}

TEST_CASE("wip spreads a team over several items, each slower, all less productive") {
    Scenario s = with_list({listed(2000), listed(2000)});
    CHECK(finished(s, teams, 0) == Approx(3));
    CHECK(finished(s, teams, 1) == Approx(6));
    Levers& l = s.models[teams].levers;
    l.wip = 2;
    l.switching_loss = 0.2;
    CHECK(finished(s, teams, 0) == Approx(7.5));  // 24 / (4 people * 0.8)
    CHECK(finished(s, teams, 1) == Approx(7.5));
}

TEST_CASE("dependencies delay starts, grow with the number of teams, and autonomy removes its share") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    Opportunities& w = s.opportunities;
    w.dependencies = 3;
    w.dependency_late = 0.5;
    w.dependency_delay = 2;
    Levers& l = s.models[teams].levers;
    const auto first_value = [&](double autonomy) {
        l.autonomy = autonomy;
        return plain::mean_of(plain::play_many(s, teams, 4000), &Outcome::first_value_month);
    };
    const auto without = first_value(1);
    const auto half = first_value(0.5);
    const auto all = first_value(0);
    // mean delay = dependencies * late * delay * (1 - autonomy)
    CHECK(std::abs(all.mean - without.mean - 3) < 3.5 * all.standard_error);
    CHECK(std::abs(half.mean - without.mean - 1.5) < 3.5 * half.standard_error);

    w.dependency_growth = 0.05;
    s.organisation.budget_per_year = 11 * 960;
    std::string fault;
    CHECK(prepare(s, fault)->mean_dependencies == Approx(3 * 1.5));
}

TEST_CASE("continuous_improvement makes later work cheaper") {
    Scenario s = with_list({listed(2000, 12)});
    s.models[teams].levers.continuous_improvement = 0.2;
    s.organisation.step_months = 0.25;
    CHECK(finished(s, teams, 0) - 12 == Approx(3 / 1.2).epsilon(0.02));
}

TEST_CASE("overhead and diverted capacity leave less for the work") {
    Scenario s = plain::scenario();
    s.models[teams].levers.overhead = 0.25;
    CHECK(finished(s, teams, 0) == Approx(4));
    CHECK(plain::play_one(s, teams).overhead == Approx(240));
    CHECK(plain::play_one(s, teams).spend == Approx(960));
    s.models[teams].levers.overhead = 0;
    s.models[teams].levers.diverted = 0.25;
    CHECK(finished(s, teams, 0) == Approx(4));
}

TEST_CASE("selection and reference_class decide what planners expect") {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {1000, 300}};
    s.opportunities.sigma_case = 1;
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    Levers& l = s.models[teams].levers;
    l.planner_error = 0;
    const auto ratio = [&] {
        const auto many = plain::play_many(s, teams, 4000);
        return plain::mean_of(many, &Outcome::realised_benefit).mean /
               plain::mean_of(many, &Outcome::planned_benefit).mean;
    };
    CHECK(ratio() == Approx(1).epsilon(0.01));
    s.opportunities.case_bias = 1;
    l.planner_error = 1;  // takes the case for the truth
    CHECK(ratio() == Approx(1000.0 / 1300).epsilon(0.02));
    l.reference_class = true;
    CHECK(plain::play_one(s, teams).planned_cost ==
          Approx(240 * std::exp(0.187 + 0.421 * 0.421 / 2)).epsilon(1e-6));
}

TEST_CASE("several teams share a large initiative at a loss of coordination") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 4 * 960;
    s.organisation.coordination_loss = 0.05;
    s.organisation.horizon_months = 60;
    s.opportunities.effort = plain::constant(288);  // three teams for twelve months
    CHECK(finished(s, teams, 0) == Approx(12));     // as the plan of three such teams says
    s.organisation.max_teams = 1;
    CHECK(finished(s, teams, 0) == Approx(36));
}

TEST_CASE("market shifts: autocorrelation r^n, and calibrated beliefs") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 400;
    s.opportunities.rho_portfolio = 0.05;
    s.opportunities.rho_area = 0.1;
    std::string fault;
    const auto prepared = prepare(s, fault);
    World w;
    double products[4] = {};
    double square = 0;
    int n = 0;
    for (std::uint64_t r = 0; r < 60; ++r) {
        draw_world(*prepared, 1, r, w);
        for (std::size_t i = 0; i < w.items; ++i, ++n) {
            double z = w.latent[i];
            square += z * z;
            for (std::uint32_t k = 0; k < 4; ++k) {
                z = shifted_latent(*prepared, w, i, k, z);
                products[k] += w.latent[i] * z;
            }
        }
    }
    for (int k = 0; k < 4;
         ++k)  // 24,000 pairs, clustered by world: 3.5 standard errors with a design effect of 4
        CHECK(std::abs(products[k] / square - std::pow(0.8, k + 1)) < 3.5 * 2 / std::sqrt(n));

    s.opportunities.shifts_per_year = 1;
    s.opportunities.sigma_case = 1;
    s.organisation.horizon_months = 36;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {1000, 300}};
    s.models[teams].levers.planner_error = 0;
    s.models[teams].levers.discovery_share = 0.3;
    s.models[teams].levers.sigma_ext = 0.5;
    const auto p = prepare(s, fault);
    Workspace work;
    double inside = 0;
    double all = 0;
    for (std::uint64_t r = 0; r < 40; ++r) {
        draw_world(*p, 1, r, work.world);
        play(*p, p->rules[teams], work.world, work.state);
        for (const Item& item : work.state.items) {
            const NormalBelief b = posterior(item.views[0].belief, s.models[teams].levers);
            inside += std::abs(item.z - b.mean) < 1.6448536 * std::sqrt(b.variance);
            ++all;
        }
    }
    CHECK(std::abs(inside / all - 0.9) < 3.5 * 4 * std::sqrt(0.09 / all));  // items of a world share its luck
}

TEST_CASE("luck of the portfolio and of the area correlates what items are worth") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 30;
    s.opportunities.rho_portfolio = 0.2;
    s.opportunities.rho_area = 0.3;
    s.organisation.areas = 3;
    std::string fault;
    const auto prepared = prepare(s, fault);
    World w;
    double same = 0, other = 0;
    int n_same = 0, n_other = 0;
    for (std::uint64_t r = 0; r < 4000; ++r) {
        draw_world(*prepared, 1, r, w);
        for (std::size_t i = 1; i < w.items; ++i) {
            const double product = w.latent[0] * w.latent[i];
            if (w.area[0] == w.area[i])
                same += product, ++n_same;
            else
                other += product, ++n_other;
        }
    }
    CHECK(same / n_same == Approx(0.5).margin(0.06));
    CHECK(other / n_other == Approx(0.2).margin(0.06));
}

TEST_CASE("a transition is its first model before it starts and its second where it starts at once") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 15;
    s.opportunities.arrivals_per_year = 10;
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {400, 500}};
    s.organisation.budget_per_year = 3 * 960;
    s.organisation.areas = 2;
    s.organisation.horizon_months = 36;
    FundingModel moving{.name = "Moving", .preset = "transition", .levers = plain::project()};
    moving.transition = {.to = plain::team(), .from_month = 0, .until_month = 0, .dip = 0, .dip_months = 0};
    s.models.push_back(moving);
    const auto npv = [&](std::size_t model) { return plain::play_one(s, model).npv; };
    CHECK(npv(2) == npv(teams));
    s.models[2].transition->from_month = s.models[2].transition->until_month = 100;
    CHECK(npv(2) == npv(projects));
    s.models[2].transition = {
        .to = plain::team(), .from_month = 6, .until_month = 24, .dip = 0, .dip_months = 0};
    const double smooth = npv(2);
    CHECK(smooth != npv(teams));
    CHECK(smooth != npv(projects));
    s.models[2].transition->dip = 0.5;
    s.models[2].transition->dip_months = 12;
    CHECK(npv(2) < smooth);
}
