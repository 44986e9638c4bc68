// Nothing is left to chance: present values in closed form, the two compartments, books, and the same bits.

#include <bit>
#include <random>

#include "execution/run.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr double tau = 6;  // months of adoption

//! In use, t months after the release of one unit, eroding at eps a month.
double in_use(double eps, double t) { return (std::exp(-eps * t) - std::exp(-t / tau)) / (1 - eps * tau); }

//! Its integral from 0.
double used_until(double eps, double t) {
    return (-std::expm1(-eps * t) / eps + tau * std::expm1(-t / tau)) / (1 - eps * tau);
}

//! PV of 1,000 a year released at month 3: months 3 to 11 at mid-month, the rest continuously, orphaned.
double income(const Organisation& o, double erosion) {
    const double iota = std::log1p(o.discount_rate) / 12;
    const double eps = erosion / 12, orphan = o.erosion_orphan / 12;
    double pv = 0;
    for (int month = 3; month < 12; ++month)
        pv += std::exp(-iota * (month + 0.5)) / 12 * 1000 *
              (used_until(eps, month - 2) - used_until(eps, month - 3));
    const double adopting = 1000 * std::exp(-9 / tau), used = 1000 * in_use(eps, 9);
    return pv + std::exp(-iota * 12) / 12 * (used + adopting / (1 + iota * tau)) / (iota + orphan);
}

double pay(const Organisation& o, int months) {
    double pv = 0;
    for (int k = 0; k < months; ++k) pv += 80 * std::exp(-std::log1p(o.discount_rate) / 12 * (k + 0.5));
    return pv;
}

void one_opportunity(Rows& rows) {
    const Scenario s = plain::scenario();
    const Organisation& o = s.organisation;
    rows.exact(Kind::engine, "NPV of a sure project of three months", income(o, o.erosion_orphan) - pay(o, 3),
               plain::play_one(s, 0).npv, 1e-10);
    rows.exact(Kind::engine, "NPV of the same by a standing team", income(o, o.erosion_owned) - pay(o, 12),
               plain::play_one(s, 1).npv, 1e-10);
}

void compartments(Rows& rows) {
    Scenario s = alone(plain::scenario(), 1);
    s.organisation.horizon_months = 48;
    std::string fault;
    auto prepared = prepare(s, fault);
    Workspace w;
    Outcome out;
    Series series;
    play_replication(*prepared, 1, 0, w, {&out, 1}, {&series, 1});
    const double eps = s.organisation.erosion_owned / 12;
    double worst = 0;
    for (int month = 3; month < 48; ++month) {
        const double exact = 1000.0 / 12 * (used_until(eps, month - 2) - used_until(eps, month - 3));
        worst = std::max(worst, std::abs(series.income[static_cast<std::size_t>(month)] / exact - 1));
    }
    rows.exact(Kind::engine, "income month by month against the two compartments: worst", 0, worst, 1e-10);
    const auto with_tail = [&](double months) {
        s.organisation.horizon_months = 12;
        s.organisation.tail_months = months;
        return plain::play_one(s, 0).pv_income;
    };
    const double orphan = s.organisation.erosion_orphan / 12;
    const double iota = std::log1p(s.organisation.discount_rate) / 12;
    double tail = 0;
    constexpr int intervals = 2000;
    for (int k = 0; k <= intervals; ++k) {
        const double t = 60.0 * k / intervals;
        const double used = std::exp(-orphan * t) * in_use(eps, 9) + std::exp(-9 / tau) * in_use(orphan, t);
        tail += (k == 0 || k == intervals ? 1 : k % 2 ? 4 : 2) * std::exp(-iota * (12 + t)) * used;
    }
    rows.exact(Kind::engine, "run-off over 60 months, by quadrature", tail * 1000 / 12 * 60 / intervals / 3,
               with_tail(60) - with_tail(0), 1e-9);
}

Scenario busy() {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 4 * 960;
    s.organisation.horizon_months = 24;
    s.organisation.areas = 2;
    s.opportunities.initial_backlog = 10;
    s.opportunities.arrivals_per_year = 12;
    s.opportunities.value_per_year = normal_value(300, 400);
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {2.5, 0.6}};
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    s.opportunities.sigma_case = 1;
    s.opportunities.shifts_per_year = 0.5;
    Levers& l = s.models[1].levers;
    l.discovery_share = 0.15;
    l.scope = Scope::adaptive;
    l.review_months = 1;
    l.follow_up = true;
    return s;
}

void same_levers(Rows& rows) {
    Scenario s = busy();
    s.models[0].levers = s.models[1].levers;
    double worst = 0;
    for (std::uint64_t r = 0; r < 100; ++r) {
        const Outcome a = plain::play_one(s, 0, r), b = plain::play_one(s, 1, r);
        for (const Metric& m : metrics())
            if (a.*m.field != b.*m.field) worst = std::max(worst, std::abs(a.*m.field - b.*m.field));
    }
    rows.exact(Kind::engine, "two models with the same levers: largest difference of any figure", 0, worst,
               0);
}

std::vector<double> figures(const Scenario& s, std::uint64_t replications, int threads) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    std::vector<double> out;
    RunOptions options{.replications = replications, .seed = 3, .threads = threads};
    options.sink = [&](const Block& b) {
        for (std::size_t r = 0; r < b.size; ++r)
            for (std::size_t m = 0; m < s.models.size(); ++m)
                for (const Metric& metric : metrics()) out.push_back(b.outcome(m, r).*metric.field);
        return std::string();
    };
    const Result result = run(s, *prepared, options);
    for (const ModelSummary& m : result.summary.models) out.push_back(m.npv.mean.high);
    return out;
}

double different(const std::vector<double>& a, const std::vector<double>& b, std::size_t count) {
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k)
        sum += std::bit_cast<std::uint64_t>(a[k]) != std::bit_cast<std::uint64_t>(b[k]);
    return sum;
}

void same_bits(Rows& rows) {
    const Scenario s = busy();
    const auto one = figures(s, 1000, 1);
    for (const int threads : {2, 3})
        rows.exact(Kind::engine, threads == 2 ? "figures that differ with two threads" : "with three threads",
                   0, different(one, figures(s, 1000, threads), one.size()), 0);
    const auto few = figures(s, 10, 1);
    rows.exact(Kind::engine, "figures of replications 0 to 9 that differ when only ten are run", 0,
               different(one, few, few.size() - 2), 0);
}

void books(Rows& rows) {
    std::mt19937 dice(7);
    const auto pick = [&](std::initializer_list<double> v) { return v.begin()[dice() % v.size()]; };
    double worst = 0, faults = 0;
    for (int k = 0; k < 400; ++k) {
        Scenario s = alone(busy(), 1);
        s.organisation.step_months = pick({1, 0.5});
        s.organisation.run_rate = pick({0, 0.3});
        Levers& l = s.models[0].levers;
        l.cycle_months = pick({0, 3, 12});
        l.planning_lead_months = l.cycle_months > 3 ? 2 : 0;
        l.hurdle = pick({0, 1});
        l.tranche_share = pick({1, 0.25});
        l.continuity = static_cast<Continuity>(static_cast<int>(pick({0, 1, 2, 3})));
        l.idle_cost_share = pick({0, 0.5, 1});
        l.resize_months = pick({0, 6});
        l.resize_hurdle = 1;
        l.resize_max_share = 0.5;
        l.notice_months = 3;
        l.discovery_share = pick({0, 0.2});
        l.concepts = pick({1, 3});
        l.scope = static_cast<Scope>(static_cast<int>(pick({0, 1})));
        l.release_cadence_months = pick({0, 0.5, 3});
        l.follow_up = pick({0, 1}) > 0;
        l.escalation = pick({0, 0.35, 1});
        l.selection = static_cast<Selection>(static_cast<int>(pick({0, 1})));
        l.reference_class = pick({0, 1}) > 0;
        l.wip = pick({1, 2});
        l.mandated_share = pick({0, 0.2});
        l.overhead = pick({0, 0.1});
        std::string fault;
        const auto prepared = prepare(s, fault);
        Workspace w;
        Outcome o;
        std::vector<Series> series(1);
        play_replication(*prepared, 5, static_cast<std::uint64_t>(k), w, {&o, 1}, series);
        double granted = 0, all = 0;
        for (std::size_t m = 0; m < series[0].outlay.size(); ++m)
            (m < 24 ? granted : all) += series[0].outlay[m];
        const double envelope = 2 * s.organisation.budget_per_year;
        worst = std::max({worst, std::abs(granted + o.returned - envelope) / envelope,
                          std::abs(o.npv - o.pv_income + o.pv_outlay) / envelope});
        faults += o.returned < -1e-9 * envelope || o.delivered + o.partly_delivered > o.started ||
                  o.effective + o.without_effect > o.delivered + o.partly_delivered ||
                  o.overhead + o.idle_cost > o.spend * (1 + 1e-12) || !(o.utilisation <= 1 + 1e-9);
    }
    rows.exact(Kind::engine, "cash of 400 random settings of levers: worst imbalance, share of the envelope",
               0, worst, 1e-12);
    rows.exact(Kind::engine, "settings that overspend or count wrongly", 0, faults, 0);
}

}  // namespace

std::vector<Part> sure_parts() {
    return {{"Nothing left to chance", "closed forms", one_opportunity},
            {"Nothing left to chance", "closed forms", compartments},
            {"Bookkeeping", "identities", same_levers},
            {"Bookkeeping", "identities", books},
            {"Bookkeeping", "identities", same_bits}};
}

}  // namespace fundsim::validation
