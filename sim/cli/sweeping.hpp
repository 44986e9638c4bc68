#pragma once
// What a sweep is asked: a study's file, or a scenario and --vary.

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/studying.hpp"
#include "results/study_file.hpp"
#include "results/sweep_parts.hpp"
#include "scenario/sweep_study.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

//! A study's file in place of a scenario's: what it asks for goes where the command line says nothing.
struct SweepOpening {
    StudyOpening opening;
    std::optional<SweepStudy> study = {};
};
SweepOpening open_sweep(const Given& given, std::uint64_t replications);

//! The cells, or why there are none.
struct DesignReading {
    SweepDesign design;
    std::optional<Reply> refused = {};
};
DesignReading read_design(const Given& given, const SweepOpening& sweep);

//! Which models are swept, in the order in which they are compared: all, the named ones, or a and b alone.
struct SweptModels {
    std::vector<std::size_t> models;
    std::string fault = {};
};
SweptModels models_of(const Given& given, const SweepOpening& sweep);

//! Why the first cell cannot be played that cannot; empty where all that were tried can.
std::string first_unplayable(const Scenario& scenario, const SweepDesign& design,
                             const std::vector<std::optional<SweptCell>>& cells);

//! All that makes the cells what they are, as lines "key = value".
std::string identity_of(const RunRequest& request, const Scenario& scenario, const SweepDesign& design,
                        const std::string& resolved_toml);

//! Reads --part K/N; all cells where it was not given.
struct PartReading {
    SweepPart part = {};
    std::string fault = {};
};
PartReading read_part(const Given& given);

//! The file of a finished sweep, or of a part of it.
StudyFile file_of(const std::string& path, const RunRequest& request, const Loaded& loaded,
                  const Scenario& scenario, const SweepDesign& design,
                  const std::vector<std::optional<SweptCell>>& cells, const std::string& typed);

}  // namespace fundsim
