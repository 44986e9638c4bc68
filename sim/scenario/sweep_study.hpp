#pragma once
// Studies as files: which scenario is swept, over what.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parameters/parameter.hpp"
#include "parameters/words.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Values of a parameter, and the place where they are written.
struct StudyValues {
    Address address;
    const Parameter* parameter;
    std::vector<double> values;  //!< or the two ends of a range
    std::size_t steps = 0;       //!< of a range in a grid: so many values; 0: the values are listed
    bool by_factors = false;     //!< a range is spread on the scale of logarithms
};

enum class StudyDesign { grid, latin_hypercube, sobol, table };

struct SweepStudy {
    std::string scenario;  //!< path, as seen from where the program runs
    std::string title = {};
    std::vector<std::string> models = {};  //!< names; empty: not said
    bool all_models = false;
    std::optional<std::uint64_t> replications = {}, seed = {};
    std::optional<double> until = {};
    std::vector<std::string> settings = {}, with = {};
    StudyDesign design = StudyDesign::grid;
    std::size_t points = 0;  //!< of a Latin hypercube or Sobol's points
    Node written = {};       //!< the design's table
    std::string file;        //!< of the study, for faults
};

//! A study, or that a file is none (a scenario, say), or its faults.
struct SweepStudyReading {
    std::optional<SweepStudy> study;
    std::vector<Fault> faults;
    bool unreadable = false;
};

//! Reads all but the values, which only the scenario gives a meaning. A TOML file without `scenario` is none.
SweepStudyReading read_sweep_study(const std::string& path);

struct StudyValuesReading {
    std::vector<StudyValues> values;          //!< a grid's axes, or ranges
    std::vector<std::vector<double>> points;  //!< [point][value] of a table; `values` then name the columns
    std::vector<Fault> faults;
};

//! What the design says, checked against the scenario and the parameter table.
StudyValuesReading read_study_values(const SweepStudy& study, const Scenario& scenario);

//! Why a parameter cannot be swept in this scenario; empty where it can. `written`: its address.
std::string why_not_swept(const Scenario& scenario, const Address& address, const Parameter* parameter,
                          const std::string& written);

//! Why these are no values of a sweep; empty where they are. `ranged`: two ends, between which others lie.
std::string values_fault(const StudyValues& values, const std::string& written, bool ranged);

}  // namespace fundsim
