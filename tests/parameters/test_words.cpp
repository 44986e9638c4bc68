#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

#include "parameters/distribution_text.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"

using namespace fundsim;

namespace {

Address read_address(std::string_view text) {
    const AddressReading reading = parse_address(text);
    INFO(text << ": " << reading.what);
    REQUIRE(reading.address);
    return *reading.address;
}

}  // namespace

TEST_CASE("addresses name a parameter, of all models or of one") {
    CHECK(read_address("organisation.team_size") == Address{Section::organisation, "", "team_size"});
    CHECK(read_address("opportunities.effort") == Address{Section::opportunities, "", "effort"});
    CHECK(read_address("model.wip") == Address{Section::model, "", "wip"});
    const Address teams{Section::model, "Product teams", "wip"};
    CHECK(read_address("model.\"Product teams\".wip") == teams);
    CHECK(read_address("model.'Product teams'.wip") == teams);
    CHECK(read_address("model.Product teams.wip") == teams);
    CHECK(read_address("model.\"v1.2 \\\"new\\\"\".wip") == Address{Section::model, "v1.2 \"new\"", "wip"});
    for (const Address& address :
         {teams, Address{Section::model, "a.\"b\\", "wip"}, Address{Section::model, "x", "wip"},
          Address{Section::organisation, "", "areas"}}) {
        CHECK(read_address(address_text(address)) == address);
    }
    CHECK(address_text(teams) == "model.\"Product teams\".wip");
}

TEST_CASE("what is no address is refused with a reason") {
    for (const char* text :
         {"", ".", "model", "model.", "model.\"open.wip", "model.\"\".wip", "model.\"a\"wip", "horizon",
          "organisation", "organisation.a b", "model.x.\"y\"", "models.wip"}) {
        INFO(text);
        const AddressReading reading = parse_address(text);
        CHECK_FALSE(reading.address);
        CHECK_FALSE(reading.what.empty());
    }
    CHECK(parse_address("organization.areas").what.find("Did you mean 'organisation'?") != std::string::npos);
}

TEST_CASE("scalars of a scenario are set and read at their address") {
    Scenario scenario{};
    scenario.models = {{"A", "project", default_levers()}, {"B", "project", default_levers()}};
    CHECK(set_scalar(scenario, read_address("model.B.wip"), 3));
    CHECK(scenario.models[0].levers.wip == 1);
    CHECK(get_scalar(scenario, read_address("model.B.wip")) == 3.0);
    CHECK(set_scalar(scenario, read_address("model.wip"), 2));
    CHECK(scenario.models[0].levers.wip == 2);
    CHECK(scenario.models[1].levers.wip == 2);
    CHECK(set_scalar(scenario, read_address("organisation.areas"), 9));
    CHECK(scenario.organisation.areas == 9);
    CHECK(set_distribution(scenario, read_address("opportunities.fit"),
                           {.shape = Shape::constant, .parameters = {1}}));
    CHECK(scenario.opportunities.fit.parameters.front() == 1);
    CHECK_FALSE(set_scalar(scenario, read_address("model.C.wip"), 2));
    CHECK_FALSE(set_scalar(scenario, read_address("opportunities.fit"), 2));
    CHECK_FALSE(set_scalar(scenario, read_address("organisation.nothing"), 2));
    CHECK_FALSE(get_scalar(scenario, read_address("model.C.wip")));
}

TEST_CASE("near words are found and far ones are not") {
    CHECK(edit_distance("discont_rate", "discount_rate") == 1);
    CHECK(edit_distance("ab", "ba") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    const std::vector<std::string_view> words{"discount_rate", "horizon_months", "areas"};
    CHECK(nearest("discont_rate", words) == "discount_rate");
    CHECK(nearest("aras", std::vector<std::string_view>{"areas", "rates"}) ==
          "areas");  // not the last that would do
    CHECK(nearest("discount_rat", std::vector<std::string_view>{"discount_rate", "discount_late"}) ==
          "discount_rate");
    CHECK(nearest("horizon", words) == "horizon_months");
    CHECK(nearest("AREAS", words) == "areas");
    CHECK_FALSE(nearest("zebra_crossing", words));
    CHECK_FALSE(nearest("", words));
    CHECK(any_of(std::vector<std::string_view>{"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("numbers are written so that they read back exactly") {
    std::mt19937_64 bits(7);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t pattern = bits();
        double value = 0;
        std::memcpy(&value, &pattern, sizeof value);
        if (std::isfinite(value)) {
            REQUIRE(std::strtod(number_toml(value).c_str(), nullptr) == value);
        }
    }
    CHECK(number_toml(0.1) == "0.1");
    CHECK(number_toml(12'000) == "12000");
    CHECK(number_toml(unlimited) == "inf");
    CHECK(number_toml(-0.0) == "-0.0");
    // Whole numbers that no TOML integer holds are written as floats.
    for (const double large : {1e17, 123456789012345680000.0, -9.3e18}) {
        CHECK(number_toml(large).find_first_of(".e") != std::string::npos);
    }
    CHECK(string_toml("a\"b\\c\n") == "\"a\\\"b\\\\c\\u000A\"");
}

TEST_CASE("distributions are written in the words of a scenario") {
    const Distribution zero{.shape = Shape::constant, .parameters = {0}};
    const Distribution body{.shape = Shape::lognormal, .parameters = {1, 0.5}, .maximum = 9};
    CHECK(distribution_toml(zero) == "{ constant = 0 }");
    CHECK(distribution_toml(body) == "{ lognormal = { mu = 1, sigma = 0.5 }, max = 9 }");
    const Distribution mixture{.shape = Shape::mixture, .weights = {0.25, 0.75}, .parts = {zero, body}};
    CHECK(distribution_toml(mixture) ==
          "{ mixture = [ { weight = 0.25, constant = 0 }, { weight = 0.75, lognormal = { "
          "mu = 1, sigma = 0.5 }, max = 9 } ] }");
}
