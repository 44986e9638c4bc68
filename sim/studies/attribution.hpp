#pragma once
// Which levers cause the gap between two funding models.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"
#include "studies/lever_groups.hpp"
#include "studies/shapley.hpp"

namespace fundsim {

//! Money of one group of levers, currency.
struct LeverShare {
    std::string group;
    Estimate shapley;  //!< its share of the gap: what it adds, averaged over all orders of adding the groups
    Estimate alone;    //!< taken over by `from` alone
    Estimate last;     //!< what `to` has of it: the gap that is gone when it alone stays as it was
};

struct Attribution {
    std::size_t from, to;  //!< models of the scenario
    std::uint64_t replications = 0;
    bool exact = true;  //!< all coalitions were played in every replication, not one random order
    Estimate gap{};     //!< mean NPV of `to` less that of `from`
    std::vector<LeverShare> shares;  //!< in the order of the parameter table; their shapley sums to the gap
    Estimate interplay{};            //!< the gap less what all groups bring alone
};

//! Figures of a replication: the gap, the interplay, then shapley, alone and last of each group.
constexpr std::size_t attribution_figures(std::size_t groups) { return 2 + 3 * groups; }
//! Of what each group contributes, currency; `gap`: in the same replication.
void fill_figures(std::span<const Contribution> contributions, double gap, std::span<double> figures);

//! An order of `groups` groups for a replication: a random permutation (Fisher & Yates 1938) of a seed.
std::vector<std::size_t> random_order(std::size_t groups, std::uint64_t seed, std::uint64_t replication);

//! From the sums of those figures. `expected`: mean potential of all worlds where it serves as control
//! variate.
void estimate_shares(std::span<const LeverGroup> groups, std::span<const Comoments> means,
                     std::optional<double> expected, Attribution& out);

//! The widest half of a 95 % interval among the Shapley shares, currency.
double widest_share(const Attribution& attribution);

}  // namespace fundsim
