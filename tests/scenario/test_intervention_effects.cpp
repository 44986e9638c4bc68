// An intervention acts, or is refused with the reason.

#include <cmath>
#include <set>

#include "engine/prepared.hpp"
#include "engine/simulation.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"
#include "support.hpp"

using namespace reading;

namespace {

//! Figures of all models in a few futures.
std::vector<double> figures(const Scenario& scenario) {
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    REQUIRE(prepared != nullptr);
    const auto workspace = make_workspace(*prepared);
    std::vector<Outcome> outcomes(played_models(*prepared));
    std::vector<double> out;
    for (std::uint64_t replication = 0; replication < 4; ++replication) {
        play_replication(*prepared, 1, replication, *workspace, outcomes, {});
        for (std::size_t m = 0; m < scenario.models.size(); ++m) {
            for (const double figure : {outcomes[m].npv, outcomes[m].spend, outcomes[m].potential}) {
                out.push_back(figure);
            }
        }
    }
    return out;
}

//! Other values for a parameter, of which one at least should matter.
std::vector<double> others(const Parameter& parameter) {
    if (parameter.kind != Kind::number) {
        return {parameter.range.low, parameter.range.high, parameter.range.low + 1, 10};
    }
    const double now = std::isnan(parameter.default_value) ? 3000 : parameter.default_value;
    return {now / 2, 2 * now, now + 0.3, parameter.range.high, 0.5};
}

}  // namespace

TEST_CASE("an intervention on any parameter is refused with the reason, or changes what comes out") {
    std::string world = "format = 2\n" + in_every_preset();
    world = with(world, "[organisation]", "[organisation]\nteam_size = 4");
    for (const std::string line : {"target_duration_months = 2", "initial_estate = 40"}) {
        world = with(world, "[opportunities]", line + "\n[opportunities]");
    }
    const ReadOptions busy{.settings = {"model.wip=2", "model.mandated_share=0.2",
                                        "model.switch_work.resize_months=6", "model.contingency=0.7",
                                        "opportunities.compulsory_share=0.2"}};
    const std::vector<double> before = figures(sound_read(world, busy).scenario);
    std::set<std::string_view> refused;
    for (const Parameter& parameter : parameters()) {
        if (parameter.kind == Kind::distribution || parameter.section == Section::transition) {
            continue;  // refused altogether
        }
        const std::string address = address_text({parameter.section, {}, std::string(parameter.name)});
        INFO(address);
        bool changed = false;
        for (const double value : others(parameter)) {
            if (changed || !within(parameter.range, value)) {
                continue;
            }
            ReadOptions options = busy;
            options.with = {"other"};
            const ReadResult result = read(world + "[[intervention]]\nname = \"other\"\nset = { \"" +
                                               address + "\" = " + value_toml(parameter, value) + " }\n",
                                           options);
            if (formatted(result.faults).find("an intervention cannot change " + address + ": ") !=
                std::string::npos) {
                refused.insert(parameter.name);
                changed = true;
            }
            changed = changed || (result.ok && figures(result.scenario) != before);
        }
        CHECK(changed);
    }
    CHECK(refused == std::set<std::string_view>{"stable_team_cost", "familiarity_loss", "knowledge_loss",
                                                "value_scale", "effort_scale"});
}

TEST_CASE("prices and ramps of interventions keep to what can be played") {
    const auto told = [](const std::string& line) {
        return faults_in(sound + "[[intervention]]\nname = \"x\"\n" + line +
                         "\nset = { \"model.wip\" = 2 }\n");
    };
    CHECK(told("ramp_months = 600\ncost_per_year = 1e18") == "");
    CHECK(told("ramp_months = 1e12") == "s.toml:18:15: ramp_months must be at most 600\n");
    CHECK(told("one_off_cost = 1e300") == "s.toml:18:16: one_off_cost must be at most 1e+18\n");
}
