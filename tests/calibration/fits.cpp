// Families fitted by maximum likelihood, beside what scipy's densities come to under its own optimiser, with
// and without unfinished projects.

#include "calibration/candidates.hpp"

#include <catch2/catch.hpp>

#include "calibration/goodness.hpp"
#include "calibration/log_gamma.hpp"
#include "calibration/maximum.hpp"
#include "calibration/tail.hpp"

using namespace fundsim;

namespace {

const std::vector<double> ratios{0.62, 0.71, 0.8,  0.88, 0.93, 0.97, 1.02, 1.05,
                                 1.1,  1.18, 1.25, 1.31, 1.44, 1.6,  1.85, 2.3};
constexpr double threshold = 1.4;

struct Known {
    Candidate candidate;
    std::vector<double> parameters;
    double log_likelihood;
};

void compare(const Observed& sample, const std::vector<Known>& known) {
    for (const Known& each : known) {
        INFO(word_of(each.candidate));
        const Fitted found = fit(each.candidate, sample, threshold, nullptr, 4);
        REQUIRE(found.fits);
        CHECK(found.log_likelihood == Approx(each.log_likelihood).epsilon(1e-9));
        REQUIRE(found.parameters.size() == each.parameters.size());
        for (std::size_t i = 0; i < found.parameters.size(); ++i) {
            CHECK(found.parameters[i] == Approx(each.parameters[i]).epsilon(2e-5).margin(2e-6));
        }
        const Fitted again = fit(each.candidate, sample, threshold, &found, 4);
        CHECK(again.log_likelihood == Approx(found.log_likelihood).epsilon(1e-12));
    }
}

}  // namespace

TEST_CASE("fits: all finished") {
    compare(observed(ratios),
            {{Candidate::lognormal, {0.11442479113989015, 0.33510039245464945}, -7.040611388212166},
             {Candidate::gamma, {8.79124267, 0.1351487}, -7.446836731341888},
             {Candidate::weibull, {2.90594486, 1.33241098}, -8.786102018306975},
             {Candidate::log_logistic, {0.10089966097596106, 0.19203861030498756}, -7.254857438325341},
             {Candidate::body_and_tail,
              {0.75, 0.016434622593881766, 0.25915855316367603, 4.269615302525164},
              -6.921612652766066},
             {Candidate::metalog,
              {0.08516267993928595, 0.19170948802136922, 0.05508794456776192},
              -7.090066092328546}});
}

TEST_CASE("fits: some unfinished") {
    compare(observed(ratios, {0.7, 1.2, 1.9}),
            {{Candidate::lognormal, {0.17614478335764233, 0.36470372830010156}, -10.454198378727202},
             {Candidate::gamma, {7.73819403, 0.16436123}, -10.898293174457393},
             {Candidate::weibull, {2.86373111, 1.42893783}, -12.108370247440288},
             {Candidate::log_logistic, {0.16097621670530793, 0.21353116478044293}, -10.768893811286148},
             {Candidate::body_and_tail,
              {0.6813538232943832, 0.03396201559907124, 0.26456716541835923, 3.2200047245239034},
              -10.254446634840113},
             {Candidate::metalog,
              {0.13393142931180127, 0.21827496563589122, 0.09491596032506112},
              -10.40640285089226}});
}

TEST_CASE("fits: a tail needs values on both sides of its threshold") {
    CHECK_FALSE(fit(Candidate::body_and_tail, observed(ratios), threshold).fits);
    CHECK_FALSE(fit(Candidate::body_and_tail, observed(ratios), 3, nullptr, 1).fits);
    CHECK_FALSE(fit(Candidate::body_and_tail, observed(ratios), 0.5, nullptr, 1).fits);
}

TEST_CASE("fits: shares and values of a fit belong together, and are those of the scenario's distribution") {
    for (const Observed& sample : {observed(ratios), observed(ratios, {0.7, 1.2, 1.9})}) {
        for (std::size_t c = 0; c < candidate_count; ++c) {
            const Fitted found = fit(Candidate(c), sample, threshold, nullptr, 4);
            INFO(word_of(found.candidate));
            const Distribution written = distribution_of(found, 1e12);
            CHECK(faults(written).empty());
            for (const double p : {0.01, 0.3, 0.5, 0.74, 0.9, 0.999}) {
                const double x = quantile_at(found, p);
                const Sides sides = sides_at(found, x);
                CHECK(sides.below == Approx(p).epsilon(1e-9));
                CHECK(sides.above == Approx(1 - p).epsilon(1e-7));
                CHECK(quantile(written, p) == Approx(x).epsilon(1e-6));
            }
        }
    }
}

TEST_CASE("fits: a tail without a mean gets the cap, one with a mean does not unless it is Pareto's") {
    const Fitted heavy{.candidate = Candidate::log_logistic, .parameters = {0, 1.2}, .fits = true};
    CHECK(tail_exponent(heavy) == Approx(1 / 1.2));
    CHECK(distribution_of(heavy, 10).maximum == 10);
    const Fitted light{.candidate = Candidate::metalog, .parameters = {0, 0.2, 0.1}, .fits = true};
    CHECK(tail_exponent(light) == Approx(4));
    CHECK(distribution_of(light, 10).maximum > 1e300);
    const Fitted tail{.candidate = Candidate::body_and_tail,
                      .parameters = {0.8, 0, 0.2, 3},
                      .threshold = 1.5,
                      .fits = true};
    CHECK(distribution_of(tail, 10).parts[1].maximum == 10);
    CHECK(distribution_of(tail, 10).parts[0].maximum == 1.5);
}

TEST_CASE("fits: the logarithm of the gamma function") {
    CHECK(log_gamma(0.5) == Approx(0.5723649429247001).epsilon(1e-13));
    CHECK(std::abs(log_gamma(1)) < 1e-13);
    CHECK(std::abs(log_gamma(2)) < 1e-13);
    CHECK(log_gamma(10) == Approx(12.801827480081469).epsilon(1e-13));
    CHECK(log_gamma(100) == Approx(359.1342053695754).epsilon(1e-13));
    CHECK(log_gamma(0.01) == Approx(4.599479878042022).epsilon(1e-13));
}

TEST_CASE("fits: the highest point of a function, from where it is not concave") {
    const Height hill = [](std::span<const double> at) {
        const double x = at[0] - 1, y = at[1] + 2;
        return -std::log(1 + x * x + 2 * y * y + x * y);
    };
    const Maximum found = highest(hill, {6, 5});
    CHECK(found.at[0] == Approx(1).margin(1e-5));
    CHECK(found.at[1] == Approx(-2).margin(1e-5));
    CHECK(solved({2, 1, 1, 3}, {3, 5}) == std::vector<double>{0.8, 1.4});
    CHECK(solved({1, 2, 2, 4}, {1, 2}).empty());
}

TEST_CASE("goodness: Anderson-Darling is the textbook's where all are finished") {
    const Observed sample = observed(ratios);
    CHECK(anderson_darling(sample, fit(Candidate::lognormal, sample, 0)) ==
          Approx(0.11748781319274926).epsilon(1e-9));
    // Whoever is unfinished at less than anything seen has nothing to say, but counts.
    const Observed more = observed(ratios, {0.01});
    Fitted same = fit(Candidate::lognormal, sample, 0);
    CHECK(anderson_darling(more, same) == Approx(17.0 / 16 * 0.11748781319274926).epsilon(1e-9));
}

TEST_CASE("goodness: the product-limit estimate of a published trial") {
    // Remission in weeks under 6-mercaptopurine (Freireich et al. 1963; Kalbfleisch & Prentice 2002, p. 17).
    const Observed sample =
        observed({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
    const auto steps = product_limit(sample);
    const std::vector<double> known{0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    REQUIRE(steps.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        CHECK(1 - steps[i].at_most == Approx(known[i]).margin(6e-4));
    }
    CHECK(quantile_of_steps(steps, 0.5) == 23);
    CHECK(quantile_of_steps(steps, 0.6) > 1e300);
    CHECK(limits_of_sight(sample).size() == 11);
    CHECK(limits_of_sight(sample).back().at_most == 1);
}

TEST_CASE("goodness: Akaike's criterion for small samples") {
    CHECK(corrected_akaike(-10, 2, 13) == Approx(24 + 12.0 / 10));
    CHECK(corrected_akaike(-10, 2, 3) > 1e300);
}

TEST_CASE("goodness: intervals turn the replicates round their estimate") {
    std::vector<double> replicates;
    for (int k = 1; k <= 100; ++k) {
        replicates.push_back(k);
    }
    const Ends plain = nine_of_ten(Scale::any, 40, replicates, 10);
    CHECK(plain.low == Approx(80 - 95));
    CHECK(plain.high == Approx(80 - 5));
    const Ends positive = nine_of_ten(Scale::positive, 40, replicates, 10);
    CHECK(positive.low == Approx(1600.0 / 95));
    CHECK(positive.high == Approx(1600.0 / 5));
    const Ends none = nine_of_ten(Scale::positive, 0, {0, 0, 0, 1}, 10);
    CHECK(none.low == 0);
    CHECK(none.high == 1);
    const Ends share = nine_of_ten(Scale::share, 0.5, {0, 0.2, 0.8, 1}, 10);
    CHECK(share.low == Approx(0.05));
    CHECK(share.high == Approx(0.95));
    CHECK(std::isnan(nine_of_ten(Scale::any, 1, {}, 10).low));
}

TEST_CASE("tail: Hill's estimate, its interval, and unfinished projects") {
    const Observed sample = observed({1, 1.2, 2, 4, 8}, {3});
    const Tail tail = pareto_tail(sample, 1.5);
    CHECK(tail.finished == 3);
    CHECK(tail.unfinished == 1);
    // Logarithms of 2, 4, 8 and 3 in units of 1.5: 0.287682, 0.980829, 1.673976, 0.693147.
    CHECK(tail.alpha == Approx(3 / 3.635634).epsilon(1e-6));
    // 5 and 95 % of chi-squared with 6 degrees of freedom: 1.63538, 12.59159.
    CHECK(tail.low == Approx(tail.alpha * 1.63538 / 6).epsilon(1e-5));
    CHECK(tail.high == Approx(tail.alpha * 12.59159 / 6).epsilon(1e-5));
    CHECK(std::isnan(pareto_tail(sample, 10).alpha));
    const auto hill = hill_estimates(observed({1, 2, 4, 8}), {2, 4});
    REQUIRE(hill.size() == 1);
    CHECK(hill[0].threshold == 2);
    CHECK(hill[0].alpha == Approx(2 / std::log(8.0)));
}
