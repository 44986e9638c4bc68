// Weighted sums of NPVs.

#include "ensemble/contrast.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

//! Gap, funding, practice, interplay of NPVs {first, other, first's funding with the other's practice, the
//! other way round}.
std::vector<double> split(const std::vector<double>& npv, const SplitPair& pair = {0, 1, 2, 3}) {
    Block block{.first = 0, .size = 1, .outcomes = {}, .series = {}, .flows = {}};
    block.outcomes.resize(npv.size() * block_replications);
    for (std::size_t m = 0; m < npv.size(); ++m) block.outcome(m, 0).npv = npv[m];
    std::vector<double> out;
    for (const Contrast& contrast : split_contrasts(std::array{pair}, npv.size()))
        out.push_back(contrast_value(contrast, block, 0));
    return out;
}

using Values = std::vector<double>;

}  // namespace

TEST_CASE("the split of a gap: each family alone, and the rest is their interplay") {
    // Practice alone brings 30, funding alone 10, both together 100.
    CHECK(split({0, 100, 30, 10}) == Values{100, 10, 30, 60});
    // Alone on the other model each loses the interplay, too.
    CHECK(split({100, 0, 10, 30}) == Values{-100, -70, -90, 60});
    CHECK(split({7, 7, 7, 7}) == Values{0, 0, 0, 0});
    // What is left of the interplay is rounding.
    CHECK(split({0.1, 0.1 + 1e6 / 3, 0.1 + 1e6 / 3, 0.1})[3] == 0);
}

TEST_CASE("where models differ in one family alone, a hybrid is one of them") {
    CHECK(split({5, 25}, {0, 1, 1, 0}) == Values{20, 0, 20, 0});
    CHECK(split({5, 25}, {0, 1, 0, 1}) == Values{20, 20, 0, 0});
}
