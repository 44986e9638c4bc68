#include "engine/play/ranking.hpp"

#include <algorithm>
#include <limits>

#include "engine/play/candidates.hpp"

namespace fundsim {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

void drop_what_no_longer_counts(Ranking& ranking) {
    std::erase_if(ranking.entries,
                  [&](const Ranked& entry) { return !(ranking.key[entry.item] == entry.key); });
}

}  // namespace

void clear_ranking(Ranking& r, std::size_t items) {
    r.entries.clear();
    r.unranked.clear();
    r.key.assign(items, none);
    r.waiting.assign(items, 0);
}

void unrank(PlayState& s, std::uint32_t i) {
    for (std::uint8_t regime = 0; regime < s.regimes_in_use; ++regime) {
        Ranking& r = s.rankings[regime];
        r.key[i] = none;
        if (r.waiting[i]) continue;
        r.waiting[i] = 1;
        r.unranked.push_back(i);
    }
}

const std::vector<Ranked>& ranked(PlayState& s) {
    Ranking& r = s.rankings[s.regime];
    if (r.unranked.empty()) return r.entries;
    drop_what_no_longer_counts(r);
    for (const std::uint32_t i : r.unranked) {
        r.waiting[i] = 0;
        if (!is_open(s, i)) continue;
        typical_option(s, i);
        const double key = s.bounds[s.regime].index[i];
        if (!(key > 0)) continue;  // worth nothing until something changes
        r.key[i] = key;
        const auto behind = [](const Ranked& entry, double k) { return entry.key > k; };
        const auto place = std::lower_bound(r.entries.begin(), r.entries.end(), key, behind);
        r.entries.insert(place, {key, i});
    }
    r.unranked.clear();
    return r.entries;
}

}  // namespace fundsim
