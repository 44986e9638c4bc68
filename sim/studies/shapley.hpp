#pragma once
// What each of several causes contributes to what they bring together (Shapley 1953): the average, over all
// orders in which they can be added one after the other, of what it adds. The shares sum to the whole.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

//! Causes up to which all coalitions are played: 4,096 of them.
inline constexpr std::size_t most_exact_players = 12;

//! What a cause brings.
struct Contribution {
    double shapley;  //!< on average over all orders
    double alone;    //!< added first
    double last;     //!< added when all others are there
};

//! Of every cause, exactly. `worth[S]`: of the coalition whose members are the bits set in S, 2^players
//! values in the unit of the result; at most `most_exact_players` players.
std::vector<Contribution> contributions(std::span<const double> worth);

//! Coalitions that are played for one order in which causes are added: that of nobody, those along the order,
//! those of one cause alone, and those without one. Bits as above; each once.
std::vector<std::uint64_t> coalitions_of(std::span<const std::size_t> order);

//! Of every cause, in one order: `shapley` is what it adds there, whose mean over random orders is the
//! Shapley value (Castro, Gomez & Tejada 2009). `worth`: of coalitions_of(order), in that order.
std::vector<Contribution> contributions_along(std::span<const std::size_t> order,
                                              std::span<const double> worth);

}  // namespace fundsim
