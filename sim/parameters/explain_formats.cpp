// The parameter table for other programs: Markdown and JSON.

#include <cmath>

#include "parameters/explain.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

//! JSON strings escape the same characters as TOML basic strings, in the same way.
std::string quoted(std::string_view text) { return string_toml(text); }

//! Numbers as numbers, infinities as words, nothing as null.
std::string json_number(double value) {
    if (std::isnan(value)) {
        return "null";
    }
    return std::isinf(value) ? quoted(shortest(value)) : shortest(value);
}

std::string json_value(const Parameter& parameter, double value) {
    return parameter.kind == Kind::choice ? quoted(value_text(parameter, value))
           : parameter.kind == Kind::flag ? value_text(parameter, value)
                                          : json_number(value);
}

std::string json_default(const Parameter& parameter) {
    if (parameter.kind == Kind::distribution) {
        return parameter.default_text.empty() ? "null" : quoted(parameter.default_text);
    }
    const double value = default_of(parameter);
    return std::isnan(value) ? "null" : json_value(parameter, value);
}

std::string json_range(const Range& range) {
    return "{\"low\": " + json_number(range.low) + ", \"high\": " + json_number(range.high) +
           ", \"low_open\": " + (range.low_end == End::open ? "true" : "false") +
           ", \"high_open\": " + (range.high_end == End::open ? "true" : "false") + '}';
}

std::string json_evidence(const Evidence& evidence) {
    if (!is_known(evidence)) {
        return "null";
    }
    return "{\"low\": " + json_number(evidence.low) + ", \"high\": " + json_number(evidence.high) +
           ", \"shape\": " + quoted(name_of(evidence.shape)) +
           ", \"derived\": " + (evidence.derived ? "true" : "false") + '}';
}

std::string json_words(const Parameter& parameter) {
    std::string text;
    for (const std::string_view word : choice_words(parameter)) {
        text += (text.empty() ? "" : ", ") + quoted(word);
    }
    return '[' + text + ']';
}

std::string json_presets(const Parameter& parameter) {
    std::string text;
    for (const Preset& preset : presets()) {
        if (!preset.later.empty()) {
            continue;  // it has two values
        }
        text += (text.empty() ? "" : ", ") + quoted(preset.name) + ": " +
                json_value(parameter, value_of(parameter, preset_levers(preset)));
    }
    return '{' + text + '}';
}

//! A cell of a Markdown table: its bars must not end it.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        escaped += c == '|' ? "\\|" : std::string(1, c);
    }
    return escaped;
}

}  // namespace

std::string explain_markdown(const std::vector<const Parameter*>& chosen) {
    std::string text = "| parameter | unit | range | default | meaning | source | grade | evidence | role |\n"
                       "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Parameter* parameter : chosen) {
        const auto words = choice_words(*parameter);
        const std::string whole = parameter->kind == Kind::integer ? ", whole" : "";
        const std::string range = !words.empty()                  ? any_of(words)
                                  : parameter->kind == Kind::flag ? "true or false"
                                                                  : range_text(parameter->range) + whole;
        text += "| `" + std::string(name_of(parameter->section)) + '.' + std::string(parameter->name) +
                "` | " + cell(parameter->unit) + " | " + range + " | " + cell(default_text(*parameter)) +
                " | " + cell(parameter->meaning) + " | " + cell(parameter->source) + " | " +
                std::string(name_of(parameter->grade)) + " | " + cell(evidence_text(*parameter)) + " | " +
                std::string(name_of(parameter->role)) + " |\n";
    }
    return text;
}

std::string explain_json(const std::vector<const Parameter*>& chosen) {
    std::string text = "{\"parameters\": [";
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Parameter& parameter = *chosen[i];
        const auto member = [&](std::string_view name, const std::string& value) {
            text += ", \"" + std::string(name) + "\": " + value;
        };
        text += (i == 0 ? "\n" : ",\n");
        text += "  {\"address\": " +
                quoted(std::string(name_of(parameter.section)) + '.' + std::string(parameter.name));
        member("section", quoted(name_of(parameter.section)));
        member("name", quoted(parameter.name));
        member("kind", quoted(name_of(parameter.kind)));
        member("unit", quoted(parameter.unit));
        member("range", json_range(parameter.range));
        member("default", json_default(parameter));
        member("meaning", quoted(parameter.meaning));
        member("source", quoted(parameter.source));
        member("grade", quoted(name_of(parameter.grade)));
        member("role", quoted(name_of(parameter.role)));
        member("evidence", json_evidence(parameter.evidence));
        if (parameter.kind == Kind::choice) {
            member("choices", json_words(parameter));
        }
        if (parameter.section == Section::model) {
            member("family", quoted(name_of(parameter.family)));
            member("group", quoted(parameter.group));
            member("presets", json_presets(parameter));
        }
        text += '}';
    }
    return text + "\n]}\n";
}

}  // namespace fundsim
