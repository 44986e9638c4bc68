#pragma once
// What planners hear of an item before it is released: what its work tells, and business cases written anew.

#include "engine/play/index_cache.hpp"
#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! A review of running scope work tells something of its value, to the planners of all regimes. The more
//! often it is looked at the less one look tells, so that time teaches and not the number of reviews.
void hear_status(Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now, std::uint32_t item,
                 const Levers& levers);

//! Whether an item waits with a case of before a market shift.
inline bool has_old_case(const Item& item, const View& seen, const Now& now) {
    return seen.case_shifts != now.next_shift && item.stage == Stage::waiting;
}

//! The planners of a regime get such a case written anew: evidence planners add it to what they believe, face
//! value takes it for the old one.
void renew_case(Regime& regime, Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now,
                std::uint32_t item);

}  // namespace fundsim
