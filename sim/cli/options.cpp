#include "cli/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/layout.hpp"
#include "parameters/text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

namespace po = boost::program_options;

constexpr const char* argument_name = "argument";

po::options_description described(std::span<const CommandOption> options) {
    po::options_description description;
    for (const CommandOption& option : options) {
        std::string name(option.name);
        if (option.letter != '\0') {
            name += std::string(",") + option.letter;
        }
        if (option.takes == Takes::nothing) {
            description.add_options()(name.c_str(), "");
        } else {
            description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
        }
    }
    description.add_options()(argument_name, po::value<std::vector<std::string>>(), "");
    return description;
}

std::string dashed(const CommandOption& option) { return "--" + std::string(option.name); }

//! The option that a word with dashes stands for; null when there is none.
const CommandOption* find_option(std::span<const CommandOption> options, std::string_view word) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const CommandOption& option) {
        return word == option.name || word == dashed(option) ||
               (option.letter != '\0' && (word == std::string("-") + option.letter));
    });
    return found == options.end() ? nullptr : &*found;
}

std::string unknown(std::span<const CommandOption> options, std::string word) {
    word = word.substr(0, word.find('='));
    std::string text = "unknown option " + quoted(word);
    std::vector<std::string_view> names;
    for (const CommandOption& option : options) {
        names.push_back(option.name);
    }
    const std::size_t begin = std::min(word.find_first_not_of('-'), word.size());
    if (const auto meant = nearest(std::string_view(word).substr(begin), names)) {
        text += ". Did you mean '--" + *meant + "'?";
    }
    return text;
}

std::string wrong_use(std::span<const CommandOption> options, const po::invalid_command_line_syntax& error) {
    const CommandOption* option = find_option(options, error.get_option_name());
    const std::string name = option != nullptr ? dashed(*option) : error.get_option_name();
    if (error.kind() == po::invalid_syntax::extra_parameter) {
        return name + " takes no value";
    }
    return name + " needs a value" +
           (option != nullptr ? ": " + name + ' ' + std::string(option->value) : "");
}

}  // namespace

std::string Given::value(std::string_view name) const {
    const auto found = options.find(name);
    return found == options.end() || found->second.empty() ? std::string{} : found->second.front();
}

std::vector<std::string> Given::values(std::string_view name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>{} : found->second;
}

OptionReading read_options(std::span<const CommandOption> options, const std::vector<std::string>& words) {
    OptionReading reading;
    try {
        po::positional_options_description positional;
        positional.add(argument_name, -1);
        const auto parsed =
            po::command_line_parser(words)
                .options(described(options))
                .positional(positional)
                .style(po::command_line_style::unix_style ^ po::command_line_style::allow_guessing)
                .run();
        for (const po::option& found : parsed.options) {
            auto& arguments = reading.given.arguments;
            if (found.position_key >= 0) {
                arguments.insert(arguments.end(), found.value.begin(), found.value.end());
                continue;
            }
            const CommandOption* option = find_option(options, found.string_key);
            if (option == nullptr) {  // the name under which boost keeps the arguments
                reading.fault = unknown(options, "--" + found.string_key);
                return reading;
            }
            auto& values = reading.given.options[std::string(option->name)];
            if (!values.empty() && option->takes == Takes::one_value) {
                reading.fault = dashed(*option) + " is given twice (" + quoted(values.front()) + " and " +
                                quoted(found.value.empty() ? "" : found.value.front()) + ")";
                return reading;
            }
            values.insert(values.end(), found.value.begin(), found.value.end());
        }
    } catch (const po::unknown_option& error) {
        reading.fault = unknown(options, error.get_option_name());
    } catch (const po::invalid_command_line_syntax& error) {
        reading.fault = wrong_use(options, error);
    } catch (const po::error& error) {
        reading.fault = error.what();
    }
    return reading;
}

std::string options_text(std::span<const CommandOption> options, std::size_t width) {
    constexpr std::size_t column = 26;
    std::string text;
    for (const CommandOption& option : options) {
        std::string head = option.letter != '\0' ? std::string("  -") + option.letter + ", " : "      ";
        head += dashed(option);
        if (option.takes != Takes::nothing) {
            head += ' ' + std::string(option.value);
        }
        text += entry(head, option.meaning, column, width);
    }
    return text;
}

}  // namespace fundsim
