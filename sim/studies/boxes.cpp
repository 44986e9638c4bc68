#include "studies/boxes.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/random/draws.hpp"

namespace fundsim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t most_limits = 3;
//! A limit has to bring so much density to be worth its words.
constexpr double least_gain = 0.02;

using Order = std::vector<std::uint32_t>;  //!< cases by the value of one factor

struct Tally {
    double count = 0, ahead = 0;
};
double density(const Tally& tally) { return tally.count > 0 ? tally.ahead / tally.count : 0; }

bool within(const Cases& cases, std::size_t one, const std::vector<Limit>& limits) {
    return std::all_of(limits.begin(), limits.end(), [&](const Limit& limit) {
        const double value = cases.values[limit.factor][one];
        return value > limit.low && value < limit.high;
    });
}

Tally tally_of(const Cases& cases, std::span<const double> ahead, std::span<const std::uint32_t> among,
               const std::vector<Limit>& limits) {
    Tally tally;
    for (const std::uint32_t one : among) {
        if (within(cases, one, limits)) {
            tally.count += 1;
            tally.ahead += ahead[one];
        }
    }
    return tally;
}

//! Taking away the lowest or highest values of a factor.
struct Peel {
    std::size_t factor;
    bool low_side;
    double cut;  //!< between what goes and what stays
    Tally left;  //!< what stays
};

//! Of at least `wanted` cases, all of one value together; nothing where that would leave none.
std::optional<Peel> peel_of(const Cases& cases, std::span<const double> ahead, const Order& order,
                            std::size_t factor, bool low_side, std::size_t wanted, const Tally& all) {
    const std::vector<double>& values = cases.values[factor];
    const auto at = [&](std::size_t i) { return order[low_side ? i : order.size() - 1 - i]; };
    std::size_t taken = 0;
    double sum = 0;
    while (taken < order.size() && (taken < wanted || values[at(taken)] == values[at(taken - 1)])) {
        sum += ahead[at(taken)];
        ++taken;
    }
    if (taken == order.size()) {
        return std::nullopt;
    }
    const double cut = values[at(taken - 1)] / 2 + values[at(taken)] / 2;
    return Peel{factor, low_side, cut, {all.count - double(taken), all.ahead - sum}};
}

void tighten(std::vector<Limit>& limits, const Peel& peel) {
    auto found = std::find_if(limits.begin(), limits.end(),
                              [&](const Limit& limit) { return limit.factor == peel.factor; });
    if (found == limits.end()) {
        found = limits.insert(limits.end(), {peel.factor, -infinity, infinity});
    }
    (peel.low_side ? found->low : found->high) = peel.cut;
}

//! Peels values of these factors until the model is ahead often enough; the densest box on the way where it
//! never is.
std::vector<Limit> peeled(const Cases& cases, std::span<const double> ahead, std::vector<Order> orders,
                          std::span<const std::size_t> factors, const BoxRules& rules) {
    std::vector<Limit> limits, best;
    Tally all = tally_of(cases, ahead, orders[factors.front()], {});
    double densest = density(all);
    const double least = rules.least_mass * all.count;
    while (density(all) < rules.enough) {
        const auto wanted = std::size_t(std::max(1.0, rules.peel * all.count));
        std::optional<Peel> step;
        for (const std::size_t factor : factors) {
            for (const bool low_side : {true, false}) {
                const auto peel = peel_of(cases, ahead, orders[factor], factor, low_side, wanted, all);
                if (peel && (!step || density(peel->left) > density(step->left))) {
                    step = peel;
                }
            }
        }
        if (!step || step->left.count < least) {
            break;
        }
        tighten(limits, *step);
        const std::vector<double>& peeled_values = cases.values[step->factor];
        for (const std::size_t factor : factors) {
            std::erase_if(orders[factor], [&](std::uint32_t one) {
                const double value = peeled_values[one];
                return step->low_side ? value <= step->cut : value >= step->cut;
            });
        }
        all = step->left;
        if (density(all) > densest) {
            densest = density(all);
            best = limits;
        }
    }
    return best;
}

//! What would be inside without one end of a limit.
struct Loosened {
    std::size_t place;
    bool low_end;
    Tally inside;
};

//! Each end that there is, in turn, and what would be inside without it.
std::vector<Loosened> loosened(const Cases& cases, std::span<const double> ahead,
                               std::span<const std::uint32_t> among, const std::vector<Limit>& limits) {
    std::vector<Loosened> ends;
    for (std::size_t k = 0; k < limits.size(); ++k) {
        if (limits[k].low > -infinity) {
            ends.push_back({k, true, {}});
        }
        if (limits[k].high < infinity) {
            ends.push_back({k, false, {}});
        }
    }
    // A case counts without an end if it keeps to all others.
    for (const std::uint32_t one : among) {
        std::size_t broken = 0, last = 0;
        for (std::size_t e = 0; e < ends.size() && broken < 2; ++e) {
            const Limit& limit = limits[ends[e].place];
            const double value = cases.values[limit.factor][one];
            if (!(ends[e].low_end ? value > limit.low : value < limit.high)) {
                ++broken;
                last = e;
            }
        }
        for (std::size_t e = 0; e < ends.size() && broken < 2; ++e) {
            if (broken == 0 || e == last) {
                ends[e].inside.count += 1;
                ends[e].inside.ahead += ahead[one];
            }
        }
    }
    return ends;
}

//! Takes one end off a limit; the limit goes with its last end.
void take_end(std::vector<Limit>& limits, std::size_t place, bool low_end) {
    Limit& limit = limits[place];
    (low_end ? limit.low : limit.high) = low_end ? -infinity : infinity;
    if (limit.low == -infinity && limit.high == infinity) {
        limits.erase(limits.begin() + std::ptrdiff_t(place));
    }
}

//! Takes out ends of limits that bring little, and the least useful of more than can be said in a sentence.
std::vector<Limit> in_few_words(const Cases& cases, std::span<const double> ahead,
                                std::span<const std::uint32_t> among, std::vector<Limit> limits) {
    double now = density(tally_of(cases, ahead, among, limits));
    while (!limits.empty()) {
        const std::vector<Loosened> ends = loosened(cases, ahead, among, limits);
        const auto best =
            std::max_element(ends.begin(), ends.end(), [](const Loosened& a, const Loosened& b) {
                return density(a.inside) < density(b.inside);
            });
        if (limits.size() <= most_limits && density(best->inside) < now - least_gain) {
            break;
        }
        now = density(best->inside);
        take_end(limits, best->place, best->low_end);
    }
    return limits;
}

//! Cases that are still in no box: those that are searched, by the value of each factor, and those held out.
struct Halves {
    std::vector<Order> searched;
    Order held_out;
};

Halves halves_of(const Cases& cases, const std::vector<Box>& taken) {
    Halves halves;
    Order search;
    for (std::uint32_t one = 0; one < cases.ahead.size(); ++one) {
        const bool free = std::none_of(taken.begin(), taken.end(),
                                       [&](const Box& box) { return within(cases, one, box.limits); });
        if (free) {
            (one < cases.ahead.size() / 2 ? search : halves.held_out).push_back(one);
        }
    }
    for (const std::vector<double>& values : cases.values) {
        halves.searched.push_back(search);
        std::stable_sort(halves.searched.back().begin(), halves.searched.back().end(),
                         [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    }
    return halves;
}

//! Looks among all factors first, then again among the few that are worth words.
std::vector<Limit> found_in(const Cases& cases, std::span<const double> ahead, const Halves& halves,
                            const BoxRules& rules) {
    std::vector<std::size_t> factors(cases.values.size());
    std::iota(factors.begin(), factors.end(), std::size_t{0});
    std::vector<Limit> limits;
    for (int time = 0; time < 2 && !factors.empty(); ++time) {
        limits = peeled(cases, ahead, halves.searched, factors, rules);
        limits = in_few_words(cases, ahead, halves.searched.front(), std::move(limits));
        factors.clear();
        for (const Limit& limit : limits) {
            factors.push_back(limit.factor);
        }
    }
    return limits;
}

//! The results of the free cases dealt out among them at random (Durstenfeld 1964).
std::vector<double> dealt_out(const Cases& cases, const Halves& halves, std::uint64_t seed,
                              std::uint32_t deal) {
    Order free = halves.searched.front();
    free.insert(free.end(), halves.held_out.begin(), halves.held_out.end());
    std::sort(free.begin(), free.end());
    std::vector<double> ahead = cases.ahead;
    const Stream stream{seed, 1};
    for (std::size_t k = free.size(); k-- > 1;) {
        const double pick = uniform(stream, Purpose::study_resamples, deal, std::uint32_t(k));
        std::swap(ahead[free[k]], ahead[free[std::size_t(pick * double(k + 1))]]);
    }
    return ahead;
}

}  // namespace

bool lies_in(const Cases& cases, std::size_t one, const Box& box) { return within(cases, one, box.limits); }

std::vector<Box> boxes(const Cases& cases, std::uint64_t seed, const BoxRules& rules) {
    std::vector<Box> out;
    const Tally all{double(cases.ahead.size()), std::accumulate(cases.ahead.begin(), cases.ahead.end(), 0.0)};
    Order everything(cases.ahead.size());
    std::iota(everything.begin(), everything.end(), 0U);
    while (out.size() < rules.most_boxes && !cases.values.empty()) {
        const Halves halves = halves_of(cases, out);
        const std::vector<Limit> limits = found_in(cases, cases.ahead, halves, rules);
        if (limits.empty()) {
            break;
        }
        const auto held_out = [&](std::span<const double> ahead, const std::vector<Limit>& where) {
            return density(tally_of(cases, ahead, halves.held_out, where));
        };
        const Tally inside = tally_of(cases, cases.ahead, everything, limits);
        Box box{limits,
                density(tally_of(cases, cases.ahead, halves.searched.front(), limits)),
                held_out(cases.ahead, limits),
                inside.ahead / all.ahead,
                inside.count / all.count,
                0};
        for (std::uint32_t deal = 0; deal < rules.permutations; ++deal) {
            const auto number = std::uint32_t(out.size()) * rules.permutations + deal;
            const std::vector<double> ahead = dealt_out(cases, halves, seed, number);
            const std::vector<Limit> by_chance = found_in(cases, ahead, halves, rules);
            box.best_by_chance = std::max(box.best_by_chance, held_out(ahead, by_chance));
        }
        if (!(box.held_out_density > box.best_by_chance)) {
            break;
        }
        out.push_back(std::move(box));
    }
    return out;
}

}  // namespace fundsim
