#pragma once
// A scenario with a listed portfolio, for the tests of reading one.

#include "support.hpp"

namespace reading {

inline const std::string listing = R"([organisation]
budget_per_year = 12_000
person_month_cost = 10
horizon_months = 36
[opportunities]
list = "p.csv"
columns = { name = "Project", start = "Start", end = "End", cost = "Cost", benefit = "Benefit", actual_cost = "Actual" }
scale = 1_000
origin_date = 2010-01-01
benefit_cost_ratio = { lognormal = { p50 = 0.5, p90 = 2 } }
[[model]]
name = "Projects"
)";

inline const std::string rows = R"(Project,Start,End,Cost,Benefit,Actual
"Alpha, the first",2010-01-01,2011-01-01,0.24,0.5,0.36
Beta,2010-07-01,,1.2,,
Gamma,2009-03-01,2010-06-30,0.1,-0.2,
Old,2008-01-01,2009-12-31,1,,
Backwards,2010-05-01,2010-04-01,1,,
Late,2013-01-01,,1,,
Undated,,,1,,
Misdated,May 2010,,1,,
Tiny,2010-01-01,,0.00009,,
Free,2010-01-01,,0,,
Garbled,2010-01-01,,1.2.3,,
Unpriced,2010-02-01,,,0.1,
Refund,2010-02-01,,1,,-1
,2010-03-01,,0.5,,
)";

inline ReadResult read_list_of(const std::string& scenario, const std::string& csv,
                               const ReadOptions& options = {}) {
    const Folder folder;
    folder.write("p.csv", csv);
    return read_scenario(folder.write("s.toml", scenario), options);
}

inline std::string list_faults(const std::string& scenario, const std::string& csv = rows) {
    return formatted(read_list_of(scenario, csv).faults);
}

}  // namespace reading
