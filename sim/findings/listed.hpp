#pragma once
// What became of every listed initiative, model by model: a table and JSON.

#include <nlohmann/json.hpp>
#include <string>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"
#include "findings/table.hpp"

namespace fundsim {

//! Rows are initiatives, below each other for every model.
Table listed_table(const Scenario& scenario, const Summary& summary);
//! What its words mean.
std::string listed_glossary();

//! One object for each model and initiative.
nlohmann::ordered_json listed_json(const Summary& summary);

}  // namespace fundsim
