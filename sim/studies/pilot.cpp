#include "studies/pilot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/numeric/special.hpp"
#include "engine/play/overhead.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double hair = 1e-9;  //!< of a team, which rounding may take

//! Every so many of a list, evenly from its beginning to its end.
std::vector<ListedInitiative> part_of(const std::vector<ListedInitiative>& listed, double share) {
    std::vector<ListedInitiative> part;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        if (std::floor(double(i + 1) * share + hair) > std::floor(double(i) * share + hair)) {
            part.push_back(listed[i]);
        }
    }
    return part;
}

//! Of the teams of the whole organisation, by which dependencies grow.
double growth_with(const Organisation& organisation, const Opportunities& opportunities) {
    return 1 + opportunities.dependency_growth * log_of(std::max(1.0, slots_of(organisation, 0)));
}

//! What a pilot tells of one item.
struct SeenItem {
    double planned = 0;  //!< annual benefit believed when it was started
    bool started = false, shipped = false, stopped = false;
};

double ratio(double above, double below) { return below > 0 ? above / below : nan; }

}  // namespace

std::uint64_t whole_teams(const Organisation& organisation, const FundingModel& model) {
    return std::uint64_t(std::max(0.0, std::floor(slots_of(organisation, model.levers.overhead) + hair)));
}

Scenario piloted(const Scenario& scenario, std::size_t model, const Pilot& pilot) {
    Scenario out = with_models(scenario, {model});
    Organisation& o = out.organisation;
    Opportunities& w = out.opportunities;
    const double overhead = out.models[0].levers.overhead;
    const double teams = double(pilot.teams);
    const double share = std::min(1.0, teams / slots_of(o, overhead));
    o.budget_per_year = teams * 12 * o.team_size * o.person_month_cost / (1 - overhead);
    o.horizon_months = double(pilot.months);
    o.areas = std::clamp(std::ceil(o.areas * share - hair), 1.0, o.areas);
    o.initial_estate *= share;
    w.initial_backlog = std::floor(w.initial_backlog * share + 0.5);
    w.arrivals_per_year *= share;
    w.listed = part_of(w.listed, share);
    w.dependencies *= growth_with(scenario.organisation, w) / growth_with(o, w);
    for (Bill& bill : out.models[0].bills) {
        bill.one_off *= share;
        bill.per_year *= share;
    }
    return out;
}

PilotFigures seen_in(const Trace& trace, const Pilot& pilot) {
    const ModelTrace& told = trace.models.front();
    std::vector<SeenItem> items(trace.world.items);
    double started = 0, shipped = 0, delivered = 0, stopped = 0, waited = 0, planned = 0;
    double paid = 0, planned_cost = 0, in_use = 0;
    for (const Event& event : told.events) {
        if (event.month >= double(pilot.months) || event.item == no_item) {
            continue;
        }
        SeenItem& item = items[event.item];
        if (event.kind == EventKind::claimed && !item.started) {
            item.started = true;
            item.planned = event.c;
            started += 1;
            planned += event.c;
        } else if (event.kind == EventKind::released && !item.shipped) {
            item.shipped = true;
            shipped += 1;
            waited += event.month - trace.world.arrival[event.item];
            in_use += item.planned;
        } else if (event.kind == EventKind::delivered) {
            delivered += 1;
            paid += event.a;
            planned_cost += event.b;
        } else if (event.kind == EventKind::stopped && !item.stopped) {
            item.stopped = true;
            stopped += 1;
        }
    }
    const Series& series = told.series;
    const std::size_t months = series.outlay.size(), seen = std::min<std::size_t>(pilot.months, months);
    const auto until_the_end = [seen](const double* first) {
        double sum = 0;
        for (std::size_t month = 0; month < seen; ++month) {
            sum += first[month];
        }
        return sum;
    };
    const auto spent_on = [&](Spending kind) {
        return until_the_end(series.spending.data() + std::size_t(kind) * months);
    };
    return {until_the_end(series.income.data()),
            ratio(12 * series.income[seen - 1], in_use),
            spent_on(Spending::running),
            spent_on(Spending::idle),
            ratio(waited, shipped),
            shipped,
            started,
            planned,
            ratio(paid, planned_cost),
            delivered,
            stopped,
            until_the_end(series.outlay.data()),
            told.outcome.utilisation};
}

}  // namespace fundsim
