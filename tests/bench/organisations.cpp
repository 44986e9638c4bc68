// How time grows with the size of the organisation: opportunities and teams doubled together, so that what is
// done for every team with every opportunity is seen.

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "bench/cases.hpp"
#include "bench/sections.hpp"

namespace fundsim::bench {

namespace {

struct Size {
    double opportunities;  //!< in all, those that arrive later too
    double teams;
};

constexpr std::array<Size, 4> doublings{{{500, 100}, {1000, 200}, {2000, 400}, {4000, 800}}};
constexpr Size largest{4000, 1000};
constexpr double steepest = 2.3, most_milliseconds = 60;

//! The baseline's world with as many opportunities and teams.
Scenario organisation(Size size, const std::vector<std::string>& presets) {
    Scenario s = baseline_with(presets);
    Organisation& o = s.organisation;
    const double now =
        s.opportunities.initial_backlog + s.opportunities.arrivals_per_year * o.horizon_months / 12;
    s.opportunities.initial_backlog *= size.opportunities / now;
    s.opportunities.arrivals_per_year *= size.opportunities / now;
    o.budget_per_year =
        size.teams * 12 * o.team_size * o.person_month_cost / (1 - s.models.front().levers.overhead);
    return s;
}

std::string words(Size size) {
    return fmt::format("{} opportunities, {} teams", size.opportunities, size.teams);
}

}  // namespace

void add_organisations(const Task& task, Report& report) {
    const std::uint64_t replications = by_length(task.length, 1, 1, 4);
    const std::vector<std::string> pair{"project", "persistent"};
    std::vector<Size> sizes(doublings.begin(), doublings.end());
    sizes.push_back(largest);
    std::vector<Timed> list;
    for (const Size size : sizes)
        list.push_back({words(size), listed_player(organisation(size, pair), replications),
                        static_cast<double>(replications)});
    const std::vector<double> t = processor_times(list, task.effort);
    const std::string what = "one replication of project, persistent";
    report.rows.push_back({.what = words(sizes[0]) + ": " + what, .seconds = t[0]});
    for (std::size_t k = 1; k < doublings.size(); ++k) {
        const double ratio = t[k] / t[k - 1];
        report.rows.push_back(judged(words(sizes[k]) + ": the same", t[k], ratio, times(ratio, "the half"),
                                     Bound::at_most, steepest));
    }
    report.rows.push_back(judged(words(largest) + ": the same", t.back(), t.back() * 1e3, "", Bound::at_most,
                                 most_milliseconds, " ms"));
}

}  // namespace fundsim::bench
