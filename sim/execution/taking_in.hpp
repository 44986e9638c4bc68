#pragma once
// The blocks of a run, taken in one after the other in index order, whoever filled them.

#include <span>
#include <string>

#include "ensemble/contrast.hpp"
#include "ensemble/gathering.hpp"
#include "execution/npv_columns.hpp"
#include "execution/run.hpp"

namespace fundsim {

//! Everything that is merged, and how it ended.
struct TakenIn {
    TakenIn(const Cast& cast, const RunOptions& options);

    Gathered gathered;
    NpvColumns npv;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Takes the next block in. False if the run ends with it: taken.ending says why.
bool take_block(TakenIn& taken, const Block& block, const Tally& tally, const RunOptions& options);

//! What the blocks come to; `threads` threads sort the NPVs.
Result result_of(const TakenIn& taken, const Cast& cast, std::span<const FundingModel> listed,
                 std::span<const SplitPair> splits, const RunOptions& options, int threads);

}  // namespace fundsim
