#pragma once
// Where one model is ahead: boxes of assumptions in which that is so more often than elsewhere, found by the
// patient rule induction method (PRIM: Friedman & Fisher 1999; for scenarios: Bryant & Lempert 2010).

#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

//! Cases, what each factor is in them, and what is looked for.
struct Cases {
    std::vector<std::vector<double>> values;  //!< [factor][case]
    std::vector<double> ahead;  //!< share of a case's futures in which the model is ahead, [0, 1]
};

//! Values of a factor between these; infinite where it may be anything on that side.
struct Limit {
    std::size_t factor;
    double low, high;
    bool operator==(const Limit&) const = default;
};

struct Box {
    std::vector<Limit> limits;  //!< at most three
    double density;           //!< mean of `ahead` in the box, in the half of the cases in which it was found
    double held_out_density;  //!< in the other half
    double coverage;          //!< share of all that is looked for, of all cases
    double mass;              //!< share of all cases
    double best_by_chance;    //!< the held-out density of the best box when results are dealt out at random
};

struct BoxRules {
    double peel = 0.05;        //!< share of what is left that a step takes away
    double least_mass = 0.04;  //!< of the cases of a half
    double enough = 0.6;       //!< density at which a box is left as large as it is
    std::size_t most_boxes = 3;
    std::uint32_t permutations = 20;
};

//! Boxes one after the other, each among the cases that are in none before it. Reported is only what holds in
//! the half of the cases that was not looked at: where the model is ahead more often than in the best box of
//! each of the random permutations of the results. The first half is searched, the second
//! held out: either half of evenly spread points is evenly spread, which every other one of them is not.
std::vector<Box> boxes(const Cases& cases, std::uint64_t seed, const BoxRules& rules = {});

//! Whether a case lies in a box.
bool lies_in(const Cases& cases, std::size_t one, const Box& box);

}  // namespace fundsim
