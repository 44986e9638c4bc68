#include "engine/play/mandates.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

//! Puts the lowest draw on top of a heap.
auto comes_later(const World& world) {
    return [&world](std::uint32_t a, std::uint32_t b) { return is_decreed_before(world, b, a); };
}

void find_what_waits(DecreeQueue& queue, const Worklist& work, const Regime& r, const World& world) {
    queue.known = true;
    queue.by_area.resize(work.open_in.size());
    for (std::uint32_t area = 0; area < queue.by_area.size(); ++area) {
        std::vector<std::uint32_t>& heap = queue.by_area[area];
        heap.clear();
        for (const std::uint32_t i : work.open_in[area]) {
            if (may_be_decreed(work, r, i)) {
                heap.push_back(i);
            }
        }
        std::make_heap(heap.begin(), heap.end(), comes_later(world));
    }
}

}  // namespace

bool is_decree_due(const Prepared& p, const Regime& r, const Starts& starts) {
    const double wanted = r.rules->levers.mandated_share * starts.all;
    return starts.decreed + p.median_effort / 2 < wanted;
}

bool may_be_decreed(const Worklist& work, const Regime& r, std::uint32_t i) {
    if (work.items[i].stage != Stage::waiting || work.items[i].compulsory) {
        return false;
    }
    if (r.rules->levers.cycle_months == 0) {
        return true;
    }
    const View& view = r.views[i];
    return !std::isnan(view.plan_index) && view.place != RoundPlace::listed &&
           view.place != RoundPlace::decreed;
}

void queue_for_decrees(IndexCaches& caches, const World& world, std::uint32_t i) {
    for (IndexCache& cache : caches) {
        if (!cache.decrees.known) {
            continue;
        }
        std::vector<std::uint32_t>& heap = cache.decrees.by_area[world.area[i]];
        heap.push_back(i);
        std::push_heap(heap.begin(), heap.end(), comes_later(world));
    }
}

int decree_for(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane) {
    const World& world = *s.now.world;
    if (!cache.decrees.known) {
        find_what_waits(cache.decrees, s.work, r, world);
    }
    int next = -1;
    in_areas(s.teams, areas_of(s.teams, s.teams.lanes[lane]), [&](std::uint32_t area) {
        std::vector<std::uint32_t>& heap = cache.decrees.by_area[area];
        while (!heap.empty() && !may_be_decreed(s.work, r, heap.front())) {
            std::pop_heap(heap.begin(), heap.end(), comes_later(world));
            heap.pop_back();
        }
        if (heap.empty()) {
            return;
        }
        if (next < 0 || is_decreed_before(world, heap.front(), static_cast<std::uint32_t>(next))) {
            next = static_cast<int>(heap.front());
        }
    });
    return next;
}

void note_start(Regime& r, Item& item, double effort, bool decreed) {
    item.mandated = decreed || item.compulsory;
    r.starts += effort;
    if (decreed) {
        r.decreed_starts += effort;
    }
}

}  // namespace fundsim
