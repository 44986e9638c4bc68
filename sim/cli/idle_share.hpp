#pragma once
// What the assumed cost of people without work decides.

#include <string>
#include <vector>

#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! The shares from 0 to 100 % of their pay at which another model would come first.
struct IdleShares {
    std::string sentence;            //!< introduces the flips, or says that there are none; may be empty
    std::vector<std::string> flips;  //!< one for each model at most, the nearest to the share as set first
};

//! Empty where no model has an idle cost, or where it is not clear who comes first as it is.
IdleShares idle_shares(const Summary& summary, const Fairness& fairness);

}  // namespace fundsim
