#include "execution/taking_in.hpp"

#include "execution/threads.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t until_every = 1'024 / block_replications;  // blocks

}  // namespace

TakenIn::TakenIn(const Cast& cast, const RunOptions& options)
    : gathered(nothing_gathered(cast, options.replications)), npv(cast.listed, options.scratch_directory) {}

bool take_block(TakenIn& taken, const Block& block, const Tally& tally, const RunOptions& options) {
    taken.fault = taken.npv.append(block);
    if (taken.fault.empty() && options.sink) {
        taken.fault = options.sink(block);
    }
    if (!taken.fault.empty()) {
        taken.ending = Ending::failed;
        return false;
    }
    gather(taken.gathered, block, tally);
    const Tally& sum = taken.gathered.tally;
    const std::uint64_t done = sum.replications;
    if (options.progress) {
        options.progress(done, options.replications);
    }
    if (options.until > 0 && block.size == block_replications &&
        (done / block_replications) % until_every == 0 && done < options.replications &&
        largest_half_width(sum, options.expected_potential) <= options.until) {
        taken.ending = Ending::precise;
        return false;
    }
    return true;
}

Result result_of(const TakenIn& taken, const Cast& cast, std::span<const FundingModel> listed,
                 std::span<const SplitPair> splits, const RunOptions& options, int threads) {
    const Request request{options.seed, options.replications, options.until, options.expected_potential};
    const ForEach for_each = [threads](std::size_t count, const auto& call) {
        share_each(threads, count, call);
    };
    Result result{.summary = {}, .fault = taken.fault};
    result.summary.ending = taken.ending;
    if (taken.ending == Ending::failed) {
        tell_request(request, taken.gathered.tally.replications, result.summary);
        return result;
    }
    result.fault = summarise(taken.gathered, taken.npv.values(), cast, listed, splits, request, for_each,
                             result.summary);
    if (!result.fault.empty()) {
        result.summary.ending = Ending::failed;
    }
    return result;
}

}  // namespace fundsim
