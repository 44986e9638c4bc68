#pragma once
// The commands of the program.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/reply.hpp"
#include "cli/terminal.hpp"
#include "execution/ranks.hpp"

namespace fundsim {

struct Invocation {
    Given given;
    std::string typed;       //!< the command line, for the record
    Ranks* ranks = nullptr;  //!< the processes that share the work; null: this one alone
};

struct Command {
    std::string_view name;
    std::string_view summary;  //!< one line
    std::string_view usage;    //!< what follows the name
    std::span<const CommandOption> options;
    std::string_view details;   //!< paragraphs, parted by newlines
    std::string_view examples;  //!< command lines, parted by newlines
    Reply (*run)(const Invocation&, const Terminal&);
    bool shares = false;  //!< its work with the other processes that mpirun starts
};

std::span<const Command> commands();

//! Null when there is none of that name.
const Command* find_command(std::string_view name);

//! Commands that a later version will have.
std::span<const std::string_view> later_commands();

extern const Command run_command;
extern const Command explore_command;
extern const Command attribute_command;
extern const Command sensitivity_command;
extern const Command breakeven_command;
extern const Command interventions_command;
extern const Command story_command;
extern const Command assess_command;
extern const Command sweep_command;
extern const Command merge_command;
extern const Command calibrate_command;
extern const Command check_command;
extern const Command export_command;
extern const Command report_command;
extern const Command new_command;
extern const Command explain_command;
extern const Command presets_command;

inline constexpr CommandOption help_option{"help", 'h', Takes::nothing, "", "this text"};

}  // namespace fundsim
