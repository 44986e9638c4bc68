#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

#include "engine/play/mix.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

Levers levers_of(std::string_view name) {
    const Preset* preset = find_preset(name);
    REQUIRE(preset != nullptr);
    return preset_levers(*preset);
}

}  // namespace

TEST_CASE("the four models of the 2x2 ship") {
    for (const char* name : {"project", "project_modern", "feature_teams", "persistent"}) {
        CHECK(find_preset(name) != nullptr);
    }
    CHECK(find_preset("Project") == nullptr);
}

TEST_CASE("project has the levers of the table, and standing product teams differ where the model says") {
    CHECK(levers_of("project") == default_levers());
    const std::map<std::string, double> expected{{"cycle_months", 0},
                                                 {"continuity", 1},
                                                 {"idle_cost_share", 1},
                                                 {"resize_months", 12},
                                                 {"discovery_share", 0.15},
                                                 {"concepts", 2},
                                                 {"scope", 1},
                                                 {"release_cadence_months", 0.5},
                                                 {"follow_up", 1},
                                                 {"review_months", 1},
                                                 {"selection", 1},
                                                 {"reference_class", 1},
                                                 {"autonomy", 0.5},
                                                 {"decision_latency_months", 0.5}};
    std::map<std::string, double> set;
    for (const Setting& setting : find_preset("persistent")->settings) {
        set.emplace(setting.lever, setting.value);
        CHECK(find_parameter(Section::model, setting.lever) != nullptr);
        CHECK((setting.grade == Grade::C) == setting.source.starts_with("assumption"));
        CHECK_FALSE(setting.source.empty());
    }
    CHECK(set == expected);
    const Levers persistent = levers_of("persistent");
    for (const auto& [name, value] : expected) {
        INFO(name);
        const Parameter& lever = *find_parameter(Section::model, name);
        CHECK(value_of(lever, persistent) == value);
    }
}

TEST_CASE("the table's families are those by which the engine mixes models") {
    // Two settings that differ in every lever: what the mixture takes from which shows the engine's families.
    Levers funding = default_levers(), practice = default_levers();
    for (const Parameter& lever : parameters()) {
        if (lever.section == Section::model) {
            const bool counted = lever.kind == Kind::number || lever.kind == Kind::integer;
            assign(lever, funding, counted ? 1001 : 0);
            assign(lever, practice, counted ? 2002 : 1);
        }
    }
    const Levers mixed = mix_levers(funding, practice);
    for (const Parameter& lever : parameters()) {
        if (lever.section == Section::model) {
            INFO(lever.name);
            CHECK(value_of(lever, mixed) ==
                  value_of(lever, lever.family == LeverFamily::funding ? funding : practice));
        }
    }
}

TEST_CASE("the mixed corners of the 2x2 take each family from its side") {
    const Levers project = levers_of("project"), persistent = levers_of("persistent");
    CHECK(levers_of("project_modern") == mix_levers(project, persistent));
    CHECK(levers_of("feature_teams") == mix_levers(persistent, project));
    CHECK_FALSE(levers_of("project_modern") == project);
    CHECK_FALSE(levers_of("project_modern") == persistent);
    CHECK(levers_of("project_modern").cycle_months == 12);
    CHECK(levers_of("project_modern").follow_up);
    CHECK(levers_of("feature_teams").continuity == Continuity::persist);
    CHECK(levers_of("feature_teams").selection == Selection::face_value);
}

TEST_CASE("differences to project are what sets a preset apart, and nothing else") {
    for (const Preset& preset : presets()) {
        INFO(preset.name);
        Levers rebuilt = default_levers();
        std::set<std::string_view> names;
        for (const Setting& setting : differences_to_project(preset)) {
            const Parameter& lever = *find_parameter(Section::model, setting.lever);
            CHECK(names.insert(setting.lever).second);
            CHECK(value_of(lever, preset_levers(preset)) != value_of(lever, default_levers()));
            assign(lever, rebuilt, setting.value);
            CHECK(preset_toml(preset).find(std::string(setting.source)) != std::string::npos);
        }
        CHECK(rebuilt == preset_levers(preset));
    }
    CHECK(differences_to_project(*find_preset("project")).empty());
}
