#include "engine/play/choice.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/play/continuity.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

//! Capacity that has to be bought must clear the hurdle; capacity that is paid anyway takes what is worth
//! doing. On a cycle's list the grant has been made: only what has become worthless is left out.
bool is_worth_starting(const Regime& r, std::uint32_t i, const Prospect& prospect) {
    if (prospect.index < negligible) return false;
    return !r.rules->bought || r.views[i].place == RoundPlace::listed ||
           prospect.index >= r.rules->levers.hurdle;
}

//! The higher index goes first, else the lower number.
bool goes_before(const Choice& a, const Choice& b) {
    if (b.item < 0) return true;
    const double x = a.option.prospect.index;
    const double y = b.option.prospect.index;
    return x != y ? x > y : a.item < b.item;
}

Option option_for(PlayState& s, Regime& r, std::size_t lane, std::uint32_t i) {
    return r.rules->bought ? typical_option(s, r, i)
                           : best_option(s, r, i, readiness(s, lane, s.world->area[i]));
}

void consider(PlayState& s, Regime& r, std::size_t lane, std::uint32_t i, Choice& best) {
    const Option option = option_for(s, r, lane, i);
    if (option.work == Work::none || !is_worth_starting(r, i, option.prospect)) return;
    assert(option.prospect.index <= index_bound(s, r, i) * (1 + 1e-9) + smallest);
    const Choice choice{.item = static_cast<int>(i), .option = option};
    if (goes_before(choice, best)) best = choice;
}

//! The waiting item that somebody says goes next, of those that a lane may serve; none where there is none.
//! With cycles one that is not on the list, but was known when the plans were made.
Choice decree_for(PlayState& s, Regime& r, std::size_t lane) {
    const bool in_cycles = r.rules->levers.cycle_months > 0;
    int next = -1;
    for (const std::uint32_t i : s.candidates) {
        if (s.items[i].stage != Stage::waiting || !may_serve(s, lane, s.world->area[i])) continue;
        const View& view = r.views[i];
        if (in_cycles && (std::isnan(view.plan_index) || view.place == RoundPlace::listed ||
                          view.place == RoundPlace::decreed))
            continue;
        if (next < 0 || is_decreed_before(s, i, static_cast<std::uint32_t>(next))) next = static_cast<int>(i);
    }
    if (next < 0) return {};
    const auto i = static_cast<std::uint32_t>(next);
    Readiness ready = readiness(s, lane, s.world->area[i]);
    if (in_cycles) add_waits(*r.rules, ready);
    return {.item = next, .option = best_option(s, r, i, ready), .decreed = true, .waits = true};
}

//! Of a cycle's list: what is decreed, in the order in which it was; what is listed, by its index for this
//! lane; a decree that is due; what is reserved, which standing teams weigh together with what is listed.
Choice best_granted(PlayState& s, Regime& r, std::size_t lane) {
    const auto may_take = [&](std::uint32_t i) {
        return s.items[i].candidate && r.views[i].place != RoundPlace::nowhere &&
               may_serve(s, lane, s.world->area[i]) && may_be_taken(s, r, i);
    };
    for (const std::uint32_t i : r.list)
        if (r.views[i].place == RoundPlace::decreed && may_take(i))
            return {.item = static_cast<int>(i), .option = option_for(s, r, lane, i), .decreed = true};
    Choice best;
    for (const std::uint32_t i : r.list)
        if (r.views[i].place == RoundPlace::listed && may_take(i)) consider(s, r, lane, i, best);
    // Money for a standing team is spent: it takes the best of what clears the bar, granted or not.
    const auto look_at_reserve = [&] {
        for (const std::uint32_t i : r.reserve)
            if (may_take(i)) consider(s, r, lane, i, best);
    };
    if (!r.rules->bought) look_at_reserve();
    if (best.item >= 0) return best;
    if (is_decree_due(s, r)) best = decree_for(s, r, lane);
    if (best.item < 0 && r.rules->bought) look_at_reserve();
    return best;
}

//! Calls `look` with the area, first place, place after the last and highest bound of each block of open
//! items that a lane may take.
template <class Look>
void in_blocks_of(PlayState& s, std::size_t lane, Look look) {
    const Lane& l = s.lanes[lane];
    if (l.released) return;
    std::vector<std::vector<double>>& highest = regime_of(s, l).bounds.highest;
    const auto areas = static_cast<unsigned>(s.open_in.size());
    for (unsigned n = 0; n < (l.home_count == 0 ? areas : l.home_count); ++n) {
        const unsigned area = l.home_count == 0 ? n : (l.home_first + n) % areas;
        const std::size_t open = s.open_in[area].size();
        for (std::size_t first = 0; first < open; first += bound_block)
            look(area, first, std::min(open, first + bound_block), highest[area][first / bound_block]);
    }
}

//! The item with the highest bound that a lane may take, where that is above `least` and 0; -1 where none is.
//! Every item that could be higher is evaluated on the way.
int most_promising(PlayState& s, std::size_t lane, double least) {
    Regime& r = regime_of(s, s.lanes[lane]);
    const double grown = r.growth.index;
    int best = -1;
    double most = 0;
    in_blocks_of(s, lane, [&](unsigned area, std::size_t begin, std::size_t end, double& highest) {
        if (highest <= most || highest * grown < least) return;
        highest = 0;
        const std::vector<double>& index = r.bounds.index[area];
        for (std::size_t k = begin; k < end; ++k) {
            if (index[k] == never) typical_option(s, r, s.open_in[area][k]);
            highest = std::max(highest, index[k]);
            if (index[k] <= most) continue;
            most = index[k];
            best = static_cast<int>(s.open_in[area][k]);
        }
    });
    return most * grown >= least ? best : -1;
}

//! The open item with the highest index; where that is below `least` it may be missed.
Choice best_pulled(PlayState& s, Regime& r, std::size_t lane, double least) {
    Choice best;
    const int first = most_promising(s, lane, least);
    if (first < 0) return best;
    consider(s, r, lane, static_cast<std::uint32_t>(first), best);
    const auto could_win = [&](double bound) {
        return best.item < 0 ? bound > 0 && bound >= least : bound >= best.option.prospect.index;
    };
    const double grown = r.growth.index;
    in_blocks_of(s, lane, [&](unsigned area, std::size_t begin, std::size_t end, double highest) {
        if (!could_win(highest * grown)) return;
        const std::vector<double>& index = r.bounds.index[area];
        for (std::size_t k = begin; k < end; ++k) {
            if (!could_win(index[k] * grown)) continue;
            const std::uint32_t i = s.open_in[area][k];
            if (i == static_cast<std::uint32_t>(first)) continue;
            if (r.views[i].outlook_step < 0) {  // closer, and kept for the next look
                typical_option(s, r, i);
                if (!could_win(index[k] * grown)) continue;
            }
            consider(s, r, lane, i, best);
        }
    });
    return best;
}

}  // namespace

Choice best_choice(PlayState& s, std::size_t lane, double least) {
    Regime& r = regime_of(s, s.lanes[lane]);
    if (s.lanes[lane].released) return {};
    if (r.rules->levers.cycle_months > 0) return best_granted(s, r, lane);
    if (is_decree_due(s, r)) {
        const Choice decree = decree_for(s, r, lane);
        if (decree.item >= 0) return decree;
    }
    return best_pulled(s, r, lane, least);
}

}  // namespace fundsim
