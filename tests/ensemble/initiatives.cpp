// Means of what became of listed initiatives, whatever the blocks and threads.

#include <catch2/catch.hpp>

#include "ensemble/initiatives.hpp"
#include "ensemble/synthetic.hpp"

using namespace fundsim;
using namespace synthetic;

TEST_CASE("figures of initiatives are means over all replications") {
    constexpr std::uint64_t replications = 700;
    constexpr std::size_t months = 4;
    const Made made(2, 2, months);
    const InitiativeSummary all =
        made.run({.replications = replications, .threads = 3, .recording = Recording::outcomes_and_series})
            .summary.initiatives;
    REQUIRE(all.count == made_initiatives);
    REQUIRE(all.figures.size() == 2 * made_initiatives);
    for (std::size_t m = 0; m < 2; ++m)
        for (std::size_t i = 0; i < made_initiatives; ++i) {
            const auto mean = [&](InitiativeRow row) {
                double sum = 0;
                for (std::uint64_t r = 0; r < replications; ++r)
                    sum += synthetic::series(m, r, months)
                               .initiatives[static_cast<std::size_t>(row) * made_initiatives + i];
                return sum / double(replications);
            };
            const InitiativeFigures& figures = all.figures[m * made_initiatives + i];
            CHECK(figures.funded.value == Approx(mean(InitiativeRow::funded)));
            CHECK(figures.funded.low < figures.funded.value);
            CHECK(figures.finished.value == Approx(mean(InitiativeRow::finished)));
            CHECK(figures.stopped.value == Approx(mean(InitiativeRow::stopped)));
            CHECK(figures.start_month ==
                  Approx(mean(InitiativeRow::start_month) / mean(InitiativeRow::funded)));
            CHECK(figures.npv.value == Approx(mean(InitiativeRow::npv)));
            // A uniform figure: half-width 1.96 / sqrt(12 n).
            CHECK(figures.npv.high - figures.npv.value ==
                  Approx(1.96 / std::sqrt(12.0 * replications)).epsilon(0.1));
            CHECK(figures.planned_benefit == Approx(mean(InitiativeRow::planned_benefit)));
            CHECK(figures.realised_benefit == Approx(mean(InitiativeRow::realised_benefit)));
        }
}

TEST_CASE("no initiatives are told of where no series is recorded") {
    const Made made(2);
    CHECK(made.run({.replications = 300}).summary.initiatives.count == 0);
}
