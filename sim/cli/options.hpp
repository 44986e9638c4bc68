#pragma once
// Options of a command: declared once, read strictly, explained from the declaration.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

enum class Takes { nothing, one_value, several_values };

struct CommandOption {
    std::string_view name;  //!< without the dashes
    char letter;            //!< '\0': none
    Takes takes;
    std::string_view value;  //!< how its value is called in help
    std::string_view meaning;
};

//! What was given on a command line.
struct Given {
    std::map<std::string, std::vector<std::string>, std::less<>> options;  //!< by name, values in order
    std::vector<std::string> arguments;                                    //!< what is no option

    bool has(std::string_view name) const { return options.find(name) != options.end(); }
    //! Of an option that takes one value; empty when it was not given.
    std::string value(std::string_view name) const;
    //! All values of an option.
    std::vector<std::string> values(std::string_view name) const;
};

struct OptionReading {
    Given given;
    std::string fault;  //!< empty: all is well
};

//! Reads what follows a command. Abbreviated options are not accepted: they would change meaning with the
//! next version.
OptionReading read_options(std::span<const CommandOption> options, const std::vector<std::string>& words);

//! The options as a list for help.
std::string options_text(std::span<const CommandOption> options, std::size_t width);

}  // namespace fundsim
