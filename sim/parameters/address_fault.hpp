#pragma once

#include <string>

#include "engine/scenario.hpp"
#include "parameters/words.hpp"

namespace fundsim {

//! What an address names that is not there: a parameter or a model, with what was probably meant. Empty when
//! all is.
std::string address_fault(const Scenario& scenario, const Address& address);

}  // namespace fundsim
