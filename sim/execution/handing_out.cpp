#include "execution/handing_out.hpp"

#include "execution/round.hpp"
#include "execution/threads.hpp"

namespace fundsim {

namespace {

//! Plays pieces until none is left, and takes them in.
void play_alone(const SharedWork& work, Round& round) {
    const int player = round.players++;
    while (const auto piece = next_piece(round)) {
        const PlayedPiece played = play_piece(work, round, *piece, player);
        const std::scoped_lock lock(round.mutex);
        take_in(work, round, *piece, played, true);
    }
}

}  // namespace

int threads_of(int asked, const Ranks* ranks) {
    return asked > 0 ? asked : ranks != nullptr ? ranks->threads : processors();
}

HandedOut hand_out(const SharedWork& work, int threads, Ranks* ranks) {
    if (ranks != nullptr) {
        return ranks->rank == 0 ? hand_out_to_ranks(work, threads, *ranks)
                                : play_for_rank_0(work, threads, *ranks);
    }
    Round round(work, threads, 1, work.pieces.size());
    round.to_play.assign(work.pieces.begin(), work.pieces.end());
    share(round.at_a_time, [&] { play_alone(work, round); });
    return round.done;
}

}  // namespace fundsim
