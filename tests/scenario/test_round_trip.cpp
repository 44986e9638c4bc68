// The resolved scenario says everything, and reads back as the same scenario.

#include <cmath>

#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "support.hpp"

using namespace reading;

namespace {

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

//! Equality that takes what a list does not say (NaN) for equal.
bool same(const Scenario& a, const Scenario& b) {
    if (a.opportunities.listed.size() != b.opportunities.listed.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.opportunities.listed.size(); ++i) {
        const ListedInitiative& x = a.opportunities.listed[i];
        const ListedInitiative& y = b.opportunities.listed[i];
        if (x.name != y.name || !same(x.arrival_month, y.arrival_month) || !same(x.effort, y.effort) ||
            !same(x.benefit, y.benefit) || !same(x.overrun, y.overrun)) {
            return false;
        }
    }
    Scenario first = a, second = b;
    first.opportunities.listed.clear();
    second.opportunities.listed.clear();
    return first == second;
}

void check_round_trip(const ReadResult& result) {
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    const ReadResult again = read_scenario_text(result.resolved_toml, "resolved.toml");
    INFO(formatted(again.faults));
    REQUIRE(again.ok);
    CHECK(same(again.scenario, result.scenario));
    CHECK(again.resolved_toml == result.resolved_toml);
}

std::string shipped(const std::string& name) {
    return std::string(FUNDSIM_SOURCE_DIR) + "/scenarios/" + name;
}

}  // namespace

TEST_CASE("resolved scenarios read back as they were") {
    check_round_trip(read(sound));
    check_round_trip(read_scenario(shipped("baseline.toml")));
    check_round_trip(read_scenario(shipped("listed_portfolio.toml")));
    check_round_trip(read(with(sound, "title = \"Small\"", "title = \"A \\\"quoted\\\" \\\\ title Æ\"")));
    check_round_trip(read(
        sound,
        {.settings = {"organisation.discount_rate=0.1234567890123456789",
                      "organisation.budget_per_year=1.234567890123456789e4", "organisation.tail_months=1e300",
                      "opportunities.value_per_year={ normal = { mean = 1e19, sd = 3e17 } }"}}));
}

TEST_CASE("each lever survives the round trip, whatever its value") {
    for (const Parameter& lever : parameters()) {
        if (lever.section != Section::model) {
            continue;
        }
        INFO(lever.name);
        const bool counted = lever.kind == Kind::number;
        const double value =
            counted ? lever.range.low + (lever.range.high - lever.range.low) / 3 : lever.range.high;
        const ReadResult result =
            read(sound, {.settings = {"model.cycle_months=100",
                                      "model." + std::string(lever.name) + '=' + value_toml(lever, value)}});
        check_round_trip(result);
        CHECK(value_of(lever, result.scenario.models[0].levers) == value);
    }
}

TEST_CASE("a resolved scenario says where each of its values comes from") {
    const std::string text =
        sound_read(with(sound, "preset = \"persistent\"", "preset = \"persistent\"\nwip = 2")).resolved_toml;
    const auto line_of = [&](const std::string& begin, std::size_t from = 0) {
        const std::size_t place = text.find("\n" + begin, from);
        REQUIRE(place != std::string::npos);
        return text.substr(place + 1, text.find('\n', place + 1) - place - 1);
    };
    CHECK(line_of("budget_per_year") == "budget_per_year = 12000  # set in the scenario");
    CHECK(line_of("areas") == "areas = 6  # default, C: assumption: no source found");
    CHECK(line_of("overrun").find("# default, B: Flyvbjerg") != std::string::npos);
    CHECK(line_of("effort ").find("# set in the scenario") != std::string::npos);
    const std::size_t teams = text.find("\"Product teams\"");
    CHECK(line_of("wip", teams) == "wip = 2  # set in the scenario");
    CHECK(line_of("resize_months", teams) ==
          "resize_months = 12  # default: defines the preset `persistent`");
    CHECK(line_of("escalation", teams).find("# default, A: Keil") != std::string::npos);
}

TEST_CASE("every default is written out") {
    const std::string text = sound_read(sound).resolved_toml;
    CHECK(text.find("format = 2\n") != std::string::npos);
    for (const Parameter& parameter : parameters()) {
        INFO(parameter.name);
        if (parameter.section == Section::transition) {
            continue;  // only of a model that has one
        }
        CHECK((text.find("\n" + std::string(parameter.name) + " = ") != std::string::npos) ==
              (parameter.name != "benefit_cost_ratio"));
    }
}

TEST_CASE("each preset, printed as TOML, is that preset") {
    for (const Preset& preset : presets()) {
        const std::string text = sound.substr(0, sound.find("[[model]]")) + preset_toml(preset);
        INFO(text);
        const auto result = sound_read(text);
        FundingModel model = preset_model(preset);
        CHECK(result.scenario.models.front().levers == model.levers);
        CHECK(result.scenario.models.front().transition == model.transition);
    }
}
