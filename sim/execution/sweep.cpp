#include "execution/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "engine/world/potential.hpp"
#include "execution/gaps.hpp"
#include "execution/run.hpp"
#include "execution/threads.hpp"

namespace fundsim {

namespace {

//! What all threads share.
struct Sweep {
    const Scenario& scenario;
    const SweepDesign& design;
    const SweepOptions& options;
    const Prepared* known;  //!< whose tables serve where distributions are the same; may be null
    int threads_of_a_cell;
    SweepDone& done;
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> ended = false;
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

//! Nothing where it was stopped or failed; `fault` says why it failed.
std::optional<SweptCell> play_cell(Sweep& sweep, std::size_t cell, std::string& fault) {
    const Scenario scenario = scenario_of(sweep.scenario, sweep.design, cell);
    const Variant variant = variant_of(scenario, sweep.known);
    if (!variant.prepared) {
        tell(sweep, sweep.options.replications);
        return SweptCell{};
    }
    RunOptions options{.replications = sweep.options.replications,
                       .seed = sweep.options.seed,
                       .threads = sweep.threads_of_a_cell,
                       .until = sweep.options.until};
    if (sweep.options.controlled) {
        options.expected_potential = expected_potential(*variant.prepared);
    }
    options.stop = [&sweep] { return sweep.ended || (sweep.options.stop && sweep.options.stop()); };
    std::uint64_t told = 0;
    options.progress = [&](std::uint64_t done, std::uint64_t) {
        tell(sweep, done - told);
        told = done;
    };
    const Result result = run(scenario, *variant.prepared, options);
    fault = result.fault;
    if (result.summary.ending == Ending::interrupted || result.summary.ending == Ending::failed) {
        return std::nullopt;
    }
    tell(sweep, sweep.options.replications - told);
    return swept(result.summary);
}

void work(Sweep& sweep) {
    for (std::size_t cell; !sweep.ended && (cell = sweep.next++) < sweep.design.cells.size();) {
        if (sweep.done.cells[cell]) {
            continue;
        }
        std::string fault;
        auto found = play_cell(sweep, cell, fault);
        const std::scoped_lock lock(sweep.mutex);
        if (found && fault.empty() && sweep.options.sink) {
            fault = sweep.options.sink(cell, *found);
        }
        if (found && fault.empty()) {
            sweep.done.cells[cell] = std::move(found);
            continue;
        }
        if (sweep.done.fault.empty()) {
            sweep.done.fault = fault;
        }
        if (sweep.done.ending != Ending::failed) {
            sweep.done.ending = fault.empty() ? Ending::interrupted : Ending::failed;
        }
        sweep.ended = true;
    }
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
    const auto left = std::size_t(std::count(done.cells.begin(), done.cells.end(), std::nullopt));
    const int threads = options.threads > 0 ? options.threads : processors();
    const int at_a_time = int(std::clamp<std::size_t>(left, 1, std::size_t(threads)));
    Sweep sweep{.scenario = scenario,
                .design = design,
                .options = options,
                .known = base.get(),
                .threads_of_a_cell = threads / at_a_time,
                .done = done};
    sweep.futures_in_all = left * options.replications;
    share(at_a_time, [&] { work(sweep); });
    return done;
}

}  // namespace fundsim
