#include "parameters/words.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "parameters/table.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

std::optional<Section> section_of(std::string_view word) {
    for (const Section section : {Section::organisation, Section::opportunities, Section::model}) {
        if (word == name_of(section)) {
            return section;
        }
    }
    return std::nullopt;
}

//! Takes a quoted name off the front of `text`; nothing when the quotes do not close.
std::optional<std::string> take_quoted(std::string_view& text) {
    const char quote = text.front();
    std::string name;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == quote) {
            text.remove_prefix(i + 1);
            return name;
        }
        if (quote == '"' && text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        }
        name += text[i];
    }
    return std::nullopt;
}

bool bare(std::string_view name) {
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
               std::string_view::npos;
}

AddressReading wrong(std::string what) { return {std::nullopt, std::move(what)}; }

}  // namespace

std::string number_toml(double value) {
    std::string text = shortest(value);
    // Whole numbers beyond 2^53 would be read as TOML integers, and -0 would lose its sign.
    if (std::isfinite(value) && text.find_first_of(".e") == std::string::npos &&
        (std::abs(value) >= 9e15 || (value == 0 && std::signbit(value)))) {
        text += ".0";
    }
    return text;
}

std::string string_toml(std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20 || code == 0x7F) {
            quoted += "\\u00";
            quoted += hexadecimal[code >> 4U];
            quoted += hexadecimal[code & 15U];
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string value_text(const Parameter& parameter, double value) {
    if (parameter.kind == Kind::flag) {
        return value != 0 ? "true" : "false";
    }
    if (parameter.kind == Kind::choice) {
        return std::string(choice_words(parameter)[static_cast<std::size_t>(value)]);
    }
    return shortest(value);
}

std::string value_toml(const Parameter& parameter, double value) {
    if (parameter.kind == Kind::choice) {
        return string_toml(value_text(parameter, value));
    }
    return parameter.kind == Kind::flag ? value_text(parameter, value) : number_toml(value);
}

std::optional<double> choice_value(const Parameter& parameter, std::string_view word) {
    const auto words = choice_words(parameter);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) {
            return static_cast<double>(i);
        }
    }
    return std::nullopt;
}

AddressReading parse_address(std::string_view text) {
    const std::size_t dot = text.find('.');
    const std::string_view first = text.substr(0, dot);
    const auto section = section_of(first);
    if (!section) {
        constexpr std::array<std::string_view, 3> sections{"organisation", "opportunities", "model"};
        const auto meant = nearest(first, sections);
        return wrong("'" + std::string(first) +
                     "' is no part of a scenario, an address begins with organisation, " +
                     "opportunities or model" + (meant ? ". Did you mean '" + *meant + "'?" : ""));
    }
    if (dot == std::string_view::npos || dot + 1 == text.size()) {
        return wrong("'" + std::string(text) + "' names no parameter: an address is like " +
                     std::string(first) + ".name");
    }
    std::string_view rest = text.substr(dot + 1);
    Address address{*section, {}, {}};
    if (*section == Section::model) {
        if (rest.front() == '"' || rest.front() == '\'') {
            const auto name = take_quoted(rest);
            if (!name) {
                return wrong("the quotes round the model's name in '" + std::string(text) + "' do not close");
            }
            if (name->empty() || rest.empty() || rest.front() != '.') {
                return wrong("'" + std::string(text) + "' is no address: write model.\"Name\".parameter");
            }
            address.model = *name;
            rest.remove_prefix(1);
        } else if (const std::size_t last = rest.rfind('.'); last != std::string_view::npos) {
            address.model = rest.substr(0, last);
            rest.remove_prefix(last + 1);
        }
    }
    if (!bare(rest)) {
        return wrong("'" + std::string(rest) + "' cannot be the name of a parameter");
    }
    address.name = rest;
    return {address, {}};
}

std::string address_text(const Address& address) {
    std::string text(name_of(address.section));
    if (!address.model.empty()) {
        text += '.' + (bare(address.model) ? address.model : string_toml(address.model));
    }
    return text + '.' + address.name;
}

bool set_scalar(Scenario& scenario, const Address& address, double value) {
    const Parameter* parameter = find_parameter(address.section, address.name);
    if (parameter == nullptr || parameter->kind == Kind::distribution) {
        return false;
    }
    switch (address.section) {
    case Section::organisation:
        assign(*parameter, scenario.organisation, value);
        return true;
    case Section::opportunities:
        assign(*parameter, scenario.opportunities, value);
        return true;
    case Section::model:
        break;
    }
    bool found = false;
    for (FundingModel& model : scenario.models) {
        if (address.model.empty() || model.name == address.model) {
            assign(*parameter, model.levers, value);
            found = true;
        }
    }
    return found;
}

std::optional<double> get_scalar(const Scenario& scenario, const Address& address) {
    const Parameter* parameter = find_parameter(address.section, address.name);
    if (parameter == nullptr || parameter->kind == Kind::distribution) {
        return std::nullopt;
    }
    if (address.section == Section::organisation) {
        return value_of(*parameter, scenario.organisation);
    }
    if (address.section == Section::opportunities) {
        return value_of(*parameter, scenario.opportunities);
    }
    for (const FundingModel& model : scenario.models) {
        if (address.model.empty() || model.name == address.model) {
            return value_of(*parameter, model.levers);
        }
    }
    return std::nullopt;
}

bool set_distribution(Scenario& scenario, const Address& address, Distribution value) {
    const Parameter* parameter = find_parameter(address.section, address.name);
    if (parameter == nullptr || parameter->kind != Kind::distribution) {
        return false;
    }
    assign(*parameter, scenario.opportunities, std::move(value));
    return true;
}

}  // namespace fundsim
