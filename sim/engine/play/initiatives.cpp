#include "engine/play/initiatives.hpp"

#include "engine/numeric/special.hpp"
#include "engine/prepared.hpp"

namespace fundsim {

double middle_discount(const Now& now) {
    return exp_of(-now.prepared->discounting * (now.month + now.prepared->step / 2));
}

void close_initiatives(Ledger& ledger, const Worklist& work) {
    const std::size_t count = noted_initiatives(ledger);
    if (count == 0) {
        return;
    }
    std::vector<double>& rows = ledger.series->initiatives;
    const auto row = [&](InitiativeRow which, std::size_t i) -> double& {
        return rows[static_cast<std::size_t>(which) * count + i];
    };
    for (std::size_t i = 0; i < count; ++i) {
        const Item& item = work.items[i];
        const double npv =
            row(InitiativeRow::pv_income, i) - row(InitiativeRow::pv_work, i) - row(InitiativeRow::pv_run, i);
        row(InitiativeRow::npv, i) = npv;
        row(InitiativeRow::npv_square, i) = npv * npv;
        if (!item.started) {
            continue;
        }
        row(InitiativeRow::funded, i) = 1;
        row(InitiativeRow::finished, i) = item.delivered ? 1 : 0;
        row(InitiativeRow::stopped, i) = item.ever_stopped ? 1 : 0;
        row(InitiativeRow::planned_benefit, i) = item.plan_benefit;
        row(InitiativeRow::realised_benefit, i) = item.value * item.fit * item.shipped;
    }
}

}  // namespace fundsim
