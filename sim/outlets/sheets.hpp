#pragma once
// The sheets of a workbook of results, in the order in which they build on each other. A row of years is
// known by where it stands and what it holds, so that formulas and their values are made side by side.

#include <array>
#include <string>
#include <vector>

#include "ensemble/fairness.hpp"
#include "outlets/book.hpp"
#include "results/read.hpp"

namespace fundsim {

//! A figure on a sheet: where it stands, and what it is.
struct Placed {
    std::string name;  //!< "Inputs!$B$7"
    double value;
};

//! Spending that may be capitalised: discovery, scope work before and after evidence, further attempts.
inline constexpr std::size_t capitalised_kinds = 4;

struct Inputs {
    Placed rate;                                        //!< real, per year
    Placed simulated_rate;                              //!< that of the scenario
    std::array<Placed, capitalised_kinds> capitalised;  //!< shares
    Placed life;                                        //!< years
};

//! A figure for each year, and where its row stands on its sheet.
struct YearRow {
    std::size_t row;
    std::vector<double> values;
};

//! Of all years.
double total(const YearRow& row);

//! Column of the first year; the one before it holds sums.
inline constexpr std::size_t first_year = 2;

//! Mean flows of a model by year, from the results.
struct ModelFlows {
    YearRow income, outlay;                //!< undiscounted
    YearRow pv_income, pv_outlay;          //!< present values at the scenario's rate
    YearRow income_timing, outlay_timing;  //!< years after the start; NaN where they cannot be told
    std::vector<YearRow> kinds;            //!< by spending_names()
    YearRow untold;                        //!< outlay after the months that are told by kind
    YearRow live, lost;                    //!< what scope was charged with, gone live and given up
};

//! What follows from them by formulas.
struct ModelBooks {
    YearRow pv_income, pv_outlay;
    YearRow net, cumulative_net, pv_net;
    YearRow capitalised, in_use, given_up, amortised, in_progress, book_value;
    YearRow profit, cumulative_profit;
    Placed npv, pv_outlay_sum, profit_sum, net_sum;
    Placed charged_share;  //!< capitalised per charged
};

//! NPV per present value of outlay; 0 where nothing is paid out.
Cell per_outlay_cell(const ModelBooks& books);

struct InputsSheet {
    Sheet sheet;
    Inputs inputs;
};
InputsSheet inputs_sheet(const Scenario& scenario);

//! Parameters with value, unit, range, grade and source: of organisation and opportunities, and of the
//! models.
Sheet assumptions_sheet(const Scenario& scenario);
Sheet levers_sheet(const Scenario& scenario);

struct FlowsSheet {
    Sheet sheet;
    std::vector<ModelFlows> models;
};
FlowsSheet flows_sheet(const Scenario& scenario, const Summary& summary);

//! Present values, cash, and profit under the policy of the inputs.
struct CalculationSheet {
    Sheet sheet;
    std::vector<ModelBooks> models;
};
CalculationSheet calculation_sheet(const Scenario& scenario, const Inputs& inputs, const FlowsSheet& flows);

//! What the formulas stand on.
struct Basis {
    const StoredResults& results;
    Fairness audit;
    InputsSheet inputs;
    FlowsSheet flows;
    CalculationSheet calculation;
};

//! Net present values, cash and profit by year, planned against realised, the split.
struct OutputsSheet {
    Sheet sheet;
    std::vector<Chart> charts;  //!< of its ranges, to be put somewhere
};
OutputsSheet outputs_sheet(const Basis& basis);

//! Means with their intervals and all other figures of the run, which no formula can make anew.
Sheet simulated_sheet(const Basis& basis);

//! What became of every initiative of a listed portfolio, in each model.
Sheet initiatives_sheet(const Scenario& scenario, const Summary& summary);

//! Whether the formulas come to what the program said, and the books balance.
struct ChecksSheet {
    Sheet sheet;
    std::string verdict;  //!< the cell that sums them up
    std::string words;    //!< what it says
};
ChecksSheet checks_sheet(const Basis& basis);

//! The scenario as text, from which everything can be run anew.
Sheet scenario_sheet(const std::string& toml);

//! One to a page.
Sheet charts_sheet(const OutputsSheet& outputs);

//! What the workbook is and what it says.
Sheet summary_sheet(const Basis& basis, const ChecksSheet& checks);

}  // namespace fundsim
