#include "cli/sweeping.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "build_info.hpp"
#include "cli/values.hpp"
#include "execution/sweep.hpp"
#include "findings/figures.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/table.hpp"
#include "scenario/settings.hpp"

namespace fundsim {

namespace {

Parsed<double> parse_value(const Parameter& parameter, const std::string& word, const std::string& key) {
    if (parameter.kind == Kind::choice || parameter.kind == Kind::flag) {
        const auto value = worded_value(parameter, word);
        return value ? Parsed<double>{value, {}}
                     : Parsed<double>{{}, "--vary " + key + ": '" + word + "' is none of its words"};
    }
    Parsed<double> number = parse_number(word, "--vary " + key);
    if (number.value) {
        if (const std::string fault = fault_of(parameter, *number.value); !fault.empty()) {
            return {{}, "--vary " + key + ": " + fault};
        }
    }
    return number;
}

struct VariedReading {
    StudyValues values = {};
    std::string fault = {};
};

//! KEY=A:B:N, KEY=A:B:N:log, KEY=V1,V2,V3.
VariedReading read_varied(const std::string& text, const Scenario& scenario) {
    const std::size_t equals = key_end(text);
    if (equals == std::string::npos) {
        return {{},
                "--vary is written KEY=A:B:N, from A to B in N values, or KEY=V1,V2,V3, not '" + text + "'"};
    }
    const std::string key = text.substr(0, equals), right = text.substr(equals + 1);
    const AddressReading address = parse_address(key);
    if (!address.address) {
        return {{}, "--vary: " + address.what};
    }
    const Parameter* parameter = find_parameter(address.address->section, address.address->name);
    if (std::string fault = why_not_swept(scenario, *address.address, parameter, key); !fault.empty()) {
        return {{}, "--vary: " + fault};
    }
    StudyValues values{*address.address, parameter, {}};
    const bool ranged = right.find(':') != std::string::npos;
    std::vector<std::string> words = split(right, ranged ? ':' : ',');
    if (ranged) {
        values.by_factors = words.size() == 4 && words[3] == "log";
        const Parsed<std::uint64_t> steps =
            parse_whole(words.size() > 2 ? words[2] : "", "the number of values of " + key, 2, most_cells);
        if (!steps.value || words.size() > 4 || (words.size() == 4 && !values.by_factors)) {
            return {{},
                    "--vary " + key + ": " +
                        (steps.value ? "after A:B:N comes :log or nothing" : steps.fault)};
        }
        values.steps = *steps.value;
        words.resize(2);
    }
    for (const std::string& word : words) {
        const Parsed<double> value = parse_value(*parameter, word, key);
        if (!value.value) {
            return {{}, value.fault};
        }
        values.values.push_back(*value.value);
    }
    std::string fault = values_fault(values, key, ranged);
    return {std::move(values), fault.empty() ? fault : "--vary: " + fault};
}

DesignReading refused(ExitCode code, const std::string& why, const std::string& hint = {}) {
    return {{}, refusal(code, why, hint)};
}

//! The cells of values that were read.
DesignReading designed(const std::vector<StudyValues>& values, StudyDesign kind, std::size_t points,
                       const std::vector<std::vector<double>>& rows, std::uint64_t seed) {
    std::vector<SweepAxis> axes;
    std::vector<SweepRange> ranges;
    for (const StudyValues& each : values) {
        const std::vector<double>& ends = each.values;
        SweepRange range{each.address, each.parameter, ends.empty() ? 0 : ends.front(),
                         ends.empty() ? 0 : ends.back(), each.by_factors};
        axes.push_back({each.address, each.parameter, each.steps > 0 ? spaced(range, each.steps) : ends});
        ranges.push_back(std::move(range));
    }
    if (kind == StudyDesign::grid && cells_of(axes) > double(most_cells)) {
        return refused(ExitCode::usage,
                       "sweep: all combinations are " + plain(cells_of(axes), 3) + " cells, and " +
                           rounded(double(most_cells), 0) +
                           " are the most: take fewer values, or spread points over the ranges with "
                           "[sobol] in a study");
    }
    DesignReading out;
    switch (kind) {
    case StudyDesign::grid:
        out.design = grid_of(axes);
        break;
    case StudyDesign::latin_hypercube:
        out.design = latin_hypercube(ranges, points, seed);
        break;
    case StudyDesign::sobol:
        out.design = spread_points(ranges, points, seed);
        break;
    case StudyDesign::table:
        for (const SweepRange& range : ranges) {
            out.design.addresses.push_back(range.address);
            out.design.parameters.push_back(range.parameter);
        }
        out.design.cells = rows;
        break;
    }
    return out;
}

}  // namespace

SweepOpening open_sweep(const Given& given, std::uint64_t replications) {
    SweepOpening out;
    Given asked = given;
    if (given.arguments.size() == 1 && given.arguments.front() != standard_input) {
        SweepStudyReading reading = read_sweep_study(given.arguments.front());
        if (!reading.faults.empty()) {
            out.opening.refused =
                Reply{reading.unreadable ? ExitCode::file : ExitCode::invalid, {}, formatted(reading.faults)};
            return out;
        }
        out.study = std::move(reading.study);
    }
    if (!out.study) {
        out.opening = open_study("sweep", asked, replications);
        return out;
    }
    const SweepStudy& study = *out.study;
    asked.arguments = {study.scenario};
    out.opening = open_study("sweep", asked, study.replications.value_or(replications), Uncertainty::refused,
                             {study.settings, study.with});
    RunRequest& request = out.opening.request;
    request.seed = given.has("seed") ? request.seed : study.seed.value_or(request.seed);
    request.until = given.has("until") ? request.until : study.until.value_or(0);
    return out;
}

DesignReading read_design(const Given& given, const SweepOpening& sweep) {
    const Scenario& scenario = sweep.opening.loaded.read.scenario;
    const std::uint64_t seed = sweep.opening.request.seed;
    const std::vector<std::string> varied = given.values("vary");
    if (sweep.study) {
        if (!varied.empty()) {
            return refused(
                ExitCode::usage,
                "sweep: the study says what is swept: leave out --vary, or name its scenario instead");
        }
        const StudyValuesReading read = read_study_values(*sweep.study, scenario);
        if (!read.faults.empty()) {
            const bool unreadable =
                std::all_of(read.faults.begin(), read.faults.end(),
                            [](const Fault& fault) { return fault.kind == FaultKind::unreadable; });
            return {{}, Reply{unreadable ? ExitCode::file : ExitCode::invalid, {}, formatted(read.faults)}};
        }
        return designed(read.values, sweep.study->design, sweep.study->points, read.points, seed);
    }
    if (varied.empty()) {
        return refused(ExitCode::usage,
                       "sweep: what is swept? --vary organisation.areas=3,6,12, or a study's file",
                       "fundsim sweep --help explains the options");
    }
    std::vector<StudyValues> values;
    for (const std::string& text : varied) {
        VariedReading reading = read_varied(text, scenario);
        const bool again = std::any_of(values.begin(), values.end(), [&](const StudyValues& other) {
            return reading.fault.empty() && other.address == reading.values.address;
        });
        if (again) {
            reading.fault = "--vary names " + address_text(reading.values.address) + " twice";
        }
        if (!reading.fault.empty()) {
            return refused(ExitCode::usage, "sweep: " + reading.fault,
                           "fundsim sweep --help explains the options");
        }
        values.push_back(std::move(reading.values));
    }
    return designed(values, StudyDesign::grid, 0, {}, seed);
}

SweptModels models_of(const Given& given, const SweepOpening& sweep) {
    const Scenario& scenario = sweep.opening.loaded.read.scenario;
    SweptModels out;
    const bool pair = given.has("a") || given.has("b");
    if (given.has("all") && pair) {
        return {{}, "--all plays every model: leave out --a and --b"};
    }
    if (!pair && (given.has("all") || (sweep.study && sweep.study->all_models))) {
        for (std::size_t m = 0; m < scenario.models.size(); ++m) {
            out.models.push_back(m);
        }
        return out;
    }
    if (!pair && sweep.study && !sweep.study->models.empty()) {
        for (const std::string& name : sweep.study->models) {
            const NamedModel model = model_named(scenario, name, 0);
            const bool again =
                std::find(out.models.begin(), out.models.end(), model.place) != out.models.end();
            if (!model.fault.empty() || again) {
                return {
                    {},
                    sweep.study->file + ": models: " +
                        (again && model.fault.empty() ? "'" + name + "' stands there twice" : model.fault)};
            }
            out.models.push_back(model.place);
        }
        return out;
    }
    const NamedModel a = model_named(scenario, given.value("a"), scenario.models.size() - 1);
    const NamedModel b = model_named(scenario, given.value("b"), 0);
    out.fault = a.fault.empty() ? b.fault : a.fault;
    out.models = a.place == b.place ? std::vector{b.place} : std::vector{b.place, a.place};
    return out;
}

PartReading read_part(const Given& given) {
    if (!given.has("part")) {
        return {};
    }
    const std::vector<std::string> words = split(given.value("part"), '/');
    const auto of = parse_whole(words.size() == 2 ? words[1] : "", "--part", 1, most_cells);
    const auto number = parse_whole(words[0], "--part", 1, of.value.value_or(1));
    if (!of.value || !number.value) {
        return {{}, "--part takes which part of how many, as 1/8 to 8/8, not '" + given.value("part") + "'"};
    }
    return {{std::size_t(*number.value), std::size_t(*of.value)}};
}

std::string first_unplayable(const Scenario& scenario, const SweepDesign& design,
                             const std::vector<std::optional<SweptCell>>& cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (cells[k] && cells[k]->replications == 0) {
            return why_unplayable(scenario, design, k);
        }
    }
    return {};
}

std::string identity_of(const RunRequest& request, const Scenario& scenario, const SweepDesign& design,
                        const std::string& resolved_toml) {
    std::string text = "program = " + std::string(program_version) + " (" + std::string(git_sha) + ")\n";
    text += "seed = " + std::to_string(request.seed) +
            "\nreplications = " + std::to_string(request.replications) +
            "\nuntil = " + number_toml(request.until) + "\nplain = " + (request.plain ? "true" : "false") +
            "\n";
    std::string names;
    for (const FundingModel& model : scenario.models) {
        names += (names.empty() ? "" : ", ") + model.name;
    }
    text += "models = " + names + "\n[cells]\n";
    for (std::size_t k = 0; k < design.addresses.size(); ++k) {
        std::string values;
        for (const std::vector<double>& cell : design.cells) {
            values += (values.empty() ? "" : " ") + value_text(*design.parameters[k], cell[k]);
        }
        text += address_text(design.addresses[k]) + " = " + values + "\n";
    }
    return text + resolved_toml;
}

}  // namespace fundsim
