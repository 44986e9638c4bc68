#pragma once
// What there is to be had in a world, whoever funds it. It explains most of why one world is worth more than
// another, and its mean is known: a control variate (Glasserman 2004, 4.1).

namespace fundsim {

struct Prepared;
struct World;

//! Annual benefit of all opportunities as they arrive, at full scope, fit and adoption, currency; compulsory
//! ones have none. Where benefits are ratios to a planned cost that is drawn, the median effort stands for
//! the effort, so that the mean stays known.
double potential_of(const Prepared& prepared, const World& world);

//! Its mean over all worlds. Values must have a mean.
double expected_potential(const Prepared& prepared);

}  // namespace fundsim
