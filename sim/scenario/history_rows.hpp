#pragma once
// One row of a history into figures, or the reason why it has none.

#include <optional>
#include <string>
#include <variant>

#include "scenario/history.hpp"

namespace fundsim {

//! What a row says of one quantity.
struct HistoryFigure {
    double value;
    bool finished;
};

//! Why it says nothing, and the cell that is to blame.
struct HistoryGap {
    std::string reason;
    std::optional<std::size_t> column = {};
};

using HistoryCell = std::variant<HistoryFigure, HistoryGap>;

//! How rows are read.
struct HistoryRules {
    const HistoryColumns& columns;
    const HistoryOptions& options;
    CsvNumbers written;
};

//! Whether a project is finished: by its status, else by its end, which is missing or to come otherwise (a
//! missing projection says nothing).
//! Nothing, and why, where the status is neither.
std::variant<bool, HistoryGap> is_finished(const CsvRow& row, const HistoryRules& rules);

//! Actual over planned of two columns of numbers. `zero`: whether an actual of 0 is one.
HistoryCell ratio_in(const CsvRow& row, const HistoryRules& rules, HistoryColumn planned,
                     HistoryColumn actual, bool finished, bool zero);

//! Actual over planned duration, from durations or from dates.
HistoryCell schedule_in(const CsvRow& row, const HistoryRules& rules, bool finished);

//! Planned person-months.
HistoryCell effort_in(const CsvRow& row, const HistoryRules& rules);

}  // namespace fundsim
