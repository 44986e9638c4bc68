#pragma once
// A cell of a sweep whose blocks are played by many, and taken in by one: its figures are those of a cell
// that is played as a whole.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "ensemble/filling.hpp"
#include "execution/gaps.hpp"
#include "execution/run.hpp"
#include "execution/taking_in.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

//! What all players of a sweep know of a cell: who plays in it and how.
struct CellGround {
    std::size_t cell = 0;
    Variant variant = {};  //!< not prepared where it cannot be played
    RunOptions options = {};
};

//! A cell that one player is at.
struct CellFilling {
    CellGround ground;
    std::optional<Filler> filler = {};  //!< none where it cannot be played
};
CellFilling filling_of(CellGround ground);

//! Plays a block: the numbers of its record (results/block_record.hpp), a single 0 where the cell cannot be
//! played, none where it was stopped.
std::vector<double> play_block(CellFilling& filling, std::uint64_t block,
                               const std::function<bool()>& stopped);

//! A cell that blocks come in for, in any order.
class CellInBlocks {
public:
    explicit CellInBlocks(CellGround ground);
    //! Replications that are not taken in, nor wait for one before them.
    std::uint64_t left() const { return left_; }
    //! Takes a block in. The cell, once that is whole: no other block of it is needed then.
    std::optional<SweptCell> take(std::uint64_t block, std::span<const double> numbers, std::string& fault);

private:
    CellGround ground_;
    Cast cast_ = {};
    std::uint64_t left_ = 0;
    std::uint64_t turn_ = 0;                                // block to be taken in next
    std::map<std::uint64_t, std::vector<double>> waiting_;  // for those before them
    std::optional<TakenIn> taken_;
};

}  // namespace fundsim
