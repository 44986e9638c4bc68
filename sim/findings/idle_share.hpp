#pragma once
// What the assumed cost of people without work decides.

#include <string>
#include <vector>

#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! The share of their pay that people without work cost a model at which another model comes first.
struct IdleFlip {
    std::size_t model;   //!< whose share it is
    std::size_t winner;  //!< who comes first beyond it
    double share;        //!< in [0, 1]
    bool above;          //!< beyond is above it
};

struct IdleFlips {
    std::vector<IdleFlip> flips;  //!< one for each model at most, the nearest to the share as set first
    bool any_unclear = false;     //!< some are left out: it is not clear who comes first as it is
};
IdleFlips idle_flips(const Summary& summary, const Fairness& fairness);

//! "below 31%", "close to 0%".
std::string share_beyond(const IdleFlip& flip);

//! The same in words.
struct IdleShares {
    std::string sentence;            //!< introduces the flips, or says that there are none; may be empty
    std::vector<std::string> flips;  //!< the nearest to the share as set first
};

//! Empty where no model has an idle cost, or where it is not clear who comes first as it is.
IdleShares idle_shares(const Summary& summary, const Fairness& fairness);

}  // namespace fundsim
