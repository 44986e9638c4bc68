// Sweeps through the engine: a cell is what a person gets by setting its values and running.

#include "execution/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "execution/small_baseline.hpp"
#include "execution/sweep_log.hpp"
#include "execution/sweep_pieces.hpp"
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

TEST_CASE("sweep: fewer cells than threads are played block by block, with the figures of whole ones") {
    const SweepDesign design = grid_of({axis(Section::organisation, "discount_rate", {0.04, 0.16})});
    const std::uint64_t replications = GENERATE(as<std::uint64_t>{}, 600, 1'536);
    const double until = GENERATE(0.0, 1e6);
    SweepOptions options{.seed = 3, .replications = replications, .until = until, .threads = 1};
    const SweepDone whole = play_sweep(small_baseline(), design, {}, options);
    options.threads = 5;
    std::vector<std::uint64_t> told;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        CHECK(total == 2 * replications);
        told.push_back(done);
    };
    const SweepDone in_blocks = play_sweep(small_baseline(), design, {}, options);
    CHECK(in_blocks.cells == whole.cells);
    CHECK(in_blocks.ending == Ending::complete);
    CHECK(in_blocks.cells[0]->replications ==
          (until > 0 ? std::min<std::uint64_t>(replications, 1'024) : replications));
    CHECK(std::is_sorted(told.begin(), told.end()));
    CHECK(told.back() == 2 * replications);
}

TEST_CASE("sweep: a cell that cannot be played is none of its blocks") {
    const SweepDesign design = grid_of({axis(Section::organisation, "person_month_cost", {1e6, 10})});
    const SweepDone done = play_sweep(small_baseline(), design, {}, {.replications = 600, .threads = 3});
    CHECK(done.ending == Ending::complete);
    CHECK(*done.cells[0] == SweptCell{});
    CHECK(done.cells[1]->replications == 600);
}

TEST_CASE("sweep: stopped between the blocks of a cell, it keeps the cells that are whole") {
    const SweepDesign design = grid_of({axis(Section::organisation, "discount_rate", {0.04, 0.08, 0.16})});
    SweepOptions options{.replications = 1'024, .threads = 4};
    std::size_t kept = 0;
    options.sink = [&](std::size_t, const SweptCell&) {
        ++kept;
        return std::string();
    };
    std::atomic<bool> enough = false;
    options.progress = [&](std::uint64_t done, std::uint64_t) { enough = done >= 1'536; };
    options.stop = [&] { return enough.load(); };
    const SweepDone done = play_sweep(small_baseline(), design, {}, options);
    CHECK(done.ending == Ending::interrupted);
    CHECK(std::size_t(3 - std::count(done.cells.begin(), done.cells.end(), std::nullopt)) == kept);
    CHECK(kept < 3);
    options.stop = {};
    CHECK(play_sweep(small_baseline(), design, done.cells, options).cells ==
          play_sweep(small_baseline(), design, {}, {.replications = 1'024, .threads = 1}).cells);
}

TEST_CASE("sweep: pieces hold every future of every cell once, and blocks where whole cells would leave "
          "players idle") {
    const std::size_t cells = GENERATE(1, 2, 7, 8, 9, 40, 400, 700);
    const std::size_t players = GENERATE(1, 2, 4, 100, 300);
    const std::uint64_t blocks = GENERATE(1, 4);
    std::vector<std::size_t> to_play;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        to_play.push_back(3 * cell);
    }
    const PieceNumbers numbers{.cells = 3 * cells, .blocks = blocks};
    std::map<std::size_t, std::uint64_t> futures;
    std::set<std::size_t> seen;
    std::size_t in_blocks = 0;
    for (const std::size_t number : pieces_for(to_play, numbers, players)) {
        CHECK(seen.insert(number).second);
        const SweepPiece piece = numbers.piece(number);
        CHECK(numbers.of(piece) == number);
        futures[piece.cell] += piece.block ? 1 : blocks;
        in_blocks += piece.block.has_value() ? 1 : 0;
    }
    CHECK(futures.size() == cells);
    CHECK(std::all_of(to_play.begin(), to_play.end(),
                      [&](std::size_t cell) { return futures[cell] == blocks; }));
    if (cells < players && blocks > 1) {
        CHECK(in_blocks == blocks * cells);
    }
    if (blocks == 1) {
        CHECK(in_blocks == 0);
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
