#pragma once
// Rows of a portfolio in CSV, each into an initiative or a reason why it is none.

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/scenario.hpp"
#include "scenario/csv.hpp"
#include "scenario/dates.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

//! Columns of a portfolio, by their place in the table; empty where the list has none.
struct ListColumns {
    std::optional<std::size_t> name, start, end, arrival, cost, effort, benefit, actual_cost;
};

//! What turns the cells of a list into the scenario's units.
struct ListUnits {
    double currency_per_unit;  //!< of the list's money
    double person_month_cost;  //!< currency
    double horizon_months;
    std::optional<Date> origin;  //!< month 0; the earliest readable start when empty
    CsvNumbers written = {};
};

//! The initiatives of a list; what was left out, and why, goes into `report`.
std::vector<ListedInitiative> listed_initiatives(const CsvTable& table, const ListColumns& columns,
                                                 const ListUnits& units, ListReport& report);

}  // namespace fundsim
