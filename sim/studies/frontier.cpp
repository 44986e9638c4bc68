#include "studies/frontier.hpp"

#include <optional>

namespace fundsim {

namespace {

//! Whether every point of every row has a's or b's sign, the same one.
struct Signs {
    bool a = false, b = false, clear = true;
};

Signs signs_of(const Frontier& frontier) {
    Signs signs;
    for (const FrontierRow& row : frontier.rows) {
        for (const ProfilePoint& point : row.along.profile) {
            (point.gap.value > 0 ? signs.a : signs.b) = true;
            signs.clear = signs.clear && ahead_at(point.gap) != Ahead::unclear;
        }
    }
    return signs;
}

}  // namespace

Ahead ahead_at(const Estimate& gap) {
    return gap.low > 0 ? Ahead::a : gap.high < 0 ? Ahead::b : Ahead::unclear;
}

Divided divided(const Frontier& frontier) {
    const Signs signs = signs_of(frontier);
    if (!signs.a || !signs.b) {
        return {signs.clear ? Division::nowhere : Division::unclear, signs.a};
    }
    std::optional<Divided> line;
    for (std::size_t k = 0; k < frontier.rows.size(); ++k) {
        const auto& profile = frontier.rows[k].along.profile;
        const auto changes = sign_changes(profile);
        if (changes.empty()) {
            continue;
        }
        const bool a_below = profile[changes.front()].gap.value > 0;
        if (changes.size() > 1 || (line && (line->a_below != a_below || line->last + 1 != k))) {
            return {Division::scattered};
        }
        line = Divided{Division::line, a_below, line ? line->first : k, k};
    }
    return line.value_or(Divided{Division::scattered});
}

}  // namespace fundsim
