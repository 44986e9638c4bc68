#include "engine/play/ramp.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"

namespace fundsim {

const Rules& in_force(const Rules& settled, double month) {
    for (const RulesUntil& stage : settled.ramp)
        if (month + 1e-6 < stage.month) return *stage.rules;
    return settled;
}

bool follow_ramps(PlayState& s) {
    bool changed = false;
    for (Regime& r : regimes(s)) {
        const Rules& now = in_force(*r.settled, s.month);
        changed |= &now != r.rules;
        r.rules = &now;
    }
    return changed;
}

void look_anew(PlayState& s) {
    for (std::uint32_t i = 0; i < s.items.size(); ++i)
        if (s.items[i].stage != Stage::unknown) update_all_beliefs(s, i);
    withdraw_what_is_not_open(s);
    for (Regime& r : regimes(s)) r.decrees.known = false;
}

double bill_of_step(const PlayState& s, bool extra_money) {
    if (s.closing) return 0;
    const double step = s.prepared->step;
    double due = 0;
    for (const Bill& bill : s.regimes[0].settled->bills) {
        if (bill.extra_money != extra_money) continue;
        const double paid_off = std::clamp(bill.one_off_months - s.month, 0.0, step);
        due += bill.per_year / 12 * step + bill.one_off * (paid_off / bill.one_off_months);
    }
    return due;
}

}  // namespace fundsim
