#include "execution/sweep.hpp"

#include <mutex>
#include <span>
#include <utility>

#include "engine/world/potential.hpp"
#include "execution/gaps.hpp"
#include "execution/handing_out.hpp"
#include "execution/run.hpp"
#include "execution/sweep_record.hpp"

namespace fundsim {

namespace {

//! What all threads share.
struct Sweep {
    const Scenario& scenario;
    const SweepDesign& design;
    const SweepOptions& options;
    const Prepared* known;  //!< whose tables serve where distributions are the same; may be null
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

PlayedPiece play_cell(Sweep& sweep, std::size_t cell, const Hands& hands) {
    const std::size_t models = sweep.scenario.models.size();
    const Scenario scenario = scenario_of(sweep.scenario, sweep.design, cell);
    const Variant variant = variant_of(scenario, sweep.known);
    if (!variant.prepared) {
        tell(sweep, sweep.options.replications);
        return {encoded(cell, SweptCell{}, models), {}};
    }
    RunOptions options{.replications = sweep.options.replications,
                       .seed = sweep.options.seed,
                       .threads = hands.threads,
                       .until = sweep.options.until};
    if (sweep.options.controlled) {
        options.expected_potential = expected_potential(*variant.prepared);
    }
    options.stop = hands.stopped;
    std::uint64_t told = 0;
    options.progress = [&](std::uint64_t done, std::uint64_t) {
        tell(sweep, done - told);
        told = done;
    };
    const Result result = run(scenario, *variant.prepared, options);
    if (result.summary.ending == Ending::interrupted || result.summary.ending == Ending::failed) {
        return {{}, result.fault};
    }
    tell(sweep, sweep.options.replications - told);
    return {encoded(cell, swept(result.summary), models), {}};
}

//! Keeps a finished cell, whoever played it. Empty, or why it could not be kept.
std::string keep(Sweep& sweep, SweepDone& done, std::span<const double> record, bool here) {
    DecodedCell cell = decoded(record);
    if (!here) {
        tell(sweep, sweep.options.replications);
    }
    if (sweep.options.sink) {
        if (const std::string fault = sweep.options.sink(cell.cell, cell.found); !fault.empty()) {
            return fault;
        }
    }
    done.cells[cell.cell] = std::move(cell.found);
    return {};
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
    SharedWork work{.identity = options.identity};
    for (std::size_t cell = 0; cell < done.cells.size(); ++cell) {
        if (!done.cells[cell] && options.part.holds(cell)) {
            work.pieces.push_back(cell);
        }
    }
    Sweep sweep{.scenario = scenario,
                .design = design,
                .options = options,
                .known = base.get(),
                .futures_in_all = work.pieces.size() * options.replications};
    work.play = [&](std::size_t cell, const Hands& hands) { return play_cell(sweep, cell, hands); };
    work.take = [&](std::size_t, std::span<const double> record, bool here) {
        return keep(sweep, done, record, here);
    };
    work.stop = options.stop;
    const HandedOut handed = hand_out(work, threads_of(options.threads, options.ranks), options.ranks);
    done.ending = handed.ending;
    done.fault = handed.fault;
    return done;
}

}  // namespace fundsim
