#pragma once
// Tables of a scenario whose keys are addresses of parameters.

#include <functional>
#include <string>
#include <vector>

#include "parameters/words.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! What is written under one address.
using VisitAddressed = std::function<void(const Address& address, const Parameter* parameter,
                                          const std::string& written, const Node& node)>;

//! Visits the entries of such a table: "model.x" = 1, or model.x = 1 unquoted, which nests. Keys that are no
//! addresses, or name no parameter, are faults. `parameter` is null for transition.x alone.
void visit_addressed(Reading& reading, const Node& table, const VisitAddressed& visit);

}  // namespace fundsim
