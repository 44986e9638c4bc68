#pragma once
/// A distribution taken apart: mixtures opened, conditioning resolved, and the value axis cut where anything
/// starts, ends or jumps, so that every stretch in between is smooth. Internal to the distributions.

#include "engine/distribution/distribution.hpp"
#include "engine/distribution/family.hpp"

#include <cstddef>
#include <vector>

namespace fundsim {

/// A continuous part, restricted to (lower, upper).
struct Leaf {
    Family family;
    double weight;  //!< its probability in the whole
    double lower;
    double upper;
    Tails at_lower;  //!< of the unrestricted family
    Tails at_upper;
    double mass;  //!< of the unrestricted family between the two
};

/// A single value with positive probability.
struct Atom {
    double value;
    double weight;
};

/// All parts; their weights add up to 1. Empty where the conditioning leaves nothing.
struct Anatomy {
    std::vector<Leaf> leaves;
    std::vector<Atom> atoms;
};

Anatomy anatomy_of(const Distribution& d);

/// What one leaf contributes to a stretch.
struct Share {
    std::size_t leaf;
    double weight;  //!< probability in the whole
    Tails from;     //!< of the leaf's unrestricted family, at the start of the stretch
    Tails to;       //!< at its end
};

/// An atom (no shares) or a smooth stretch of the value axis that has positive probability.
struct Stretch {
    double lower;
    double upper;
    Tails from;  //!< of the whole distribution: just before the stretch
    Tails to;    //!< just after it
    double weight;
    std::vector<Share> shares;
};

/// The stretches in ascending order.
std::vector<Stretch> stretches_of(const Anatomy& parts);

/// The stretch that holds probability p: the first whose end is not below it (left-continuous).
const Stretch& stretch_at(const std::vector<Stretch>& stretches, const Tails& p);

/// Where p lies within a stretch, from both sides.
Tails within(const Stretch& stretch, const Tails& p);

/// The value at a position within the stretch.
double value_within(const Anatomy& parts, const Stretch& stretch, const Tails& position);

/// The same by Newton steps from a guess, kept inside [low, high]; no quantile function is called.
double value_near(const Anatomy& parts, const Stretch& stretch, const Tails& position, double guess,
                  double low, double high);

}  // namespace fundsim
