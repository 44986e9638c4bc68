#pragma once
// What interventions are worth to a model, against their prices: which can act on it, the scenarios with
// them, and the figures of each.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"
#include "parameters/intervention.hpp"

namespace fundsim {

//! An intervention that is not played, and why.
struct NotPlayed {
    std::string name;
    std::string why;
};

//! The scenario's own interventions and the shipped ones whose names are free, priced for its budget.
std::vector<Intervention> known_interventions(std::span<const Intervention> own, double budget_per_year);

//! What of an intervention is for this model: its levers and the world.
Intervention for_model(Intervention intervention, const FundingModel& model);

//! A scenario of one model with interventions applied in turn; or why that cannot be played.
struct WithInterventions {
    std::optional<Scenario> scenario;
    std::string why = {};
};
WithInterventions with_interventions(const Scenario& one_model, std::span<const Intervention> interventions);

//! The same intervention for nothing.
Intervention without_price(Intervention intervention);
bool has_price(const Intervention& intervention);
//! The yearly amount until the horizon whose present value is that of the price, currency.
double level_price(const Intervention& intervention, const Organisation& organisation);
//! Present value of 1 a year until the horizon, years.
double horizon_annuity(const Organisation& organisation);

//! NPV with an intervention but without its price less NPV without it; what the price takes from that; the
//! rest. Currency.
struct Worth {
    double gain, cost, net;
};
inline constexpr std::size_t worth_figures = 3;
//! NPV of one less that of another, 0 where they differ by the rounding of their sums alone.
double beyond_rounding(double npv, double other);
Worth worth_of(double without_it, double without_price, double with_price);

struct InterventionWorth {
    std::string name;
    Estimate gain{}, cost{}, net{};
    double price = 0;  //!< as a level amount a year, currency
    //! The price a year that would take all of the gain; nothing where it is not known what a price takes.
    std::optional<Estimate> break_even = {};
    std::uint64_t futures = 0;  //!< played
    bool eliminated = false;    //!< after them it was clear that it is not among the best
};

//! From the sums of gain, cost and net over the same worlds. `expected`: mean potential of all worlds where
//! it serves as control variate.
void estimate_worth(const std::array<Comoments, worth_figures>& sums, std::optional<double> expected,
                    const Organisation& organisation, InterventionWorth& out);

//! Interventions that are tried for a step of the order: of those left the ones that bring most alone.
inline constexpr std::size_t tried_for_a_step = 6;

//! One more intervention on top of those before it, in futures that had no part in choosing it; currency.
struct OrderStep {
    std::string name;
    Estimate net{};    //!< what it adds after its price
    Estimate total{};  //!< what all so far bring together
};

struct InterventionStudy {
    std::size_t model;  //!< of the scenario
    double zone;        //!< currency: smaller differences do not matter
    std::size_t most_best;
    std::uint64_t replications = 0;         //!< most that any intervention was played in
    std::uint64_t order_replications = 0;   //!< in which the steps of the order are measured
    std::vector<InterventionWorth> worths;  //!< by net, the highest first
    std::vector<std::string> best = {};     //!< as far as they are found, the best first
    bool decided = false;                   //!< no more are to be found
    bool nothing_in_question = false;       //!< not decided: to do nothing may still be best
    std::vector<OrderStep> order = {};
    std::optional<OrderStep> not_added =
        {};  //!< the step with which the order stopped: it does not clearly add
    std::vector<NotPlayed> not_played = {};
};

//! The widest half of a 95 % interval of what is left after prices, currency.
double widest_net(const InterventionStudy& study);

}  // namespace fundsim
