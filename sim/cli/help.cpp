#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "build_info.hpp"
#include "cli/layout.hpp"

namespace fundsim {

namespace {

std::string usage_text(const Command& command, const Terminal& terminal) {
    // What stands in brackets belongs together.
    constexpr char kept = '_';
    std::string text = "fundsim " + std::string(command.name) + ' ';
    int depth = 0;
    for (const char c : command.usage) {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        text += c == ' ' && depth > 0 ? kept : c;
    }
    std::string lines = paragraph(text, terminal.width, 2, 6);
    std::replace(lines.begin(), lines.end(), kept, ' ');
    return lines;
}

constexpr std::array<ExitMeaning, 7> exit_codes{{
    {ExitCode::done, "done"},
    {ExitCode::usage, "wrong use of a command"},
    {ExitCode::invalid, "invalid scenario or data"},
    {ExitCode::file, "a file could not be read or written"},
    {ExitCode::imprecise, "the precision asked for was not reached"},
    {ExitCode::interrupted, "interrupted; what was finished is kept"},
    {ExitCode::broken, "a fault of the program itself"},
}};

//! A word of the program's and what it means.
std::string line(std::string_view word, std::string_view meaning, const Terminal& terminal) {
    return entry("  " + std::string(word), meaning, 13, terminal.width);
}

}  // namespace

std::string_view program_purpose() {
    return "fundsim compares ways of funding product work: every funding model plays the same thousands of "
           "simulated futures with the same money.";
}

std::span<const ExitMeaning> exit_meanings() { return exit_codes; }

std::string version_text() { return std::string("fundsim ") + program_version + " (" + git_sha + ")\n"; }

std::string program_help(const Terminal& terminal) {
    std::string text = paragraph(program_purpose(), terminal.width);
    text += '\n' + emphasised("Commands", terminal) + '\n';
    for (const Command& command : commands()) {
        text += line(command.name, command.summary, terminal);
    }
    text += line("help", "one command in full: fundsim help COMMAND, or fundsim COMMAND --help", terminal);
    text += line("--man", "this program's manual page, for man -l -", terminal);
    text += line("--version", "which version this is", terminal);
    text += '\n' + emphasised("Examples", terminal) + '\n';
    text += paragraphs(
        "fundsim run scenarios/baseline.toml -o results/baseline.h5\nfundsim explain discovery_share",
        terminal.width, 2, 4);
    text += '\n' + emphasised("Exit codes", terminal) + '\n';
    for (const auto& [code, meaning] : exit_codes) {
        text += line(std::to_string(static_cast<int>(code)), meaning, terminal);
    }
    return text;
}

std::string command_help(const Command& command, const Terminal& terminal) {
    std::string text = emphasised("Usage", terminal) + '\n' + usage_text(command, terminal);
    text += '\n' + paragraphs(command.details, terminal.width);
    text += '\n' + emphasised("Options", terminal) + '\n' + options_text(command.options, terminal.width);
    text +=
        '\n' + emphasised("Examples", terminal) + '\n' + paragraphs(command.examples, terminal.width, 2, 4);
    return text;
}

}  // namespace fundsim
