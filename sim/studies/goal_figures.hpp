#pragma once
// What a goal may be about: figures of a single future, by the names that files and programs know them by.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/outcome.hpp"
#include "ensemble/ratios.hpp"

namespace fundsim {

//! A figure of an Outcome, or a ratio of two within the same future.
struct GoalFigure {
    std::string_view name;       //!< as in results
    std::string_view units;      //!< "currency", "month", "currency/year", "1"
    std::string_view long_name;  //!< what it is
    double Outcome::*field = nullptr;
    const Ratio* ratio = nullptr;  //!< where there is no field
};

//! By its name in results, or by what a decision maker calls it: payback, first_value, outlay, income,
//! achieved. Nothing for other names.
std::optional<GoalFigure> goal_figure(std::string_view name);

//! All names, the short ones first.
std::vector<std::string_view> goal_figure_names();

//! The figure in a future; NaN where that has none: a month that never comes, a ratio of nothing.
double value_in(const GoalFigure& figure, const Outcome& outcome);

}  // namespace fundsim
