// Sweeps through the engine: a cell is what a person gets by setting its values and running.

#include "execution/sweep.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "execution/small_baseline.hpp"
#include "execution/sweep_log.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

SweepAxis axis(Section section, const char* name, std::vector<double> values) {
    return {{section, "", name}, find_parameter(section, name), std::move(values)};
}

SweepDesign small_grid() {
    return grid_of({axis(Section::organisation, "discount_rate", {0.04, 0.08, 0.16}),
                    axis(Section::model, "scope", {0, 1})});
}

SweepLogPurpose purpose(const std::string& path, const std::string& identity = "seed = 1\n") {
    return {.path = path, .identity = identity, .note = "fundsim sweep x", .models = 2, .cells = 6};
}

std::string fresh(const std::string& name) {
    std::filesystem::remove(name);
    std::filesystem::remove(name + ".journal");
    return name;
}

}  // namespace

TEST_CASE("sweep: a cell is the run of its scenario") {
    const SweepDone done =
        play_sweep(small_baseline(), small_grid(), {}, {.seed = 3, .replications = 300, .threads = 2});
    REQUIRE(done.ending == Ending::complete);
    REQUIRE(done.cells.size() == 6);
    const Scenario scenario = small_baseline({"organisation.discount_rate=0.16", "model.scope=adaptive"});
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    REQUIRE(prepared);
    const Result alone =
        run(scenario, *prepared,
            {.replications = 300, .seed = 3, .expected_potential = expected_potential(*prepared)});
    const SweptCell& cell = *done.cells[5];
    CHECK(cell == swept(alone.summary));
    CHECK(cell.models[1].difference.value ==
          Approx(cell.models[1].npv.value - cell.models[0].npv.value).epsilon(1e-9));
    CHECK(cell.models[0].difference == Estimate{0, 0, 0});
}

TEST_CASE("sweep: the same figures for any number of threads, and cells that stop at a precision") {
    const SweepOptions options{.seed = 1, .replications = 300, .threads = 1};
    SweepOptions three = options;
    three.threads = 3;
    CHECK(play_sweep(small_baseline(), small_grid(), {}, options).cells ==
          play_sweep(small_baseline(), small_grid(), {}, three).cells);
    SweepOptions precise{.seed = 1, .replications = 4'096, .until = 1e6, .threads = 2};
    for (const auto& cell : play_sweep(small_baseline(), small_grid(), {}, precise).cells) {
        CHECK(cell->replications == 1'024);
        CHECK(cell->ending == Ending::precise);
    }
}

TEST_CASE("sweep: cells that cannot be played are told apart from those that are not played yet") {
    const SweepDesign design = grid_of({axis(Section::organisation, "person_month_cost", {10, 1e6})});
    const SweepDone done = play_sweep(small_baseline(), design, {}, {.replications = 16, .threads = 1});
    CHECK(done.ending == Ending::complete);
    CHECK(done.cells[0]->replications == 16);
    CHECK(done.cells[1]->replications == 0);
    CHECK(why_unplayable(small_baseline(), design, 0).empty());
    CHECK_FALSE(why_unplayable(small_baseline(), design, 1).empty());
}

TEST_CASE("sweep: what is finished is safe at once, and is not played again") {
    const std::string path = fresh("resumed_sweep.h5");
    const SweepOptions whole{.replications = 64, .threads = 1};
    const SweepDone at_once = play_sweep(small_baseline(), small_grid(), {}, whole);
    std::size_t played = 0;
    {
        OpenedSweepLog log = open_sweep_log(purpose(path), false, {});
        REQUIRE(log.log);
        SweepOptions options = whole;
        options.sink = [&](std::size_t cell, const SweptCell& found) {
            return append(*log.log, cell, found);
        };
        options.stop = [&] { return ++played > 3 * 64; };
        const SweepDone stopped = play_sweep(small_baseline(), small_grid(), {}, options);
        CHECK(stopped.ending == Ending::interrupted);
        CHECK(std::count(stopped.cells.begin(), stopped.cells.end(), std::nullopt) > 2);
    }
    {  // the end of a record that was being written when the process was killed
        std::ofstream(path + ".journal", std::ios::app | std::ios::binary) << "half a record";
    }
    CHECK_FALSE(open_sweep_log(purpose(path), false, {}).log);
    const OpenedSweepLog other = open_sweep_log(purpose(path, "seed = 2\n"), true, {});
    CHECK_FALSE(other.log);
    REQUIRE_FALSE(other.details.empty());
    CHECK(other.details[0].find("seed: 1 there, 2 here") != std::string::npos);

    OpenedSweepLog log = open_sweep_log(purpose(path), true, {});
    REQUIRE(log.log);
    REQUIRE(log.finished >= 1);
    const std::size_t before = log.finished;
    SweepOptions options = whole;
    std::size_t sunk = 0;
    options.sink = [&](std::size_t cell, const SweptCell& found) {
        ++sunk;
        return append(*log.log, cell, found);
    };
    const SweepDone resumed = play_sweep(small_baseline(), small_grid(), log.known, options);
    CHECK(resumed.ending == Ending::complete);
    CHECK(sunk == 6 - before);
    CHECK(resumed.cells == at_once.cells);
    log.log.reset();
    OpenedSweepLog again = open_sweep_log(purpose(path), true, {});
    CHECK(again.finished == 6);
    CHECK(again.known == at_once.cells);
    again.log->remove();
}

TEST_CASE("sweep: a disk that is full ends it with the reason") {
    SweepOptions options{.replications = 16, .threads = 2};
    options.sink = [](std::size_t, const SweptCell&) { return std::string("no space"); };
    const SweepDone done = play_sweep(small_baseline(), small_grid(), {}, options);
    CHECK(done.ending == Ending::failed);
    CHECK(done.fault == "no space");
}
