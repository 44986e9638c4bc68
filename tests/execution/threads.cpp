// Work shared by threads: all of it is done, once, however many there are.

#include "execution/threads.hpp"

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>

using namespace fundsim;

TEST_CASE("what threads share is done once") {
    for (int wanted : {-1, 0, 1, 2, 7, 50}) {
        std::array<std::atomic<int>, 1000> done{};
        std::atomic<int> calls = 0;
        std::atomic<std::size_t> next = 0;
        share(wanted, [&] {
            ++calls;
            for (std::size_t i; (i = next++) < done.size();) ++done[i];
        });
        INFO(wanted << " threads wanted");
        CHECK(calls == std::max(1, wanted));
        CHECK(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
    }
    CHECK(processors() >= 1);
}

TEST_CASE("a fault of one thread is heard when all have ended") {
    std::atomic<int> ended = 0, calls = 0;
    const auto work = [&] {
        if (++calls == 3) throw std::runtime_error("third");
        ++ended;
    };
    CHECK_THROWS_WITH(share(5, work), "third");
    CHECK(ended == 4);
}
