#include "engine/play/mandates.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

//! Puts the lowest draw on top of a heap.
auto comes_later(const PlayState& s) {
    return [&s](std::uint32_t a, std::uint32_t b) { return is_decreed_before(s, b, a); };
}

void find_what_waits(const PlayState& s, const Regime& r, DecreeQueue& queue) {
    queue.known = true;
    queue.by_area.resize(s.open_in.size());
    for (std::uint32_t area = 0; area < queue.by_area.size(); ++area) {
        std::vector<std::uint32_t>& heap = queue.by_area[area];
        heap.clear();
        for (const std::uint32_t i : s.open_in[area])
            if (may_be_decreed(s, r, i)) heap.push_back(i);
        std::make_heap(heap.begin(), heap.end(), comes_later(s));
    }
}

}  // namespace

bool is_decree_due(const PlayState& s, const Regime& r, const Starts& starts) {
    const double wanted = r.rules->levers.mandated_share * starts.all;
    return starts.decreed + s.prepared->median_effort / 2 < wanted;
}

bool may_be_decreed(const PlayState& s, const Regime& r, std::uint32_t i) {
    if (s.items[i].stage != Stage::waiting) return false;
    if (r.rules->levers.cycle_months == 0) return true;
    const View& view = r.views[i];
    return !std::isnan(view.plan_index) && view.place != RoundPlace::listed &&
           view.place != RoundPlace::decreed;
}

void queue_for_decrees(PlayState& s, std::uint32_t i) {
    for (Regime& r : regimes(s)) {
        if (!r.decrees.known) continue;
        std::vector<std::uint32_t>& heap = r.decrees.by_area[s.world->area[i]];
        heap.push_back(i);
        std::push_heap(heap.begin(), heap.end(), comes_later(s));
    }
}

int decree_for(const PlayState& s, Regime& r, std::size_t lane) {
    if (!r.decrees.known) find_what_waits(s, r, r.decrees);
    int next = -1;
    in_areas(s, areas_of(s, s.lanes[lane]), [&](std::uint32_t area) {
        std::vector<std::uint32_t>& heap = r.decrees.by_area[area];
        while (!heap.empty() && !may_be_decreed(s, r, heap.front())) {
            std::pop_heap(heap.begin(), heap.end(), comes_later(s));
            heap.pop_back();
        }
        if (heap.empty()) return;
        if (next < 0 || is_decreed_before(s, heap.front(), static_cast<std::uint32_t>(next)))
            next = static_cast<int>(heap.front());
    });
    return next;
}

void note_start(PlayState& s, Regime& r, std::uint32_t i, bool decreed) {
    s.items[i].mandated = decreed;
    r.starts += s.world->effort[i];
    if (decreed) r.decreed_starts += s.world->effort[i];
}

}  // namespace fundsim
