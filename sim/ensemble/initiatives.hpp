#pragma once
// Means of what became of each listed initiative. Every replication counts alike.

#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/block.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Numbers in Block::initiatives: [listed model][InitiativeRow][initiative].
constexpr std::size_t initiatives_size(const Cast& cast) {
    return cast.months == 0 ? 0 : cast.listed * initiative_rows * cast.initiatives;
}

//! Adds a world; `series`: of the played models.
void add_initiatives(std::span<const Series> series, std::span<double> sums);
//! Sums become Block::initiatives.
void finish_initiatives(std::size_t replications, std::span<double> sums);

//! Takes the means of `replications` more into those of `before`.
void merge_initiatives(double before, std::span<const double> block, double replications,
                       std::span<double> means);

//! What the listed ones are called, in their order.
std::vector<std::string> names_of_initiatives(const Opportunities& world);

//! `replications`: behind the means. Names are left out.
InitiativeSummary initiative_summary(const Cast& cast, std::span<const double> means, double replications);

}  // namespace fundsim
