#include "execution/round.hpp"

#include <algorithm>
#include <new>

#include "results/sha256.hpp"

namespace fundsim {

Round::Round(const SharedWork& work, int threads, int processes, std::size_t pieces) : in_all(pieces) {
    const std::size_t each = (in_all + std::size_t(processes) - 1) / std::size_t(processes);
    at_a_time = int(std::clamp<std::size_t>(each, 1, std::size_t(threads)));
    stopped = [this, &work] { return ended || (work.stop && work.stop()); };
}

std::optional<std::size_t> next_piece(const SharedWork& work, Round& round) {
    const std::scoped_lock lock(round.mutex);
    while (!round.ended && !round.to_play.empty()) {
        const std::size_t piece = round.to_play.front();
        round.to_play.pop_front();
        if (!work.needless || !work.needless(piece)) {
            return piece;
        }
        ++round.taken;
        round.moved.notify_all();
    }
    return std::nullopt;
}

PlayedPiece play_piece(const SharedWork& work, const Round& round, std::size_t piece, int player) {
    try {
        return work.play(piece, {player, round.stopped});
    } catch (const std::bad_alloc&) {
        return {{}, "not enough memory"};
    }
}

void take_in(const SharedWork& work, Round& round, std::size_t piece, const PlayedPiece& played, bool here) {
    std::string fault = played.fault;
    if (fault.empty() && !played.numbers.empty()) {
        fault = work.take(piece, played.numbers, here);
        if (fault.empty()) {
            ++round.taken;
            return;
        }
    }
    end(round, fault);
}

void play_here(const SharedWork& work, Round& round) {
    const int player = round.players++;
    while (const auto piece = next_piece(work, round)) {
        const PlayedPiece played = play_piece(work, round, *piece, player);
        const std::scoped_lock lock(round.mutex);
        take_in(work, round, *piece, played, true);
        round.moved.notify_all();
    }
}

void end(Round& round, const std::string& fault) {
    if (!fault.empty() && round.done.ending != Ending::failed) {
        round.done = {Ending::failed, fault};
    } else if (round.done.ending == Ending::complete) {
        round.done.ending = Ending::interrupted;
    }
    round.ended = true;
}

std::string identity_of(const SharedWork& work) { return sha256(work.identity); }

}  // namespace fundsim
