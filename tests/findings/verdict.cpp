// The verdict.

#include "findings/verdict.hpp"

#include <catch2/catch.hpp>

#include "findings/made_summary.hpp"
#include "findings/naming.hpp"
#include "findings/said.hpp"

using namespace fundsim;
using said::contains;

TEST_CASE("the verdict says who comes out ahead, how often and by how much") {
    CHECK(verdict_text(made::scenario(), made::summary(12345, 200)) ==
          "Under these assumptions Product teams come out ahead of Annual projects in 83 of 100 futures "
          "(82-84), with 12,350 ± 200 kEUR more net present value on average.");
}

TEST_CASE("the verdict names the model that is ahead, whichever comes first in the scenario") {
    Summary summary = made::summary(-12345, 200);
    summary.paired[0].probability_a_ahead = {0.2, 0.19, 0.21};
    const std::string text = verdict_text(made::scenario(), summary);
    CHECK(contains(text, "Annual projects come out ahead of Product teams in 80 of 100 futures (79-81)"));
    CHECK(contains(text, ", with 12,350 ± 200 kEUR more net present value on average."));
}

TEST_CASE("the verdict admits that there is no clear difference") {
    const std::string text = verdict_text(made::scenario(), made::summary(100, 300));
    CHECK(text == "Under these assumptions there is no clear difference between Product teams and Annual "
                  "projects: Product teams come out ahead in 83 of 100 futures (82-84), and the difference "
                  "is 100 ± 300 kEUR on average, which includes 0.");
}

TEST_CASE("the verdict has two sentences at most") {
    Summary summary = made::summary_of({-500, -100, -900, -200}, 20);
    for (PairSummary& pair : summary.paired) {
        pair.probability_a_ahead = {0.3, 0.29, 0.31};
        if (pair.npv_difference.value < 0) {
            pair.probability_a_ahead = {0.7, 0.69, 0.71};
        }
    }
    const std::string text = verdict_text(made::scenario_of(summary), summary);
    CHECK(contains(text, "a minority of very good futures carries that average."));
    CHECK(contains(text, "Every model loses money on average."));
    std::size_t sentences = 1;
    for (std::size_t at = 0; (at = text.find(". ", at)) != std::string::npos; ++at) {
        ++sentences;
    }
    CHECK(sentences == 2);
}

TEST_CASE("the verdict tells an average that a few futures carry") {
    Summary summary = made::summary(12345, 200);
    summary.paired[0].probability_a_ahead = {0.3, 0.29, 0.31};
    CHECK(contains(verdict_text(made::scenario(), summary),
                   "; a minority of very good futures carries that average."));
}

TEST_CASE("the verdict warns where every model loses, and of a single future") {
    Summary summary = made::summary(100, 50);
    for (ModelSummary& model : summary.models) {
        model.npv.mean = made::around(-5000, 100);
    }
    CHECK(contains(verdict_text(made::scenario(), summary), "Every model loses money on average"));
    summary.replications = 1;
    CHECK(contains(verdict_text(made::scenario(), summary), "anecdote"));
}
