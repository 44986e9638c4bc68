#pragma once
// A history of projects in CSV: what was planned, what came of it, which rows could be used, and why others
// could not.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenario/dates.hpp"
#include "scenario/faults.hpp"
#include "scenario/history_columns.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

struct HistoryOptions {
    std::vector<ColumnNaming> columns = {};
    std::optional<std::string> thousands =
        {};                          //!< what stands between groups of digits, as CsvNumbers has it
    std::optional<Date> as_of = {};  //!< the day on which the history was written
    std::vector<std::string> finished_words = {};  //!< of the status; empty: the usual ones
    double person_month_cost = 0;  //!< unit of the planned costs; 0: costs are not turned into efforts
};

//! The figures of one quantity, in the order of the file.
struct HistoryFigures {
    std::vector<double> finished;
    std::vector<double> unfinished;  //!< at least so much
    std::vector<LeftOut> unused =
        {};                  //!< rows without the figure, in the order in which the reasons were met
    std::string from = {};   //!< the headings that it is made of
    bool projected = false;  //!< one of them says that it is a projection
};

struct History {
    std::vector<std::string> heading;
    HistoryColumns columns;
    std::string thousands;  //!< found between groups of digits, without having been told; empty: none
    std::size_t rows = 0;   //!< below the heading
    std::size_t used = 0;   //!< that gave a figure of some quantity
    std::vector<LeftOut> unused = {};            //!< rows that are of no use at all
    std::optional<LeftOut> repeated_names = {};  //!< rows whose name stood before, with other figures
    std::optional<HistoryFigures> cost;          //!< actual / planned; of effort where there are no costs
    std::optional<HistoryFigures> schedule;      //!< actual / planned duration
    std::optional<HistoryFigures> benefit;       //!< actual / planned benefit, 0 included
    std::optional<HistoryFigures> effort;        //!< planned person-months
};

//! The history, or every fault that keeps it from being read.
struct HistoryReading {
    std::optional<History> history;
    std::vector<Fault> faults;
};

//! Reads a history out of a text; `file` names it in faults. A row whose cells cannot be read is left out
//! with the reason; numbers that may mean two things, and columns that are not clear, are faults.
HistoryReading read_history(std::string_view text, const std::string& file, const HistoryOptions& options);

}  // namespace fundsim
