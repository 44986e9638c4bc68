#include "cli/together.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

bool asks_for_work(const std::vector<std::string>& words) {
    const bool help = std::any_of(words.begin(), words.end(),
                                  [](const std::string& word) { return word == "--help" || word == "-h"; });
    return !help && !words.empty() && find_command(words.front()) != nullptr;
}

std::optional<Reply> not_together(const std::vector<std::string>& words, const Launched& launched) {
    const std::string& name = words.front();
    const std::string started = std::to_string(launched.size) + " processes were started for it";
    if (!find_command(name)->shares) {
        return refusal(ExitCode::usage,
                       name + ": " + started + ", and it runs in one: start it without mpirun",
                       "sweep and explore share their work with other processes");
    }
    if (std::find(words.begin(), words.end(), standard_input) != words.end()) {
        return refusal(ExitCode::usage,
                       name + ": " + started +
                           ", and standard input reaches one alone: name a file instead of -");
    }
    return std::nullopt;
}

}  // namespace fundsim
