// Whole histories: masses, choice of a family, intervals, the published class beside them.

#include "calibration/calibrated.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "calibration/written.hpp"
#include "engine/distribution/calibrations.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

//! Values drawn from a distribution.
std::vector<double> drawn(const Distribution& truth, std::size_t count, std::uint64_t seed = 5) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(quantile(truth, uniform({seed, 0}, Purpose::value, std::uint32_t(i), 0)));
    }
    return values;
}

Calibrated answer(const Question& question, std::uint32_t resamples) {
    const Plan plan = plan_of(question);
    std::vector<std::vector<Replicate>> replicates(plan.fits.size());
    for (std::size_t i = 0; i < plan.fits.size(); ++i) {
        for (std::uint32_t b = 0; b < resamples; ++b) {
            replicates[i].push_back(replicate(plan, i, b));
        }
    }
    return calibrated(plan, replicates);
}

const Distribution lognormal{.shape = Shape::lognormal, .parameters = {0.1, 0.3}};

}  // namespace

TEST_CASE("history: what has one tail is not mistaken for what has another") {
    const Calibrated heavy = answer({.finished = drawn(large_it_overrun(1e9), 400, 7)}, 60);
    CHECK(heavy.tried.front().fitted.candidate == Candidate::body_and_tail);
    CHECK(heavy.tried.front().p > 0.05);
    CHECK(heavy.tried.back().p < 0.05);
    CHECK(heavy.tail.low < 1.378);
    CHECK(heavy.tail.high > 1.378);
    REQUIRE(heavy.capped.size() >= 3);
    CHECK(std::is_sorted(heavy.capped.begin(), heavy.capped.end(),
                         [](const Capped& a, const Capped& b) { return a.mean < b.mean; }));
    const Calibrated light = answer({.finished = drawn(lognormal, 400)}, 60);
    CHECK(light.tried.front().p > 0.05);
    CHECK(light.capped.empty());
    for (const Tried& each : light.tried) {
        if (each.fitted.candidate == Candidate::weibull) {
            CHECK(each.p < 0.05);
        }
    }
}

TEST_CASE("history: intervals hold what was estimated, and narrow with more projects") {
    const Calibrated few = answer({.finished = drawn(lognormal, 50), .family = Candidate::lognormal}, 200);
    const Calibrated many = answer({.finished = drawn(lognormal, 800), .family = Candidate::lognormal}, 200);
    for (const Calibrated* each : {&few, &many}) {
        CHECK(each->mean.low < each->mean.value);
        CHECK(each->mean.value < each->mean.high);
        CHECK(each->tried.front().replicates == 200);
        CHECK(each->quantiles[4].low < quantile(lognormal, 0.9));
        CHECK(each->quantiles[4].high > quantile(lognormal, 0.9));
    }
    CHECK(many.mean.high - many.mean.low < 0.4 * (few.mean.high - few.mean.low));
}

TEST_CASE("history: the same replicate is the same, another one is another") {
    const Plan plan = plan_of({.finished = drawn(lognormal, 40)});
    CHECK(replicate(plan, 0, 3).parameters == replicate(plan, 0, 3).parameters);
    CHECK(replicate(plan, 0, 3).parameters != replicate(plan, 0, 4).parameters);
    Plan other = plan;
    other.question.number = 1;
    CHECK(replicate(plan, 0, 3).parameters != replicate(other, 0, 3).parameters);
}

TEST_CASE("history: projects exactly on plan are a value of their own, or are left out") {
    std::vector<double> values = drawn(lognormal, 60);
    values.insert(values.end(), 40, 1.0);
    const Calibrated kept = answer({.finished = values}, 20);
    REQUIRE(kept.masses.size() == 1);
    CHECK(kept.masses[0].count == 40);
    CHECK(kept.finished == 100);
    CHECK(cumulative(kept.own, 1) - cumulative(kept.own, 0.9999999) == Approx(0.4).margin(1e-4));
    const Calibrated without = answer({.finished = values, .on_plan = OnPlan::leave_out}, 20);
    CHECK(without.masses.empty());
    CHECK(without.left_out == 40);
    CHECK(without.finished == 60);
    CHECK(kept.mean.value == Approx(0.4 + 0.6 * without.mean.value));
    // A few are a coincidence, and of sizes 1 is a number like others.
    values.resize(63);
    CHECK(answer({.finished = values}, 0).masses.empty());
    values.insert(values.end(), 40, 1.0);
    CHECK(answer({.finished = values, .is_ratio = false, .may_have_tail = false}, 0).masses.empty());
}

TEST_CASE("history: what has realised nothing is a value of its own") {
    std::vector<double> values = drawn(lognormal, 30);
    values.insert(values.end(), 10, 0.0);
    const Calibrated found = answer({.finished = values, .may_have_tail = false}, 20);
    REQUIRE(found.masses.size() == 1);
    CHECK(found.masses[0].value == 0);
    CHECK(found.quantiles[0].value == 0);
    CHECK(found.quantiles[0].low == 0);
    CHECK(faults(found.own).empty());
}

TEST_CASE("history: unfinished projects pull upwards, and replicates are looked at as the history was") {
    const std::vector<double> values = drawn(lognormal, 200);
    std::vector<double> finished, unfinished;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double seen = i % 2 == 0 ? 1.2 : 1e9;
        (values[i] <= seen ? finished : unfinished).push_back(std::min(values[i], seen));
    }
    const Calibrated known =
        answer({.finished = finished, .unfinished = unfinished, .family = Candidate::lognormal}, 100);
    const Calibrated ignored = answer({.finished = finished, .family = Candidate::lognormal}, 100);
    CHECK(known.unfinished == unfinished.size());
    CHECK(ignored.mean.value < known.mean.value);
    CHECK(ignored.tried.front().parameters[0].high < 0.1);
    CHECK(known.tried.front().parameters[0].low < 0.1);
    CHECK(known.tried.front().parameters[0].high > 0.1);
    CHECK(known.tried.front().p > 0.05);
    const Plan plan = plan_of({.finished = finished, .unfinished = unfinished});
    double shown = 0;
    for (std::uint32_t b = 0; b < 50; ++b) {
        shown += double(replicate(plan, 0, b).finished) / 50;
    }
    CHECK(shown == Approx(double(finished.size())).epsilon(0.04));
}

TEST_CASE("history: few projects stand beside the published class, a hundred stand alone") {
    const Distribution class_of = find_calibration("large_it").distribution;
    for (const auto& [count, weight] : {std::pair(25, 0.5), std::pair(100, 1.0), std::pair(400, 1.0)}) {
        const Calibrated found =
            answer({.finished = drawn(lognormal, std::size_t(count)), .reference = class_of}, 0);
        CHECK(found.weight == Approx(weight));
        CHECK(faults(found.distribution).empty());
        CHECK(mean(found.distribution) == Approx(weight * mean(found.own) + (1 - weight) * mean(class_of)));
    }
}

TEST_CASE("history: the usual cap is ten, or above what has happened") {
    CHECK(usual_cap(3) == 10);
    CHECK(usual_cap(10) == 20);
    CHECK(usual_cap(20) == 50);
    CHECK(usual_cap(70) == 100);
    CHECK(usual_cap(300) == 500);
}

TEST_CASE("history: what cannot be calibrated is said") {
    CHECK(answer({.finished = {1.1, 1.2}}, 0).fault == "too few finished projects");
    CHECK(answer({.finished = std::vector<double>(30, 1.0)}, 0).fault ==
          "too few finished projects differ from their plan");
    CHECK(answer({.finished = {1.2, 1.2, 1.2}}, 0).fault == "all finished projects have the same figure");
    CHECK(answer({.finished = drawn(lognormal, 20), .family = Candidate::body_and_tail}, 0).fault ==
          "the family that is asked for does not fit");
    const Calibrated few = answer({.finished = {1.1, 1.2, 0.9, 1.4}}, 10);
    CHECK(few.fault.empty());
    CHECK(few.tried.size() == 1);
}

TEST_CASE("history: distributions are written with six digits, and weights that sum to 1") {
    CHECK(to_six_digits(0.123456789) == 0.123457);
    CHECK(to_six_digits(-12345678.9) == -12345700);
    CHECK(to_six_digits(1.5) == 1.5);
    CHECK(to_six_digits(0) == 0);
    CHECK(std::isinf(to_six_digits(std::numeric_limits<double>::infinity())));
    const Distribution third{.shape = Shape::constant, .parameters = {1.0 / 3}};
    const Distribution mix = written(
        {.shape = Shape::mixture, .weights = {1.0 / 3, 1.0 / 3, 1.0 / 3}, .parts = {third, third, third}});
    CHECK(faults(mix).empty());
    CHECK(mix.parts[0].parameters[0] == 0.333333);
}

TEST_CASE("history: pairs of quantiles hold the largest value and at most so many") {
    const Calibrated found = answer({.finished = drawn(lognormal, 700)}, 0);
    CHECK(found.pairs.size() <= most_pairs);
    CHECK(found.pairs.back().observed == found.largest);
    std::size_t inside = 0;
    for (const QuantilePair& pair : found.pairs) {
        inside += pair.low <= pair.observed && pair.observed <= pair.high ? 1 : 0;
    }
    CHECK(double(inside) > 0.8 * double(found.pairs.size()));
}
