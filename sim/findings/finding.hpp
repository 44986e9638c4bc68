#pragma once
// What a comparison comes to, in sentences: data in, text out. Nothing here knows of screens.

#include <string>
#include <vector>

#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "findings/idle_share.hpp"

namespace fundsim {

//! A sentence and how much it weighs, in [0, 1]. One scale for figures of every unit: the share of the gap
//! that a part of it makes, or the share by which the smaller of two figures is smaller.
struct Finding {
    double weight;
    std::string sentence;
};

//! The share by which the smaller is smaller; 0 unless both figures are finite and not below 0, and their
//! intervals do not overlap.
double apart(const Estimate& smaller, const Estimate& larger);

//! The heaviest ones, at most so many, those of equal weight in the order given. What weighs less than a
//! twentieth is left out.
std::vector<Finding> heaviest(std::vector<Finding> findings, std::size_t most);

//! Whom the model with the highest mean NPV is explained against: the scenario's first model, or the last by
//! average where the first one leads. `told` is false where it is not clear who leads.
struct Match {
    std::size_t leader = 0, reference = 0;
    bool told = false;
};
Match match_of(const Summary& summary);

//! Why the leader is ahead of the reference: parts of the gap, and figures in which it does better. At most
//! three, the heaviest first.
std::vector<Finding> reasons(const Scenario& scenario, const Summary& summary, const Match& match);

//! What speaks for another model all the same. The sentence is empty where no figure looked at does.
struct Objection {
    std::string sentence;
    std::string setting;  //!< KEY=VALUE that shows it; may be empty
};
Objection strongest_objection(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                              const Match& match);

//! The result in one sentence that holds without the rest of the screen. Empty for a single future.
std::string quotable(const Scenario& scenario, const Summary& summary, const Match& match);

//! "-13,000 to 86,000", in 9 of 10 futures; a dash where there are too few to tell.
std::string usual_range(const Summary& summary, std::size_t model);

}  // namespace fundsim
