#include "outlets/sipmath.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/distribution/family.hpp"
#include "engine/numeric/special.hpp"
#include "outlets/hdr.hpp"

using namespace fundsim;

namespace {

std::vector<double> made(std::uint32_t variable, const auto& of) {
    std::vector<double> out;
    for (std::uint64_t trial = 1; trial <= 4'000; ++trial) {
        out.push_back(of(hdr_uniform({.variable = variable}, trial)));
    }
    return out;
}

double value_at(const Sip& sip, double share) {
    return bounded_metalog(sip.lower, sip.upper, metalog_sum(sip.coefficients, {share, 1 - share}));
}

}  // namespace

TEST_CASE("the generator of SIPmath gives its published numbers") {
    const HdrStream stream{.entity = 10, .variable = 2, .seed3 = 3, .seed4 = 4};
    CHECK(hdr_uniform(stream, 1) == 0.18532938009593636);
    CHECK(hdr_uniform(stream, 2) == 0.9937039703363553);
    CHECK(hdr_uniform(stream, 3) == 0.09836426738183945);
}

TEST_CASE("a metalog draws what the sample held") {
    const std::vector<SipColumn> columns{
        {"normal", "kEUR", made(1, [](double u) { return 100 + 20 * normal_quantile(u); })},
        {"lopsided", "kEUR", made(2, [](double u) { return exp_of(normal_quantile(u)); })}};
    const SipLibrary library = sip_library(columns);
    REQUIRE(library.sips.size() == 2);
    const Sip& normal = library.sips[0];
    CHECK(normal.mean == Approx(100).margin(1));
    // Quantiles of 4,000 draws: the standard error of the median is 20 * 1.25 / sqrt(4000) = 0.4.
    CHECK(value_at(normal, 0.5) == Approx(100).margin(1.6));
    CHECK(value_at(normal, 0.95) == Approx(100 + 20 * 1.645).margin(3));
    CHECK(normal.worst_miss < 0.05);
    CHECK(normal.lower == -infinite);
    // A lopsided one needs a bound.
    CHECK(library.sips[1].worst_miss < 0.2);
    CHECK(library.sips[1].lower > -infinite);
    CHECK(value_at(library.sips[1], 0.5) == Approx(1).margin(0.08));
    CHECK(normal.density.size() == 25);
    CHECK(*std::max_element(normal.density.begin(), normal.density.end()) == Approx(0.0199).epsilon(0.1));
    for (const Sip& sip : library.sips) {
        CHECK(metalog_feasible(sip.coefficients));
    }
    // Two streams of the generator are as good as independent.
    CHECK(std::abs(library.correlations[1]) < 4 / std::sqrt(4'000.0));
}

TEST_CASE("quantities of the same futures are tied, also where one is the difference of others") {
    const auto one = made(1, [](double u) { return normal_quantile(u); });
    auto other = made(2, [](double u) { return normal_quantile(u); });
    std::vector<double> difference = one, constant(one.size(), 7.0);
    for (std::size_t i = 0; i < one.size(); ++i) {
        other[i] = one[i] + 0.1 * other[i];
        difference[i] = other[i] - one[i];
    }
    const SipLibrary library = sip_library(std::vector<SipColumn>{{"one", "", one},
                                                                  {"other", "", other},
                                                                  {"difference", "", difference},
                                                                  {"again", "", one},
                                                                  {"constant", "", constant}});
    CHECK(library.correlations[1] == Approx(1 / std::sqrt(1.01)).margin(0.01));
    CHECK(library.correlations[2] == Approx(0).margin(0.07));
    CHECK(library.correlations[4] == 0);
    // One that is there twice would leave a matrix that readers cannot factor.
    CHECK(library.correlations[3] < 1);
    CHECK(library.correlations[3] > 0.99999);
    CHECK(value_at(library.sips[4], 0.9) == 7.0);
}

TEST_CASE("a library has the parts that readers of SIPmath 3.0 look for") {
    const SipLibrary library = sip_library(
        std::vector<SipColumn>{{"a", "kEUR", {1, 2, 3, 4, 5, 6}}, {"b", "kEUR", {3, 1, 4, 1, 5, 9}}});
    const auto json = nlohmann::json::parse(sipmath_json(library, {"mine.json", "by hand", "11-30-2026"}));
    CHECK(json["libraryType"] == "SIPmath_3_0");
    CHECK(json["objectType"] == "sipModel");
    CHECK(json["dateCreated"] == "11-30-2026");
    CHECK(json["U01"]["rng"][1]["function"] == "HDR_2_0");
    CHECK(json["U01"]["rng"][1]["arguments"]["varId"] == 2);
    CHECK(json["U01"]["copula"][0]["copulaLayer"] == nlohmann::json{"c1", "c2"});
    CHECK(json["globalVariables"][0]["value"]["matrix"].size() == 4);
    CHECK(json["sips"][0]["ref"]["copulaLayer"] == "c1");
    CHECK(json["sips"][0]["arguments"]["aCoefficients"].size() >= 2);
    CHECK(json["sips"][1]["metadata"]["mean"] == Approx(23.0 / 6));
}
