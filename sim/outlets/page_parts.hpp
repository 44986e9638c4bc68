#pragma once
// Parts of a page's data.

#include <vector>

#include <nlohmann/json.hpp>

#include "ensemble/summary.hpp"
#include "parameters/intervention.hpp"

namespace fundsim {

//! The values at the middles of so many equal shares of all futures: quantiles that occurred.
std::vector<double> dots_of(std::vector<double> values, std::size_t count);
//! `npv`: [listed model][replication].
nlohmann::ordered_json dots_json(const Summary& summary, const std::vector<std::vector<double>>& npv);

//! With seven digits, which no picture shows, and null where nothing was recorded.
nlohmann::ordered_json series_json(const Summary& summary);
nlohmann::ordered_json flows_json(const Summary& summary);

nlohmann::ordered_json parameters_json();
nlohmann::ordered_json intervention_list_json(const std::vector<Intervention>& applied,
                                              const std::vector<Intervention>& others);
nlohmann::ordered_json questions_json();

}  // namespace fundsim
