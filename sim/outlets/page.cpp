#include "outlets/page.hpp"

#include "ensemble/fairness.hpp"
#include "findings/json.hpp"
#include "findings/listed.hpp"
#include "outlets/page_parts.hpp"
#include "parameters/encoded.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json finding_of(const Scenario& scenario, const Summary& summary) {
    ordered_json object{
        {"title", scenario.title}, {"point", scenario.point}, {"currency", scenario.currency}};
    object.update(played_json(summary));
    object.update(findings_json(scenario, summary, fairness(scenario, summary)));
    return object;
}

ordered_json studies_of(const PageInput& input) {
    ordered_json object, why = ordered_json::object();
    for (std::size_t k = 0; k < page_studies.size(); ++k) {
        const std::string name(page_studies[k]);
        object[name] = input.studies[k].figures;
        if (!input.studies[k].why.empty()) {
            why[name] = input.studies[k].why;
        }
    }
    object["why"] = std::move(why);
    return object;
}

}  // namespace

ordered_json page_payload(const StoredResults& results, const PageInput& input) {
    const Scenario& scenario = results.scenario;
    const Summary& summary = results.summary;
    return {{"format", 1},
            {"program_version", results.program_version},
            {"git_sha", results.git_sha},
            {"command", results.command},
            {"created_utc", results.created_utc},
            {"scenario_sha256", results.scenario_sha256},
            {"scenario_toml", results.scenario_toml},
            {"scenario", ordered_json::parse(encoded(scenario))},
            {"finding", finding_of(scenario, summary)},
            {"dots", dots_json(summary, input.npv)},
            {"series", series_json(summary)},
            {"flows", flows_json(summary)},
            {"initiatives", summary.initiatives.count > 0 ? listed_json(summary) : ordered_json(nullptr)},
            {"parameters", parameters_json()},
            {"interventions", intervention_list_json(input.applied, input.others)},
            {"assessment", questions_json()},
            {"studies", studies_of(input)}};
}

}  // namespace fundsim
