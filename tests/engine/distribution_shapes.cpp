// Quantiles, distribution functions and moments of the continuous shapes, against values computed with
// SciPy 1.10 (Student's t through its inverse incomplete beta, which has more digits than its inverse t).

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "engine/distribution/calibrations.hpp"
#include "engine/distribution/distribution.hpp"
#include "engine/distribution/latent_quantile.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double probabilities[5] = {1e-6, .01, .3, .9, .9999};

struct Known {
    std::string name;
    Distribution distribution;
    double quantiles[5];
    double mean;
    double deviation;
};

std::vector<Known> known_shapes() {
    return {
        {"uniform",
         {.shape = Shape::uniform, .parameters = {-2, 3}},
         {-1.999995, -1.95, -0.5, 2.5, 2.9995},
         0.5,
         1.443375672974064},
        {"triangular",
         {.shape = Shape::triangular, .parameters = {0, 1, 5}},
         {0.00223606797749979, 0.223606797749979, 1.258342613226059, 3.585786437626905, 4.955278640450007},
         2,
         1.080123449734643},
        {"pert",
         {.shape = Shape::pert, .parameters = {0, 1, 5}},
         {0.0006753594963444143, 0.1156726309613235, 0.9295812448711636, 2.72667025216791, 4.592573390980065},
         1.5,
         0.8660254037844387},
        {"normal",
         {.shape = Shape::normal, .parameters = {1, 2}},
         {-8.506848617645797, -3.652695748081682, -0.04880102541608178, 3.563103131089201, 8.438032970911419},
         1,
         2},
        {"lognormal",
         {.shape = Shape::lognormal, .parameters = {1, .8}},
         {0.06064370464651788, 0.4227060328921508, 1.786895202056804, 7.577938920348154, 53.26147042124746},
         3.743421377260863,
         3.544371466443712},
        {"beta",
         {.shape = Shape::beta, .parameters = {3, 1.5}},
         {0.007710878043355447, 0.1697859422920164, 0.5662835880524253, 0.9135655656953185,
          0.9991940748842061},
         0.6666666666666666,
         0.2010075630518424},
        {"beta with ends",
         {.shape = Shape::beta, .parameters = {.5, 2, -1, 4}},
         {-0.9999999999977778, -0.9997777711930742, -0.7944025855976063, 1.659387167367902,
          3.918573095407418},
         0,
         1.069044967649698},
        {"gamma",
         {.shape = Shape::gamma, .parameters = {2.5, 3}},
         {0.01934424030974563, 0.8314471150924159, 4.49986219913986, 13.85453534967169, 38.61724793858419},
         7.5,
         4.743416490252569},
        {"gamma below 1",
         {.shape = Shape::gamma, .parameters = {.4, 3}},
         {2.224606404769199e-15, 2.224618187882315e-05, 0.1126256593122691, 3.389528476417946,
          21.48078097902276},
         1.2,
         1.897366596101028},
        {"exponential",
         {.shape = Shape::exponential, .parameters = {2}},
         {2.000001000000667e-06, 0.02010067170700288, 0.7133498878774649, 4.605170185988092,
          18.42068074395259},
         2,
         2},
        {"weibull",
         {.shape = Shape::weibull, .parameters = {1.7, 2}},
         {0.0005910420208765126, 0.1336109643394392, 1.090588560196212, 3.266615721063628, 7.383307969544826},
         1.784489004998648,
         1.080471799254111},
        {"pareto",
         {.shape = Shape::pareto, .parameters = {1.5, 2.5}},
         {1.50000060000042, 1.506042338881361, 1.73002366167278, 3.767829647264371, 59.71607558302722},
         2.5,
         2.23606797749979},
        {"student_t",
         {.shape = Shape::student_t, .parameters = {4, 1, 2}},
         {-82.1557083009019, -6.49389477595839, -0.137298126099411, 4.06641254811789, 27.0673434417936},
         1,
         2.82842712474619},
        {"student_t, heavy",
         {.shape = Shape::student_t, .parameters = {1.5, 0, 1}},
         {-5219.46932470695, -11.1973161795684, -0.651795482602357, 2.19639841756554, 242.264098846524},
         0,
         infinity},
        {"student_t, light",
         {.shape = Shape::student_t, .parameters = {30, 0, 1}},
         {-5.87111712041888, -2.45726154240059, -0.530019003906504, 1.3104150253914, 4.23398595727206},
         0,
         1.035098339013531},
        // Conditioned: moments by adaptive quadrature.
        {"normal in 0..3",
         {.shape = Shape::normal, .parameters = {1, 2}, .minimum = 0, .maximum = 3},
         {3.02675080576797e-06, 0.0301547188993607, 0.841312986205478, 2.5994437730807, 2.99955965866482},
         1.41326243612307,
         0.831320056504096},
        {"lognormal in 0.5..10",
         {.shape = Shape::lognormal, .parameters = {1, .8}, .minimum = .5, .maximum = 10},
         {0.500008766169103, 0.577877850286381, 1.77246912409202, 6.34094893101685, 9.99297891376325},
         3.19404197785545,
         2.0946779356128},
        {"gamma in 2..20",
         {.shape = Shape::gamma, .parameters = {2.5, 3}, .minimum = 2, .maximum = 20},
         {2.00001300018004, 2.12672498651903, 4.9077225191038, 13.407502322785, 19.9834503503973},
         7.59975976510403,
         3.96595128522676},
        {"beta in 0.2..0.9",
         {.shape = Shape::beta, .parameters = {3, 1.5}, .minimum = .2, .maximum = .9},
         {0.200003669342723, 0.231769263877256, 0.547526629956363, 0.851292660404831, 0.899948751069075},
         0.637333970192604,
         0.173700664545828},
        {"pareto without a mean, below 100",
         {.shape = Shape::pareto, .parameters = {1, .9}, .maximum = 100},
         {1.00000109350232, 1.01104977883337, 1.47518572753976, 11.1369724159284, 99.3145407865834},
         5.34881168441386,
         10.1153453602896},
        {"student_t in -50..50",
         {.shape = Shape::student_t, .parameters = {1.5, 0, 1}, .minimum = -50, .maximum = 50},
         {-49.9688143901474, -10.4731463976581, -0.650087227187843, 2.18137326396634, 47.1037280508165},
         0,
         3.60973077911518},
        {"weibull in 1..4",
         {.shape = Shape::weibull, .parameters = {1.7, 2}, .minimum = 1, .maximum = 4},
         {1.00000181026932, 1.01807483624723, 1.54116390290812, 3.19851032643563, 3.99870186912058},
         2.07221257127547,
         0.749614866933141},
        {"triangular in 0.5..4",
         {.shape = Shape::triangular, .parameters = {0, 1, 5}, .minimum = .5, .maximum = 4},
         {0.50000449997975, 0.543139024560011, 1.31218221708284, 3.32667994693185, 3.99910040463591},
         1.96296296296296,
         0.913387325309294},
        {"uniform in -1..2",
         {.shape = Shape::uniform, .parameters = {-2, 3}, .minimum = -1, .maximum = 2},
         {-0.999997, -0.97, -0.1, 1.7, 1.9997},
         0.5,
         0.866025403784438},
    };
}

//! Largest distance between the distribution function and that of a sample, times sqrt(n).
double kolmogorov_smirnov(const Distribution& d, std::uint64_t seed) {
    constexpr std::uint32_t count = 4000;
    const LatentQuantile q = make_latent_quantile(d);
    std::vector<double> x;
    for (std::uint32_t i = 0; i < count; ++i)
        x.push_back(value_at(q, normal({seed, 0}, Purpose::value, i, 0)));
    std::sort(x.begin(), x.end());
    double distance = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i + 1 < count && x[i + 1] == x[i]) continue;  // an atom counts once, with all that lies on it
        distance = std::max(distance, std::fabs(cumulative(d, x[i]) - (i + 1.0) / count));
    }
    return distance * std::sqrt(static_cast<double>(count));
}

constexpr double one_in_a_thousand = 1.95;  // of the Kolmogorov distribution

}  // namespace

TEST_CASE("quantiles, distribution function and moments of each shape") {
    for (const Known& k : known_shapes()) {
        INFO(k.name);
        CHECK(faults(k.distribution).empty());
        for (int i = 0; i < 5; ++i) {
            INFO("probability " << probabilities[i]);
            CHECK(quantile(k.distribution, probabilities[i]) ==
                  Approx(k.quantiles[i]).epsilon(1e-11).margin(1e-14));
            CHECK(cumulative(k.distribution, k.quantiles[i]) ==
                  Approx(probabilities[i]).epsilon(1e-8).margin(1e-10));
        }
        CHECK(exceedance(k.distribution, k.quantiles[4]) == Approx(1e-4).epsilon(1e-9));
        CHECK(mean(k.distribution) == Approx(k.mean).epsilon(1e-12).margin(1e-12));
        if (k.deviation == infinity) {
            CHECK(standard_deviation(k.distribution) == infinity);
        } else {
            CHECK(standard_deviation(k.distribution) == Approx(k.deviation).epsilon(1e-10));
        }
    }
}

TEST_CASE("draws follow their distribution: Kolmogorov-Smirnov") {
    for (const Known& k : known_shapes()) {
        INFO(k.name);
        CHECK(kolmogorov_smirnov(k.distribution, 11) < one_in_a_thousand);
    }
    const Distribution metalog{
        .shape = Shape::metalog, .parameters = {10, 3, 1}, .values = {-infinity, infinity}};
    CHECK(kolmogorov_smirnov(metalog, 11) < one_in_a_thousand);
    CHECK(kolmogorov_smirnov(large_it_overrun(), 11) < one_in_a_thousand);
    CHECK(kolmogorov_smirnov({.shape = Shape::discrete, .values = {1, 2, 5}, .weights = {.2, .3, .5}}, 11) <
          one_in_a_thousand);
    // The test can tell: a lognormal whose sigma is 10 % off.
    const Distribution right{.shape = Shape::lognormal, .parameters = {0, 1}};
    const LatentQuantile wrong = make_latent_quantile({.shape = Shape::lognormal, .parameters = {0, 1.1}});
    double distance = 0;
    for (int i = 1; i < 1000; ++i) {
        const double x = (i - 500) / 200.0;
        distance =
            std::max(distance, std::fabs(cumulative(right, value_at(wrong, x)) -
                                         cumulative({.shape = Shape::normal, .parameters = {0, 1}}, x)));
    }
    CHECK(distance * std::sqrt(4000.0) > 1.4);
}

TEST_CASE("metalog: quantile function, distribution function, bounds, moments") {
    // Q(p) = 10 + 3 L + (p - 1/2) L + 2 (p - 1/2), L = ln(p / (1 - p)) (Keelin 2016).
    const Distribution d{.shape = Shape::metalog, .parameters = {10, 3, 1, 2}};
    for (const double p : {1e-4, .1, .5, .77, .999}) {
        const double logit = std::log(p / (1 - p));
        const double x = 10 + 3 * logit + (p - .5) * logit + 2 * (p - .5);
        CHECK(quantile(d, p) == Approx(x).epsilon(1e-12));
        CHECK(cumulative(d, x) == Approx(p).epsilon(1e-10));
    }
    // Coefficients 5 and 6 multiply (p - 1/2)^2, without and with L.
    const Distribution six{.shape = Shape::metalog, .parameters = {0, 3, 0, 0, 4, .5}};
    CHECK(quantile(six, .9) == Approx(3 * std::log(9.0) + 4 * .16 + .5 * .16 * std::log(9.0)).epsilon(1e-13));
    // The logistic: mean a_1, variance (pi a_2)^2 / 3.
    const Distribution logistic{.shape = Shape::metalog, .parameters = {4, 2}};
    CHECK(mean(logistic) == Approx(4).epsilon(1e-12));
    CHECK(standard_deviation(logistic) == Approx(2 * 3.14159265358979324 / std::sqrt(3.0)).epsilon(1e-10));
    // Bounded below by 1: 1 + exp(logistic), a shifted log-logistic, of mean 1 + e^a1 (pi a2) / sin(pi a2).
    const Distribution log_logistic{
        .shape = Shape::metalog, .parameters = {0.5, .25}, .values = {1, infinity}};
    CHECK(quantile(log_logistic, .8) == Approx(1 + std::exp(.5 + .25 * std::log(4.0))).epsilon(1e-13));
    CHECK(mean(log_logistic) ==
          Approx(1 + std::exp(.5) * (3.14159265358979324 / 4) / std::sin(3.14159265358979324 / 4))
              .epsilon(1e-10));
    const Distribution boxed{.shape = Shape::metalog, .parameters = {0, 1}, .values = {0, 1}};  // a uniform
    for (const double p : {.01, .4, .9}) CHECK(quantile(boxed, p) == Approx(p).epsilon(1e-13));
    CHECK(mean(boxed) == Approx(.5).epsilon(1e-12));
    const Distribution upper{.shape = Shape::metalog, .parameters = {0, .5}, .values = {-infinity, 3}};
    CHECK(quantile(upper, .2) == Approx(3 - std::exp(.5 * std::log(4.0))).epsilon(1e-13));
}
