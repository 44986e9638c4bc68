#include "engine/play/mandates.hpp"

namespace fundsim {

bool is_decree_due(const PlayState& s, const Regime& r, const Starts& starts) {
    const double wanted = r.rules->levers.mandated_share * starts.all;
    return starts.decreed + s.prepared->median_effort / 2 < wanted;
}

void note_start(PlayState& s, Regime& r, std::uint32_t i, bool decreed) {
    s.items[i].mandated = decreed;
    r.starts += s.world->effort[i];
    if (decreed) r.decreed_starts += s.world->effort[i];
}

}  // namespace fundsim
