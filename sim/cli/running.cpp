#include "cli/running.hpp"

#include <cstdlib>

#include "build_info.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_path.hpp"
#include "results/sha256.hpp"
#include "scenario/text_file.hpp"

namespace fundsim {

namespace {

std::string scratch_directory() {
    const char* folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : RunOptions{}.scratch_directory;
}

}  // namespace

RunFacts facts_of(const RunRequest& request, const Loaded& loaded) {
    return {.scenario_file = request.scenario,
            .scenario_sha256 = sha256(loaded.read.resolved_toml),
            .program_version = program_version,
            .git_sha = git_sha,
            .overrides = request.settings,
            .versus = request.versus,
            .with = loaded.read.with,
            .list = loaded.read.list,
            .warnings = loaded.read.warnings};
}

std::string overwritten_input(const std::string& output, const RunRequest& request, const Loaded& loaded) {
    std::vector<std::string> inputs{request.scenario};
    if (const std::string& list = loaded.read.list.file; !list.empty()) {
        inputs.push_back(list);
        inputs.push_back(path_from(folder_from(request.scenario), list));
    }
    return input_overwritten(output, inputs);
}

std::string output_fault(const std::string& output, const RunRequest& request, const Loaded& loaded) {
    if (output.empty()) {
        return "the name after -o is empty";
    }
    const std::string overwritten = overwritten_input(output, request, loaded);
    return overwritten.empty() ? misleading_name(output) : overwritten;
}

RunOptions plain_options(const RunRequest& request) {
    RunOptions options;
    options.replications = request.replications;
    options.seed = request.seed;
    options.threads = request.threads;
    options.scratch_directory = scratch_directory();
    options.stop = interrupted;
    return options;
}

void show_progress(RunOptions& options, Progress& progress, const RunRequest& request,
                   const Terminal& terminal) {
    if (terminal.told) {
        options.progress = terminal.told;
    } else if (terminal.watcher == Watcher::present && request.talk == Talk::normal) {
        options.progress = [&progress](std::uint64_t done, std::uint64_t total) {
            show(progress, done, total);
        };
    }
}

}  // namespace fundsim
