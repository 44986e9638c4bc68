#include "findings/listed.hpp"

#include <cmath>

#include "findings/figures.hpp"
#include "findings/json.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

std::string month(double value) { return std::isnan(value) ? "-" : rounded(value, value < 10 ? -1 : 0); }
std::string money(double value) { return rounded(value, std::abs(value) < 10 ? -1 : 0); }

}  // namespace

Table listed_table(const Scenario& scenario, const Summary& summary) {
    constexpr std::size_t narrowest_name = 16, narrowest_number = 6;
    Table table{"Initiative; " + scenario.currency,
                {"funded", "finished", "stopped", "start, month", "NPV", "benefit planned", "realised"},
                {},
                narrowest_name,
                narrowest_number};
    const InitiativeSummary& all = summary.initiatives;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        table.rows.push_back({summary.models[m].name});
        for (std::size_t i = 0; i < all.count; ++i) {
            const InitiativeFigures& each = all.figures[m * all.count + i];
            table.rows.push_back({"  " + scenario.opportunities.listed[i].name,
                                  {percent(each.funded), percent(each.finished), percent(each.stopped),
                                   month(each.start_month), with_margin(each.npv),
                                   money(each.planned_benefit), money(each.realised_benefit)}});
        }
    }
    return table;
}

std::string listed_glossary() {
    return "Funded, finished, stopped: in so many futures. Start: of the futures in which it is funded. NPV: "
           "its income "
           "less the work and the waiting for dependencies charged to it and what keeps it running; what "
           "teams cost "
           "while they wait for work or decisions, discovery and overhead are nobody's. Benefit: a year, "
           "planned at "
           "the start and realised; averages over all futures, with nothing where it is not funded.";
}

ordered_json listed_json(const Summary& summary) {
    const InitiativeSummary& all = summary.initiatives;
    ordered_json list = ordered_json::array();
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        for (std::size_t i = 0; i < all.count; ++i) {
            const InitiativeFigures& each = all.figures[m * all.count + i];
            list.push_back({{"model", summary.models[m].name},
                            {"initiative", all.names[i]},
                            {"funded", value_json(each.funded)},
                            {"finished", value_json(each.finished)},
                            {"stopped", value_json(each.stopped)},
                            {"start_month", each.start_month},
                            {"npv", mean_json(each.npv)},
                            {"pv_income", each.pv_income},
                            {"pv_work", each.pv_work},
                            {"pv_run", each.pv_run},
                            {"planned_benefit", each.planned_benefit},
                            {"realised_benefit", each.realised_benefit}});
        }
    }
    return list;
}

}  // namespace fundsim
