#include <algorithm>

#include "parameters/presets.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/table.hpp"
#include "support.hpp"

using namespace reading;

namespace {

const std::string platform = sound + R"([[intervention]]
name = "platform"
cost_per_year = 300
one_off_cost = 50
ramp_months = 6
set = { "model.measuring_rate" = 16, "model.\"Product teams\".follow_up" = false, "model.discovery_share" = 0.25, "opportunities.dependencies" = { times = 0.5 }, "model.wip" = { at_most = 1 }, "model.autonomy" = { at_least = 0.3 } }
)";

ReadOptions asking(const std::vector<std::string>& names) { return {.with = names}; }

}  // namespace

TEST_CASE("an intervention changes the world at once, levers over its ramp, and sends its bill") {
    const Scenario before = sound_read(platform).scenario;
    const Scenario after = sound_read(platform, asking({"platform"})).scenario;
    CHECK(after.opportunities.dependencies == before.opportunities.dependencies / 2);
    for (const FundingModel& model : after.models) {
        CHECK(model.bills == std::vector<Bill>{{50, 12, 300, false}});
        CHECK(model.levers.measuring_rate == 16);
        REQUIRE(model.ramp.size() == 2);
        CHECK(model.ramp[0].month == 3);
        CHECK(model.ramp[1].month == 6);
        // Rates rise from 4 to 16 by the middle of each quarter of the ramp.
        CHECK(model.ramp[0].levers.measuring_rate == Approx(4 + 12 * 1.5 / 6));
        CHECK(model.ramp[1].levers.measuring_rate == Approx(4 + 12 * 4.5 / 6));
        CHECK(model.ramp[0].levers.discovery_share == 0.25);  // shapes teams, so it is there from the start
    }
    CHECK(after.models[0].levers.autonomy == 0.3);
    CHECK(after.models[1].levers.autonomy == 0.5);  // better than the bound already
    CHECK(after.models[1].ramp[1].levers.follow_up);
    CHECK_FALSE(after.models[1].levers.follow_up);
    CHECK(before.models[0].ramp.empty());
}

TEST_CASE("interventions add up in the order in which they are asked for") {
    const Scenario both = sound_read(sound, asking({"outcome_data", "access_to_customers"})).scenario;
    CHECK(both.models[1].levers.sigma_usage == Approx(0.7 * 0.7 * 0.7));
    REQUIRE(both.models[1].bills.size() == 2);
    CHECK(both.models[1].bills[0].per_year == Approx(0.02 * 12'000));
}

TEST_CASE("only models that an intervention touches pay for it") {
    const std::string text = with(platform, "\"model.measuring_rate\" = 16, ", "");
    const std::string one = with(with(with(with(text, "\"model.discovery_share\" = 0.25, ", ""),
                                           "\"opportunities.dependencies\" = { times = 0.5 }, ", ""),
                                      "\"model.wip\" = { at_most = 1 }, ", ""),
                                 ", \"model.autonomy\" = { at_least = 0.3 }", "");
    const Scenario after = sound_read(one, asking({"platform"})).scenario;
    CHECK(after.models[0].bills.empty());
    CHECK(after.models[0].ramp.empty());
    CHECK(after.models[1].bills.size() == 1);
}

TEST_CASE("a scenario may apply its interventions itself, and the resolved one does") {
    const auto asked = sound_read(platform, asking({"platform", "clear_mandate"}));
    const std::string itself = with(platform, "title =", "with = [\"platform\", \"clear_mandate\"]\ntitle =");
    const auto told = sound_read(itself);
    CHECK(told.scenario == asked.scenario);
    CHECK(told.with == asked.with);
    const auto again = sound_read(asked.resolved_toml);
    CHECK(again.scenario == asked.scenario);
    CHECK(again.resolved_toml == asked.resolved_toml);
}

TEST_CASE("what is wrong with an intervention is told where it is asked for") {
    CHECK(faults_in(platform, asking({"platfrom"}))
              .find("--with platfrom: there is no intervention 'platfrom'. "
                    "Did you mean 'platform'?") != std::string::npos);
    CHECK(faults_in(platform, asking({"platform", "platform"})).find("asked for twice") != std::string::npos);
    CHECK(faults_in(with(platform, "= 300", "= 30_000"), asking({"platform"})).find("lower their price") !=
          std::string::npos);
    CHECK(faults_in(with(platform, "{ at_least = 0.3 }", "{ times = 4 }"), asking({"platform"}))
              .find("makes model.autonomy 2, outside its range [0, 1]") != std::string::npos);
    CHECK(faults_in(with(platform, "= 16", "= { times = -1 }"), asking({"platform"}))
              .find("outside its range") != std::string::npos);
    CHECK(faults_in(with(platform, "= false", "= { times = 2 }")).find("can only be set") !=
          std::string::npos);
}

TEST_CASE("every shipped intervention changes its levers for the better or not at all, and says so") {
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        INFO(shipped.name);
        const auto read = sound_read(sound, asking({std::string(shipped.name)}));
        const bool bounds =
            std::all_of(shipped.changes.begin(), shipped.changes.end(), [](const auto& change) {
                return change.how == How::at_most || change.how == How::at_least;
            });
        const Scenario plain = sound_read(sound).scenario;
        const bool changed = read.scenario.models[0].levers != plain.models[0].levers;
        CHECK((changed || bounds));
        CHECK_FALSE(shipped.meaning.empty());
        // Its own TOML is sound in a scenario, and the same.
        const auto own = sound_read("format = 2\n" + sound + shipped_toml(shipped, 12'000),
                                    asking({std::string(shipped.name)}));
        CHECK(own.scenario == read.scenario);
    }
}

namespace {

const std::string moving = sound + R"([[model]]
name = "Start small"
preset = "transition"
diverted = 0.2
[model.transition]
start_month = 3
dip = 0.1
[model.before]
contingency = 0.2
[model.after]
discovery_share = 0.1
)";

}  // namespace

TEST_CASE("a transition has levers on both sides, and a schedule") {
    const auto read = sound_read(moving);
    const FundingModel& model = read.scenario.models[2];
    REQUIRE(model.transition);
    CHECK(model.transition->start_month == 3);
    CHECK(model.transition->end_month == 30);
    CHECK(model.transition->dip == 0.1);
    Levers before = preset_levers(*find_preset("project"));
    before.diverted = 0.2;
    before.contingency = 0.2;
    CHECK(model.levers == before);
    Levers after = preset_levers(*find_preset("persistent"));
    after.diverted = 0.2;
    after.discovery_share = 0.1;
    CHECK(model.transition->to == after);
    const auto again = sound_read(read.resolved_toml);
    CHECK(again.scenario == read.scenario);
    CHECK(again.resolved_toml == read.resolved_toml);
}

TEST_CASE("settings and interventions reach both sides of a transition, or the one they name") {
    const auto set =
        sound_read(moving, {.settings = {"model.diverted=0.3", "model.\"Start small\".after.concepts=2",
                                         "model.after.experiment_cost=2", "model.transition.dip_months=1"}})
            .scenario.models[2];
    CHECK(set.levers.diverted == 0.3);
    CHECK(set.transition->to.diverted == 0.3);
    CHECK(set.levers.concepts == 1);
    CHECK(set.transition->to.concepts == 2);
    CHECK(set.transition->to.experiment_cost == 2);
    CHECK(set.transition->dip_months == 1);
    const auto taught = sound_read(moving, asking({"clear_mandate"})).scenario.models[2];
    CHECK(taught.levers.decision_latency_months == 0.25);
    CHECK(taught.transition->to.decision_latency_months == 0.125);
    CHECK(taught.ramp.size() == 2);
    CHECK(taught.transition->ramp.size() == 2);
}

namespace {

//! A text with an intervention "change" that has that `set`.
std::string changing(const std::string& text, const std::string& set) {
    return text + "[[intervention]]\nname = \"change\"\ncost_per_year = 100\nset = { " + set + " }\n";
}

std::size_t lines_in(const std::string& faults) {
    return static_cast<std::size_t>(std::count(faults.begin(), faults.end(), '\n'));
}

}  // namespace

TEST_CASE("an intervention changes no part of a transition that no model has") {
    CHECK(faults_in(changing(sound, "\"model.Projects.after.wip\" = 2")) ==
          "s.toml:19:9: model 'Projects' has no transition, so there is no 'after' to change: write "
          "model.Projects.wip, or give the model preset = \"transition\"\n");
    CHECK(faults_in(changing(moving, "\"model.Projects.before.wip\" = 2"))
              .starts_with("s.toml:30:9: model 'Projects' has no transition, so there is no 'before'"));
    CHECK(faults_in(changing(sound, "\"model.before.wip\" = 2")) ==
          "s.toml:19:9: no model has a transition, so there is no 'before' to change: write model.wip, or "
          "give a model preset = \"transition\"\n");
    // A preset may come from a setting.
    CHECK(faults_in(changing(sound, "\"model.Projects.after.concepts\" = 2"),
                    {.settings = {"model.Projects.preset=transition"}})
              .empty());
}

TEST_CASE("an intervention does not change the schedule of a transition") {
    const std::string told =
        "s.toml:30:9: an intervention changes levers, the world or the organisation, not the schedule of a "
        "transition: write start_month under [model.transition] of the model itself\n";
    CHECK(faults_in(changing(moving, "\"model.transition.start_month\" = 9")) == told);
    CHECK(faults_in(changing(moving, R"("model.\"Start small\".transition.start_month" = { times = 2 })")) ==
          told);
    CHECK(faults_in(changing(moving, "model.transition.start_month = 9")).find("not the schedule") !=
          std::string::npos);
    CHECK(faults_in(changing(sound, "\"model.transition.dip\" = 0")).find("not the schedule") !=
          std::string::npos);
}

TEST_CASE("a change of one side of a transition is for, and paid by, the models that have one") {
    const auto after = sound_read(changing(moving, "model.after.concepts = 5"), asking({"change"})).scenario;
    CHECK(after.models[0].bills.empty());
    CHECK(after.models[2].bills.size() == 1);
    CHECK(after.models[2].levers.concepts == 1);
    CHECK(after.models[2].transition->to.concepts == 5);
    const auto before =
        sound_read(changing(moving, "model.\"Start small\".before.concepts = 5, model.before.autonomy = 1"),
                   asking({"change"}))
            .scenario;
    CHECK(before.models[0].bills.empty());
    CHECK(before.models[0].levers == sound_read(moving).scenario.models[0].levers);
    CHECK(before.models[2].levers.concepts == 5);
    CHECK(before.models[2].levers.autonomy == 1);
}

TEST_CASE("values are checked on both sides of a transition, each address once") {
    const auto faults = [](const std::string& set) {
        return faults_in(changing(moving, set), asking({"change"}));
    };
    // Where the same change is sound before the transition, the fault says that it is not after it.
    const std::string grown = faults(R"("model.\"Start small\".autonomy" = { times = 4 })");
    CHECK(grown.find("makes model.\"Start small\".after.autonomy 2, outside its range [0, 1]") !=
          std::string::npos);
    CHECK(lines_in(grown) == 1);
    CHECK(faults("\"model.after.concepts\" = { times = 1.3 }").find("of whole numbers") != std::string::npos);
    const std::string both = faults("\"model.diverted\" = { times = 9 }");
    CHECK(lines_in(both) == 1);
    CHECK(both.find("makes model.diverted 1.8") != std::string::npos);
    CHECK(lines_in(faults("\"model.before.diverted\" = { times = 9 }")) == 1);
    // Two interventions that overdo it together: the last one is told.
    const std::string twice = changing(moving, "\"model.concepts\" = 1, \"model.diverted\" = { times = 2 }");
    const std::string more =
        with(with(changing("", "\"model.diverted\" = { times = 4 }"), "\"change\"", "\"more\""), "100", "0");
    CHECK(faults_in(twice + more, asking({"change", "more"}))
              .starts_with("--with more: the intervention 'more' makes model.diverted"));
}

namespace {

//! Two interventions that are applied in this order, the first at once and the second over 30 months.
std::string opposed(const std::string& text, const std::string& first, const std::string& second) {
    const auto told = [](const std::string& name, const std::string& months, const std::string& set) {
        return "[[intervention]]\nname = \"" + name + "\"\nramp_months = " + months + "\nset = { " + set +
               " }\n";
    };
    return "with = [\"first\", \"second\"]\n" + text + told("first", "0", first) +
           told("second", "30", second);
}

}  // namespace

TEST_CASE("values are checked in every stage of a ramp, not only at its end") {
    // 0.1 rises to 0.5 at once and is brought back over 30 months; eight times as much would be too much.
    const std::string back = "\"model.Projects.diverted\" = { times = 0.2 }";
    CHECK(faults_in(opposed(sound, "\"model.Projects.diverted\" = { times = 5 }", back)).empty());
    const std::string told = faults_in(opposed(sound, "\"model.Projects.diverted\" = { times = 11 }", back));
    CHECK(told.find("makes model.Projects.diverted 1.056 in months 0 to 3, outside its range") !=
          std::string::npos);
    CHECK(lines_in(told) == 1);
    CHECK(faults_in(opposed(sound, "model.concepts = { times = 1.5 }", "model.concepts = { times = 2 }"))
              .find("in months 0 to 3, outside its range [1, 20] of whole numbers") != std::string::npos);
    CHECK(faults_in(opposed(with(sound, "12_000", "24_000"), "model.experiment_cost = 0.001",
                            "model.experiment_cost = 0.01"))
              .find("experiments in months 0 to 3, at most 1000000 can be played") != std::string::npos);
}

TEST_CASE("what both sides of a transition share, they share in every stage of a ramp") {
    const std::string lever = "adoption_months", other = "adoption_ceiling";
    const auto of = [](const std::string& side, const std::string& name, const std::string& value) {
        return "model." + side + name + " = " + value;
    };
    const std::string told =
        faults_in(opposed(moving, of("before.", lever, "2") + ", " + of("before.", other, "0.9"),
                          of("after.", lever, "2") + ", " + of("after.", other, "0.9")));
    CHECK(told.find("adoption_months is 2 before and 5.8 after the transition in months 0 to 3, it must be "
                    "the same on both sides: say model.adoption_months, which is for both") !=
          std::string::npos);
    CHECK(told.find("adoption_ceiling is 0.9 before") != std::string::npos);
    CHECK(lines_in(told) == 2);
    CHECK(faults_in(opposed(moving, of("", lever, "2"), of("", lever, "6"))).empty());
    CHECK(faults_in(opposed(moving, of("before.", "autonomy", "0.5"), of("after.", "autonomy", "0.1")))
              .empty());
}

TEST_CASE("faults of transitions") {
    CHECK(faults_in(with(moving, "contingency = 0.2", "wip = 2")).find("must be the same") !=
          std::string::npos);
    CHECK(faults_in(with(moving, "start_month = 3", "start_month = 31")).find("before it starts") !=
          std::string::npos);
    CHECK(faults_in(with(moving, "dip = 0.1", "depth = 0.1")).find("unknown key") != std::string::npos);
    CHECK(faults_in(with(moving, "preset = \"transition\"", "preset = \"project\""))
              .find("belongs to models with preset = \"transition\"") != std::string::npos);
}
