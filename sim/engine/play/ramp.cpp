#include "engine/play/ramp.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"

namespace fundsim {

const Rules& in_force(const Rules& settled, double month) {
    for (const RulesUntil& stage : settled.ramp) {
        if (month + 1e-6 < stage.month) {
            return *stage.rules;
        }
    }
    return settled;
}

bool follow_ramps(Regimes& regimes, double month) {
    bool changed = false;
    for (Regime& r : regimes) {
        const Rules& now = in_force(*r.settled, month);
        changed |= &now != r.rules;
        r.rules = &now;
    }
    return changed;
}

void look_anew(Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now) {
    for (std::uint32_t i = 0; i < work.items.size(); ++i) {
        if (work.items[i].stage != Stage::unknown) {
            update_all_beliefs(regimes, caches, work, now, i);
        }
    }
    withdraw_what_is_not_open(work, caches, regimes, *now.world);
    for (IndexCache& cache : caches) {
        cache.decrees.known = false;
    }
}

double bill_of_step(const Regimes& regimes, const Now& now, bool extra_money) {
    if (now.closing) {
        return 0;
    }
    const double step = now.prepared->step;
    double due = 0;
    for (const Bill& bill : regimes.each[0].settled->bills) {
        if (bill.extra_money != extra_money) {
            continue;
        }
        const double paid_off = std::clamp(bill.one_off_months - now.month, 0.0, step);
        due += bill.per_year / 12 * step + bill.one_off * (paid_off / bill.one_off_months);
    }
    return due;
}

}  // namespace fundsim
