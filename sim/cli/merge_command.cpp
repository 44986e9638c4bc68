#include <array>

#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/output_path.hpp"
#include "cli/run_request.hpp"
#include "findings/figures.hpp"
#include "results/read_study.hpp"
#include "results/sweep_parts.hpp"
#include "results/version.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.h5", "the file that the parts become"},
    quiet_option,
    help_option,
};

//! What speaks against it before anything is read; empty where nothing does.
std::string usage_fault(const Given& given) {
    if (given.arguments.empty()) {
        return "name the files of all parts, which 'fundsim sweep ... --part K/N -o FILE' wrote";
    }
    if (given.value("output").empty()) {
        return "name the file that the parts become with -o";
    }
    const std::string overwritten = input_overwritten(given.value("output"), given.arguments);
    return overwritten.empty() ? misleading_name(given.value("output")) : overwritten;
}

Reply merge(const Invocation& invocation, const Terminal&) {
    const Given& given = invocation.given;
    const std::string output = given.value("output");
    if (const std::string fault = usage_fault(given); !fault.empty()) {
        return refusal(ExitCode::usage, "merge: " + fault, "fundsim merge --help explains the options");
    }
    if (const std::string fault = study_path_fault(output, sweep_filetype); !fault.empty()) {
        return refusal(ExitCode::file, fault);
    }
    std::vector<StudyFile> parts;
    for (const std::string& path : given.arguments) {
        StudyReading reading = read_study(path, sweep_filetype);
        if (!reading.fault.empty()) {
            return refusal(ExitCode::file, "merge: " + reading.fault);
        }
        parts.push_back(std::move(reading.file));
    }
    MergedParts whole = merged(parts);
    if (!whole.fault.empty()) {
        return refusal(ExitCode::invalid, "merge: " + whole.fault);
    }
    whole.file.path = output;
    if (const std::string fault = write_study(whole.file); !fault.empty()) {
        return refusal(ExitCode::file, fault);
    }
    Reply reply;
    if (!given.has("quiet")) {
        reply.err = message(output + " is written: " + counted(whole.cells) + " cells of " +
                            counted(parts.size()) + " parts");
    }
    return reply;
}

}  // namespace

const Command merge_command{"merge",
                            "the parts of a sweep that was played in parts, as one file",
                            "PART.h5... -o FILE.h5 [--quiet]",
                            options,
                            "Makes of the files that fundsim sweep wrote with --part the one that it would "
                            "have written without: so a sweep "
                            "can be played by many jobs that know nothing of each other, such as the array "
                            "of a batch system. All parts must be "
                            "there, and of the same sweep.",
                            "fundsim merge 1.h5 2.h5 -o sweep.h5\nfundsim sweep study.toml --part 1/2 -o "
                            "1.h5\nfundsim sweep study.toml --part 2/2 -o 2.h5",
                            merge};

}  // namespace fundsim
