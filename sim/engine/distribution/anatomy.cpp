#include "engine/distribution/anatomy.hpp"

#include <algorithm>
#include <map>

namespace fundsim {

namespace {

void add_plain(const Distribution& d, double weight, Anatomy& parts) {
    switch (d.shape) {
    case Shape::constant:
        parts.atoms.push_back({d.parameters[0], weight});
        return;
    case Shape::discrete:
    case Shape::empirical: {
        const double equal = 1.0 / static_cast<double>(d.values.size());
        for (std::size_t i = 0; i < d.values.size(); ++i) {
            parts.atoms.push_back(
                {d.values[i], weight * (d.shape == Shape::discrete ? d.weights[i] : equal)});
        }
        return;
    }
    default: {
        Leaf leaf{family_of(d), weight, 0.0, 0.0, {0.0, 1.0}, {1.0, 0.0}, 1.0};
        leaf.lower = leaf.family.lower;
        leaf.upper = leaf.family.upper;
        parts.leaves.push_back(leaf);
        return;
    }
    }
}

/// Keeps what lies in [minimum, maximum] and gives it the whole probability again.
void condition(double minimum, double maximum, Anatomy& parts) {
    if (minimum == -infinite && maximum == infinite) {
        return;
    }
    std::erase_if(parts.atoms, [&](const Atom& a) { return a.value < minimum || a.value > maximum; });
    for (Leaf& leaf : parts.leaves) {
        leaf.lower = std::max(leaf.lower, minimum);
        leaf.upper = std::min(leaf.upper, maximum);
        leaf.at_lower = tails_at(leaf.family, leaf.lower);
        leaf.at_upper = tails_at(leaf.family, leaf.upper);
        const double mass = leaf.lower < leaf.upper ? mass_between(leaf.at_lower, leaf.at_upper) : 0.0;
        leaf.weight *= mass / leaf.mass;
        leaf.mass = mass;
    }
}

void normalise(Anatomy& parts) {
    std::erase_if(parts.atoms, [](const Atom& a) { return !(a.weight > 0.0); });
    std::erase_if(parts.leaves, [](const Leaf& l) { return !(l.weight > 0.0 && l.mass > 0.0); });
    double total = 0.0;
    for (const Atom& a : parts.atoms) {
        total += a.weight;
    }
    for (const Leaf& l : parts.leaves) {
        total += l.weight;
    }
    if (total == 1.0) {
        return;
    }
    for (Atom& a : parts.atoms) {
        a.weight /= total;
    }
    for (Leaf& l : parts.leaves) {
        l.weight /= total;
    }
}

/// A point between the two; beyond a finite one where the other is infinite.
double middle_of(double low, double high) {
    if (low == -infinite) {
        return high == infinite ? 0.0 : (high < 0.0 ? 2.0 * high : -high) - 1.0;
    }
    if (high == infinite) {
        return (low > 0.0 ? 2.0 * low : -low) + 1.0;
    }
    return 0.5 * (low + high);
}

/// The probability that a share has put below x, and above it, within its stretch.
Tails share_at(const Leaf& leaf, const Share& share, double x) {
    const Tails here = tails_at(leaf.family, x);
    const double scale = share.weight / mass_between(share.from, share.to);
    return {scale * mass_between(share.from, here), scale * mass_between(here, share.to)};
}

/// Position within a share's part of its family -> tails of that family.
Tails inner_tails(const Share& share, const Tails& position) {
    const double mass = mass_between(share.from, share.to);
    return {share.from.below + mass * position.below, share.to.above + mass * position.above};
}

}  // namespace

Anatomy anatomy_of(const Distribution& d) {
    Anatomy parts;
    if (d.shape == Shape::mixture) {
        for (std::size_t i = 0; i < d.parts.size(); ++i) {
            if (!(d.weights[i] > 0.0)) {
                continue;
            }
            Anatomy part = anatomy_of(d.parts[i]);
            for (Atom& a : part.atoms) {
                a.weight *= d.weights[i];
            }
            for (Leaf& l : part.leaves) {
                l.weight *= d.weights[i];
            }
            parts.atoms.insert(parts.atoms.end(), part.atoms.begin(), part.atoms.end());
            parts.leaves.insert(parts.leaves.end(), part.leaves.begin(), part.leaves.end());
        }
    } else {
        add_plain(d, 1.0, parts);
    }
    condition(d.minimum, d.maximum, parts);
    normalise(parts);
    return parts;
}

std::vector<Stretch> stretches_of(const Anatomy& parts) {
    std::map<double, double> atoms;  // ordered by value; equal values merge
    std::vector<double> cuts;
    for (const Atom& a : parts.atoms) {
        atoms[a.value] += a.weight;
        cuts.push_back(a.value);
    }
    for (const Leaf& leaf : parts.leaves) {
        cuts.push_back(leaf.lower);
        cuts.push_back(leaf.upper);
        if (leaf.family.shape == Shape::triangular) {
            cuts.push_back(leaf.family.parameters[1]);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (const auto atom = atoms.find(cuts[i]); atom != atoms.end()) {
            stretches.push_back({cuts[i], cuts[i], {}, {}, atom->second, {}});
        }
        if (i + 1 == cuts.size()) {
            break;
        }
        Stretch stretch{cuts[i], cuts[i + 1], {}, {}, 0.0, {}};
        for (std::size_t k = 0; k < parts.leaves.size(); ++k) {
            const Leaf& leaf = parts.leaves[k];
            if (leaf.lower > stretch.lower || leaf.upper < stretch.upper) {
                continue;
            }
            const Tails from =
                stretch.lower == leaf.lower ? leaf.at_lower : tails_at(leaf.family, stretch.lower);
            const Tails to =
                stretch.upper == leaf.upper ? leaf.at_upper : tails_at(leaf.family, stretch.upper);
            const double mass = mass_between(from, to);
            if (!(mass > 0.0)) {
                continue;
            }
            const double weight = mass == leaf.mass ? leaf.weight : leaf.weight * (mass / leaf.mass);
            stretch.shares.push_back({k, weight, from, to});
            stretch.weight += weight;
        }
        if (!stretch.shares.empty()) {
            stretches.push_back(stretch);
        }
    }

    double below = 0.0;
    for (Stretch& s : stretches) {
        s.from.below = below;
        s.to.below = below += s.weight;
    }
    double above = 0.0;
    for (auto s = stretches.rbegin(); s != stretches.rend(); ++s) {
        s->to.above = above;
        s->from.above = above += s->weight;
    }
    if (!stretches.empty()) {
        stretches.front().from.above = 1.0;
        stretches.back().to.below = 1.0;
    }
    return stretches;
}

const Stretch& stretch_at(const std::vector<Stretch>& stretches, const Tails& p) {
    for (const Stretch& s : stretches) {
        if (p.below <= p.above ? p.below <= s.to.below : p.above >= s.to.above) {
            return s;
        }
    }
    return stretches.back();
}

Tails within(const Stretch& s, const Tails& p) {
    const bool low = p.below <= p.above;
    const double done = (low ? p.below - s.from.below : s.from.above - p.above) / s.weight;
    const double left = (low ? s.to.below - p.below : p.above - s.to.above) / s.weight;
    return {std::clamp(done, 0.0, 1.0), std::clamp(left, 0.0, 1.0)};
}

double value_within(const Anatomy& parts, const Stretch& stretch, const Tails& position) {
    if (stretch.shares.empty() || !(position.below > 0.0)) {
        return stretch.lower;
    }
    if (!(position.above > 0.0)) {
        return stretch.upper;
    }
    double low = stretch.upper;
    double high = stretch.lower;
    for (const Share& share : stretch.shares) {
        const double x = value_of(parts.leaves[share.leaf].family, inner_tails(share, position));
        low = std::min(low, x);
        high = std::max(high, x);
    }
    low = std::clamp(low, stretch.lower, stretch.upper);
    high = std::clamp(high, stretch.lower, stretch.upper);
    if (stretch.shares.size() == 1) {
        return low;
    }
    // The quantile of a blend lies between those of its parts at the same position.
    return value_near(parts, stretch, position, 0.5 * (low + high), low, high);
}

double value_near(const Anatomy& parts, const Stretch& stretch, const Tails& position, double guess,
                  double low, double high) {
    const bool left = position.below < position.above;
    const double wanted = stretch.weight * (left ? position.below : position.above);
    double x = guess > low && guess < high ? guess : middle_of(low, high);
    for (int i = 0; i < 400 && low < high; ++i) {
        double found = 0.0;
        double density = 0.0;
        for (const Share& share : stretch.shares) {
            const Leaf& leaf = parts.leaves[share.leaf];
            const Tails here = share_at(leaf, share, x);
            found += left ? here.below : here.above;
            density += share.weight / mass_between(share.from, share.to) * density_at(leaf.family, x);
        }
        const double excess = left ? found - wanted : wanted - found;  // positive: x is too large
        if (excess == 0.0) {
            return x;
        }
        (excess > 0.0 ? high : low) = x;
        double next = x - excess / density;
        const bool newton = density > 0.0 && next > low && next < high;
        if (!newton) {
            next = middle_of(low, high);
        }
        const double step = next > x ? next - x : x - next;
        const double size = x > 0.0 ? x : -x;
        x = next;
        // Newton squares the relative error, so a step this small is the last.
        if (step <= (newton ? 1e-9 : 4e-16) * size) {
            return x;
        }
    }
    return x;
}

}  // namespace fundsim
