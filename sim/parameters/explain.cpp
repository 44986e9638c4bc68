#include "parameters/explain.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/distribution/calibrations.hpp"
#include "parameters/distribution_text.hpp"
#include "parameters/form.hpp"
#include "parameters/presets.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

std::string heading(const Parameter& parameter) {
    std::string text(name_of(parameter.section));
    if (parameter.family != LeverFamily::none) {
        text += ", " + std::string(name_of(parameter.family)) + " levers: " + std::string(parameter.group);
    }
    return text;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string result(text);
    result.resize(std::max(width, result.size() + 1), ' ');
    return result;
}

std::string allowed(const Parameter& parameter) {
    const auto words = choice_words(parameter);
    if (!words.empty()) {
        return any_of(words);
    }
    return parameter.kind == Kind::flag ? "true or false" : range_text(parameter.range);
}

}  // namespace

std::string default_text(const Parameter& parameter) {
    if (parameter.kind == Kind::distribution) {
        return parameter.default_text.empty() ? "(to be given)" : std::string(parameter.default_text);
    }
    const double value = default_of(parameter);
    return std::isnan(value) ? "(to be given)" : value_text(parameter, value);
}

std::string evidence_text(const Parameter& parameter) {
    const Evidence& evidence = parameter.evidence;
    if (!is_known(evidence)) {
        return std::string(evidence.none_because);
    }
    return fmt::format("{:.3g} to {:.3g}{}", evidence.low, evidence.high,
                       evidence.derived ? ", derived" : "");
}

std::vector<const Parameter*> parameters_called(std::string_view key) {
    std::vector<const Parameter*> chosen;
    const AddressReading reading = parse_address(key);
    for (const Parameter& parameter : parameters()) {
        const bool addressed = reading.address && reading.address->section == parameter.section &&
                               reading.address->name == parameter.name;
        if (key.empty() || addressed || key == name_of(parameter.grade) || key == parameter.name ||
            key == name_of(parameter.section) ||
            (parameter.family != LeverFamily::none &&
             (key == parameter.group || key == name_of(parameter.family)))) {
            chosen.push_back(&parameter);
        }
    }
    return chosen;
}

std::optional<std::string> meant_by(std::string_view key) {
    const AddressReading reading = parse_address(key);
    const std::string_view word = reading.address ? std::string_view(reading.address->name) : key;
    std::vector<std::string_view> names{"organisation", "opportunities", "model",
                                        "transition",   "funding",       "practice"};
    for (const Parameter& parameter : parameters()) {
        names.push_back(parameter.name);
        names.push_back(parameter.group);
    }
    if (!reading.address) {  // interventions and calibrations have none
        names.push_back("interventions");
        names.push_back("calibrations");
        for (const ShippedIntervention& shipped : shipped_interventions()) {
            names.push_back(shipped.name);
        }
        for (const Calibration& calibration : calibrations()) {
            names.push_back(calibration.name);
        }
    }
    return nearest(word, names);
}

std::string explain_table(const std::vector<const Parameter*>& chosen) {
    std::string text, last;
    for (const Parameter* parameter : chosen) {
        if (const std::string title = heading(*parameter); title != last) {
            text += (last.empty() ? "" : "\n") + title + '\n';
            last = title;
        }
        text += "  " + padded(parameter->name, 26) + padded(default_text(*parameter), 16) +
                padded(parameter->unit, 22) + std::string(name_of(parameter->grade)) + "  " +
                std::string(parameter->meaning) + '\n';
    }
    return text;
}

std::string explain_in_full(const std::vector<const Parameter*>& chosen) {
    std::string text;
    for (const Parameter* parameter : chosen) {
        const auto line = [&](std::string_view label, const std::string& value) {
            if (!value.empty()) {
                text += "  " + padded(label, 10) + value + '\n';
            }
        };
        text += text.empty() ? "" : "\n";
        text += address_text({parameter->section, {}, std::string(parameter->name)}) + '\n';
        line("meaning", std::string(parameter->meaning));
        line("kind", std::string(name_of(parameter->kind)));
        line("unit", std::string(parameter->unit));
        line("range", allowed(*parameter));
        line("default", default_text(*parameter));
        line("source", std::string(parameter->source));
        line("grade", std::string(name_of(parameter->grade)));
        line("role", std::string(name_of(parameter->role)));
        line("evidence",
             is_known(parameter->evidence)
                 ? evidence_text(*parameter) + " (" + std::string(name_of(parameter->evidence.shape)) + ')'
                 : evidence_text(*parameter));
        if (!parameter->before_interventions.empty()) {
            line("note", "no intervention changes it: " + std::string(parameter->before_interventions));
        }
        if (parameter->section == Section::model) {
            line("lever", std::string(name_of(parameter->family)) + ": " + std::string(parameter->group));
            std::string values;
            for (const Preset& preset : presets()) {
                if (!preset.later.empty()) {
                    continue;  // it has two values
                }
                values += values.empty() ? "" : ", ";
                values += preset.name;
                values += ' ' + value_text(*parameter, value_of(*parameter, preset_levers(preset)));
            }
            line("presets", values);
        }
    }
    return text;
}

std::string explain_calibrations(std::string_view key) {
    std::string text;
    for (const Calibration& each : calibrations()) {
        if (key != "calibrations" && key != each.name) {
            continue;
        }
        text += text.empty() ? "" : "\n";
        text += "# " + std::string(each.name) + ": " + std::string(each.meaning) + "\n# " + each.grade +
                ": " + std::string(each.source) + "\noverrun = " + distribution_toml(each.distribution) +
                '\n';
    }
    return text;
}

std::string explain_form() {
    std::string text;
    for (const FormKey& key : form_keys()) {
        const std::string name =
            (key.table.empty() ? "" : std::string(key.table) + '.') + std::string(key.name);
        text += "  " + padded(name, 26) + padded(key.form, 16) + std::string(key.meaning) + '\n';
    }
    return text;
}

}  // namespace fundsim
