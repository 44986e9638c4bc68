// NPVs beyond those that are kept in memory come back from the temporary file, of the right model and in
// order.

#include "execution/npv_columns.hpp"

#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

constexpr std::size_t models = 3;

double npv_of(std::size_t model, std::uint64_t replication) {
    return double(replication) * (model == 1 ? -1 : 1) + 0.25 * double(model);
}

//! Blocks of all replications below `size`, the last one shorter where that is no whole number of blocks.
void fill_up(NpvColumns& columns, std::uint64_t size) {
    Block block{};
    block.outcomes.resize(models * block_replications);
    for (block.first = 0; block.first < size; block.first += block_replications) {
        block.size = std::size_t(std::min<std::uint64_t>(block_replications, size - block.first));
        for (std::size_t m = 0; m < models; ++m) {
            for (std::size_t r = 0; r < block.size; ++r) {
                block.outcome(m, r).npv = npv_of(m, block.first + r);
            }
        }
        REQUIRE(columns.append(block).empty());
    }
}

}  // namespace

TEST_CASE("npv columns: every value of every model is there once, in index order") {
    // All in memory; a part of a stretch beyond it; two stretches in the file and a part of a third one.
    const std::uint64_t size = GENERATE(as<std::uint64_t>{}, 1, 65'536, 65'800, 65'536 + 2 * 4'096 + 300);
    NpvColumns columns(models, ".");
    fill_up(columns, size);
    const NpvValues values = columns.values();
    CHECK(values.size == size);
    for (std::size_t m = 0; m < models; ++m) {
        std::uint64_t next = 0;
        bool same = true;
        const std::string fault = values.read(m, [&](std::span<const double> stretch) {
            for (const double value : stretch) {
                same = same && value == npv_of(m, next++);
            }
        });
        CHECK(fault.empty());
        CHECK(same);
        CHECK(next == size);
    }
}

TEST_CASE("npv columns: a folder that is not there is a fault only where a file is needed") {
    NpvColumns small(models, "/nowhere");
    fill_up(small, 65'536);
    NpvColumns large(models, "/nowhere");
    fill_up(large, 65'536);
    Block block{};
    block.outcomes.resize(models * block_replications);
    block.size = block_replications;
    std::string fault;
    for (int k = 0; k < 16 && fault.empty(); ++k) {
        fault = large.append(block);
    }
    CHECK(fault.find("cannot make a temporary file in /nowhere") != std::string::npos);
}
