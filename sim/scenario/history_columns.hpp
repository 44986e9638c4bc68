#pragma once
// Which column of a history of projects says what: as it is told, or guessed from its heading.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/csv.hpp"

namespace fundsim {

enum class HistoryColumn : std::uint8_t {
    name,
    status,  //!< whether a project is finished
    start,
    planned_end,
    actual_end,
    planned_duration,
    actual_duration,
    planned_cost,
    actual_cost,
    planned_effort,  //!< person-months, or any unit where only ratios are wanted
    actual_effort,
    planned_benefit,
    actual_benefit
};

inline constexpr std::size_t history_column_count = 13;

//! "planned_cost": what a column is called on the command line. And back.
std::string_view word_of(HistoryColumn column);
std::optional<HistoryColumn> history_column(std::string_view word);

struct FoundColumn {
    std::size_t place;
    bool guessed;    //!< from its heading
    bool projected;  //!< its heading says that it is a projection, not what came of it
};

using HistoryColumns = std::array<std::optional<FoundColumn>, history_column_count>;

inline const std::optional<FoundColumn>& at(const HistoryColumns& columns, HistoryColumn column) {
    return columns[std::size_t(column)];
}

//! What the user says of a column: "planned_cost" and its heading; an empty heading: there is none.
struct ColumnNaming {
    std::string meaning, heading;
};

struct ColumnsReading {
    HistoryColumns columns;
    std::vector<std::string> faults;
};

//! English, German and Danish headings are understood, in snake_case, CamelCase and words. Two headings that
//! might mean the same are a fault, unless one is named.
ColumnsReading find_history_columns(const CsvTable& table, std::span<const ColumnNaming> named);

}  // namespace fundsim
