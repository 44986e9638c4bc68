#include "execution/handing_out.hpp"

#include "execution/round.hpp"
#include "execution/threads.hpp"

namespace fundsim {

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
    share(round.at_a_time, [&] { play_here(work, round); });
    return round.done;
}

}  // namespace fundsim
