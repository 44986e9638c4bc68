#pragma once
// Reading a scenario: TOML in, the engine's input out, with every fault told at its place.

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/doubt.hpp"
#include "scenario/faults.hpp"
#include "scenario/interventions.hpp"
#include "scenario/list_report.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! What becomes of a scalar that is given a distribution: a fault, or an entry in `uncertain`.
enum class Uncertainty { refused, allowed };

struct ReadOptions {
    std::vector<std::string> settings = {};  //!< KEY=VALUE, applied in turn before anything is checked
    std::vector<std::string> versus = {};    //!< the same, applied after them
    Uncertainty uncertainty = Uncertainty::refused;
    std::vector<std::string> with = {};  //!< interventions to apply beside those that the scenario asks for
};

enum class ReadStatus {
    ok,
    invalid,    //!< something in the scenario or its data is wrong
    unreadable  //!< a file could not be read, and nothing else is wrong
};

struct ReadResult {
    ReadStatus status = ReadStatus::invalid;
    bool ok = false;              //!< status == ok: the scenario may be used
    std::vector<Fault> faults;    //!< by file and line; empty exactly when ok
    std::vector<Fault> warnings;  //!< of a sound scenario too, by file and line
    Scenario scenario{};
    Scenario as_written{};                    //!< before any intervention
    std::string resolved_toml;                //!< the scenario with everything written out; empty when not ok
    ListReport list;                          //!< what became of a listed portfolio
    std::vector<Intervention> interventions;  //!< of the scenario, and the shipped ones that are applied
    std::vector<std::string> with;            //!< those that are applied to `scenario`
    std::vector<Doubt> doubts;                //!< of the table [uncertain]
    std::vector<Uncertain> uncertain;  //!< scalars with a distribution; their median stands in `scenario`
};

//! The path that stands for standard input.
inline constexpr std::string_view standard_input = "-";
//! What a scenario's file is called in messages: "standard input", or its path.
std::string called(const std::string& path);

//! Reads and checks a scenario file or standard input: the first syntax fault, or every other fault at once.
ReadResult read_scenario(const std::string& path, const ReadOptions& options = {});

//! The same for a text. `name` stands for it in faults; `folder` is what paths in it are relative to.
ReadResult read_scenario_text(std::string_view text, const std::string& name, const std::string& folder = {},
                              const ReadOptions& options = {});

}  // namespace fundsim
