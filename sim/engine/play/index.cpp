#include "engine/play/index.hpp"

#include "engine/numeric/special.hpp"

namespace fundsim {

double forming_effort(const Prepared& p, const Rules& r, const Readiness& ready, double months) {
    double lost = 0;  // months of a mature team
    if (ready.familiarity_missing > 0) {
        lost += p.familiarity_loss * r.familiarity_full * ready.familiarity_missing / r.familiarity_rate *
                (1 - exp_of(-r.familiarity_rate * months));
    }
    if (ready.knowledge_missing > 0) {
        lost += p.knowledge_loss * r.knowledge_full * ready.knowledge_missing / r.knowledge_rate *
                (1 - exp_of(-r.knowledge_rate * months));
    }
    return r.lane_size * lost;
}

Prospect assess(const Prepared& p, const Rules& r, const Job& job, const Readiness& ready, double age) {
    const double price = p.scenario.organisation.person_month_cost;
    const double people = r.lane_size * job.teams;
    const double work = job.work / ready.variety;
    const double set_up = people * ready.waiting + job.teams * forming_effort(p, r, ready, work / people);
    const double effort = work + set_up;
    const double duration = effort / people + ready.staffing;
    const double until_benefit = r.levers.release_cadence_months > 0 ? duration / 2 : duration;

    const double left = exp_of(-p.value_decay * (age + until_benefit));
    const double discount = exp_of(-p.discounting * until_benefit);
    const double per_value = job.reach * r.benefit_annuity * left * discount;
    const double run_cost =
        p.scenario.organisation.run_rate * price * job.run_effort * r.run_annuity * discount;
    const double numerator = job.value * per_value - run_cost;
    const double cost = price * effort;
    return {.index = numerator / cost,
            .numerator = numerator,
            .cost = cost,
            .effort = effort,
            .duration = duration,
            .per_value = per_value,
            .shipped = left};
}

}  // namespace fundsim
