#include <nlohmann/json.hpp>

#include "cli/json.hpp"
#include "cli/json_text.hpp"
#include "findings/json.hpp"
#include "findings/listed.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json list_of(const ListReport& list) {
    if (list.read == 0) {
        return nullptr;
    }
    ordered_json object{{"file", list.file.empty() ? ordered_json(nullptr) : ordered_json(list.file)},
                        {"read", list.read},
                        {"used", list.used}};
    ordered_json& left_out = object["left_out"] = ordered_json::array();
    for (const LeftOut& entry : list.left_out) {
        left_out.push_back({{"reason", entry.reason},
                            {"rows", entry.rows},
                            {"first_lines", entry.lines},
                            {"first_cells", entry.cells}});
    }
    object["totals"] = {{"person_months", list.totals.effort},
                        {"cost", list.totals.cost},
                        {"benefit_per_year", list.totals.benefit},
                        {"capacity_months", {list.totals.least_months, list.totals.most_months}}};
    object["without_effort"] = list.without_effort;
    object["without_benefit"] = list.without_benefit;
    object["at_the_start"] = list.at_the_start;
    object["origin_date"] = list.origin_date.empty() ? ordered_json(nullptr) : ordered_json(list.origin_date);
    return object;
}

ordered_json warnings_of(const std::vector<Fault>& warnings) {
    ordered_json list = ordered_json::array();
    const auto number = [](int count) { return count > 0 ? ordered_json(count) : ordered_json(nullptr); };
    for (const Fault& warning : warnings) {
        list.push_back({{"file", warning.file},
                        {"line", number(warning.line)},
                        {"column", number(warning.column)},
                        {"what", warning.what}});
    }
    return list;
}

}  // namespace

std::string run_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                     const RunFacts& facts, bool initiatives,
                     const std::optional<ordered_json>& equal_outlay) {
    ordered_json object = origin_of(scenario, facts);
    object.update(played_json(summary));
    object.update(findings_json(scenario, summary, fairness));
    if (initiatives) {
        object["initiatives"] = listed_json(summary);
    }
    if (equal_outlay) {
        object["equal_outlay"] = *equal_outlay;
    }
    object["list"] = list_of(facts.list);
    object["warnings"] = warnings_of(facts.warnings);
    object["file"] = facts.output_file.empty() ? ordered_json(nullptr) : ordered_json(facts.output_file);
    object["wall_seconds"] = facts.wall_seconds;
    return text_of(object);
}

std::string trace_json(const Scenario& scenario, const RunFacts& facts, std::uint64_t seed,
                       std::uint64_t replication, const Trace& trace, const TracePart& part) {
    ordered_json object = origin_of(scenario, facts);
    object["seed"] = seed;
    object["replication"] = replication;
    object.update(trace_json(scenario, trace, part));
    return text_of(object);
}

}  // namespace fundsim
