#include "cli/man_page.hpp"

#include <string_view>

#include "build_info.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"

namespace fundsim {

namespace {

//! Text as roff shows it unchanged: backslashes and hyphens escaped, no line that begins like a request.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool begins = out.empty() || out.back() == '\n';
        if (begins && (c == '.' || c == '\'')) {
            out += "\\&";
        }
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

//! Lines of a text with a request before each.
std::string lines_with(std::string_view request, std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += std::string(request) + escaped(text.substr(0, end)) + '\n';
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return out;
}

std::string option_text(const CommandOption& option) {
    std::string head = option.letter != '\0' ? "\\fB\\-" + std::string(1, option.letter) + "\\fR, " : "";
    head += "\\fB\\-\\-" + escaped(option.name) + "\\fR";
    if (option.takes != Takes::nothing) {
        head += " \\fI" + escaped(option.value) + "\\fR";
    }
    return ".TP\n" + head + '\n' + escaped(option.meaning) + '\n';
}

std::string command_text(const Command& command) {
    std::string text = ".SS fundsim " + escaped(command.name) + '\n' + escaped(command.summary) + ".\n.PP\n";
    text += "\\fBfundsim " + escaped(command.name) + "\\fR " + escaped(command.usage) + '\n';
    text += lines_with(".PP\n", command.details);
    for (const CommandOption& option : command.options) {
        text += option_text(option);
    }
    return text + ".PP\nExamples:\n.PP\n.nf\n" + lines_with("    ", command.examples) + ".fi\n";
}

}  // namespace

std::string man_page() {
    std::string text = ".TH FUNDSIM 1 \"\" \"fundsim " + std::string(program_version) + "\"\n";
    text += ".SH NAME\nfundsim \\- compares ways of funding product work by simulation\n";
    text += ".SH SYNOPSIS\n\\fBfundsim\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]...\n";
    text += ".SH DESCRIPTION\n" + escaped(program_purpose()) + '\n';
    text += ".SH COMMANDS\n";
    for (const Command& command : commands()) {
        text += command_text(command);
    }
    text += ".SH EXIT STATUS\n";
    for (const ExitMeaning& exit : exit_meanings()) {
        text += ".TP\n\\fB" + std::to_string(static_cast<int>(exit.code)) + "\\fR\n" + escaped(exit.meaning) +
                '\n';
    }
    return text;
}

}  // namespace fundsim
