// A round over several processes, at rank 0: it hands out numbers of pieces and takes records in. Other
// threads play, while the main one speaks with the other processes.

#include <chrono>
#include <thread>
#include <utility>

#include "execution/round.hpp"
#include "execution/threads.hpp"

namespace fundsim {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto patience = 500ms;  // mpirun kills what has not ended a second after it said so

//! A fault with the process that had it.
std::string named(const Ranks& ranks, const Message& message) {
    const std::string text = text_of(message);
    const std::size_t line = text.find('\n');
    const std::string why =
        line == std::string::npos ? "it ended before the work was done" : text.substr(line + 1);
    return called(ranks, message.from, text.substr(0, line)) + ": " + why;
}

//! What rank 0 keeps in mind about the others.
struct Others {
    Ranks& ranks;
    std::vector<bool> idle;
};

//! All that are still there, and have not said that they hold nothing any more.
bool any_busy(const Others& others) {
    for (std::size_t rank = 1; rank < others.idle.size(); ++rank) {
        if (!others.idle[rank] && !others.ranks.gone[rank]) {
            return true;
        }
    }
    return false;
}

template <class Call>
void each_there(const Others& others, Call call) {
    for (int rank = 1; rank < others.ranks.size; ++rank) {
        if (!others.ranks.gone[std::size_t(rank)]) {
            call(rank);
        }
    }
}

void give_piece(const SharedWork& work, Round& round, int to) {
    if (const auto piece = next_piece(work, round)) {
        tell_numbers(to, Said::piece, std::vector{double(*piece)});
    }
}

void hear_at_rank_0(const SharedWork& work, Round& round, Others& others, const Message& message) {
    const std::size_t from = std::size_t(message.from);
    if (message.said == Said::ask) {
        give_piece(work, round, message.from);
        return;
    }
    {
        const std::scoped_lock lock(round.mutex);
        if (message.said == Said::record) {
            // What is whole is taken in, also after the end; but nothing after a fault, which may be the
            // disk's.
            if (round.done.ending != Ending::failed) {
                std::vector<double> numbers = numbers_of(message);
                const std::size_t piece = std::size_t(numbers.front());
                numbers.erase(numbers.begin());
                take_in(work, round, piece, {std::move(numbers), {}}, false);
            }
        } else if (message.said == Said::stopped) {
            end(round, {});
        } else if (message.said == Said::failed) {
            end(round, named(others.ranks, message));
        } else if (message.said == Said::left) {
            others.ranks.gone[from] = true;
            end(round, named(others.ranks, message));
        } else if (message.said == Said::idle) {
            others.idle[from] = true;
        }
    }
    if (message.said == Said::record) {
        give_piece(work, round, message.from);
    }
}

void hear_all_at_rank_0(const SharedWork& work, Round& round, Others& others) {
    while (const auto message = heard()) {
        hear_at_rank_0(work, round, others, *message);
    }
}

//! Rank 0's main thread, until every piece is taken in or the round has ended.
void serve(const SharedWork& work, Round& round, Others& others) {
    for (;;) {
        hear_all_at_rank_0(work, round, others);
        std::unique_lock lock(round.mutex);
        if (round.stopped() && !round.ended) {
            end(round, {});
        }
        if (round.ended || round.taken == round.in_all) {
            return;
        }
        round.moved.wait_for(lock, between_looks);
    }
}

//! Lets the others end the round too, and takes in what they have whole. Who does not answer after an
//! interruption may be dead, and then so is the job.
void gather_in(const SharedWork& work, Round& round, Others& others) {
    each_there(others, [](int rank) { tell(rank, Said::halt); });
    const auto begin = Clock::now();
    while (any_busy(others)) {
        hear_all_at_rank_0(work, round, others);
        if (work.stop && work.stop() && Clock::now() - begin > patience) {
            others.ranks.lost = true;
            return;
        }
        std::this_thread::sleep_for(between_looks);
    }
}

}  // namespace

HandedOut hand_out_to_ranks(const SharedWork& work, int threads, Ranks& ranks) {
    Round round(work, threads, ranks.size, work.pieces.size());
    round.to_play.assign(work.pieces.begin(), work.pieces.end());
    Others others{ranks, std::vector<bool>(std::size_t(ranks.size), false)};
    const std::string begin = std::to_string(work.pieces.size()) + ' ' + identity_of(work);
    each_there(others, [&](int rank) { tell(rank, Said::begin, begin); });
    share_beside(
        round.at_a_time, [&] { play_here(work, round); },
        [&](int) {
            serve(work, round, others);
            gather_in(work, round, others);
        });
    std::vector<double> outcome{double(int(round.done.ending))};
    if (round.done.ending == Ending::complete && work.outcome) {
        const std::vector<double> known = work.outcome();
        outcome.insert(outcome.end(), known.begin(), known.end());
    }
    if (!ranks.lost) {
        each_there(others, [&](int rank) { tell_numbers(rank, Said::outcome, outcome); });
    }
    return round.done;
}

}  // namespace fundsim
