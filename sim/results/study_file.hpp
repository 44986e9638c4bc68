#pragma once
// Writes what a study found as one HDF5 file (FORMAT.md): columns along a few dimensions.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "results/storage.hpp"

namespace fundsim {

//! An axis: named places, or numbered ones.
struct StudyDimension {
    std::string name;
    std::string long_name;
    std::variant<std::vector<std::string>, std::vector<double>> places;
};

struct StudyColumn {
    std::string name;
    std::vector<std::string> dimensions;  //!< slowest first
    std::string units;
    std::string long_name;
    std::vector<double> values;
    Stored stored = Stored::float64;
    std::string address = {};  //!< of the parameter whose values these are; empty: a figure
    std::string words = {};    //!< of a choice, whose values are their places; empty: numbers
};

struct StudyFile {
    std::string path;        //!< its folder must exist
    std::string filetype;    //!< version.hpp
    std::string group = {};  //!< "sample": where the columns stand
    std::string group_means = {};
    std::string created_utc = {};  //!< ISO 8601; empty = now
    std::vector<std::pair<std::string, std::variant<std::string, std::uint64_t, double>>> attributes = {};
    std::vector<StudyDimension> dimensions = {};
    std::vector<StudyColumn> columns = {};
};

//! Why a study cannot be written there: what `destination_of` finds, or a file of another kind. Empty where
//! nothing speaks against it.
std::string study_path_fault(const std::string& path, const std::string& filetype);

//! The parameter's address as the name of a column: no blanks, quotes and slashes.
std::string column_name(const std::string& address);

//! Writes the file under a private name and publishes it by rename. Columns of parameters are coordinates of
//! the others. Empty, or why not; then what was there before is untouched.
std::string write_study(const StudyFile& file);

}  // namespace fundsim
