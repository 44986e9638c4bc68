#include "cli/commands.hpp"

#include <array>

namespace fundsim {

std::span<const Command> commands() {
    static const std::array table{
        run_command,           explore_command, attribute_command, sensitivity_command, breakeven_command,
        interventions_command, sweep_command,   merge_command,     story_command,       assess_command,
        report_command,        export_command,  calibrate_command, new_command,         check_command,
        explain_command,       presets_command};
    return table;
}

const Command* find_command(std::string_view name) {
    for (const Command& command : commands()) {
        if (command.name == name) {
            return &command;
        }
    }
    return nullptr;
}

std::span<const std::string_view> later_commands() {
    static constexpr std::array<std::string_view, 1> names{"compare"};
    return names;
}

}  // namespace fundsim
