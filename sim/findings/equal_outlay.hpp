#pragma once
// What a contest comes to when all models pay out the same, as data: sentences, a table, JSON.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"
#include "findings/table.hpp"
#include "studies/equal_outlay.hpp"

namespace fundsim {

struct EqualOutlayFinding {
    std::string verdict;             //!< whether the verdict at equal budgets changes
    Table models;                    //!< rows are models
    std::vector<std::string> notes;  //!< who comes no nearer to the measure
    std::string how;
};
//! `summary`: of the same models at equal budgets.
EqualOutlayFinding finding_of(const Scenario& scenario, const Summary& summary, const EqualOutlay& equal);

//! Figures and sentences, as other programs rely on.
nlohmann::ordered_json equal_outlay_json(const Scenario& scenario, const Summary& summary,
                                         const EqualOutlay& equal);

}  // namespace fundsim
