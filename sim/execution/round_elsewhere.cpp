// A round over several processes, elsewhere than at rank 0: players wait for pieces, while the main thread
// asks rank 0 for them and sends what they give.

#include <utility>

#include "execution/round.hpp"
#include "execution/threads.hpp"

namespace fundsim {

namespace {

//! What another rank's main thread and its players pass to each other.
struct Desk {
    std::vector<std::pair<std::size_t, PlayedPiece>> played = {};
    bool told_stop = false;
};

//! A player elsewhere waits for pieces until the round has ended.
void play_there(const SharedWork& work, Round& round, Desk& desk) {
    const int player = round.players++;
    std::unique_lock lock(round.mutex);
    while (!round.ended) {
        if (round.to_play.empty()) {
            round.moved.wait(lock);
            continue;
        }
        const std::size_t piece = round.to_play.front();
        round.to_play.pop_front();
        lock.unlock();
        PlayedPiece played = play_piece(work, round, piece, player);
        lock.lock();
        desk.played.emplace_back(piece, std::move(played));
        round.moved.notify_all();
    }
}

void tell_fault(const std::string& fault) {
    const std::string text = this_machine() + '\n' + fault;
    tell(0, Said::failed, text);
}

//! Sends what has been played since it was last called.
void send_played(Round& round, Desk& desk) {
    std::vector<std::pair<std::size_t, PlayedPiece>> played;
    {
        const std::scoped_lock lock(round.mutex);
        played.swap(desk.played);
    }
    for (auto& [piece, found] : played) {
        if (!found.fault.empty()) {
            tell_fault(found.fault);
        } else if (!found.numbers.empty()) {
            found.numbers.insert(found.numbers.begin(), double(piece));
            tell_numbers(0, Said::record, found.numbers);
        }
    }
}

//! The main thread elsewhere, until rank 0 says that the round is over.
void attend(const SharedWork& work, Round& round, Desk& desk, Ranks& ranks) {
    for (int player = 0; player < round.at_a_time; ++player) {
        tell(0, Said::ask);
    }
    for (;;) {
        send_played(round, desk);
        while (const auto message = heard()) {
            const std::scoped_lock lock(round.mutex);
            if (message->said == Said::piece) {
                round.to_play.push_back(std::size_t(numbers_of(*message).front()));
            } else {
                ranks.over = message->said == Said::over;
                round.ended = true;
            }
            round.moved.notify_all();
        }
        if (!desk.told_stop && work.stop && work.stop()) {
            desk.told_stop = true;
            tell(0, Said::stopped);
        }
        std::unique_lock lock(round.mutex);
        if (round.ended) {
            return;
        }
        if (desk.played.empty()) {
            round.moved.wait_for(lock, between_looks);
        }
    }
}

//! Waits for what rank 0 says next; nothing where its command is over.
std::optional<Message> told_by_rank_0(Ranks& ranks) {
    if (ranks.over) {
        return std::nullopt;
    }
    Message message = awaited();
    ranks.over = message.said == Said::over;
    return ranks.over ? std::nullopt : std::optional(std::move(message));
}

HandedOut without_rank_0() { return {Ending::interrupted, {}}; }

//! Plays what rank 0 hands out until the round is over.
void play_along(const SharedWork& work, Round& round, Ranks& ranks) {
    Desk desk;
    const auto speak = [&](int players) {
        if (players == 0) {
            tell_fault("the system gives it no thread to play with");
        }
        try {
            attend(work, round, desk, ranks);
        } catch (...) {  // the players would wait for ever
            const std::scoped_lock lock(round.mutex);
            round.ended = true;
            round.moved.notify_all();
            throw;
        }
    };
    share_beside(
        round.at_a_time, [&] { play_there(work, round, desk); }, speak);
    send_played(round, desk);
}

}  // namespace

HandedOut play_for_rank_0(const SharedWork& work, int threads, Ranks& ranks) {
    const auto begin = told_by_rank_0(ranks);
    if (!begin) {
        return without_rank_0();
    }
    const std::string begun = text_of(*begin);
    Round round(work, threads, ranks.size, std::stoul(begun));
    if (begun.substr(begun.find(' ') + 1) == identity_of(work)) {
        play_along(work, round, ranks);
        if (!ranks.over) {
            tell(0, Said::idle);
        }
    } else {
        tell_fault("its scenario, study or program is another one than that of the first process");
    }
    auto message = told_by_rank_0(ranks);
    if (message && message->said == Said::halt) {  // of a round that it had no part in
        tell(0, Said::idle);
        message = told_by_rank_0(ranks);
    }
    if (!message) {
        return without_rank_0();
    }
    const std::vector<double> outcome = numbers_of(*message);
    const HandedOut done{Ending(int(outcome.front())), {}};
    if (done.ending == Ending::complete && work.know) {
        work.know(std::span(outcome).subspan(1));
    }
    return done;
}

}  // namespace fundsim
