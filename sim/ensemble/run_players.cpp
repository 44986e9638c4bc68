#include "ensemble/run.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>

#include "ensemble/column.hpp"
#include "ensemble/flows.hpp"
#include "ensemble/series.hpp"
#include "ensemble/summarise.hpp"
#include "ensemble/tally.hpp"
#include "ensemble/threads.hpp"

namespace fundsim {
namespace {

constexpr std::uint64_t first_stretch = series_replications / block_replications;  // blocks
constexpr std::uint64_t until_every = 1'024 / block_replications;                  // blocks

//! More than there are processors bring nothing, and each takes memory. Results do not depend on their
//! number.
constexpr int enough_threads = 64;

//! What one thread needs to fill blocks.
struct Worker {
    Player play;
    std::vector<Outcome> outcomes;
    std::vector<Series> series;
    SeriesSums sums;
    Block block;

    Worker(const Cast& cast, Player player)
        : play(std::move(player)), outcomes(cast.played), series(cast.months > 0 ? cast.played : 0),
          sums(cast) {
        block.outcomes.resize(cast.played * block_replications);
        block.flows.resize(flows_size(cast));
    }
};

//! Everything that is merged, one block after the other.
struct Gathered {
    Tally tally;
    NpvColumns npv;
    SeriesTally series;
    std::vector<double> flows;  // means, as Block::flows
    SeriesSample sample;
    Ending ending;
    std::string fault;
};

//! Fills worker.block, recalled or played. False if stopped before it is whole.
bool fill(Worker& worker, const RunOptions& options, SeriesSample& sample) {
    Block& block = worker.block;
    if (options.stop && options.stop()) return false;
    if (options.recall && block.first >= series_replications && options.recall(block)) return true;
    worker.sums.start();
    std::fill(block.flows.begin(), block.flows.end(), 0.0);
    for (std::size_t r = 0; r < block.size; ++r) {
        if (options.stop && options.stop()) return false;
        worker.play(block.first + r, worker.outcomes, worker.series);
        for (std::size_t m = 0; m < worker.outcomes.size(); ++m) block.outcome(m, r) = worker.outcomes[m];
        if (worker.series.empty()) continue;
        worker.sums.add(worker.series);
        add_flows(worker.series, block.flows);
        sample.set(block.first + r, worker.series);
    }
    worker.sums.finish(block.series);
    for (double& flow : block.flows) flow /= double(block.size);
    return true;
}

//! Takes the next block in. False if the run ends with it; gathered.ending says why.
bool take(Gathered& gathered, const Block& block, const Tally& tally, const RunOptions& options) {
    gathered.fault = gathered.npv.append(block);
    if (gathered.fault.empty() && options.sink) gathered.fault = options.sink(block);
    if (!gathered.fault.empty()) {
        gathered.ending = Ending::failed;
        return false;
    }
    merge_into(gathered.tally, tally);
    if (!block.series.empty()) {
        gathered.series.merge(block);
        merge_flows(block, gathered.tally.replications, gathered.flows);
    }
    const std::uint64_t done = gathered.tally.replications;
    if (options.progress) options.progress(done, options.replications);
    if (options.until > 0 && block.size == block_replications &&
        (done / block_replications) % until_every == 0 && done < options.replications &&
        largest_half_width(gathered.tally, options.expected_potential) <= options.until) {
        gathered.ending = Ending::precise;
        return false;
    }
    return true;
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
void work(Worker& worker, Order& order, Gathered& gathered, const Cast& cast,
          std::span<const SplitPair> splits, const RunOptions& options) {
    for (std::uint64_t i; (i = order.next++) < order.blocks;) {
        // The first stretch is taken in before anything is recalled: so a sink can tell whether an earlier
        // run agrees with this one.
        if (i >= first_stretch) order.wait(first_stretch);
        if (order.ended) return;
        worker.block.first = i * block_replications;
        worker.block.size = std::size_t(
            std::min<std::uint64_t>(block_replications, options.replications - worker.block.first));
        const bool whole = fill(worker, options, gathered.sample);
        const Tally tally = whole ? tally_of(worker.block, cast, splits) : Tally{};
        const std::unique_lock<std::mutex> mine = order.wait(i);
        if (order.ended) return;
        if (!whole) gathered.ending = Ending::interrupted;
        order.ended = !whole || !take(gathered, worker.block, tally, options);
        ++order.turn;
        order.moved.notify_all();
    }
}

Result result_of(Gathered& gathered, const Cast& cast, std::span<const FundingModel> listed,
                 std::span<const SplitPair> splits, const RunOptions& options, int threads) {
    Result result;
    Summary& summary = result.summary;
    summary.seed = options.seed;
    summary.replications = gathered.tally.replications;
    summary.requested = options.replications;
    summary.until = options.until;
    summary.half_width = 0;
    summary.ending = gathered.ending;
    result.fault = gathered.fault;
    if (summary.replications == 0 || summary.ending == Ending::failed) return result;
    const auto& expected = options.expected_potential;
    summary.half_width = largest_half_width(gathered.tally, expected);
    if (expected) summary.control = {*expected, largest_half_width(gathered.tally, {})};
    result.fault = summarise(gathered.tally, gathered.npv, listed, splits, expected, summary);
    if (!result.fault.empty()) summary.ending = Ending::failed;
    if (cast.months > 0) {
        gathered.series.summarise(summary.series);
        summary.flows = flow_summary(cast, gathered.flows);
        gathered.sample.quantiles(summary.replications, threads, summary.series);
    }
    return result;
}

}  // namespace

Result run_players(const Cast& cast, std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                   const std::function<Player()>& make_player, const RunOptions& options) {
    const std::uint64_t blocks =
        options.replications / block_replications + (options.replications % block_replications != 0);
    const int wanted = options.threads > 0 ? options.threads : processors();
    const int useful = std::min(wanted, std::max(enough_threads, processors()));
    const int threads = int(std::clamp<std::uint64_t>(blocks, 1, std::uint64_t(useful)));
    Gathered gathered{.tally = {},
                      .npv = NpvColumns(cast.listed, options.scratch_directory),
                      .series = SeriesTally(cast),
                      .flows = std::vector<double>(flows_size(cast)),
                      .sample = SeriesSample(cast, options.replications),
                      .ending = Ending::complete,
                      .fault = {}};
    Order order{.blocks = blocks};
    try {
        share(threads, [&] {
            std::optional<Worker> worker;
            try {
                worker.emplace(cast, make_player());
            } catch (const std::bad_alloc&) {
                return;  // the others have more memory then
            }
            try {
                work(*worker, order, gathered, cast, splits, options);
            } catch (...) {
                order.end();
                throw;
            }
        });
        if (!order.ended && order.turn < blocks) throw std::bad_alloc();  // none could begin
    } catch (const std::bad_alloc&) {
        gathered.ending = Ending::failed;
        gathered.fault = "not enough memory";
    }
    return result_of(gathered, cast, listed, splits, options, threads);
}

}  // namespace fundsim
