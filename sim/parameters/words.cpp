#include "parameters/words.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "parameters/characters.hpp"
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

//! Takes "before.", "after." or "transition.", which ends at `dot`, off the front of `rest`.
void take_part(Address& address, std::string_view& rest, std::size_t dot) {
    if (dot == std::string_view::npos || !is_part(rest.substr(0, dot))) {
        return;
    }
    const std::string_view part = rest.substr(0, dot);
    if (part == name_of(Section::transition)) {
        address.section = Section::transition;
    } else {
        address.part = part;
    }
    rest.remove_prefix(dot + 1);
}

std::string escape_toml(std::uint32_t character) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    const unsigned digits = character > 0xFFFF ? 8 : 4;
    std::string text = digits == 4 ? "\\u" : "\\U";
    for (unsigned digit = digits; digit-- > 0;) {
        text += hexadecimal[character >> 4 * digit & 15U];
    }
    return text;
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
    std::string quoted = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::uint32_t character = next_character(text, at);
        if (character == '"' || character == '\\') {
            quoted += '\\';
        }
        if (character == no_character || is_shown(character)) {
            quoted += text.substr(begin, at - begin);
        } else {
            quoted += escape_toml(character);
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

std::optional<double> worded_value(const Parameter& parameter, std::string_view word) {
    if (parameter.kind != Kind::flag) {
        return choice_value(parameter, word);
    }
    return word == "true" ? std::optional(1.0) : word == "false" ? std::optional(0.0) : std::nullopt;
}

bool is_part(std::string_view word) { return word == "before" || word == "after" || word == "transition"; }

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
            take_part(address, rest, rest.find('.'));
        } else if (const std::size_t last = rest.rfind('.'); last != std::string_view::npos) {
            const std::string_view front = rest.substr(0, last);
            const std::size_t middle = front.rfind('.');
            const std::size_t from = middle == std::string_view::npos ? 0 : middle + 1;
            if (is_part(front.substr(from))) {
                address.model = front.substr(0, middle == std::string_view::npos ? 0 : middle);
                rest.remove_prefix(from);
                take_part(address, rest, rest.find('.'));
            } else {
                address.model = front;
                rest.remove_prefix(last + 1);
            }
        }
    }
    if (!bare(rest)) {
        return wrong("'" + std::string(rest) + "' cannot be the name of a parameter");
    }
    address.name = rest;
    return {address, {}};
}

std::string address_text(const Address& address) {
    std::string text(name_of(address.section == Section::transition ? Section::model : address.section));
    if (!address.model.empty()) {
        text += '.' + (bare(address.model) ? address.model : string_toml(address.model));
    }
    if (address.section == Section::transition || !address.part.empty()) {
        text += '.' + (address.part.empty() ? std::string(name_of(Section::transition)) : address.part);
    }
    return text + '.' + address.name;
}

bool assign_to(FundingModel& model, const Parameter& parameter, std::string_view part, double value) {
    const bool moves = model.transition.has_value();
    if (parameter.section == Section::transition || !part.empty()) {
        if (!moves) {
            return false;
        }
    }
    if (parameter.section == Section::transition) {
        assign(parameter, *model.transition, value);
        return true;
    }
    if (part != "after") {
        assign(parameter, model.levers, value);
    }
    if (part != "before" && moves) {
        assign(parameter, model.transition->to, value);
    }
    return true;
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
    case Section::transition:
        break;
    }
    bool found = false;
    for (FundingModel& model : scenario.models) {
        if (address.model.empty() || model.name == address.model) {
            found |= assign_to(model, *parameter, address.part, value);
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
            const bool moves = model.transition.has_value();
            if (address.section == Section::transition) {
                return moves ? std::optional(value_of(*parameter, *model.transition)) : std::nullopt;
            }
            return value_of(*parameter,
                            address.part == "after" && moves ? model.transition->to : model.levers);
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
