#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parameters/address_fault.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/table.hpp"
#include "scenario/addressed.hpp"
#include "scenario/csv.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_scalar.hpp"
#include "scenario/sweep_study.hpp"
#include "scenario/text_file.hpp"

namespace fundsim {

namespace {

std::optional<double> read_value(Reading& reading, const StudyValues& of, const Node& node) {
    std::vector<Uncertain> uncertain;
    const auto value = read_scalar(reading, *of.parameter, node, of.address.model, uncertain);
    if (!uncertain.empty()) {
        complain(reading, node.place, "a cell has one value, not a distribution");
        return std::nullopt;
    }
    return value;
}

//! { from = 1, to = 9, steps = 5, scale = "log" }; `steps` of grids alone.
void read_span(Reading& reading, const Node& node, const std::string& written, bool grid, StudyValues& out) {
    const Node *from = child_of(node, "from"), *to = child_of(node, "to"), *count = child_of(node, "steps"),
               *scale = child_of(node, "scale");
    if (from == nullptr || to == nullptr || (grid && count == nullptr)) {
        complain(
            reading, node.place,
            grid ? written + " is a list of values, or { from = 1, to = 9, steps = 5 }"
                 : written +
                       " is drawn between two values: [low, high], or { from = 1, to = 9, scale = \"log\" }");
        return;
    }
    for (const Node* end : {from, to}) {
        if (const auto value = read_value(reading, out, *end)) {
            out.values.push_back(*value);
        }
    }
    if (count != nullptr) {
        const auto number = read_number(reading, *count, "steps");
        out.steps = number && *number >= 2 && *number <= 1e6 ? std::size_t(*number) : 0;
        if (number && out.steps == 0) {
            complain(reading, count->place, "steps are at least 2");
        }
    }
    if (scale != nullptr) {
        out.by_factors = scale->type == NodeType::text && scale->text == "log";
        if (!out.by_factors && scale->text != "linear") {
            complain(reading, scale->place, "scale is \"linear\" or \"log\"");
        }
    }
}

void read_entry(Reading& reading, const Node& node, const std::string& written, bool grid, StudyValues& out) {
    const std::size_t before = reading.complaints;
    if (node.type == NodeType::table) {
        read_span(reading, node, written, grid, out);
    } else if (node.type == NodeType::array) {
        for (const Node& child : node.children) {
            if (const auto value = read_value(reading, out, child)) {
                out.values.push_back(*value);
            }
        }
        if (node.children.empty()) {
            complain(reading, node.place, written + " has no values");
        }
    } else {
        complain(reading, node.place,
                 written + " is one value: set it in the scenario, or list several, [1, 2, 3]");
    }
    const bool ranged = !grid || out.steps > 0;
    if (reading.complaints == before) {
        if (std::string fault = values_fault(out, written, ranged); !fault.empty()) {
            complain(reading, node.place, std::move(fault));
        }
    }
}

//! A cell of a table of points.
std::optional<double> cell_value(const StudyValues& of, const std::string& cell, char delimiter) {
    if (of.parameter->kind == Kind::choice || of.parameter->kind == Kind::flag) {
        return worded_value(*of.parameter, cell);
    }
    const auto value = csv_number(cell, {.delimiter = delimiter}).value;
    return value && fault_of(*of.parameter, *value).empty() ? value : std::nullopt;
}

void read_rows(Reading& reading, const CsvTable& table, StudyValuesReading& out) {
    for (const CsvRow& row : table.rows) {
        std::vector<double> point;
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            const auto value = cell_value(out.values[k], row.cells[k], table.delimiter);
            if (!value) {
                complain(reading, {1, row.line, 0},
                         fmt::format("{} is no value of {}", quoted_cell(row.cells[k]), table.heading[k]));
            }
            point.push_back(value.value_or(0));
        }
        out.points.push_back(std::move(point));
    }
    if (table.rows.empty()) {
        complain(reading, {1, 1, 0}, "there are no points below the heading");
    }
}

//! file = "points.csv": a heading of addresses, a line for each cell.
void read_points(Reading& reading, const Node& written, const Scenario& scenario, StudyValuesReading& out) {
    const Node* file = child_of(written, "file");
    const auto name = file != nullptr ? read_text(reading, *file, "file") : std::nullopt;
    if (!name || written.children.size() != 1) {
        complain(reading, written.key_place, "[table] has file = \"points.csv\", and nothing else");
        return;
    }
    const std::string path = path_from(reading.folder, *name);
    const TextFile text = read_text_file(path);
    reading.origins.push_back(path);
    if (!text.fault.empty()) {
        complain(reading, {1, text.line, 0}, text.fault,
                 text.unreadable ? FaultKind::unreadable : FaultKind::invalid);
        return;
    }
    const CsvTable table = parse_csv(text.text);
    for (const CsvFault& fault : table.faults) {
        complain(reading, {1, fault.line, 0}, fault.what);
    }
    for (const std::string& heading : table.heading) {
        const AddressReading address = parse_address(heading);
        const Parameter* parameter =
            address.address ? find_parameter(address.address->section, address.address->name) : nullptr;
        const std::string why =
            address.address ? why_not_swept(scenario, *address.address, parameter, heading) : address.what;
        if (!why.empty()) {
            complain(reading, {1, 1, 0}, why);
            continue;
        }
        out.values.push_back({*address.address, parameter, {}});
    }
    if (reading.faults.empty()) {
        read_rows(reading, table, out);
    }
}

}  // namespace

//! Why a parameter cannot be swept in this scenario; empty where it can.
std::string why_not_swept(const Scenario& scenario, const Address& address, const Parameter* parameter,
                          const std::string& written) {
    if (std::string fault = address_fault(scenario, address); !fault.empty()) {
        return fault;
    }
    if (parameter == nullptr || parameter->kind == Kind::distribution) {
        return written + " is a distribution: what is swept has one value in a cell; "
                         "opportunities.value_scale and effort_scale scale what is drawn";
    }
    return get_scalar(scenario, address) ? std::string{} : written + " is nothing that this scenario has";
}

std::string values_fault(const StudyValues& values, const std::string& written, bool ranged) {
    const Kind kind = values.parameter->kind;
    if (ranged && kind != Kind::number && kind != Kind::integer) {
        return written + " is no number, and there is nothing between its values: list them";
    }
    if (ranged && (values.values.size() != 2 || !(values.values[0] < values.values[1]))) {
        return written + " lies between two numbers, the lower one first";
    }
    if (ranged && values.by_factors && !(values.values[0] > 0)) {
        return written + " has to be above 0 on a scale of logarithms";
    }
    std::vector<double> sorted = values.values;
    std::sort(sorted.begin(), sorted.end());
    return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end() ? written + " has a value twice"
                                                                            : "";
}

StudyValuesReading read_study_values(const SweepStudy& study, const Scenario& scenario) {
    StudyValuesReading out;
    Reading reading{{study.file}, folder_from(study.file), {}};
    if (study.design == StudyDesign::table) {
        read_points(reading, study.written, scenario, out);
    } else {
        const bool grid = study.design == StudyDesign::grid;
        visit_addressed(reading, study.written,
                        [&](const Address& address, const Parameter* parameter, const std::string& written,
                            const Node& node) {
                            const bool again = std::any_of(
                                out.values.begin(), out.values.end(),
                                [&](const StudyValues& other) { return other.address == address; });
                            std::string why = again ? written + " is swept twice"
                                                    : why_not_swept(scenario, address, parameter, written);
                            if (!why.empty()) {
                                complain(reading, node.key_place, std::move(why));
                                return;
                            }
                            StudyValues values{address, parameter, {}};
                            read_entry(reading, node, written, grid, values);
                            out.values.push_back(std::move(values));
                        });
    }
    out.faults = std::move(reading.faults);
    return out;
}

}  // namespace fundsim
