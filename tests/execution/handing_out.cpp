// Handing out pieces of work within one process. That several processes do the same is checked where they are
// started: tests/cli/slow_ranks.py.

#include "execution/handing_out.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <new>
#include <numeric>
#include <set>

using namespace fundsim;

namespace {

//! Pieces 10 .. 19, each of which gives the double of its number.
SharedWork doubling(std::vector<double>& taken) {
    SharedWork work{.pieces = std::vector<std::size_t>(10)};
    std::iota(work.pieces.begin(), work.pieces.end(), std::size_t{10});
    work.play = [](std::size_t piece, const Hands&) { return PlayedPiece{{2.0 * double(piece)}, {}}; };
    work.take = [&taken](std::size_t piece, std::span<const double> numbers, bool here) {
        CHECK(here);
        CHECK(numbers.front() == 2.0 * double(piece));
        taken.push_back(numbers.front());
        return std::string();
    };
    return work;
}

}  // namespace

TEST_CASE("hand_out: every piece is played and taken in once, by any number of threads") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    std::atomic<int> highest = 0;
    const auto plain = work.play;
    work.play = [&](std::size_t piece, const Hands& hands) {
        int seen = highest;
        while (hands.player > seen && !highest.compare_exchange_weak(seen, hands.player)) {
        }
        return plain(piece, hands);
    };
    const int threads = GENERATE(1, 2, 7, 64);
    const HandedOut handed = hand_out(work, threads, nullptr);
    CHECK(handed.ending == Ending::complete);
    CHECK(std::set<double>(taken.begin(), taken.end()).size() == 10);
    CHECK(taken.size() == 10);
    CHECK(highest < std::min(threads, 10));
}

TEST_CASE("hand_out: one thread plays in the order in which pieces stand") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    std::reverse(work.pieces.begin(), work.pieces.end());
    CHECK(hand_out(work, 1, nullptr).ending == Ending::complete);
    CHECK(std::is_sorted(taken.rbegin(), taken.rend()));
}

TEST_CASE("hand_out: a piece that nobody needs any more is not played") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    work.needless = [&](std::size_t piece) { return taken.size() >= 3 && piece % 2 == 0; };
    CHECK(hand_out(work, 1, nullptr).ending == Ending::complete);
    CHECK(taken == std::vector<double>{20, 22, 24, 26, 30, 34, 38});
}

TEST_CASE("hand_out: a fault of a piece ends the work with its words") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    const auto plain = work.play;
    const int threads = GENERATE(1, 3);
    SECTION("in playing") {
        work.play = [&](std::size_t piece, const Hands& hands) {
            return piece == 13 ? PlayedPiece{{}, "the disk is full"} : plain(piece, hands);
        };
    }
    SECTION("in taking in") {
        const auto keep = work.take;
        work.take = [&, keep](std::size_t piece, std::span<const double> numbers, bool here) {
            return piece == 13 ? std::string("the disk is full") : keep(piece, numbers, here);
        };
    }
    const HandedOut handed = hand_out(work, threads, nullptr);
    CHECK(handed.ending == Ending::failed);
    CHECK(handed.fault == "the disk is full");
    CHECK(taken.size() < 10);
}

TEST_CASE("hand_out: want of memory is a fault of the piece") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    work.play = [](std::size_t, const Hands&) -> PlayedPiece { throw std::bad_alloc(); };
    const HandedOut handed = hand_out(work, 2, nullptr);
    CHECK(handed.ending == Ending::failed);
    CHECK(handed.fault == "not enough memory");
}

TEST_CASE("hand_out: what is dropped when it should stop interrupts the work, and what was taken in stays") {
    std::vector<double> taken;
    SharedWork work = doubling(taken);
    const auto plain = work.play;
    work.play = [&](std::size_t piece, const Hands& hands) {
        return hands.stopped() ? PlayedPiece{} : plain(piece, hands);
    };
    work.stop = [&] { return taken.size() >= 4; };
    CHECK(hand_out(work, 1, nullptr).ending == Ending::interrupted);
    CHECK(taken.size() == 4);
}
