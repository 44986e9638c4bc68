#pragma once
// What answers to the self-assessment come to: what the best answer to each question would be worth.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "parameters/assessment.hpp"
#include "studies/interventions.hpp"

namespace fundsim {

struct AssessmentFinding {
    std::string title, verdict;
    Table worths;                     //!< questions, what is worth most first
    std::vector<std::string> levers;  //!< what each answer was taken for
    std::string how;
};
AssessmentFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Answers& answers,
                             const InterventionStudy& study);

nlohmann::ordered_json assessment_json(const Scenario& scenario, const Answers& answers,
                                       const InterventionStudy& study);

//! The answers as a scenario holds them: levers of the model as --set has them, and each best answer as an
//! [[intervention]], in TOML.
std::string assessment_toml(const Scenario& scenario, std::size_t model, const Answers& answers);

}  // namespace fundsim
