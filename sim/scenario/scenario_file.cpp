#include "scenario/scenario_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "parameters/apply_interventions.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "parameters/violations.hpp"
#include "scenario/doubts.hpp"
#include "scenario/find_interventions.hpp"
#include "scenario/formats.hpp"
#include "scenario/loose_number.hpp"
#include "scenario/models.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/places.hpp"
#include "scenario/read_doubts.hpp"
#include "scenario/read_list.hpp"
#include "scenario/sections.hpp"
#include "scenario/settings.hpp"
#include "scenario/text_file.hpp"
#include "scenario/write_toml.hpp"

namespace fundsim {

namespace {

std::string name_at(Reading& reading, const Node& root, std::string_view key, std::size_t longest,
                    std::string_view otherwise) {
    const Node* node = child_of(root, key);
    return node == nullptr ? std::string(otherwise)
                           : read_name(reading, *node, key, longest).value_or(std::string(otherwise));
}

//! Complains of parameters that do not fit together; of a list that leaves nothing to work on, the list's
//! own faults tell.
void check_together(Reading& reading, const Node& root, const Scenario& scenario) {
    std::vector<Violation> violations = rule_violations(scenario);
    const Node* opportunities = table_in(root, "opportunities");
    if (opportunities != nullptr && child_of(*opportunities, "list") != nullptr) {
        std::erase_if(violations, [](const Violation& v) { return v.address.name == "initial_backlog"; });
    }
    complain_of(reading, root, violations);
}

void read_tree(Reading& reading, const Node& root, ReadResult& result) {
    for (const Node& child : root.children) {
        const auto names = form_names("");
        if (std::find(names.begin(), names.end(), child.key) == names.end()) {
            complain_of_unknown(reading, child, "");
        }
    }
    Scenario& scenario = result.scenario;
    scenario.title = name_at(reading, root, "title", longest_name, "untitled");
    scenario.currency = name_at(reading, root, "currency", longest_currency, "currency");
    scenario.point = name_at(reading, root, "point", longest_point, "");
    const std::size_t before = reading.complaints;
    scenario.organisation = read_organisation(reading, root, result.uncertain);
    scenario.opportunities = read_opportunities(reading, root, result.uncertain);
    read_list(reading, root, scenario.organisation, scenario.opportunities, result.list);
    scenario.reference = preset_levers(*find_preset("project"));
    scenario.reference_wait = shipped_dependency_wait();
    scenario.models = read_models(reading, root, result.uncertain);
    const bool all_read = reading.complaints == before;
    add_months(result.list, scenario.organisation, scenario.models);
    if (const Node* tables = child_of(root, "intervention")) {
        result.interventions = read_interventions(reading, *tables, scenario.models, result.uncertain);
    }
    if (const Node* table = child_of(root, "uncertain")) {
        result.doubts = read_doubts(reading, *table, scenario);
    }
    check_together(reading, root, scenario);
    if (all_read) {  // sizes that follow from a figure in place of a wrong one would mislead
        complain_of(reading, root, size_violations(scenario));
    }
}

//! What `with` and --with ask for.
std::vector<Wanted> wanted_interventions(Reading& reading, const Node& root, const ReadOptions& options) {
    std::vector<Wanted> wanted;
    const Node* with = child_of(root, "with");
    if (with != nullptr && with->type != NodeType::array) {
        complain(reading, with->place, "with is written [\"outcome_data\", \"clear_mandate\"]");
    } else if (with != nullptr) {
        for (const Node& name : with->children) {
            if (auto text = read_text(reading, name, "a name in `with`")) {
                wanted.push_back({std::move(*text), name.place});
            }
        }
    }
    for (const std::string& name : options.with) {
        reading.origins.push_back("--with " + name);
        wanted.push_back({name, {static_cast<int>(reading.origins.size()) - 1, 0, 0}});
    }
    return wanted;
}

//! Applies them to a scenario that is sound, and checks it again.
void intervene(Reading& reading, const Node& root, const std::vector<Wanted>& wanted, ReadResult& result) {
    const auto applied = find_interventions(reading, wanted, result.interventions,
                                            result.scenario.organisation.budget_per_year);
    for (const Wanted& each : wanted) {
        result.with.push_back(each.name);
    }
    if (!reading.faults.empty() || applied.empty()) {
        return;
    }
    for (const Intervention& each : applied) {
        const auto& own = result.interventions;
        if (std::find(own.begin(), own.end(), each) == own.end()) {
            result.interventions.push_back(each);
        }
    }
    Intervened intervened = apply_interventions(applied, std::move(result.scenario));
    result.scenario = std::move(intervened.scenario);
    for (const Violation& violation : intervened.violations) {
        complain(reading, wanted[*violation.intervention].place, violation.text);
    }
    check_together(reading, root, result.scenario);
    complain_of(reading, root, size_violations(result.scenario));
}

void refuse_uncertain(Reading& reading, const std::vector<Uncertain>& uncertain) {
    for (const Uncertain& entry : uncertain) {
        const bool whole = find_parameter(entry.address.section, entry.address.name)->kind == Kind::integer;
        const double median = quantile(entry.distribution, 0.5);
        complain(reading, entry.place,
                 fmt::format(
                     "{} is given a distribution, where a run needs one number: write {}, the median of it",
                     address_text(entry.address),
                     spaced_number(whole ? std::round(median) : to_digits(median, 4))));
    }
}

//! Faults by their origin, line and column; each once.
std::vector<Fault> in_order(const std::vector<std::string>& origins, std::vector<Fault> faults) {
    std::map<std::string, std::size_t> order;
    for (const std::string& origin : origins) {
        order.emplace(origin, order.size());
    }
    std::stable_sort(faults.begin(), faults.end(), [&](const Fault& a, const Fault& b) {
        return std::tuple(order[a.file], a.line, a.column) < std::tuple(order[b.file], b.line, b.column);
    });
    faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
    return faults;
}

void conclude(Reading& reading, ReadResult& result) {
    result.faults = in_order(reading.origins, std::move(reading.faults));
    result.warnings = in_order(reading.origins, std::move(reading.warnings));
    const bool unreadable = std::all_of(result.faults.begin(), result.faults.end(), [](const Fault& fault) {
        return fault.kind == FaultKind::unreadable;
    });
    result.ok = result.faults.empty();
    result.status = result.ok ? ReadStatus::ok : unreadable ? ReadStatus::unreadable : ReadStatus::invalid;
}

}  // namespace

ReadResult read_scenario_text(std::string_view text, const std::string& name, const std::string& folder,
                              const ReadOptions& options) {
    ReadResult result;
    Reading reading{{name}, folder, {}};
    ParsedToml parsed = parse_toml(text, 0);
    for (const SyntaxFault& fault : parsed.faults) {
        complain(reading, fault.place, fault.what);
    }
    if (!parsed.tree) {
        conclude(reading, result);
        return result;
    }
    reading.told = std::move(parsed.told);
    Node& root = *parsed.tree;
    reading.root = &root;
    if (readable_format(reading, root)) {
        apply_settings(reading, root, options.settings, "--set");
        apply_settings(reading, root, options.versus, "--versus");
        read_tree(reading, root, result);
        if (options.uncertainty == Uncertainty::refused) {
            refuse_uncertain(reading, result.uncertain);
        }
        result.as_written = result.scenario;
        intervene(reading, root, wanted_interventions(reading, root, options), result);
        if (reading.faults.empty()) {
            doubt(reading, root, result.scenario);
        }
    }
    conclude(reading, result);
    if (result.ok) {
        result.resolved_toml = scenario_toml(result.as_written, result.interventions, result.uncertain,
                                             result.with, result.doubts);
    }
    return result;
}

std::string called(const std::string& path) { return path == standard_input ? "standard input" : path; }

ReadResult read_scenario(const std::string& path, const ReadOptions& options) {
    const TextFile file = path == standard_input ? read_standard_input() : read_text_file(path);
    if (!file.fault.empty()) {
        ReadResult result;
        Reading reading{{called(path)}, {}, {}};
        complain(reading, {0, file.line, 0}, file.fault,
                 file.unreadable ? FaultKind::unreadable : FaultKind::invalid);
        conclude(reading, result);
        return result;
    }
    return read_scenario_text(file.text, called(path), folder_from(path), options);
}

}  // namespace fundsim
