#include "ensemble/run.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <new>
#include <omp.h>

#include "ensemble/column.hpp"
#include "ensemble/series.hpp"
#include "ensemble/summarise.hpp"
#include "ensemble/tally.hpp"

namespace fundsim {
namespace {

constexpr std::uint64_t first_stretch = series_replications / block_replications;  // blocks
constexpr std::uint64_t later_stretch = 65'536;                                    // blocks
constexpr std::uint64_t until_every = 1'024 / block_replications;                  // blocks

//! Of them a system may refuse more, and OpenMP then ends the process. Results do not depend on their number.
constexpr std::uint64_t most_threads = 1'024;

constexpr std::string_view no_memory = "not enough memory";

//! What one thread needs to fill blocks.
struct Worker {
    Player play;
    std::vector<Outcome> outcomes;
    std::vector<Series> series;
    SeriesSums sums;
    Block block;
    std::string fault;

    Worker(const Cast& cast, Player player)
        : play(std::move(player)), outcomes(cast.played), series(cast.months > 0 ? cast.played : 0),
          sums(cast) {
        block.outcomes.resize(cast.played * block_replications);
    }
};

//! Everything that is merged, one block after the other.
struct Gathered {
    Tally tally;
    NpvColumns npv;
    SeriesTally series;
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
    for (std::size_t r = 0; r < block.size; ++r) {
        if (options.stop && options.stop()) return false;
        worker.play(block.first + r, worker.outcomes, worker.series);
        for (std::size_t m = 0; m < worker.outcomes.size(); ++m) block.outcome(m, r) = worker.outcomes[m];
        if (worker.series.empty()) continue;
        worker.sums.add(worker.series);
        sample.set(block.first + r, worker.series);
    }
    worker.sums.finish(block.series);
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
    if (!block.series.empty()) gathered.series.merge(block);
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
    if (summary.replications == 0) return result;
    const auto& expected = options.expected_potential;
    summary.half_width = largest_half_width(gathered.tally, expected);
    if (expected) summary.control = {*expected, largest_half_width(gathered.tally, {})};
    const std::string fault = summarise(gathered.tally, gathered.npv, listed, splits, expected, summary);
    if (!fault.empty() && result.fault.empty()) result.fault = fault;
    if (!result.fault.empty()) summary.ending = Ending::failed;
    if (cast.months > 0) {
        gathered.series.summarise(summary.series);
        gathered.sample.quantiles(summary.replications, threads, summary.series);
    }
    return result;
}

}  // namespace

Result run_players(const Cast& cast, std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                   const std::function<Player()>& make_player, const RunOptions& options) {
    const std::uint64_t blocks =
        options.replications / block_replications + (options.replications % block_replications != 0);
    const std::uint64_t wanted = std::uint64_t(options.threads > 0 ? options.threads : omp_get_max_threads());
    const int threads = int(std::max<std::uint64_t>(1, std::min({wanted, blocks, most_threads})));
    Gathered gathered{.tally = {},
                      .npv = NpvColumns(cast.listed, options.scratch_directory),
                      .series = SeriesTally(cast),
                      .sample = SeriesSample(cast, options.replications),
                      .ending = Ending::complete,
                      .fault = {}};
    std::vector<std::unique_ptr<Worker>> workers(static_cast<std::size_t>(threads));
    std::atomic<bool> ended = false;

    // Blocks are handed out one at a time and taken in in index order, whoever played them. The first stretch
    // is played to its end before anything is recalled: so a sink can tell whether an earlier run agrees with
    // this one.
    for (std::uint64_t begin = 0, end; begin < blocks && !ended; begin = end) {
        end = std::min(blocks, begin + (begin == 0 ? first_stretch : later_stretch));
#pragma omp parallel num_threads(threads)
        {
            std::unique_ptr<Worker>& worker = workers[std::size_t(omp_get_thread_num())];
#pragma omp for ordered schedule(dynamic, 1)
            for (std::uint64_t i = begin; i < end; ++i) {
                Tally tally;
                bool whole = false;
                std::string fault;
                try {
                    if (!ended) {
                        if (!worker) worker = std::make_unique<Worker>(cast, make_player());
                        worker->block.first = i * block_replications;
                        worker->block.size = std::size_t(std::min<std::uint64_t>(
                            block_replications, options.replications - worker->block.first));
                        whole = fill(*worker, options, gathered.sample);
                        if (whole) tally = tally_of(worker->block, cast, splits);
                    }
                } catch (const std::bad_alloc&) {
                    whole = false;
                    fault = no_memory;
                }
#pragma omp ordered
                if (!ended) {
                    if (whole) {
                        if (!take(gathered, worker->block, tally, options)) ended = true;
                    } else {
                        gathered.ending = fault.empty() ? Ending::interrupted : Ending::failed;
                        gathered.fault = fault;
                        ended = true;
                    }
                }
            }
        }
    }
    return result_of(gathered, cast, listed, splits, options, threads);
}

}  // namespace fundsim
