// Histories calibrated by threads: the same for any number of them, and what an interruption leaves.

#include "execution/calibrate.hpp"

#include <atomic>
#include <catch2/catch.hpp>

#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

std::vector<Question> two_questions() {
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 40; ++i) {
        values.push_back(quantile({.shape = Shape::lognormal, .parameters = {0.1, 0.3}},
                                  uniform({5, 0}, Purpose::value, i, 0)));
    }
    return {{.finished = values}, {.finished = values, .may_have_tail = false, .number = 1}};
}

}  // namespace

TEST_CASE("calibrate: the same for any number of threads") {
    std::uint64_t told = 0, all = 0;
    const auto one = calibrate(two_questions(), {.resamples = 25, .threads = 1});
    const auto three =
        calibrate(two_questions(), {.resamples = 25, .threads = 3, .progress = [&](auto done, auto total) {
                                        told = std::max(told, done);
                                        all = total;
                                    }});
    CHECK(one.ending == Ending::complete);
    CHECK(one.resamples == 25);
    CHECK(told == all);
    CHECK(all == 25 * (5 + 5));
    for (std::size_t q = 0; q < 2; ++q) {
        CHECK(one.answers[q].mean.low == three.answers[q].mean.low);
        CHECK(one.answers[q].mean.high == three.answers[q].mean.high);
        for (std::size_t i = 0; i < one.answers[q].tried.size(); ++i) {
            CHECK(one.answers[q].tried[i].p == three.answers[q].tried[i].p);
        }
    }
    CHECK(one.answers[0].mean.low != one.answers[1].mean.low);
}

TEST_CASE("calibrate: an interruption keeps the replicates that all families have") {
    std::atomic<int> asked = 0;
    const auto some =
        calibrate(two_questions(), {.resamples = 25, .threads = 1, .stop = [&] { return ++asked > 104; }});
    CHECK(some.ending == Ending::interrupted);
    CHECK(some.resamples == 10);
    CHECK(some.answers[0].tried.front().replicates == 10);
    const auto none = calibrate(two_questions(), {.resamples = 25, .stop = [] { return true; }});
    CHECK(none.resamples == 0);
    CHECK(std::isnan(none.answers[0].mean.low));
    CHECK(none.answers[0].fault.empty());
}

TEST_CASE("calibrate: a question without an answer does not keep others from theirs") {
    auto questions = two_questions();
    questions[0].finished = {1.0, 1.0};
    const auto done = calibrate(questions, {.resamples = 5});
    CHECK(done.answers[0].fault == "too few finished projects");
    CHECK(done.answers[1].fault.empty());
    CHECK(calibrate({}, {}).answers.empty());
}
