// The order of blocks, the ways a run can end, and that none of it depends on the number of threads.

#include <atomic>
#include <catch2/catch.hpp>
#include <cstring>
#include <mutex>
#include <new>

#include "ensemble/same.hpp"
#include "ensemble/synthetic.hpp"

using namespace fundsim;
using synthetic::Made;

namespace {

//! Everything that left through the sink.
struct Collected {
    std::vector<Outcome> outcomes;  // [replication][played model]
    std::vector<double> series;
    std::vector<std::uint64_t> firsts;

    std::function<std::string(const Block&)> sink(std::size_t played) {
        return [this, played](const Block& block) {
            firsts.push_back(block.first);
            for (std::size_t r = 0; r < block.size; ++r)
                for (std::size_t m = 0; m < played; ++m) outcomes.push_back(block.outcome(m, r));
            series.insert(series.end(), block.series.begin(), block.series.end());
            return std::string();
        };
    }
};

bool same_bytes(const std::vector<Outcome>& a, const std::vector<Outcome>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Outcome)) == 0;
}

}  // namespace

TEST_CASE("any number of threads gives the same blocks and the same summary, bit for bit") {
    const Made made(3, 2, 7);
    const auto play = [&](int threads, Collected& to) {
        return made.run({.replications = 10'007,
                         .threads = threads,
                         .recording = Recording::outcomes_and_series,
                         .sink = to.sink(5)});
    };
    Collected one;
    const Result alone = play(1, one);
    REQUIRE(alone.fault.empty());
    REQUIRE(alone.summary.replications == 10'007);
    REQUIRE(one.outcomes.size() == 5 * 10'007);
    for (int threads : {2, 3, 8}) {
        Collected many;
        const Result together = play(threads, many);
        INFO(threads << " threads");
        CHECK(same_bytes(one.outcomes, many.outcomes));
        CHECK(one.series == many.series);
        CHECK(one.firsts == many.firsts);
        CHECK(bits_of(alone.summary) == bits_of(together.summary));
    }
}

TEST_CASE("blocks leave whole and in index order; replication n is the same however many run") {
    const Made made(2);
    Collected many;
    made.run({.replications = 2000, .threads = 4, .sink = many.sink(2)});
    CHECK(many.firsts == std::vector<std::uint64_t>{0, 256, 512, 768, 1024, 1280, 1536, 1792});
    for (std::uint64_t replications : {1, 255, 256, 257, 1999}) {
        Collected few;
        const Result result = made.run({.replications = replications, .threads = 2, .sink = few.sink(2)});
        CHECK(result.summary.replications == replications);
        CHECK(result.summary.ending == Ending::complete);
        const std::vector<Outcome> head(many.outcomes.begin(),
                                        many.outcomes.begin() + std::ptrdiff_t(2 * replications));
        CHECK(same_bytes(few.outcomes, head));
    }
}

TEST_CASE("stopped from outside, the whole blocks done so far are kept, as if only they had been asked for") {
    const Made made(3, 2);
    for (int threads : {1, 4}) {
        Collected kept;
        std::atomic<int> asked = 0;
        const Result stopped =
            made.run({.replications = 100'000, .threads = threads, .sink = kept.sink(5), .stop = [&] {
                          return ++asked > 5000;
                      }});
        const Summary& summary = stopped.summary;
        CHECK(summary.ending == Ending::interrupted);
        CHECK(stopped.fault.empty());
        CHECK(summary.requested == 100'000);
        REQUIRE(summary.replications > 0);
        REQUIRE(summary.replications < 5000);
        CHECK(summary.replications % block_replications == 0);
        CHECK(kept.outcomes.size() == 5 * summary.replications);
        Summary asked_for = made.run({.replications = summary.replications, .threads = 1}).summary;
        asked_for.ending = summary.ending;
        asked_for.requested = summary.requested;
        CHECK(bits_of(asked_for) == bits_of(summary));
    }
}

TEST_CASE("stopped before the first block is whole, nothing is left") {
    const Made made(2);
    int blocks = 0;
    const Result stopped = made.run({.replications = 1000,
                                     .sink = [&](const Block&) { return ++blocks, std::string(); },
                                     .stop = [] { return true; }});
    CHECK(stopped.summary.ending == Ending::interrupted);
    CHECK(stopped.summary.replications == 0);
    CHECK(blocks == 0);
}

TEST_CASE("a run ends when its differences are precise enough, at the same place for any number of threads") {
    const Made made(3);
    const auto width_after = [&](std::uint64_t replications) {
        return made.run({.replications = replications, .threads = 2}).summary.half_width;
    };
    const double wanted = width_after(5 * 1024) * 1.0001;
    for (int threads : {1, 3, 8}) {
        const Result result = made.run({.replications = 50'000, .threads = threads, .until = wanted});
        CHECK(result.summary.ending == Ending::precise);
        // The first look at which it holds: every 1,024 replications, never between.
        CHECK(result.summary.replications % 1024 == 0);
        CHECK(result.summary.replications <= 5 * 1024);
        CHECK(result.summary.half_width <= wanted);
        for (std::uint64_t earlier = 1024; earlier < result.summary.replications; earlier += 1024)
            CHECK(width_after(earlier) > wanted);
    }
}

TEST_CASE(
    "precision that is not reached ends at the ceiling; identical models are precise at the first look") {
    const Made made(2);
    const Result never = made.run({.replications = 3000, .until = 1e-9});
    CHECK(never.summary.ending == Ending::complete);
    CHECK(never.summary.replications == 3000);
    CHECK(never.summary.half_width > never.summary.until);

    const auto twins = [] {
        return [](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
            outcomes[0] = outcomes[1] = synthetic::outcome(0, replication);
        };
    };
    const Result equal =
        run_players(made.cast, made.models, {}, twins, {.replications = 3000, .until = 1e-9});
    CHECK(equal.summary.ending == Ending::precise);
    CHECK(equal.summary.replications == 1024);
    CHECK(equal.summary.paired[0].npv_difference == Estimate{0, 0, 0});
    CHECK(equal.summary.paired[0].ties == 1);
    CHECK(equal.summary.paired[0].probability_a_ahead.value == 0.5);
}

TEST_CASE("with a control variate a run says how much closer it is, and ends earlier") {
    // NPVs follow from the potential, whose mean is 500, but for some noise.
    const auto player = [] {
        return [](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
            const double potential = 1000 * synthetic::uniform(99, replication, 0);
            for (std::size_t m = 0; m < outcomes.size(); ++m) {
                outcomes[m] = synthetic::outcome(m, replication);
                outcomes[m].potential = potential;
                outcomes[m].npv =
                    double(m + 1) * potential + 40 * (synthetic::uniform(m, replication, 7) - 0.5);
            }
        };
    };
    const Made made(2, 2);
    const auto play = [&](RunOptions options) {
        return run_players(made.cast, made.models, made.splits, player, options).summary;
    };
    const Summary plain = play({.replications = 5000});
    const Summary closer = play({.replications = 5000, .expected_potential = 500});
    REQUIRE(closer.control);
    CHECK_FALSE(plain.control);
    CHECK(closer.control->expected_potential == 500);
    CHECK(closer.control->plain_half_width == plain.half_width);
    CHECK(closer.half_width < plain.half_width / 10);  // sd of the noise 16 against 289 of the potential
    // The noise has the mean 0; intervals of 3 half-widths, so as good as sure.
    const auto holds = [](const Estimate& e, double truth) {
        CHECK(std::abs(e.value - truth) < 1.5 * (e.high - e.low));
        CHECK(e.high - e.low < 2);
    };
    holds(closer.models[0].npv.mean, 500);
    holds(closer.models[1].npv.mean, 1000);
    holds(closer.models[1].metrics[0].mean, 1000);
    holds(closer.paired[0].npv_difference, 500);
    holds(closer.splits[0].gap, 500);
    CHECK(closer.splits[0].funding.value + closer.splits[0].practice.value +
              closer.splits[0].interplay.value ==
          Approx(closer.splits[0].gap.value));
    CHECK(closer.models[0].npv.p5 == plain.models[0].npv.p5);  // of what occurred
    const Summary early =
        play({.replications = 50'000, .until = plain.half_width, .expected_potential = 500});
    CHECK(early.replications == 1024);
}

TEST_CASE("with one model, `until` looks at its mean NPV") {
    const Made made(1);
    const Result result = made.run({.replications = 100'000, .until = 20});
    CHECK(result.summary.ending == Ending::precise);
    const Estimate& mean = result.summary.models[0].npv.mean;
    CHECK((mean.high - mean.low) / 2 == Approx(result.summary.half_width));
    CHECK(result.summary.half_width <= 20);
}

TEST_CASE("a sink that fails ends the run with its reason") {
    const Made made(2);
    int blocks = 0;
    const Result failed = made.run({.replications = 100'000, .threads = 4, .sink = [&](const Block&) {
                                        return ++blocks < 4 ? std::string() : std::string("no space left");
                                    }});
    CHECK(failed.summary.ending == Ending::failed);
    CHECK(failed.fault == "no space left");
    CHECK(blocks == 4);
}

TEST_CASE("running out of memory is a fault, not a crash") {
    const Made made(2);
    const auto hungry = [] {
        return [](std::uint64_t replication, std::span<Outcome>, std::span<Series>) {
            if (replication == 700) throw std::bad_alloc();
        };
    };
    const Result failed =
        run_players(made.cast, made.models, {}, hungry, {.replications = 10'000, .threads = 2});
    CHECK(failed.summary.ending == Ending::failed);
    CHECK(failed.fault == "not enough memory");
}

TEST_CASE("recalled blocks are as good as played ones, and the first 4,096 replications are always played") {
    const Made made(2, 2, 5);
    std::vector<Block> blocks;
    RunOptions options{.replications = 9000, .threads = 3, .recording = Recording::outcomes_and_series};
    options.sink = [&](const Block& block) { return blocks.push_back(block), std::string(); };
    const Result played = made.run(options);

    std::atomic<std::uint64_t> earliest = ~0ULL, recalled = 0;
    std::mutex mutex;
    options.sink = {};
    options.recall = [&](Block& block) {
        const std::scoped_lock lock(mutex);
        earliest = std::min(earliest.load(), block.first);
        // Every third is there.
        const std::uint64_t index = block.first / block_replications;
        if (index % 3 != 0 || blocks[index].size != block.size) return false;
        ++recalled;
        block = blocks[index];
        return true;
    };
    const Result again = made.run(options);
    CHECK(earliest == series_replications);
    CHECK(recalled == 6);
    CHECK(bits_of(again.summary) == bits_of(played.summary));
}

TEST_CASE("progress counts up to the ceiling, one call at a time") {
    const Made made(2);
    std::vector<std::uint64_t> seen;
    made.run({.replications = 1000, .threads = 4, .progress = [&](std::uint64_t done, std::uint64_t total) {
                  CHECK(total == 1000);
                  seen.push_back(done);
              }});
    CHECK(seen == std::vector<std::uint64_t>{256, 512, 768, 1000});
}
