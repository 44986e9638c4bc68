#include "engine/play/granted.hpp"

#include <algorithm>

#include "engine/play/bounds.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

//! What is claimed has no place any more.
bool is_left(const Scene& s, const Regime& r, std::uint32_t i) {
    return s.work.items[i].candidate && r.views[i].place != RoundPlace::nowhere;
}

void pass_taken(GrantedOrder& order, const Scene& s, const Regime& r) {
    while (order.next < order.items.size() && !is_left(s, r, order.items[order.next].item)) {
        ++order.next;
    }
}

void empty(GrantedOrder& order) {
    order.items.clear();
    order.next = 0;
}

void sort_by_index(GrantedOrder& order) {
    std::sort(order.items.begin(), order.items.end(), [](const GrantedItem& a, const GrantedItem& b) {
        return a.index != b.index ? a.index > b.index : a.item < b.item;
    });
}

}  // namespace

void order_granted(IndexCache& cache, const Scene& s, const Regime& r) {
    Granted& g = cache.granted;
    if (g.step == s.now.step) {
        return;
    }
    g.step = s.now.step;
    for (GrantedOrder* order : {&g.decreed, &g.listed, &g.reserved}) {
        empty(*order);
    }
    const auto put_in = [&](GrantedOrder& order, std::uint32_t i, RoundPlace place) {
        if (r.views[i].place != place || !s.work.items[i].candidate || !may_be_taken(r, s.now.month, i)) {
            return;
        }
        const Option& option = typical_option(cache, s, r, i);
        if (option.work != Work::none) {
            order.items.push_back({option.prospect.index, i});
        }
    };
    for (const std::uint32_t i : r.list) {
        put_in(g.decreed, i, RoundPlace::decreed);
        put_in(g.listed, i, RoundPlace::listed);
    }
    for (const std::uint32_t i : r.reserve) {
        put_in(g.reserved, i, RoundPlace::reserved);
    }
    sort_by_index(g.listed);
    sort_by_index(g.reserved);
}

int first_decreed(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane) {
    GrantedOrder& order = cache.granted.decreed;
    pass_taken(order, s, r);
    for (std::size_t k = order.next; k < order.items.size(); ++k) {
        const std::uint32_t i = order.items[k].item;
        if (is_left(s, r, i) && may_serve(s.teams, lane, s.now.world->area[i])) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void look_through(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane, GrantedOrder& order,
                  Choice& best) {
    pass_taken(order, s, r);
    for (std::size_t k = order.next; k < order.items.size(); ++k) {
        const auto [index, i] = order.items[k];
        if (!is_left(s, r, i) || !may_serve(s.teams, lane, s.now.world->area[i])) {
            continue;
        }
        if (best.item >= 0 && index * rounding_slack < best.option.prospect.index) {
            return;
        }
        const bool is_typical = r.rules->bought;
        const Choice choice =
            weigh_worth(r, i, is_typical ? typical_option(cache, s, r, i) : weigh(cache, s, r, lane, i));
        if (is_typical && choice.item < 0) {
            return;  // nor is what comes after it worth starting
        }
        take_better(best, choice);
    }
}

}  // namespace fundsim
