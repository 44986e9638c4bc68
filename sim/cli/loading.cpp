#include "cli/loading.hpp"

#include <unistd.h>

#include "cli/terminal.hpp"

namespace fundsim {

Loaded load(const std::string& path, const std::vector<std::string>& settings,
            const std::vector<std::string>& interventions, const std::vector<std::string>& versus,
            const Prepared* known, Uncertainty uncertainty) {
    Loaded loaded;
    ReadOptions options;
    options.settings = settings;
    options.with = interventions;
    options.versus = versus;
    options.uncertainty = uncertainty;
    if (path == standard_input && isatty(STDIN_FILENO) == 1) {
        say(message("reads the scenario from the terminal; Ctrl-D ends it"));
    }
    loaded.read = read_scenario(path, options);
    if (!loaded.read.ok) {
        loaded.faults = formatted(loaded.read.faults);
        loaded.code = loaded.read.status == ReadStatus::unreadable ? ExitCode::file : ExitCode::invalid;
        return loaded;
    }
    loaded.warnings = formatted(loaded.read.warnings);
    std::string fault;
    loaded.prepared = prepare(loaded.read.scenario, fault, known);
    if (!loaded.prepared) {
        loaded.faults = formatted(std::vector{Fault{called(path), 0, 0, fault}});
        loaded.code = ExitCode::invalid;
    }
    return loaded;
}

ScenarioArgument scenario_argument(const std::vector<std::string>& arguments) {
    if (arguments.empty()) {
        return {{}, "which scenario? Name its TOML file, or - for standard input"};
    }
    if (arguments.size() > 1) {
        return {{},
                "one scenario at a time, not " + quoted(arguments[0]) + " and " + quoted(arguments[1]) +
                    " (a name with blanks needs quotes)"};
    }
    if (arguments.front().empty()) {
        return {{}, "the name of the scenario is empty"};
    }
    return {arguments.front(), {}};
}

}  // namespace fundsim
