// Blocks of a cell that come in in any order make the cell that one run makes.

#include "execution/cell_in_blocks.hpp"

#include <catch2/catch.hpp>

#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "execution/small_baseline.hpp"

using namespace fundsim;

namespace {

constexpr std::uint64_t replications = 1'600;  // seven blocks, the last one shorter

CellGround small_cell(double until = 0) {
    CellGround ground{.cell = 7,
                      .variant = variant_of(small_baseline(), nullptr),
                      .options = {.replications = replications, .seed = 5, .threads = 1, .until = until}};
    ground.options.expected_potential = expected_potential(*ground.variant.prepared);
    return ground;
}

SweptCell whole_cell(double until = 0) {
    const CellGround ground = small_cell(until);
    return swept(run(ground.variant.prepared->scenario, *ground.variant.prepared, ground.options).summary);
}

bool never() { return false; }

std::vector<std::vector<double>> seven_blocks() {
    CellFilling filling = filling_of(small_cell());
    std::vector<std::vector<double>> out;
    for (std::uint64_t block = 0; block < 7; ++block) {
        out.push_back(play_block(filling, block, never));
    }
    return out;
}

}  // namespace

TEST_CASE("cell in blocks: the order in which blocks come in changes nothing") {
    const auto blocks = seven_blocks();
    const std::vector<std::uint64_t> order = GENERATE(
        as<std::vector<std::uint64_t>>{}, std::vector<std::uint64_t>{0, 1, 2, 3, 4, 5, 6},
        std::vector<std::uint64_t>{6, 5, 4, 3, 2, 1, 0}, std::vector<std::uint64_t>{3, 0, 6, 1, 5, 2, 4});
    CellInBlocks cell(small_cell());
    CHECK(cell.left() == replications);
    std::string fault;
    for (std::size_t k = 0; k + 1 < order.size(); ++k) {
        CHECK_FALSE(cell.take(order[k], blocks[order[k]], fault));
    }
    CHECK(cell.left() == (order.back() == 6 ? 64 : 256));
    const auto found = cell.take(order.back(), blocks[order.back()], fault);
    REQUIRE(found);
    CHECK(fault.empty());
    CHECK(*found == whole_cell());
}

TEST_CASE("cell in blocks: precise after the first four blocks, whichever were played beyond them") {
    const auto blocks = seven_blocks();
    CellInBlocks cell(small_cell(1e9));
    std::string fault;
    for (const std::uint64_t block : {5, 1, 2, 3}) {
        CHECK_FALSE(cell.take(block, blocks[block], fault));
    }
    const auto found = cell.take(0, blocks[0], fault);
    REQUIRE(found);
    CHECK(found->ending == Ending::precise);
    CHECK(found->replications == 1'024);
    CHECK(*found == whole_cell(1e9));
}

TEST_CASE("cell in blocks: a block that is stopped is none") {
    CellFilling filling = filling_of(small_cell());
    int asked = 0;
    CHECK(play_block(filling, 0, [&] { return ++asked > 100; }).empty());
    CHECK(asked == 101);
}

TEST_CASE("cell in blocks: a cell that cannot be played says so with its first block") {
    CellGround ground{.options = {.replications = replications}};
    CellFilling filling = filling_of(ground);
    const std::vector<double> numbers = play_block(filling, 3, never);
    CHECK(numbers == std::vector<double>{0});
    std::string fault;
    CHECK(CellInBlocks(ground).take(3, numbers, fault) == SweptCell{});
}
