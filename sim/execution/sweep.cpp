#include "execution/sweep.hpp"

#include <map>
#include <mutex>
#include <span>
#include <utility>

#include "engine/world/potential.hpp"
#include "execution/cell_in_blocks.hpp"
#include "execution/handing_out.hpp"
#include "execution/run.hpp"
#include "execution/sweep_pieces.hpp"
#include "execution/sweep_record.hpp"

namespace fundsim {

namespace {

//! What all threads share.
struct Sweep {
    const Scenario& scenario;
    const SweepDesign& design;
    const SweepOptions& options;
    const Prepared* known;  //!< whose tables serve where distributions are the same; may be null
    PieceNumbers numbers;
    std::vector<std::optional<CellFilling>> at;  //!< [player], the cell of its last block
    std::map<std::size_t, CellInBlocks> open;    //!< at rank 0: cells that blocks come in for
    std::mutex mutex;
    std::uint64_t futures = 0, futures_in_all = 0;
};

void tell(Sweep& sweep, std::uint64_t more) {
    const std::scoped_lock lock(sweep.mutex);
    sweep.futures += more;
    if (sweep.options.progress) {
        sweep.options.progress(sweep.futures, sweep.futures_in_all);
    }
}

CellGround ground_of(const Sweep& sweep, std::size_t cell) {
    const Scenario scenario = scenario_of(sweep.scenario, sweep.design, cell);
    CellGround ground{.cell = cell,
                      .variant = variant_of(scenario, sweep.known),
                      .options = {.replications = sweep.options.replications,
                                  .seed = sweep.options.seed,
                                  .threads = 1,
                                  .until = sweep.options.until}};
    if (ground.variant.prepared && sweep.options.controlled) {
        ground.options.expected_potential = expected_potential(*ground.variant.prepared);
    }
    return ground;
}

PlayedPiece play_cell(Sweep& sweep, std::size_t cell, const Hands& hands) {
    const std::size_t models = sweep.scenario.models.size();
    const CellGround ground = ground_of(sweep, cell);
    if (!ground.variant.prepared) {
        tell(sweep, sweep.options.replications);
        return {encoded(cell, SweptCell{}, models), {}};
    }
    RunOptions options = ground.options;
    options.stop = hands.stopped;
    std::uint64_t told = 0;
    options.progress = [&](std::uint64_t done, std::uint64_t) {
        tell(sweep, done - told);
        told = done;
    };
    const Prepared& prepared = *ground.variant.prepared;
    const Result result = run(prepared.scenario, prepared, options);
    if (result.summary.ending == Ending::interrupted || result.summary.ending == Ending::failed) {
        return {{}, result.fault};
    }
    tell(sweep, sweep.options.replications - told);
    return {encoded(cell, swept(result.summary), models), {}};
}

PlayedPiece play_piece(Sweep& sweep, const SweepPiece& piece, const Hands& hands) {
    if (!piece.block) {
        return play_cell(sweep, piece.cell, hands);
    }
    std::optional<CellFilling>& at = sweep.at[std::size_t(hands.player)];
    if (!at || at->ground.cell != piece.cell) {
        at = filling_of(ground_of(sweep, piece.cell));
    }
    return {play_block(*at, *piece.block, hands.stopped), {}};
}

//! Keeps a finished cell, whoever played it. Empty, or why it could not be kept.
std::string keep(Sweep& sweep, SweepDone& done, std::size_t cell, SweptCell found) {
    if (sweep.options.sink) {
        if (const std::string fault = sweep.options.sink(cell, found); !fault.empty()) {
            return fault;
        }
    }
    done.cells[cell] = std::move(found);
    return {};
}

//! Takes in a whole cell.
std::string take_cell(Sweep& sweep, SweepDone& done, std::span<const double> record, bool here) {
    DecodedCell cell = decoded(record);
    if (!here) {
        tell(sweep, sweep.options.replications);
    }
    return keep(sweep, done, cell.cell, std::move(cell.found));
}

//! Takes in a block of a cell, which is kept with the last one that it needs.
std::string take_block_of(Sweep& sweep, SweepDone& done, const SweepPiece& piece,
                          std::span<const double> record) {
    if (done.cells[piece.cell]) {
        return {};  // it was precise, or cannot be played, while others were at other blocks of it
    }
    auto place = sweep.open.find(piece.cell);
    if (place == sweep.open.end()) {
        place = sweep.open.try_emplace(piece.cell, ground_of(sweep, piece.cell)).first;
    }
    CellInBlocks& cell = place->second;
    const std::uint64_t before = cell.left();
    std::string fault;
    std::optional<SweptCell> whole = cell.take(*piece.block, record, fault);
    tell(sweep, whole ? before : before - cell.left());
    if (!fault.empty() || !whole) {
        return fault;
    }
    sweep.open.erase(place);
    return keep(sweep, done, piece.cell, std::move(*whole));
}

}  // namespace

Scenario scenario_of(Scenario scenario, const SweepDesign& design, std::size_t cell) {
    for (std::size_t k = 0; k < design.addresses.size(); ++k) {
        set_scalar(scenario, design.addresses[k], design.cells[cell][k]);
    }
    return scenario;
}

std::string why_unplayable(const Scenario& scenario, const SweepDesign& design, std::size_t cell) {
    return variant_of(scenario_of(scenario, design, cell), nullptr).why;
}

SweepDone play_sweep(const Scenario& scenario, const SweepDesign& design,
                     std::vector<std::optional<SweptCell>> known, const SweepOptions& options) {
    SweepDone done{.cells = std::move(known)};
    done.cells.resize(design.cells.size());
    std::string fault;
    const auto base = prepare(scenario, fault, nullptr, Hybrids::left_out);
    std::vector<std::size_t> to_play;
    for (std::size_t cell = 0; cell < done.cells.size(); ++cell) {
        if (!done.cells[cell] && options.part.holds(cell)) {
            to_play.push_back(cell);
        }
    }
    const std::size_t threads = std::size_t(threads_of(options.threads, options.ranks));
    Sweep sweep{.scenario = scenario,
                .design = design,
                .options = options,
                .known = base.get(),
                .numbers = {design.cells.size(), blocks_of(options.replications)},
                .at = std::vector<std::optional<CellFilling>>(threads),
                .futures_in_all = to_play.size() * options.replications};
    const std::size_t ranks = options.ranks == nullptr ? 1 : std::size_t(options.ranks->size);
    SharedWork work{.pieces = pieces_for(to_play, sweep.numbers, threads * ranks),
                    .identity = options.identity};
    work.play = [&](std::size_t number, const Hands& hands) {
        return play_piece(sweep, sweep.numbers.piece(number), hands);
    };
    work.take = [&](std::size_t number, std::span<const double> record, bool here) {
        const SweepPiece piece = sweep.numbers.piece(number);
        return piece.block ? take_block_of(sweep, done, piece, record) : take_cell(sweep, done, record, here);
    };
    work.needless = [&](std::size_t number) {
        return done.cells[sweep.numbers.piece(number).cell].has_value();
    };
    work.stop = options.stop;
    const HandedOut handed = hand_out(work, int(threads), options.ranks);
    done.ending = handed.ending;
    done.fault = handed.fault;
    return done;
}

}  // namespace fundsim
