#pragma once
// What a sweep hands out: whole cells, and the last of them block by block, so that a few cells keep as many
// players busy as many do.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fundsim {

//! A cell, or one block of its futures.
struct SweepPiece {
    std::size_t cell;
    std::optional<std::uint64_t> block;
};

//! How pieces of a sweep of so many cells are numbered; every rank numbers them alike.
struct PieceNumbers {
    std::size_t cells;
    std::uint64_t blocks;  //!< of a cell, at most

    std::size_t of(const SweepPiece& piece) const;
    SweepPiece piece(std::size_t number) const;
};

//! What is handed out to so many players at a time, in this order, so that the cells `to_play` are played.
std::vector<std::size_t> pieces_for(std::span<const std::size_t> to_play, const PieceNumbers& numbers,
                                    std::size_t players);

}  // namespace fundsim
