#include <array>
#include <vector>

#include "cli/commands.hpp"
#include "parameters/presets.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{help_option};

Reply show_presets(const Invocation& invocation, const Terminal&) {
    const auto& names = invocation.given.arguments;
    if (names.size() > 1) {
        return refusal(ExitCode::usage,
                       "presets: one name at a time, not " + quoted(names[0]) + " and " + quoted(names[1]));
    }
    std::string text;
    std::vector<std::string_view> known;
    for (const Preset& preset : presets()) {
        known.push_back(preset.name);
        if (names.empty() || names.front() == preset.name) {
            text += (text.empty() ? "" : "\n") + preset_toml(preset);
        }
    }
    if (text.empty()) {
        return refusal(ExitCode::usage,
                       "presets: no preset is called " + quoted(names.front()) +
                           did_you_mean(names.front(), known),
                       "fundsim presets lists them all");
    }
    return {ExitCode::done, text, {}};
}

}  // namespace

const Command presets_command{
    "presets",
    "the funding models that ship, as TOML",
    "[NAME]",
    options,
    "Each preset as a [[model]] table that a scenario can hold, written out as its differences to `project`, "
    "each "
    "with its source.",
    "fundsim presets\nfundsim presets persistent\nfundsim presets persistent >> my.toml",
    show_presets};

}  // namespace fundsim
