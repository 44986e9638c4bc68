// Distributions as they are written, each way of writing each family.

#include <cmath>

#include "parameters/distribution_text.hpp"
#include "support.hpp"

using namespace reading;

namespace {

//! The distribution of `value_per_year` when it is written like this.
Distribution written(const std::string& text, const std::string& folder = {}) {
    const auto result =
        read_scenario_text(with(sound, "{ lognormal = { p50 = 800, p90 = 2900 } }", text), "s.toml", folder);
    INFO(text << "\n" << formatted(result.faults));
    REQUIRE(result.ok);
    const Distribution d = result.scenario.opportunities.value_per_year;
    // Whatever is read is written so that it reads back the same.
    const auto again =
        sound_read(with(sound, "{ lognormal = { p50 = 800, p90 = 2900 } }", distribution_toml(d)));
    CHECK(again.scenario.opportunities.value_per_year == d);
    return d;
}

std::string refused(const std::string& text) {
    return faults_in(with(sound, "{ lognormal = { p50 = 800, p90 = 2900 } }", text));
}

}  // namespace

TEST_CASE("families are written with their parameters") {
    CHECK(written("3") == Distribution{.shape = Shape::constant, .parameters = {3}});
    CHECK(written("{ constant = -3.5 }") == Distribution{.shape = Shape::constant, .parameters = {-3.5}});
    CHECK(written("{ uniform = { min = 1, max = 3 } }") ==
          Distribution{.shape = Shape::uniform, .parameters = {1, 3}});
    CHECK(written("{ triangular = { min = 1, mode = 2, max = 5 } }") ==
          Distribution{.shape = Shape::triangular, .parameters = {1, 2, 5}});
    CHECK(written("{ pert = { min = 1, mode = 2, max = 5 } }") ==
          Distribution{.shape = Shape::pert, .parameters = {1, 2, 5}});
    CHECK(written("{ normal = { mean = 5, sd = 2 } }") ==
          Distribution{.shape = Shape::normal, .parameters = {5, 2}});
    CHECK(written("{ lognormal = { mu = 5, sigma = 0.3 } }") ==
          Distribution{.shape = Shape::lognormal, .parameters = {5, 0.3}});
    CHECK(written("{ beta = { alpha = 3, beta = 1.5 } }") ==
          Distribution{.shape = Shape::beta, .parameters = {3, 1.5}});
    CHECK(written("{ beta = { alpha = 3, beta = 1.5, lower = -1, upper = 4 } }") ==
          Distribution{.shape = Shape::beta, .parameters = {3, 1.5, -1, 4}});
    CHECK(written("{ beta = { alpha = 3, beta = 1.5, upper = 4 } }") ==
          Distribution{.shape = Shape::beta, .parameters = {3, 1.5, 0, 4}});
    CHECK(written("{ gamma = { shape = 2, scale = 3 } }") ==
          Distribution{.shape = Shape::gamma, .parameters = {2, 3}});
    CHECK(written("{ exponential = { mean = 4 } }") ==
          Distribution{.shape = Shape::exponential, .parameters = {4}});
    CHECK(written("{ exponential = { rate = 4 } }") ==
          Distribution{.shape = Shape::exponential, .parameters = {0.25}});
    CHECK(written("{ weibull = { shape = 2, scale = 3 } }") ==
          Distribution{.shape = Shape::weibull, .parameters = {2, 3}});
    CHECK(written("{ pareto = { x_m = 1.5, alpha = 2.5 } }") ==
          Distribution{.shape = Shape::pareto, .parameters = {1.5, 2.5}});
    CHECK(written("{ student_t = { nu = 4 } }") ==
          Distribution{.shape = Shape::student_t, .parameters = {4, 0, 1}});
    CHECK(written("{ student_t = { nu = 4, location = 10, scale = 3 } }") ==
          Distribution{.shape = Shape::student_t, .parameters = {4, 10, 3}});
    CHECK(written("{ discrete = { values = [0, 100], weights = [0.4, 0.6] } }") ==
          Distribution{.shape = Shape::discrete, .values = {0, 100}, .weights = {0.4, 0.6}});
    CHECK(written("{ empirical = { values = [3, 1, 2] } }").shape == Shape::empirical);
}

TEST_CASE("families are written with quantiles") {
    for (const char* family : {"lognormal", "gamma", "weibull", "pareto"}) {
        const Distribution d =
            written("{ " + std::string(family) + " = { p50 = 800, p90 = 2900, max = 1e5 } }");
        Distribution free = d;
        free.maximum = unlimited;
        INFO(family);
        CHECK(d.maximum == 1e5);
        CHECK(quantile(free, 0.5) == Approx(800).epsilon(1e-6));
        CHECK(quantile(free, 0.9) == Approx(2900).epsilon(1e-6));
    }
    const Distribution normal = written("{ normal = { p05 = -10, p97_5 = 30 } }");
    CHECK(quantile(normal, 0.05) == Approx(-10));
    CHECK(quantile(normal, 0.975) == Approx(30));
    CHECK(quantile(written("{ exponential = { p50 = 7 } }"), 0.5) == Approx(7));
    const Distribution metalog = written("{ metalog = { p10 = 1, p50 = 3, p90 = 8 } }");
    CHECK(quantile(metalog, 0.1) == Approx(1));
    CHECK(quantile(metalog, 0.5) == Approx(3));
    CHECK(quantile(metalog, 0.9) == Approx(8));
    const Distribution bounded = written("{ metalog = { p10 = 1, p50 = 3, p90 = 8, lower = 0 } }");
    CHECK(quantile(bounded, 1e-9) >= 0);
    CHECK(quantile(bounded, 0.9) == Approx(8));
}

TEST_CASE("families are written with mean and standard deviation") {
    for (const char* family : {"lognormal", "gamma", "weibull", "uniform", "normal"}) {
        const Distribution d = written("{ " + std::string(family) + " = { mean = 5, sd = 2 } }");
        INFO(family);
        CHECK(mean(d) == Approx(5).epsilon(1e-6));
        CHECK(standard_deviation(d) == Approx(2).epsilon(1e-6));
    }
    const Distribution beta = written("{ beta = { mean = 3, sd = 1, lower = 1, upper = 6 } }");
    CHECK(mean(beta) == Approx(3));
    CHECK(standard_deviation(beta) == Approx(1));
    CHECK(mean(written("{ lognormal = { mean = 7, sigma = 0.4 } }")) == Approx(7));
}

TEST_CASE("min and max condition, outside the family or inside it") {
    const Distribution outside = written("{ normal = { mean = 5, sd = 2 }, min = 0, max = 9 }");
    CHECK(outside.minimum == 0);
    CHECK(outside.maximum == 9);
    CHECK(written("{ normal = { mean = 5, sd = 2, min = 0, max = 9 } }") == outside);
    CHECK(written("{ normal = { mean = 5, sd = 2, min = 0 }, max = 9 }") == outside);
    const Distribution uniform = written("{ uniform = { min = 0, max = 10 }, max = 5 }");
    CHECK(uniform.parameters == std::vector<double>{0, 10});
    CHECK(uniform.maximum == 5);
    CHECK(std::isinf(written("{ uniform = { min = 0, max = 10 } }").maximum));
}

TEST_CASE("mixtures and calibrations are written by parts and by name") {
    const Distribution mixture = written("{ mixture = [ { weight = 0.4, constant = 0 }, { weight = 0.6, "
                                         "lognormal = { mu = 5, sigma = 1, max = 9e3 } } ] }");
    REQUIRE(mixture.parts.size() == 2);
    CHECK(mixture.weights == std::vector<double>{0.4, 0.6});
    CHECK(mixture.parts[1].maximum == 9e3);
    CHECK(mean(written("{ calibration = \"large_it\" }")) == Approx(1.290).margin(0.005));
    CHECK(mean(written("{ calibration = \"large_it\", cap = 20 }")) == Approx(1.379).margin(0.005));
    CHECK(mean(written("{ calibration = \"managed_shop\" }")) == Approx(1.006).margin(0.01));
    CHECK(support(written("{ calibration = \"survey\", cap = 3 }")).upper == 3);
}

TEST_CASE("an empirical distribution may come from a column of a file") {
    const Folder folder;
    folder.write("x.csv", "name,ratio\n\"a, b\",1.5\nc,\nd,0.5\n");
    const Distribution d =
        written("{ empirical = { file = \"x.csv\", column = \"ratio\" } }", folder.path.string());
    CHECK(mean(d) == Approx(1));
    CHECK(d.values.size() == 2);
    const auto fault = [&](const std::string& text) {
        return formatted(read_scenario_text(with(sound, "{ lognormal = { p50 = 800, p90 = 2900 } }", text),
                                            "s.toml", folder.path.string())
                             .faults);
    };
    CHECK(fault("{ empirical = { file = \"x.csv\", column = \"rato\" } }").find("Did you mean 'ratio'?") !=
          std::string::npos);
    CHECK(fault("{ empirical = { file = \"y.csv\", column = \"ratio\" } }").find("No such file") !=
          std::string::npos);
    CHECK(fault("{ empirical = { file = \"x.csv\", column = \"name\" } }")
              .find("x.csv:2: 'a, b' in column 'name' is no number") != std::string::npos);
    CHECK(fault("{ empirical = { file = \"x.csv\" } }").find("empirical is written") != std::string::npos);
}

TEST_CASE("what is no distribution is told how to write it") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"\"lognormal\"", "s.toml:9:18: value_per_year must be a distribution such as"},
        {"[1, 2]", "must be a distribution such as"},
        {"nan", "value_per_year is nan"},
        {"{ }", "value_per_year names no distribution"},
        {"{ min = 3 }", "names no distribution"},
        {"{ lognorml = { p50 = 1, p90 = 2 } }",
         "'lognorml' is no part of a distribution. Did you mean 'lognormal'?"},
        {"{ normal = { mean = 1, sd = 1 }, uniform = { min = 1, max = 2 } }", "names two distributions"},
        {"{ normal = { mean = 1, sd = 1 }, cap = 3 }", "'cap' is no part of a distribution"},
        {"{ weight = 1, constant = 3 }", "'weight' is no part of a distribution"},
        {"{ lognormal = { p50 = 800 } }", "s.toml:9:"},
        {"{ lognormal = { p50 = 800, p50 = 900 } }", "s.toml:9:"},
        {"{ lognormal = { p50 = 800, p90 = 700 } }", "s.toml:9:"},
        {"{ lognormal = { p10 = 1, p50 = 3, p90 = 8 } }", "metalog"},
        {"{ lognormal = { p50 = 800, sigma = 1 } }", "told by quantiles or by its parameters, not by both"},
        {"{ lognormal = { mean = 800, mu = 1 } }", "lognormal is written"},
        {"{ lognormal = { p100 = 800, p50 = 1 } }", "'p100' is nothing that lognormal knows"},
        {"{ lognormal = { mu = \"x\", sigma = 1 } }", "mu must be a number"},
        {"{ lognormal = { mu = inf, sigma = 1 } }", "mu is infinite"},
        {"{ lognormal = { mu = 1, sigma = -1 } }", "value_per_year:"},
        {"{ lognormal = 3 }", "lognormal must be a table"},
        {"{ normal = { mean = 1, sd = 1, lower = 2 } }", "'lower' is nothing that normal knows"},
        {"{ normal = { mean = 1 } }", "normal is written { mean, sd }"},
        {"{ normal = { mean = 1, sd = 1 }, min = 3, max = 2 }", "value_per_year:"},
        {"{ normal = { mean = 1, sd = 1 }, min = nan }", "min is nan"},
        {"{ uniform = { min = 3, max = 1 } }", "value_per_year:"},
        {"{ triangular = { min = 1, mode = 9, max = 5 } }", "value_per_year:"},
        {"{ exponential = { rate = 0 } }", "value_per_year:"},
        {"{ pareto = { x_m = 1, alpha = 0.9 } }", "value_per_year:"},
        {"{ student_t = { nu = 1 } }", "value_per_year:"},
        {"{ mixture = [] }", "mixture is written"},
        {"{ mixture = [ 3 ] }", "a part of a mixture is a table with a weight"},
        {"{ mixture = [ { constant = 3 } ] }", "a part of a mixture is a table with a weight"},
        {"{ mixture = [ { weight = 0.4, constant = 3 }, { weight = 0.5, constant = 4 } ] }",
         "value_per_year:"},
        {"{ mixture = [ { weight = -1, constant = 3 }, { weight = 2, constant = 4 } ] }", "value_per_year:"},
        {"{ discrete = { values = [1, 2], weights = [0.4, 0.5] } }", "value_per_year:"},
        {"{ discrete = { values = [1, 2], weights = [1] } }", "value_per_year:"},
        {"{ discrete = { values = [], weights = [] } }", "values is empty"},
        {"{ discrete = { values = [1, \"a\"], weights = [0.5, 0.5] } }", "values must be a number"},
        {"{ empirical = { values = [] } }", "values is empty"},
        {"{ metalog = { p10 = 1 } }", "s.toml:9:"},
        {"{ metalog = { p10 = 8, p50 = 3, p90 = 1 } }", "s.toml:9:"},
        {"{ metalog = { p10 = 1, p50 = 3, p90 = 8, term = 3 } }", "Did you mean 'terms'?"},
        {"{ metalog = { p10 = 1, p50 = 3, p90 = 8, coefficients = [1, 2] } }", "not by both"},
        {"{ metalog = 3 }", "metalog is written"},
        {"{ calibration = \"larg_it\" }", "Did you mean 'large_it'?"},
        {"{ calibration = 3 }", "calibration must be a text"},
        {"{ calibration = \"large_it\", cap = \"x\" }", "cap must be a number"},
        {"{ calibration = \"large_it\", cap = 1 }", "value_per_year:"},
    };
    for (const auto& [text, told] : cases) {
        const std::string faults = refused(text);
        INFO(text << "\n" << faults << "expected: " << told);
        CHECK(faults.find(told) != std::string::npos);
    }
}

TEST_CASE("a tail without a mean needs a cap, and is told so") {
    const std::string faults = refused("{ pareto = { x_m = 1, alpha = 0.9 } }");
    INFO(faults);
    CHECK((faults.find("max") != std::string::npos || faults.find("cap") != std::string::npos));
    CHECK(refused("{ pareto = { x_m = 1, alpha = 0.9 }, max = 100 }").empty());
    CHECK(refused("{ mixture = [ { weight = 0.5, constant = 0 }, { weight = 0.5, student_t = { nu = 1 }, min "
                  "= -10, max = 10 } ] }")
              .empty());
}

TEST_CASE("distributions keep to the range of their parameter") {
    const auto fault = [](const std::string& line) {
        return faults_in(with(sound, "arrivals_per_year = 12", "arrivals_per_year = 12\n" + line));
    };
    CHECK(fault("fit = { normal = { mean = 0.5, sd = 0.1 } }")
              .find("s.toml:9:7: fit can be -inf, outside its range [0, 1]") == 0);
    CHECK(fault("fit = { normal = { mean = 0.5, sd = 0.1 }, min = 0 }").find("a max conditions") !=
          std::string::npos);
    CHECK(fault("fit = { normal = { mean = 0.5, sd = 0.1 }, min = 0, max = 1 }").empty());
    CHECK(fault("fit = 1").empty());
    CHECK(fault("fit = 1.01").find("fit can be 1.01") != std::string::npos);
    CHECK(fault("overrun = 0").find("overrun can be 0") != std::string::npos);
    CHECK(fault("overrun = { exponential = { mean = 1 } }").empty());
    CHECK(fault("overrun = { uniform = { min = 0, max = 2 } }").empty());
    CHECK(fault("overrun = { uniform = { min = -1, max = 2 } }").find("overrun can be -1") !=
          std::string::npos);
}
