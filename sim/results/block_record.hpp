#pragma once
// A block of replications as the bytes of a record: in a journal, or on its way to another process.

#include <cstdint>
#include <span>
#include <vector>

#include "ensemble/block.hpp"

namespace fundsim {

//! Numbers of one block: its size, [listed model][metric][256], [hybrid][256] NPV, then Block::series and
//! Block::flows.
std::size_t block_numbers(const Cast& cast);
//! Place of the first replication's figure among them. `metric`: place among metrics().
std::size_t column_place(std::size_t model, std::size_t metric);
//! Replications that the numbers of a block tell of; 0 where they are damaged.
std::size_t replications_of(std::span<const double> numbers);

//! `numbers`: block_numbers(cast) of them.
void encode(const Block& block, const Cast& cast, std::span<double> numbers);
//! block.first and block.size are set, the latter to replications_of(numbers).
void decode(std::span<const double> numbers, const Cast& cast, Block& block);

}  // namespace fundsim
