#pragma once
// A scenario made ready to be played: its tables, its constants, and every setting of levers that is played.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/distribution/belief_table.hpp"
#include "engine/distribution/latent_quantile.hpp"
#include "engine/distribution/residual_table.hpp"
#include "engine/distribution/shared.hpp"
#include "engine/productivity.hpp"
#include "engine/rules.hpp"
#include "engine/scenario.hpp"

namespace fundsim {

//! A pair of models whose gap is split: places of the two models and of their hybrids among the played
//! models.
struct SplitPair {
    std::size_t first, other;
    std::size_t first_funding_other_practice;
    std::size_t other_funding_first_practice;
};

struct Prepared {
    Scenario scenario;

    // rates per month, from the yearly ones of the scenario
    double discounting;     //!< iota = ln(1 + discount_rate) / 12
    double value_decay;     //!< delta
    double erosion_owned;   //!< epsilon where a team that knows the area stands
    double erosion_orphan;  //!< epsilon elsewhere

    // time grid
    double step;  //!< months
    int steps_to_horizon;
    int steps_in_all;  //!< the horizon plus 24 months

    // learning and the reference team
    double familiarity_loss;           //!< lambda_F
    double knowledge_loss;             //!< lambda_K
    ReferenceTeam reference;           //!< on which published overruns were measured: pi_ref
    double median_effort;              //!< person-months
    std::vector<double> coordination;  //!< productivity of n teams on one item, by n; [0] unused
    std::vector<double> variety;       //!< productivity of a team that works in n areas, by n; [0] unused
    Dependencies mean_dependencies;    //!< d, of an initiative

    double case_spread;  //!< (1 + sigma_case^2)^(eta/2), by which cases are scaled
    double whole_scope;  //!< 1 - exp(-kappa), which scales g(f) to g(1) = 1

    // distributions
    Shared<LatentQuantile> value;  //!< Q_V(Phi(z)), or the benefit/cost ratio's
    Shared<LatentQuantile> effort;
    Shared<LatentQuantile> overrun;
    Shared<LatentQuantile> fit;
    Shared<LatentQuantile> deadline;        //!< months; none where nothing is compulsory
    Shared<BeliefTable> value_belief;       //!< E[V | m, v]
    Shared<BeliefTable> fit_belief;         //!< E[theta | m, v]
    Shared<BeliefTable> fit_square_belief;  //!< E[theta^2 | m, v]
    double mean_overrun;                    //!< E[O]
    Shared<ResidualTable> residual;         //!< E[O - u | O > u]

    std::vector<double> listed_case;  //!< signal of each listed business case, NaN where none is given
    double initial_estate_per_area;   //!< person-months

    std::vector<Rules> rules;  //!< played settings: the scenario's models first, then silent hybrids
    std::vector<SplitPair> splits;
};

//! Whether the silent hybrids of the 2x2 are among the played settings.
enum class Hybrids { played, left_out };

//! Tables and constants of a scenario whose models have been checked. Null and a reason in `fault` when the
//! scenario has no solution (no productivity loss reproduces stable_team_cost, not one team affordable).
//! `known`: another scenario that is prepared, or null; tables of distributions that both have are shared, to
//! the same bits, and take no time.
std::shared_ptr<const Prepared> prepare(const Scenario& scenario, std::string& fault,
                                        const Prepared* known = nullptr, Hybrids hybrids = Hybrids::played);

//! Rules of further models in the same organisation: what they play differs in nothing but their levers.
//! Models have to be sound.
std::vector<Rules> rules_of(const Prepared& prepared, std::span<const FundingModel> models);

//! Months covered by a Series: the horizon plus 24.
std::size_t series_months(const Prepared& prepared);

}  // namespace fundsim
