#pragma once
// What holds for whatever is read: it is read or refused with printable reasons, and what is read says itself
// again in its resolved form.

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "parameters/characters.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/toml_text.hpp"

namespace fuzzing {

using namespace fundsim;

//! One input: a scenario, and behind lines that begin with "%%" what else a run reads: a list, --set, --with.
struct Input {
    std::string scenario;
    std::string list;  //!< of list.csv, which the scenario may name
    ReadOptions options;
};

inline Input input_of(std::string_view text) {
    Input input;
    std::string* part = &input.scenario;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        const std::string_view plain = line.substr(0, line.size() - (line.back() == '\n' ? 1 : 0));
        text.remove_prefix(end);
        if (plain == "%% list") {
            part = &input.list;
        } else if (plain == "%% study") {
            input.options.uncertainty = Uncertainty::allowed;
        } else if (plain.starts_with("%% set ")) {
            input.options.settings.emplace_back(plain.substr(7));
        } else if (plain.starts_with("%% with ")) {
            input.options.with.emplace_back(plain.substr(8));
        } else {
            part->append(line);
        }
    }
    return input;
}

inline bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

//! Equality that takes what a list does not say (NaN) for equal.
inline bool same(Scenario a, Scenario b) {
    auto first = std::move(a.opportunities.listed), second = std::move(b.opportunities.listed);
    a.opportunities.listed.clear();
    b.opportunities.listed.clear();
    return a == b && std::equal(first.begin(), first.end(), second.begin(), second.end(),
                                [](const ListedInitiative& x, const ListedInitiative& y) {
                                    return x.name == y.name && same(x.arrival_month, y.arrival_month) &&
                                           same(x.effort, y.effort) && same(x.benefit, y.benefit) &&
                                           same(x.overrun, y.overrun);
                                });
}

//! The rule that a reading breaks, and with what; empty when it keeps them all.
inline std::string broken_rule(std::string_view text, const std::filesystem::path& folder) {
    const Input input = input_of(text);
    const LookedOver looked = look_over(input.scenario, 0);
    if (looked.whole && looked.faults.empty() && looked.text != input.scenario) {
        return "a text without faults was changed";
    }
    std::ofstream(folder / "list.csv", std::ios::binary) << input.list;
    const ReadResult result = read_scenario_text(input.scenario, "s.toml", folder.string(), input.options);
    if (result.ok != result.faults.empty() || result.ok != (result.status == ReadStatus::ok) ||
        result.ok == result.resolved_toml.empty()) {
        return "neither read nor refused";
    }
    for (const Fault& fault : result.faults) {
        const std::string line = formatted(fault);
        if (fault.what.empty() || line.size() > 2000 || printable(line) != line) {
            return "no message for people: " + line;
        }
    }
    if (!result.ok) {
        return {};
    }
    const ReadResult again = read_scenario_text(result.resolved_toml, "again.toml", {},
                                                {.uncertainty = input.options.uncertainty});
    if (!again.ok) {
        return "what was resolved is refused: " + formatted(again.faults) + result.resolved_toml;
    }
    if (again.resolved_toml != result.resolved_toml || !same(again.scenario, result.scenario) ||
        again.interventions != result.interventions || again.with != result.with) {
        return "what was resolved is another scenario: " + result.resolved_toml;
    }
    return {};
}

}  // namespace fuzzing
