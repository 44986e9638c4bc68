#pragma once
// How the numbers of a history are written, as far as the numbers themselves tell.

#include <optional>
#include <string>
#include <vector>

#include "scenario/csv.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

struct NumbersReading {
    CsvNumbers written;
    std::string found = {};  //!< what parts groups of digits, where it was found and not told; "." goes with
                             //!< decimal commas
    std::vector<Fault> faults = {};
};

//! `told`: what stands between groups of digits, as the user says; empty otherwise. Then the mark is taken
//! that most cells of the columns need to be read, and that spoils none. Two that would do as well, and cells
//! that may be 1.000 or 1000, are faults that name a cell and say what to tell.
NumbersReading history_numbers(const CsvTable& table, const std::string& file,
                               const std::vector<std::size_t>& columns,
                               const std::optional<std::string>& told);

}  // namespace fundsim
