// The books balance in every combination of levers.

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "engine/play/invariants.hpp"
#include "ledger_checks.hpp"
#include "plain_scenario.hpp"

using namespace fundsim;

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    double between(double a, double b) {
        return a + (b - a) * (static_cast<double>(engine_()) / 4294967296.0);
    }
    bool coin() { return engine_() % 2 == 0; }
    double pick(std::initializer_list<double> values) { return values.begin()[engine_() % values.size()]; }

private:
    std::mt19937 engine_;
};

Levers random_levers(Dice& d) {
    Levers l = plain::project();
    l.cycle_months = d.pick({0, 1, 3, 12, 5});
    l.planning_lead_months = l.cycle_months > 0 ? d.between(0, l.cycle_months) : 0;
    l.contingency = d.between(0, 0.3);
    l.hurdle = d.pick({0, 0.8, 1, 2});
    l.tranche_share = d.pick({1, 1, 0.25, 0.5});
    l.continuity = static_cast<Continuity>(static_cast<int>(d.between(0, 4)));
    l.staffing_lag_months = d.pick({0, 0.5, 2});
    l.areas_per_team = d.pick({1, 2});
    l.idle_cost_share = d.between(0, 1);
    l.resize_months = d.pick({0, 6, 12});
    l.resize_max_share = 0.3;
    l.resize_hurdle = d.pick({0.5, 1, 3});
    l.notice_months = d.pick({0, 2.5});
    l.discovery_share = d.pick({0, 0.15, 0.4});
    l.experiment_cost = 1.5;
    l.sigma_exp = d.between(0.2, 1.5);
    l.sigma_ext = d.pick({0, 0.6});
    l.concepts = d.pick({1, 3});
    l.scope = d.coin() ? Scope::fixed : Scope::adaptive;
    l.stop_floor = d.pick({0, 0.5});
    l.release_cadence_months = d.pick({0, 0.25, 0.5, 1, 3});
    l.follow_up = d.coin();
    l.feedback_latency_months = 0.5;
    l.review_months = d.pick({1, 3, 0.5});
    l.escalation = d.pick({0, 0.35, 1});
    l.selection = d.coin() ? Selection::evidence : Selection::face_value;
    l.planner_error = d.between(0, 0.6);
    l.reference_class = d.coin();
    l.autonomy = d.between(0, 1);
    l.decision_latency_months = d.pick({0, 0.5, 1});
    l.wip = d.pick({1, 1, 2});
    l.switching_loss = 0.2;
    l.diverted = d.between(0, 0.3);
    l.mandated_share = d.pick({0, 0.2});
    l.adoption_ceiling = d.between(0.3, 1);
    l.adoption_months = d.pick({1, 6});
    l.continuous_improvement = 0.02;
    l.overhead = d.between(0, 0.2);
    return l;
}

Scenario random_scenario(Dice& d) {
    Scenario s = plain::scenario();
    Organisation& o = s.organisation;
    o.budget_per_year = d.between(500, 6000);
    o.horizon_months = d.pick({12, 24, 36});
    o.step_months = d.pick({1, 1, 0.5, 0.25});
    o.areas = d.pick({1, 3, 6});
    o.stable_team_cost = 0.8;
    o.familiarity_loss = o.knowledge_loss = -1;
    o.coordination_loss = 0.05;
    o.run_rate = d.between(0, 0.4);
    o.initial_estate = d.pick({0, 200});
    o.tail_months = d.pick({std::numeric_limits<double>::infinity(), 60, 0});
    Opportunities& w = s.opportunities;
    w.initial_backlog = std::floor(d.between(0, 25));
    w.arrivals_per_year = d.between(0, 25);
    w.value_per_year = {.shape = Shape::mixture,
                        .weights = {0.1, 0.5, 0.4},
                        .parts = {{.shape = Shape::uniform, .parameters = {-400, 0}},
                                  plain::constant(0),
                                  {.shape = Shape::lognormal, .parameters = {6.5, 1}}}};
    w.effort = {.shape = Shape::lognormal, .parameters = {3, 0.8}};
    w.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    w.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    w.rho_portfolio = 0.05;
    w.rho_area = 0.1;
    w.rho_value_effort = 0.3;
    w.rho_fit = 0.5;
    w.dependencies = d.pick({0, 1});
    w.value_decay = 0.15;
    w.shifts_per_year = d.pick({0, 0.33, 2});
    w.sigma_case = d.between(0, 1.5);
    w.case_bias = d.between(0, 0.5);
    w.compulsory_share = d.pick({0, 0, 0.3});
    w.deadline_months = {.shape = Shape::uniform, .parameters = {3, 20}};
    w.late_cost = 0.2;
    s.models = {{.name = "any", .preset = "", .levers = random_levers(d)}};
    FundingModel& model = s.models[0];
    if (d.coin()) {  // interventions: bills, and practices that take hold over time
        model.bills = {{d.between(0, 100), d.between(1, 12), d.between(0, 50), d.coin()},
                       {d.between(0, 50), 12, 0, d.coin()}};
        Levers early = model.levers;
        early.diverted = d.between(0, 0.5);
        early.follow_up = d.coin();
        early.sigma_usage = d.between(0.3, 1);
        early.sigma_exp = d.between(0.3, 2);
        early.scope = d.coin() ? Scope::fixed : Scope::adaptive;
        model.ramp = {{d.between(1, 12), early}};
    }
    if (d.coin()) {
        Levers to = random_levers(d);
        to.overhead = model.levers.overhead;
        to.wip = model.levers.wip;
        to.adoption_ceiling = model.levers.adoption_ceiling;
        to.adoption_months = model.levers.adoption_months;
        model.transition = {.to = to,
                            .start_month = d.between(0, 6),
                            .end_month = d.between(6, 30),
                            .dip = d.between(0, 0.5),
                            .dip_months = 6,
                            .coached_teams = 3};
    }
    return s;
}

//! What interventions cost on top of the envelope.
double extra_money(const Scenario& s) {
    double sum = 0;
    for (const Bill& bill : s.models[0].bills)
        if (bill.extra_money) sum += bill.one_off + bill.per_year * s.organisation.horizon_months / 12;
    return sum;
}

void check_books(const Scenario& s, const Prepared& p, std::uint64_t replication, Workspace& w) {
    draw_world(p, 1, replication, w.world);
    Series series;
    std::vector<Event> events;
    const Outcome o = play(p, p.rules[0], w.world, w.state, &series, &events);
    const double envelope = s.organisation.budget_per_year * s.organisation.horizon_months / 12;
    const double slack = 1e-9 * envelope;
    for (const Metric& m : metrics()) {
        INFO(m.name);
        const bool of_nothing = (m.field == &Outcome::lead_time && std::isinf(o.first_value_month)) ||
                                (m.field == &Outcome::npv_per_outlay && o.pv_outlay == 0) ||
                                (m.field == &Outcome::mandated_effort_share && o.started == 0);
        CHECK(std::isnan(o.*m.field) == of_nothing);
    }
    // cash
    CHECK(o.npv == Approx(o.pv_income - o.pv_outlay).margin(slack));
    CHECK(o.returned >= -slack);
    double before_horizon = 0;  // but for what being late costs
    double spend = 0;
    for (std::size_t month = 0; month < series.outlay.size(); ++month) {
        const double late =
            series.spending[static_cast<std::size_t>(Spending::late) * series.outlay.size() + month];
        spend += series.outlay[month];
        if (static_cast<double>(month) < s.organisation.horizon_months)
            before_horizon += series.outlay[month] - late;
        CHECK(series.outlay[month] >= 0);
        // Never more than has been granted so far.
        const double granted = s.organisation.budget_per_year / 12 * static_cast<double>(month + 1);
        if (static_cast<double>(month) < s.organisation.horizon_months)
            CHECK(before_horizon <= granted + extra_money(s) + slack);
    }
    CHECK(before_horizon + o.returned == Approx(envelope + extra_money(s)).epsilon(1e-9));
    CHECK(o.intervention_cost >= extra_money(s) - slack);
    CHECK(o.run_cost >= -slack);
    CHECK(o.spend <= spend + slack);
    CHECK(o.idle_cost + o.overhead <= o.spend + slack);
    check_ledger(s, series, o);
    // effort and counts
    CHECK(o.utilisation <= 1 + 1e-9);
    CHECK(o.delivered + o.partly_delivered <= o.started);
    CHECK(o.effective + o.without_effect <= o.delivered + o.partly_delivered - o.compulsory_shipped);
    CHECK(o.compulsory_late <= o.compulsory);
    CHECK(o.on_time <= o.delivered);
    CHECK(o.stopped <= o.started);
    CHECK(o.started <= static_cast<double>(w.world.items));
    CHECK(o.planned_benefit >= 0);
    // no income before the first release
    for (std::size_t month = 0;
         static_cast<double>(month + 1) < o.first_value_month && month < series.income.size(); ++month)
        CHECK(series.income[month] == 0);
    // every item is held by whom it says, and nothing finished is ever claimed again
    std::vector<int> finished(w.world.items, 0);
    for (const Event& e : events) {
        if (e.kind == EventKind::claimed || e.kind == EventKind::resumed) CHECK(finished[e.item] == 0);
        if (e.kind == EventKind::delivered) finished[e.item] = 1;
        if (e.kind == EventKind::claimed) CHECK(w.world.arrival[e.item] <= e.month + 1e-6);
    }
    for (const Item& item : w.state.work.items) {
        CHECK(item.released <= 1 + 1e-12);
        CHECK(item.lanes_held == 0);
    }
    for (const Live& live : w.state.operation.live) {
        CHECK(live.flow.estate >= 0);
        CHECK(live.flow.adopted >= -1e-12);
    }
}

//! The same with everything listed and nothing known of it: initiatives add up to the model.
void check_listed(Scenario s, Workspace& w) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    for (int i = 0; i < 12; ++i)
        s.opportunities.listed.push_back({"", i < 8 ? 0.0 : i - 7.5, unknown, unknown, unknown});
    s.opportunities.initial_backlog = s.opportunities.arrivals_per_year = 0;
    std::string fault;
    const auto p = prepare(s, fault);
    REQUIRE(p);
    draw_world(*p, 1, 5, w.world);
    for (const Rules& rules : p->rules) {
        Series series;
        const Outcome o = play(*p, rules, w.world, w.state, &series);
        check_initiatives(s, series, o);
        // Nothing is noted where nobody asks, and what is noted decides nothing.
        CHECK(play(*p, rules, w.world, w.state).npv == o.npv);
    }
}

void check_random_scenarios(std::uint32_t first, std::uint32_t count) {
    Workspace w;
    for (std::uint32_t k = first; k < first + count; ++k) {
        Dice dice(k);
        const Scenario s = random_scenario(dice);
        std::string fault;
        const auto p = prepare(s, fault);
        REQUIRE(p);
        INFO("scenario " << k);
        for (std::uint64_t r = 0; r < 3; ++r) check_books(s, *p, r, w);
        if (k % 5 == 0) check_listed(s, w);
    }
}

}  // namespace

TEST_CASE("the invariants that debug builds assert notice what they are for") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 3;
    std::string fault;
    const auto p = prepare(s, fault);
    Workspace w;
    draw_world(*p, 1, 0, w.world);
    play(*p, p->rules[1], w.world, w.state);
    w.state.ledger.outcome.returned = 0;  // the books are closed: `returned` is no longer what was spent
    REQUIRE(broken_invariant(w.state) == nullptr);
    const auto broken = [&](auto spoil) {
        PlayState spoilt = w.state;
        spoil(spoilt);
        return broken_invariant(spoilt) != nullptr;
    };
    CHECK(broken([](PlayState& state) { state.work.items[0].lanes_held = 1; }));
    CHECK(broken([](PlayState& state) { state.work.items[0].stage = Stage::working; }));
    CHECK(broken([](PlayState& state) { state.work.items[0].released = 1.1; }));
    CHECK(broken([](PlayState& state) { state.work.items[0].released = 0; }));
    CHECK(broken([](PlayState& state) { state.work.items[0].done *= 1.001; }));
    CHECK(broken([](PlayState& state) { state.operation.live[0].flow.estate = -1; }));
    CHECK(broken([](PlayState& state) { state.operation.live[0].item = 1; }));
    CHECK(broken([](PlayState& state) { state.work.items[0].candidate ^= true; }));
    CHECK(broken([](PlayState& state) { state.regimes.each[0].views[0].belief.precision = 0; }));
    CHECK(broken([](PlayState& state) { state.ledger.outcome.returned = -961; }));
    CHECK(broken([](PlayState& state) { state.ledger.outcome.spend = 0; }));
    CHECK(broken([](PlayState& state) { state.ledger.upkeep.run_share = 1.5; }));
    CHECK(broken([](PlayState& state) { state.ledger.worked = 2 * state.ledger.capacity; }));
    CHECK(broken([](PlayState& state) { state.ledger.outcome.stopped = 9; }));
    CHECK(broken([](PlayState& state) { state.ledger.outcome.on_time = 9; }));
}

TEST_CASE("the books balance in random combinations of levers") { check_random_scenarios(1, 300); }

TEST_CASE("the books balance in thousands of random combinations of levers", "[slow]") {
    check_random_scenarios(1000, 3000);
}
