#include "scenario/scenario_file.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "parameters/presets.hpp"
#include "scenario/checks.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_list.hpp"
#include "scenario/sections.hpp"
#include "scenario/settings.hpp"
#include "scenario/text_file.hpp"
#include "scenario/write_toml.hpp"

namespace fundsim {

namespace {

//! Whether this version can read a file of that format; a missing one is the first.
bool readable_format(Reading& reading, const Node& root) {
    const Node* format = child_of(root, "format");
    if (format == nullptr) {
        return true;
    }
    const auto number = read_number(reading, *format, "format");
    if (!number) {
        return false;
    }
    if (*number > scenario_format) {
        complain(reading, format->place,
                 fmt::format("format {} is newer than this program, which reads format {}", *number,
                             scenario_format));
        return false;
    }
    if (*number != scenario_format) {
        complain(reading, format->place,
                 fmt::format("there is no format {}, it is {}", *number, scenario_format));
        return false;
    }
    return true;
}

std::string text_at(Reading& reading, const Node& root, std::string_view key, std::string_view otherwise) {
    const Node* node = child_of(root, key);
    return node == nullptr ? std::string(otherwise)
                           : read_text(reading, *node, key).value_or(std::string(otherwise));
}

void read_tree(Reading& reading, const Node& root, ReadResult& result) {
    for (const Node& child : root.children) {
        const auto names = form_names("");
        if (std::find(names.begin(), names.end(), child.key) == names.end()) {
            complain_of_unknown(reading, child, "");
        }
    }
    Scenario& scenario = result.scenario;
    scenario.title = text_at(reading, root, "title", "untitled");
    scenario.currency = text_at(reading, root, "currency", "currency");
    scenario.organisation = read_organisation(reading, root, result.uncertain);
    scenario.opportunities = read_opportunities(reading, root, result.uncertain);
    read_list(reading, root, scenario.organisation, scenario.opportunities, result.list);
    scenario.reference = preset_levers(*find_preset("project"));
    scenario.models = read_models(reading, root, result.uncertain);
    if (const Node* tables = child_of(root, "intervention")) {
        std::vector<std::string> names;
        for (const FundingModel& model : scenario.models) {
            names.push_back(model.name);
        }
        result.interventions = read_interventions(reading, *tables, names, result.uncertain);
    }
    check_together(reading, root, scenario);
}

void refuse_uncertain(Reading& reading, const std::vector<Uncertain>& uncertain) {
    for (const Uncertain& entry : uncertain) {
        complain(reading, entry.place,
                 fmt::format("{} is uncertain here: a single run needs a number, only studies draw it",
                             address_text(entry.address)));
    }
}

//! Faults by their origin, line and column; each once.
void put_in_order(Reading& reading) {
    std::map<std::string, std::size_t> order;
    for (const std::string& origin : reading.origins) {
        order.emplace(origin, order.size());
    }
    std::stable_sort(reading.faults.begin(), reading.faults.end(), [&](const Fault& a, const Fault& b) {
        return std::tuple(order[a.file], a.line, a.column) < std::tuple(order[b.file], b.line, b.column);
    });
    reading.faults.erase(std::unique(reading.faults.begin(), reading.faults.end()), reading.faults.end());
}

void conclude(Reading& reading, ReadResult& result) {
    put_in_order(reading);
    result.faults = std::move(reading.faults);
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
    auto parsed = parse_toml(text, 0);
    if (const auto* fault = std::get_if<SyntaxFault>(&parsed)) {
        complain(reading, fault->place, fault->what);
        conclude(reading, result);
        return result;
    }
    Node& root = std::get<Node>(parsed);
    if (readable_format(reading, root)) {
        apply_settings(reading, root, options.settings);
        read_tree(reading, root, result);
        if (options.uncertainty == Uncertainty::refused) {
            refuse_uncertain(reading, result.uncertain);
        }
    }
    conclude(reading, result);
    if (result.ok) {
        result.resolved_toml = scenario_toml(result.scenario, result.interventions, result.uncertain);
    }
    return result;
}

ReadResult read_scenario(const std::string& path, const ReadOptions& options) {
    const TextFile file = read_text_file(path);
    if (!file.fault.empty()) {
        ReadResult result;
        Reading reading{{path}, {}, {}};
        complain(reading, {0, file.line, 0}, file.fault,
                 file.unreadable ? FaultKind::unreadable : FaultKind::invalid);
        conclude(reading, result);
        return result;
    }
    return read_scenario_text(file.text, path, std::filesystem::path(path).parent_path().string(), options);
}

}  // namespace fundsim
