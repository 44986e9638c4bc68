#include "execution/sweep_pieces.hpp"

namespace fundsim {

namespace {

//! Who plays a whole cell sums it up too; blocks are summed up by one process, which keeps up with about so
//! many players.
constexpr std::size_t served = 256;

//! How many of the last cells are handed out block by block.
std::size_t cells_in_blocks(std::size_t cells, std::size_t players) {
    const std::size_t left_over = cells % players;
    if (cells < players) {
        return cells;
    }
    if (left_over > served) {
        return 0;
    }
    // Cells take different times: one more for each player fills the gaps that whole ones leave at the end.
    return left_over + players <= served ? left_over + players : left_over;
}

}  // namespace

std::size_t PieceNumbers::of(const SweepPiece& piece) const {
    return piece.block ? cells + piece.cell * std::size_t(blocks) + std::size_t(*piece.block) : piece.cell;
}

SweepPiece PieceNumbers::piece(std::size_t number) const {
    if (number < cells) {
        return {number, std::nullopt};
    }
    return {(number - cells) / std::size_t(blocks), (number - cells) % blocks};
}

std::vector<std::size_t> pieces_for(std::span<const std::size_t> to_play, const PieceNumbers& numbers,
                                    std::size_t players) {
    std::vector<std::size_t> out;
    const std::size_t in_blocks = numbers.blocks > 1 ? cells_in_blocks(to_play.size(), players) : 0;
    for (const std::size_t cell : to_play.first(to_play.size() - in_blocks)) {
        out.push_back(numbers.of({cell, std::nullopt}));
    }
    for (const std::size_t cell : to_play.last(in_blocks)) {
        for (std::uint64_t block = 0; block < numbers.blocks; ++block) {
            out.push_back(numbers.of({cell, block}));
        }
    }
    return out;
}

}  // namespace fundsim
