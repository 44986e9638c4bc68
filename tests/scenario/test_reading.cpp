// What a sound scenario becomes.

#include <cmath>

#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "support.hpp"

using namespace reading;

TEST_CASE("a small scenario becomes the engine's input, defaults included") {
    const Scenario scenario = sound_read(sound).scenario;
    CHECK(scenario.title == "Small");
    CHECK(scenario.currency == "currency");
    CHECK(scenario.point.empty());
    CHECK(scenario.organisation.budget_per_year == 12'000);
    CHECK(scenario.organisation.discount_rate == 0.08);
    CHECK(std::isinf(scenario.organisation.tail_months));
    CHECK(scenario.opportunities.initial_backlog == 10);
    CHECK(scenario.opportunities.overrun == default_opportunities().overrun);
    CHECK_FALSE(scenario.opportunities.use_benefit_cost_ratio);
    CHECK(quantile(scenario.opportunities.effort, 0.5) == Approx(24));
    CHECK(quantile(scenario.opportunities.effort, 0.9) == Approx(60));
    CHECK(scenario.reference == preset_levers(*find_preset("project")));
    REQUIRE(scenario.models.size() == 2);
    CHECK(scenario.models[0].preset == "project");
    CHECK(scenario.models[0].levers == preset_levers(*find_preset("project")));
    CHECK(scenario.models[1].name == "Product teams");
    CHECK(scenario.models[1].levers == preset_levers(*find_preset("persistent")));
}

TEST_CASE("levers written in a model go over its preset, and leave the reference alone") {
    const auto result = sound_read(sound + "discovery_share = 0.2\nscope = \"fixed\"\nfollow_up = false\n");
    const Levers& levers = result.scenario.models[1].levers;
    CHECK(levers.discovery_share == 0.2);
    CHECK(levers.scope == Scope::fixed);
    CHECK_FALSE(levers.follow_up);
    CHECK(levers.selection == Selection::evidence);
    const auto project =
        sound_read(with(sound, "name = \"Projects\"", "name = \"Projects\"\noverhead = 0.5"));
    CHECK(project.scenario.models[0].levers.overhead == 0.5);
    CHECK(project.scenario.reference.overhead == 0.08);
}

TEST_CASE("whole numbers serve where numbers are meant, and inf where there is no end") {
    const auto result = sound_read(
        with(sound, "horizon_months = 60", "horizon_months = 36.0\ntail_months = inf\ndiscount_rate = 0"));
    CHECK(result.scenario.organisation.horizon_months == 36);
    CHECK(result.scenario.organisation.discount_rate == 0);
}

TEST_CASE("scenarios of both formats are read, and without a format too") {
    CHECK(faults_in("format = 1\n" + sound).empty());
    CHECK(faults_in("format = 2\n" + sound).empty());
    CHECK(faults_in("format = 3\n" + sound) ==
          "s.toml:1:10: format 3 is newer than this program, which reads formats 1 to 2\n");
    CHECK(faults_in("format = 0\n" + sound).find("there is no format 0") != std::string::npos);
    CHECK(faults_in("format = 1.5\n" + sound).find("there is no format 1.5") != std::string::npos);
    CHECK(faults_in("format = \"1\"\n" + sound).find("must be a number") != std::string::npos);
    // What a newer form means is unknown, so nothing else is said about it.
    CHECK(read("format = 7\nfuture = true\n").faults.size() == 1);
}

TEST_CASE("a scenario of format 1 is refused where it says what means something else since") {
    const std::string growth = with(sound, "effort =", "dependency_growth = 0.1\neffort =");
    const std::string refused =
        "10:1: since format 2 dependency_growth is the growth with the logarithm of the number of teams, "
        "formerly with every further team: write it so, and format = 2 at the top of the scenario\n";
    CHECK(faults_in(growth) == "s.toml:" + refused);
    CHECK(faults_in("format = 1\n" + growth) == "s.toml:11" + refused.substr(2));
    CHECK(faults_in("format = 2\n" + growth).empty());

    const std::string intervention = "[[intervention]]\nname = \"less\"\nset = { ";
    for (const std::string& shares :
         {with(sound, "name = \"Projects\"", "name = \"Projects\"\nmandated_share = 0.2"),
          sound + intervention + "\"model.mandated_share\" = 0 }\n",
          sound + intervention + "\"model.'Product teams'.mandated_share\" = { times = 0.5 } }\n",
          sound + intervention + "model = { mandated_share = 0 } }\n",
          sound +
              "[[model]]\nname = \"moving\"\npreset = \"transition\"\n[model.before]\nmandated_share = 0\n",
          sound +
              "[[model]]\nname = \"moving\"\npreset = \"transition\"\n[model.after]\nmandated_share = 0\n"}) {
        INFO(shares);
        CHECK(
            faults_in(shares).find("since format 2 mandated_share is a share of the effort started, formerly "
                                   "of the ideas: ") != std::string::npos);
        CHECK(faults_in("format = 2\n" + shares).empty());
    }
    // Options of the command line are written for this version.
    CHECK(faults_in(sound, {.settings = {"model.mandated_share=0.2"}}).empty());
    CHECK(faults_in(sound, {.with = {"clear_mandate"}}).empty());
}

TEST_CASE("a benefit/cost ratio takes the place of the value") {
    const auto result = sound_read(with(sound, "value_per_year", "benefit_cost_ratio"));
    CHECK(result.scenario.opportunities.use_benefit_cost_ratio);
    CHECK(quantile(result.scenario.opportunities.benefit_cost_ratio, 0.5) == Approx(800));
    CHECK(result.scenario.opportunities.value_per_year == Distribution{});
}

TEST_CASE("settings on the command line go over the scenario and over presets, before anything is checked") {
    const auto result =
        sound_read(sound, {.settings = {"organisation.horizon_months=24", "model.diverted = 0.25",
                                        "model.\"Product teams\".discovery_share=0.3",
                                        "model.Product teams.scope=fixed", "title=Another title",
                                        "opportunities.fit={ constant = 0.5 }", "organisation.areas=3",
                                        "organisation.areas=4", "model.Projects.preset=feature_teams"}});
    const Scenario& scenario = result.scenario;
    CHECK(scenario.organisation.horizon_months == 24);
    CHECK(scenario.organisation.areas == 4);
    CHECK(scenario.title == "Another title");
    CHECK(scenario.models[0].levers.diverted == 0.25);
    CHECK(scenario.models[1].levers.diverted == 0.25);
    CHECK(scenario.models[1].levers.discovery_share == 0.3);
    CHECK(scenario.models[0].levers.discovery_share == 0);
    CHECK(scenario.models[1].levers.scope == Scope::fixed);
    CHECK(scenario.models[0].levers.continuity == Continuity::persist);
    CHECK(scenario.opportunities.fit == Distribution{.shape = Shape::constant, .parameters = {0.5}});
    // A setting may put right what the file has wrong.
    const std::string wrong = with(sound, "horizon_months = 60", "horizon_months = -60");
    CHECK_FALSE(read(wrong).ok);
    CHECK(read(wrong, {.settings = {"organisation.horizon_months=60"}}).ok);
    CHECK(read("title = \"t\"\n" + sound.substr(sound.find("[opportunities]")),
               {.settings = {"organisation.budget_per_year=1000", "organisation.person_month_cost=9"}})
              .ok);
}

TEST_CASE("what to look at is read, set and written like the title") {
    const std::string text = "point = \"The \\\"last\\\" row\"\n" + sound;
    const auto result = sound_read(text);
    CHECK(result.scenario.point == "The \"last\" row");
    CHECK(sound_read(result.resolved_toml).scenario.point == result.scenario.point);
    CHECK(sound_read(sound).resolved_toml.find("point") == std::string::npos);
    CHECK(sound_read(text, {.settings = {"point=Another"}}).scenario.point == "Another");
    CHECK(faults_in("point = 3\n" + sound, {}).find("point must be a text") != std::string::npos);
    CHECK(faults_in("point = \"" + std::string(401, 'a') + "\"\n" + sound, {}).find("room for 400") !=
          std::string::npos);
}

TEST_CASE("faults of --versus name it") {
    const auto fault = [](const std::string& setting) { return faults_in(sound, {.versus = {setting}}); };
    CHECK(fault("model.wip=0").starts_with("--versus model.wip=0: wip is 0, outside its range"));
    CHECK(fault("wip=2").ends_with(" Did you mean 'model.wip'?\n"));
    const auto result =
        sound_read(sound, {.settings = {"organisation.areas=3"}, .versus = {"organisation.areas=4"}});
    CHECK(result.scenario.organisation.areas == 4);
}

TEST_CASE("faults of --set name the setting") {
    const auto fault = [](const std::string& setting) { return faults_in(sound, {.settings = {setting}}); };
    CHECK(fault("model.wip=0") ==
          "--set model.wip=0: wip is 0, outside its range [1, 20] (items): Items that a team "
          "works on at a time.\n");
    CHECK(fault("organisation.areas").find("KEY=VALUE") != std::string::npos);
    CHECK(fault("wip=2").ends_with(" Did you mean 'model.wip'?\n"));
    CHECK(fault("horizn_months=3").ends_with(" Did you mean 'organisation.horizon_months'?\n"));
    CHECK(fault("modle.wip=3").ends_with(" Did you mean 'model'?\n"));
    CHECK(fault("horizon=3").find("an address begins with") != std::string::npos);
    CHECK(fault("organisation.horizon=3").find("Did you mean 'horizon_months'?") != std::string::npos);
    CHECK(fault("model.Product team.wip=1").find("Did you mean 'Product teams'?") != std::string::npos);
    CHECK(fault("model.name=x").find("in the scenario alone") != std::string::npos);
    CHECK(fault("organisation.areas={").find("--set organisation.areas={: the table in braces") == 0);
    CHECK(fault("organisation.areas=1\nteam_size = 3").find("sets one value, this text sets more") !=
          std::string::npos);
    CHECK(fault("organisation.areas=").find("areas has no value") != std::string::npos);
    CHECK(fault("horizon_months=3").find("Did you mean 'organisation.horizon_months'?") != std::string::npos);
    CHECK(fault("organisation." + std::string(100'000, 'a') + "=1").size() < 600);
    CHECK(fault("model.\"Product teams\".wip={ times = 2 }")
              .find("times changes the value that is there, which interventions do: write the value itself, "
                    "or an "
                    "[[intervention]] with a name, set = { 'model.\"Product teams\".wip' = { times = 2 } }, "
                    "and --with "
                    "that name") != std::string::npos);
    CHECK(fault("model.scope=adaptve").find("Did you mean 'adaptive'?") != std::string::npos);
    // A lever that no model knows is told once, not once for each model.
    CHECK(read(sound, {.settings = {"model.wipp=1"}}).faults.size() == 1);
    for (const char* nobodys : {"model.after.wip=2", "model.transition.start_month=3"})
        CHECK(fault(nobodys).find(std::string("--set ") + nobodys + ": no model has a transition") == 0);
}

TEST_CASE("a scalar with a distribution is uncertain: refused for a run, kept for a study") {
    const std::string text =
        with(sound, "horizon_months = 60",
             "horizon_months = 60\ndiscount_rate = { uniform = { min = 0.04, max = 0.12 } }") +
        "escalation = { beta = { alpha = 2, beta = 3 } }\n";
    const std::string refused = faults_in(text);
    CHECK(refused.find("s.toml:6:17: organisation.discount_rate is given a distribution, where a run needs "
                       "one number: write "
                       "0.08, the median of it") == 0);
    CHECK(refused.find(
              "model.\"Product teams\".escalation is given a distribution, where a run needs one number: "
              "write 0.3857, the median of it") != std::string::npos);
    const auto kept = sound_read(text, {.uncertainty = Uncertainty::allowed});
    REQUIRE(kept.uncertain.size() == 2);
    CHECK(kept.uncertain[0].address == Address{Section::organisation, "", "discount_rate"});
    CHECK(kept.uncertain[1].address == Address{Section::model, "Product teams", "escalation"});
    CHECK(kept.scenario.organisation.discount_rate == Approx(0.08));
    const auto again = sound_read(kept.resolved_toml, {.uncertainty = Uncertainty::allowed});
    REQUIRE(again.uncertain.size() == 2);
    CHECK(again.uncertain[0].distribution == kept.uncertain[0].distribution);
    CHECK(again.resolved_toml == kept.resolved_toml);
    // Certain after all, and out of range where it may not go.
    CHECK(sound_read(with(text, "{ uniform = { min = 0.04, max = 0.12 } }", "{ constant = 0.05 }"),
                     {.uncertainty = Uncertainty::allowed})
              .uncertain.size() == 1);
    CHECK(faults_in(with(text, "max = 0.12", "max = 1.5"), {.uncertainty = Uncertainty::allowed})
              .find("discount_rate can be 1.5, outside its range [0, 1)") != std::string::npos);
}

TEST_CASE("interventions are read and checked, and applied only where they are asked for") {
    const std::string text = sound + R"([[intervention]]
name = "Outcome data platform"
cost_per_year = 300
one_off_cost = 50
ramp_months = 6
extra_money = true
set = { "model.measuring_rate" = 12, "model.\"Product teams\".discovery_share" = 0.25, organisation.areas = 4, model.scope = "adaptive" }
)";
    const auto result = sound_read(text);
    REQUIRE(result.interventions.size() == 1);
    const Intervention& platform = result.interventions.front();
    CHECK(platform.name == "Outcome data platform");
    CHECK(platform.cost_per_year == 300);
    CHECK(platform.one_off_cost == 50);
    CHECK(platform.ramp_months == 6);
    CHECK(platform.extra_money);
    const std::vector<Change> expected{{{Section::model, "", "measuring_rate"}, How::set, 12},
                                       {{Section::model, "Product teams", "discovery_share"}, How::set, 0.25},
                                       {{Section::organisation, "", "areas"}, How::set, 4},
                                       {{Section::model, "", "scope"}, How::set, 1}};
    CHECK(platform.changes == expected);
    CHECK(result.scenario == sound_read(sound).scenario);
    CHECK(sound_read(result.resolved_toml).interventions == result.interventions);
    const auto fault = [&](const std::string& from, const std::string& to) {
        return faults_in(with(text, from, to));
    };
    CHECK(fault("\"model.measuring_rate\" = 12", "\"model.measuring_rat\" = 12")
              .find("Did you mean 'measuring_rate'?") != std::string::npos);
    CHECK(fault("\\\"Product teams\\\"", "\\\"Product team\\\"").find("Did you mean 'Product teams'?") !=
          std::string::npos);
    CHECK(fault("= 12,", "= -12,").find("outside its range") != std::string::npos);
    CHECK(fault("ramp_months = 6", "ramp_months = -6").find("0 or more") != std::string::npos);
    CHECK(fault("ramp_months = 6", "ramp_month = 6").find("Did you mean 'ramp_months'?") !=
          std::string::npos);
    CHECK(fault("name = \"Outcome data platform\"\n", "").find("no name") != std::string::npos);
    CHECK(faults_in(text + text.substr(text.find("[[intervention]]"))).find("two interventions are called") !=
          std::string::npos);
}
