#include "bench/draws.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "engine/numeric/special.hpp"
#include "engine/play/autonomy.hpp"

namespace fundsim::bench {

namespace {

using Addresses = std::set<std::tuple<Purpose, std::uint32_t, std::uint32_t>>;

//! Distinct addresses by kind of number.
struct Consumed {
    Addresses uniforms, normals, exponentials;
};

//! Stands for items where the events do not tell whose number it is. Two models that both try again then
//! share what they may not share, so that their floor errs low by some numbers in a thousand.
constexpr std::uint32_t nobody = 0xffffffff;

//! The world is drawn whole before any decision, so it counts whole, but for arrays that no lever looks at.
Draws world_draws(const Prepared& p, const World& world, std::span<const std::size_t> models) {
    const Opportunities& o = p.scenario.opportunities;
    const auto n = static_cast<double>(world.items);
    bool escalates = false, mandates = false;
    for (const std::size_t m : models)
        for (const Rules* r = &p.rules[m]; r != nullptr; r = r->later.get()) {
            escalates |= r->levers.escalation > 0;
            mandates |= r->levers.mandated_share > 0;
        }
    Draws d;
    d.uniforms = n * (p.scenario.organisation.areas > 1) + n * escalates + n * mandates;
    // own part of the value, effort, overrun, first attempt; noise of the case; common part of the fit
    d.normals = n * (4 + (o.sigma_case > 0) + (o.rho_fit > 0));
    d.normals += (o.rho_portfolio > 0) + p.scenario.organisation.areas * (o.rho_area > 0);
    // gaps up to the one that leads past the horizon, of arrivals and of shifts
    if (o.arrivals_per_year > 0)
        d.exponentials += n - static_cast<double>(o.listed.size()) - o.initial_backlog + 1;
    const auto shifts = static_cast<double>(world.shifts.size());
    if (o.shifts_per_year > 0) d.exponentials += shifts + 1;
    d.normals += shifts * ((o.rho_portfolio > 0) + p.scenario.organisation.areas * (o.rho_area > 0));
    return d;
}

//! The numbers behind dependency_wait(), which is asked whether the count is right.
void add_dependencies(const Prepared& p, const World& world, std::uint32_t item, double autonomy,
                      Consumed& c) {
    const Opportunities& o = p.scenario.opportunities;
    const double mean = p.mean_dependencies.all();
    if (mean <= 0 || o.dependency_late <= 0) return;
    const auto draw = [&](std::uint32_t index) {
        c.uniforms.emplace(Purpose::dependency, item, index);
        return uniform(world.stream, Purpose::dependency, item, index);
    };
    double term = exp_of(-mean), reached = term, wait = 0;
    std::uint32_t count = 0;
    for (const double u = draw(0); reached < u && count < 1000; reached += term) term *= mean / ++count;
    const double removed = autonomy * (p.mean_dependencies.on_neighbours / mean);
    for (std::uint32_t k = 0; k < count; ++k) {
        if (draw(1 + 3 * k) < removed || draw(2 + 3 * k) >= o.dependency_late) continue;
        c.exponentials.emplace(Purpose::dependency, item, 3 + 3 * k);
        wait += o.dependency_delay * exponential_draw(world.stream, Purpose::dependency, item, 3 + 3 * k);
    }
    if (wait != dependency_wait(p, world, item, autonomy)) {
        fmt::print(stderr, "fundsim_bench: dependencies are drawn otherwise than they are counted\n");
        std::exit(2);
    }
}

//! What the events tell of one item.
struct Told {
    std::uint32_t experiments = 0, readings = 0, reports = 0;
    std::uint32_t shifts_seen = 0;
    double shift_month = -1;                      //!< of the shift it saw last
    std::uint32_t shifts_there = 0;               //!< seen in that month
    std::vector<std::uint32_t> shifts_to_follow;  //!< whose numbers nothing has depended on yet
    bool released = false, started = false;
};

//! Shifts of the market that came before the step that begins in `month`.
std::uint32_t shifts_before(const Prepared& p, const World& world, double month) {
    std::uint32_t count = 0;
    while (count < world.shifts.size() && world.shifts[count] <= month - p.step + 1e-9) ++count;
    return count;
}

//! Levers under which an item is worked on. While teams move from one setting to another, those before: they
//! ask for fewer numbers, so that the floor of a transition errs low.
const Levers& levers_at(const Rules& rules, double month) {
    return rules.later && month >= rules.moves_until ? rules.later->levers : rules.levers;
}

void note_shift(const Prepared& p, const World& world, const Event& e, Told& item) {
    item.shifts_there = e.month == item.shift_month ? item.shifts_there + 1 : 0;
    item.shift_month = e.month;
    const std::uint32_t n = shifts_before(p, world, e.month) + item.shifts_there;
    item.shifts_seen = n + 1;
    item.shifts_to_follow.push_back(n);
}

//! The truth about an item is asked for: what the shifts since the last time have brought it is drawn.
void add_truth(std::uint32_t i, Told& item, Consumed& c) {
    for (const std::uint32_t n : item.shifts_to_follow) c.normals.emplace(Purpose::shift, i, n);
    item.shifts_to_follow.clear();
}

void add_concepts(std::uint32_t item, const Levers& levers, Consumed& c) {
    if (levers.concepts <= 1 || levers.discovery_share <= 0) return;
    for (std::uint32_t k = 1; k <= static_cast<std::uint32_t>(levers.concepts); ++k) {
        if (k > 1) c.normals.emplace(Purpose::fit, item, k);
        c.normals.emplace(Purpose::look, item, k);
    }
}

void add_play(const Prepared& p, const World& world, const Rules& rules, const ModelTrace& play,
              Consumed& c) {
    std::map<std::uint32_t, Told> told;
    for (const Event& e : play.events) {
        const Levers& levers = levers_at(rules, e.month);
        Told& item = told[e.item];
        switch (e.kind) {
        case EventKind::arrived:
            item.shifts_seen = shifts_before(p, world, e.month);
            break;
        case EventKind::shifted:
            note_shift(p, world, e, item);
            break;
        case EventKind::experimented:
            add_truth(e.item, item, c);
            c.normals.emplace(Purpose::experiment, e.item, ++item.experiments);
            if (levers.sigma_ext > 0) c.normals.emplace(Purpose::shared_error, e.item, item.shifts_seen);
            break;
        case EventKind::reported:
            add_truth(e.item, item, c);
            c.normals.emplace(Purpose::status, e.item, ++item.reports);
            break;
        case EventKind::rewritten:
            add_truth(e.item, item, c);
            c.normals.emplace(Purpose::case_again, e.item, item.shifts_seen);
            break;
        case EventKind::claimed:
            if (item.started) break;
            item.started = true;
            add_concepts(e.item, levers, c);
            add_dependencies(p, world, e.item, levers.autonomy, c);
            break;
        case EventKind::released:
            add_truth(e.item, item, c);
            if (!item.released && levers.follow_up && levers.measuring_rate > 0)
                c.exponentials.emplace(Purpose::reading_clock, e.item, 1);
            item.released = true;
            break;
        case EventKind::read:
            c.normals.emplace(Purpose::usage, e.item, ++item.readings);
            c.normals.emplace(Purpose::effect, e.item, item.readings);
            break;
        default:
            break;
        }
    }
    // Each further attempt has an own part of its fit and a clock for its reading.
    for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(play.outcome.iterations); ++k) {
        c.normals.emplace(Purpose::fit, nobody, k);
        c.exponentials.emplace(Purpose::reading_clock, nobody, k);
    }
}

}  // namespace

Draws draws_of(const Prepared& p, const Trace& trace, std::span<const std::size_t> models) {
    Draws d = world_draws(p, trace.world, models);
    Consumed c;
    for (const std::size_t m : models) add_play(p, trace.world, p.rules[m], trace.models[m], c);
    d.uniforms += static_cast<double>(c.uniforms.size());
    d.normals += static_cast<double>(c.normals.size());
    d.exponentials += static_cast<double>(c.exponentials.size());
    return d;
}

std::vector<Draws> mean_draws(const Prepared& p, std::uint64_t count,
                              std::span<const std::vector<std::size_t>> sets) {
    std::vector<Draws> means(sets.size());
    const auto workspace = make_workspace(p);
    const auto share = 1 / static_cast<double>(count);
    for (std::uint64_t r = 0; r < count; ++r) {
        const Trace trace = trace_replication(p, 1, r, *workspace);
        for (std::size_t k = 0; k < sets.size(); ++k) {
            const Draws d = draws_of(p, trace, sets[k]);
            means[k].uniforms += d.uniforms * share;
            means[k].normals += d.normals * share;
            means[k].exponentials += d.exponentials * share;
        }
    }
    return means;
}

}  // namespace fundsim::bench
