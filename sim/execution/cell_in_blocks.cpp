#include "execution/cell_in_blocks.hpp"

#include <utility>

#include "results/block_record.hpp"

namespace fundsim {

namespace {

Cast cast_of(const CellGround& ground) {
    const Prepared& prepared = *ground.variant.prepared;
    return {.listed = prepared.scenario.models.size(), .played = played_models(prepared), .months = 0};
}

}  // namespace

CellFilling filling_of(CellGround ground) {
    CellFilling out{.ground = std::move(ground)};
    if (out.ground.variant.prepared) {
        const Player player = engine_player(*out.ground.variant.prepared, out.ground.options.seed);
        out.filler.emplace(make_filler(cast_of(out.ground), player));
    }
    return out;
}

std::vector<double> play_block(CellFilling& filling, std::uint64_t block,
                               const std::function<bool()>& stopped) {
    if (!filling.filler) {
        return {0.0};
    }
    const Cast cast = cast_of(filling.ground);
    begin_block(filling.filler->block, block, filling.ground.options.replications);
    SeriesSample no_flows(cast, 0);
    if (!fill(*filling.filler, no_flows, stopped)) {
        return {};
    }
    std::vector<double> numbers(block_numbers(cast));
    encode(filling.filler->block, cast, numbers);
    return numbers;
}

CellInBlocks::CellInBlocks(CellGround ground) : ground_(std::move(ground)) {
    left_ = ground_.options.replications;
    if (ground_.variant.prepared) {
        cast_ = cast_of(ground_);
        taken_.emplace(cast_, ground_.options);
    }
}

std::optional<SweptCell> CellInBlocks::take(std::uint64_t block, std::span<const double> numbers,
                                            std::string& fault) {
    if (!taken_) {
        return SweptCell{};
    }
    left_ -= replications_of(numbers);
    waiting_.emplace(block, std::vector<double>(numbers.begin(), numbers.end()));
    bool whole = false;
    while (!whole && !waiting_.empty() && waiting_.begin()->first == turn_) {
        const std::vector<double> next = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        Block played;
        begin_block(played, turn_, ground_.options.replications);
        played.outcomes.resize(cast_.played * block_replications);
        decode(next, cast_, played);
        ++turn_;
        whole = !take_block(*taken_, played, tally_of(played, cast_, {}), ground_.options) ||
                turn_ == blocks_of(ground_.options.replications);
    }
    if (!whole) {
        return std::nullopt;
    }
    const Result result =
        result_of(*taken_, cast_, ground_.variant.prepared->scenario.models, {}, ground_.options, 1);
    fault = result.fault;
    return swept(result.summary);
}

}  // namespace fundsim
