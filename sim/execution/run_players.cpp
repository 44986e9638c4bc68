#include "execution/run.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>

#include "execution/taking_in.hpp"
#include "execution/threads.hpp"

namespace fundsim {
namespace {

constexpr std::uint64_t first_stretch = series_replications / block_replications;  // blocks

//! More than there are processors bring nothing, and each takes memory. Results do not depend on their
//! number.
constexpr int enough_threads = 64;

//! Fills filler.block, recalled or played. False if stopped before it is whole.
bool recall_or_fill(Filler& filler, const RunOptions& options, SeriesSample& sample) {
    if (options.stop && options.stop()) {
        return false;
    }
    const bool old = filler.block.first >= series_replications;
    return (options.recall && old && options.recall(filler.block)) || fill(filler, sample, options.stop);
}

//! Blocks are handed out one at a time and taken in in index order, whoever filled them.
struct Order {
    std::uint64_t blocks;
    std::atomic<std::uint64_t> next = 0;  // to be handed out
    std::atomic<bool> ended = false;
    std::mutex mutex;
    std::condition_variable moved;
    std::uint64_t turn = 0;  // to be taken in; under the mutex

    //! Waits until block `at_least` is to be taken in, or the end. What is returned holds the mutex.
    std::unique_lock<std::mutex> wait(std::uint64_t at_least) {
        std::unique_lock lock(mutex);
        moved.wait(lock, [&] { return ended || turn >= at_least; });
        return lock;
    }
    void end() {
        const std::scoped_lock lock(mutex);
        ended = true;
        moved.notify_all();
    }
};

//! One thread's share: blocks until none is left or the run has ended.
void work(Filler& filler, Order& order, TakenIn& taken, const Cast& cast, std::span<const Contrast> contrasts,
          const RunOptions& options) {
    for (std::uint64_t i; (i = order.next++) < order.blocks;) {
        // The first stretch is taken in before anything is recalled: so a sink can tell whether an earlier
        // run agrees with this one.
        if (i >= first_stretch) {
            order.wait(first_stretch);
        }
        if (order.ended) {
            return;
        }
        begin_block(filler.block, i, options.replications);
        const bool whole = recall_or_fill(filler, options, taken.gathered.sample);
        const Tally tally = whole ? tally_of(filler.block, cast, contrasts) : Tally{};
        const std::unique_lock<std::mutex> mine = order.wait(i);
        if (order.ended) {
            return;
        }
        if (!whole) {
            taken.ending = Ending::interrupted;
        }
        order.ended = !whole || !take_block(taken, filler.block, tally, options);
        ++order.turn;
        order.moved.notify_all();
    }
}

}  // namespace

Result run_players(const Cast& cast, std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                   const std::function<Player()>& make_player, const RunOptions& options) {
    const std::uint64_t blocks = blocks_of(options.replications);
    const int wanted = options.threads > 0 ? options.threads : processors();
    const int useful = std::min(wanted, std::max(enough_threads, processors()));
    const int threads = int(std::clamp<std::uint64_t>(blocks, 1, std::uint64_t(useful)));
    TakenIn taken(cast, options);
    Order order{.blocks = blocks};
    const std::vector<Contrast> contrasts = split_contrasts(splits, cast.played);
    try {
        share(threads, [&] {
            std::optional<Filler> filler;
            try {
                filler.emplace(make_filler(cast, make_player()));
            } catch (const std::bad_alloc&) {
                return;  // the others have more memory then
            }
            try {
                work(*filler, order, taken, cast, contrasts, options);
            } catch (...) {
                order.end();
                throw;
            }
        });
        if (!order.ended && order.turn < blocks) {
            throw std::bad_alloc();  // none could begin
        }
    } catch (const std::bad_alloc&) {
        taken.ending = Ending::failed;
        taken.fault = "not enough memory";
    }
    return result_of(taken, cast, listed, splits, options, threads);
}

}  // namespace fundsim
