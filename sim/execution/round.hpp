#pragma once
// One round of handing out work: what the threads of a process share.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "execution/handing_out.hpp"

namespace fundsim {

struct Round {
    //! Of so many pieces for so many processes.
    Round(const SharedWork& work, int threads, int processes, std::size_t pieces);

    int at_a_time;  //!< pieces that this process plays at a time
    std::size_t in_all;
    std::atomic<int> players = 0;
    std::atomic<bool> ended = false;  //!< pieces in hand are dropped
    std::function<bool()> stopped;
    std::mutex mutex;
    std::condition_variable moved;
    // Under the mutex.
    std::deque<std::size_t> to_play;
    std::size_t taken = 0;  //!< or not needed any more
    HandedOut done;
};

//! Nothing where none is left, or the round has ended.
std::optional<std::size_t> next_piece(const SharedWork& work, Round& round);

PlayedPiece play_piece(const SharedWork& work, const Round& round, std::size_t piece, int player);

//! Takes in what became of a piece; ends the round where it was dropped or failed. The mutex is held.
void take_in(const SharedWork& work, Round& round, std::size_t piece, const PlayedPiece& played, bool here);
//! How a player of rank 0, or of a process that is alone, plays: until nothing is left to hand out.
void play_here(const SharedWork& work, Round& round);
//! Ends it. The first fault counts, and more than an interruption. The mutex is held.
void end(Round& round, const std::string& fault);

//! What all ranks must agree on, in few letters.
std::string identity_of(const SharedWork& work);

HandedOut hand_out_to_ranks(const SharedWork& work, int threads, Ranks& ranks);
HandedOut play_for_rank_0(const SharedWork& work, int threads, Ranks& ranks);

}  // namespace fundsim
