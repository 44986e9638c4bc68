#pragma once
// One world and what every model did in it, told so that a person can check it.

#include <cstdint>
#include <string>

#include "cli/run_facts.hpp"
#include "cli/terminal.hpp"
#include "engine/simulation.hpp"
#include "findings/trace_part.hpp"

namespace fundsim {

//! The truth about every opportunity, then each model month by month: events, beliefs, money. Or the part of
//! that which is asked for.
std::string story_text(const Prepared& prepared, const RunFacts& facts, std::uint64_t seed,
                       std::uint64_t replication, const Trace& trace, const TracePart& part,
                       const Terminal& terminal);

// Its parts.

//! What nobody in the world knows: value, fit, overrun of every opportunity.
std::string world_text(const Prepared& prepared, const World& world, const TracePart& part,
                       const Terminal& terminal);
//! One model's play: each month with its money, and what happened in it; of one item only the months in which
//! something happens to it, and no money of the model, which is not its own.
std::string model_story(const Prepared& prepared, const World& world, const Rules& rules,
                        const FundingModel& model, const ModelTrace& trace, const TracePart& part,
                        const Terminal& terminal);

//! "item 12", "item 12 (Customer portal)".
std::string item_name(const Prepared& prepared, std::uint32_t item);

}  // namespace fundsim
