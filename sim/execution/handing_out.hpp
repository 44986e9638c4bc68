#pragma once
// Hands out numbered pieces of work, one at a time, to whoever is free: the threads of this process, and
// those of other ranks where there are any. What a piece gives are numbers, which rank 0 takes in.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ensemble/summary.hpp"
#include "execution/ranks.hpp"

namespace fundsim {

//! Who plays a piece.
struct Hands {
    int player;  //!< number of the thread among those of this process that play pieces, from 0
    const std::function<bool()>& stopped;  //!< true: drop the piece; any thread may ask
};

//! The numbers of a piece; none where it was dropped or failed, and then why it failed.
struct PlayedPiece {
    std::vector<double> numbers = {};
    std::string fault = {};
};

struct SharedWork {
    std::vector<std::size_t> pieces;  //!< their numbers; those of rank 0 count
    //! What the work is. A rank whose work is another one plays none of it.
    std::string identity = {};
    //! Called from many threads.
    std::function<PlayedPiece(std::size_t piece, const Hands& hands)> play;
    //! At rank 0: each finished piece, one call at a time, in the order in which they are finished. A text is
    //! a fault that ends the work. `here`: whether it was played by this process.
    std::function<std::string(std::size_t piece, std::span<const double> numbers, bool here)> take;
    //! At rank 0, before a piece is handed out: whether nobody needs it any more. One call at a time, with
    //! `take`. May be empty.
    std::function<bool(std::size_t piece)> needless = {};
    //! At rank 0, of whole work: what the other ranks should know of it. May be empty.
    std::function<std::vector<double>()> outcome = {};
    //! Elsewhere: what rank 0 wants known.
    std::function<void(std::span<const double>)> know = {};
    //! Asked from many threads: true = stop now.
    std::function<bool()> stop = {};
};

struct HandedOut {
    Ending ending = Ending::complete;  //!< interrupted or failed: not all pieces are taken in
    std::string fault = {};
};

//! Threads of a process that play: as many as asked for, else its share of the processors.
int threads_of(int asked, const Ranks* ranks);

//! Does the work with `threads` threads of this process and those of the other ranks; without ranks (null)
//! alone. All ranks call it for the same work, one after the other. The ending is that of rank 0 on all.
HandedOut hand_out(const SharedWork& work, int threads, Ranks* ranks);

}  // namespace fundsim
