#include "parameters/presets.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "parameters/table.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

constexpr std::string_view defines = "defines the preset `persistent`";
constexpr std::string_view assumed = "assumption: no source found for a difference";

//! What sets standing teams with product practices apart from projects; the 2x2 takes its halves from here.
constexpr std::array persistent{
    // funding
    Setting{"cycle_months", 0, Grade::stated,
            "defines the preset `persistent`: money is not tied to a round"},
    Setting{"continuity", static_cast<double>(Continuity::persist), Grade::stated, defines},
    Setting{"idle_cost_share", 1, Grade::C, "assumption: a standing team is paid in full, busy or not"},
    Setting{"resize_months", 12, Grade::stated, defines},
    // practice
    Setting{"discovery_share", 0.15, Grade::C, assumed},
    Setting{"concepts", 2, Grade::C, assumed},
    Setting{"scope", static_cast<double>(Scope::adaptive), Grade::stated, defines},
    Setting{"release_cadence_months", 0.5, Grade::B,
            "DORA 2024 clusters: medium (35 %) releases between weekly and monthly"},
    Setting{"follow_up", 1, Grade::stated, defines},
    Setting{"review_months", 1, Grade::C, assumed},
    Setting{"selection", static_cast<double>(Selection::evidence), Grade::stated, defines},
    Setting{"reference_class", 1, Grade::stated, defines},
    Setting{"autonomy", 0.5, Grade::C, assumed},
    Setting{"decision_latency_months", 0.5, Grade::C, assumed},
};

//! Projects at their best without product practices.
constexpr std::array disciplined{
    Setting{"reference_class", 1, Grade::C, "assumption: estimates are checked against past overruns"},
    Setting{"escalation", 0.2, Grade::C,
            "assumption: reviews that are meant; 0.35 elsewhere (Keil et al. 2000)"},
};

//! Project money with product practices, granted in quarterly tranches.
constexpr std::array metered{
    Setting{"cycle_months", 3, Grade::stated, "defines the preset `metered`: money is granted every quarter"},
    Setting{"tranche_share", 0.25, Grade::stated,
            "defines the preset `metered`: a quarter of the effort at a time"},
};

constexpr std::array switch_work{
    Setting{"continuity", static_cast<double>(Continuity::switch_work), Grade::stated,
            "defines the preset `switch_work`: the team stays together and takes work in any area"},
};

constexpr std::array switch_people{
    Setting{"continuity", static_cast<double>(Continuity::switch_people), Grade::stated,
            "defines the preset `switch_people`: areas stay looked after, people move between them"},
};

constexpr std::array<Preset, 9> table{{
    {"project",
     "Annual project budgets: a plan is funded, a team is formed for it and disbanded after it.",
     "project",
     "project",
     {}},
    {"project_modern", "Project money with product practices.", "project", "persistent", {}},
    {"feature_teams",
     "Standing teams that are handed plans: team money with project practices.",
     "persistent",
     "project",
     {}},
    {"persistent", "Standing product teams that discover, release often, measure and change course.",
     "project", "project", persistent},
    {"project_disciplined",
     "Annual projects at their best without product practices: reference-class estimates, reviews that are "
     "meant.",
     "project", "project", disciplined},
    {"metered", "Project money in quarterly tranches, with product practices.", "project", "persistent",
     metered},
    {"switch_work",
     "Standing product teams that take work in any area: for organisations too small for fixed ones.",
     "persistent", "persistent", switch_work},
    {"switch_people", "Standing product areas between which people move.", "persistent", "persistent",
     switch_people},
    {"transition",
     "From annual projects to standing product teams: start small, then scale, team by team.",
     "project",
     "project",
     {},
     "persistent"},
}};

const Setting* setting_of(const Preset& preset, const Parameter& lever) {
    const auto found = std::find_if(preset.settings.begin(), preset.settings.end(),
                                    [&](const Setting& setting) { return setting.lever == lever.name; });
    return found == preset.settings.end() ? nullptr : &*found;
}

//! The setting that decides a lever: the preset's own, or that of the preset its family comes from.
const Setting* deciding(const Preset& preset, const Parameter& lever) {
    if (const Setting* own = setting_of(preset, lever)) {
        return own;
    }
    const std::string_view origin =
        lever.family == LeverFamily::funding ? preset.funding_of : preset.practice_of;
    return origin == preset.name ? nullptr : deciding(*find_preset(origin), lever);
}

template <class Use>
void for_each_lever(Use use) {
    for (const auto family : {funding_parameters(), practice_parameters()}) {
        std::for_each(family.begin(), family.end(), use);
    }
}

}  // namespace

std::span<const Preset> presets() { return table; }

const Preset* find_preset(std::string_view name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Preset& p) { return p.name == name; });
    return found == table.end() ? nullptr : &*found;
}

Levers preset_levers(const Preset& preset) {
    Levers levers = default_levers();
    for_each_lever([&](const Parameter& lever) {
        if (const Setting* setting = deciding(preset, lever)) {
            assign(lever, levers, setting->value);
        }
    });
    return levers;
}

Setting setting_in(const Preset& preset, const Parameter& lever) {
    const Setting* own = deciding(preset, lever);
    return own != nullptr ? *own : Setting{lever.name, lever.default_value, lever.grade, lever.source};
}

std::vector<Setting> differences_to_project(const Preset& preset) {
    std::vector<Setting> differences;
    for_each_lever([&](const Parameter& lever) {
        const Setting* setting = deciding(preset, lever);
        if (setting != nullptr && setting->value != default_of(lever)) {
            differences.push_back(*setting);
        }
    });
    return differences;
}

FundingModel preset_model(const Preset& preset) {
    FundingModel model{.name = {}, .preset = std::string(preset.name), .levers = preset_levers(preset)};
    if (!preset.later.empty()) {
        model.transition = default_transition();
        model.transition->to = preset_levers(*find_preset(preset.later));
    }
    return model;
}

namespace {

std::string commented(std::string line, Grade grade, std::string_view source) {
    line.resize(std::max<std::size_t>(line.size(), 32), ' ');
    return line + "  # " + std::string(name_of(grade)) + ": " + std::string(source) + '\n';
}

std::string differences_toml(const Preset& preset) {
    std::string text;
    for (const Setting& difference : differences_to_project(preset)) {
        const Parameter& lever = *find_parameter(Section::model, difference.lever);
        text += commented(std::string(difference.lever) + " = " + value_toml(lever, difference.value),
                          difference.grade, difference.source);
    }
    return text;
}

std::string transition_toml(const Preset& preset) {
    std::string text = "\n[model.transition]\n";
    for (const Parameter& parameter : transition_parameters()) {
        text +=
            commented(std::string(parameter.name) + " = " + value_toml(parameter, parameter.default_value),
                      parameter.grade, parameter.source);
    }
    return text + "\n[model.after]\n# Every lever in which teams differ once they have moved:\n" +
           differences_toml(*find_preset(preset.later));
}

}  // namespace

std::string preset_toml(const Preset& preset) {
    const std::string name(preset.name);
    const bool moves = !preset.later.empty();
    std::string text = "# " + name + ": " + std::string(preset.meaning) +
                       "\n[[model]]\nname   = " + string_toml(name) +
                       "\npreset = " + (moves ? string_toml(name) : "\"project\"") + '\n';
    const std::string differences = differences_toml(preset);
    text += differences.empty() ? "# Every lever as in the table of parameters (fundsim explain model).\n"
                                : "# Each difference to project, with its grade and source:\n";
    return text + differences + (moves ? transition_toml(preset) : std::string{});
}

}  // namespace fundsim
