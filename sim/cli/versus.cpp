#include "cli/versus.hpp"

#include <chrono>

#include "cli/comparison.hpp"
#include "cli/ending.hpp"
#include "cli/interrupt.hpp"
#include "cli/json_text.hpp"
#include "cli/layout.hpp"
#include "cli/progress.hpp"
#include "cli/running.hpp"
#include "cli/shown.hpp"
#include "cli/table.hpp"
#include "engine/world/potential.hpp"
#include "execution/versus.hpp"
#include "findings/changes.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "results/sha256.hpp"

namespace fundsim {

namespace {

std::string npv_table(const std::vector<ModelChange>& changes, const std::string& currency,
                      const Terminal& terminal) {
    constexpr std::size_t narrowest_name = 16;
    Table table{"NPV, " + currency,
                {"without", "with it", "difference", "better in, of 100 futures"},
                {},
                narrowest_name};
    for (const ModelChange& change : changes) {
        table.rows.push_back({change.name,
                              {with_margin(change.before), with_margin(change.after),
                               with_margin(change.difference, Sign::always),
                               change.ties >= 1 ? "same" : of_100(change.better)}});
    }
    return laid_out(table, terminal);
}

std::string moved_table(const Summary& both, const std::string& currency, const Terminal& terminal) {
    constexpr std::size_t most = 4;
    const std::vector<MovedFigure> moved = moved_figures(both, currency, most);
    if (moved.empty()) {
        return paragraph("No other main figure moved beyond its interval.", terminal.width);
    }
    Table table{"What moved most", {}, {}};
    for (std::size_t m = 0; m < both.models.size() / 2; ++m) {
        table.heads.push_back(both.models[m].name);
    }
    for (const MovedFigure& figure : moved) {
        table.rows.push_back({figure.label, figure.cells});
    }
    return laid_out(table, terminal);
}

}  // namespace

std::string versus_text(const Scenario& scenario, const Summary& both, const RunFacts& facts,
                        const Terminal& terminal) {
    Summary one = both;
    one.models.resize(both.models.size() / 2);
    std::string text = emphasised_lines(title_of(scenario, one), terminal);
    text += paragraph(changes_text(facts), terminal.width);
    if (const std::string sentence = change_sentence(both); !sentence.empty()) {
        text += emphasised_lines(sentence, terminal);
    }
    text += '\n' + npv_table(model_changes(both), scenario.currency, terminal);
    text += '\n' + moved_table(both, scenario.currency, terminal);
    return text + '\n' + paragraph(origin_text(facts), terminal.width);
}

std::string versus_json(const Scenario& scenario, const Summary& both, const RunFacts& facts,
                        const std::string& changed_sha256) {
    using nlohmann::ordered_json;
    ordered_json object = origin_of(scenario, facts);
    object["versus"] = facts.versus;
    object["versus_sha256"] = changed_sha256;
    object["replications"] = both.replications;
    object["replications_asked_for"] = both.requested;
    object["seed"] = both.seed;
    object["complete"] = both.ending == Ending::complete;
    const std::size_t half = both.models.size() / 2;
    for (const char* side : {"models", "versus_models"}) {
        object[side] = ordered_json::array();
    }
    for (std::size_t m = 0; m < both.models.size(); ++m) {
        object[m < half ? "models" : "versus_models"].push_back(
            model_json(both.models[m], scenario.currency));
    }
    object["changes"] = ordered_json::array();
    for (const ModelChange& change : model_changes(both)) {
        object["changes"].push_back({{"name", change.name},
                                     {"npv_difference", mean_json(change.difference)},
                                     {"probability_better", value_json(change.better)},
                                     {"ties", change.ties}});
    }
    object["wall_seconds"] = facts.wall_seconds;
    return text_of(object);
}

Reply play_versus(const RunRequest& request, const Loaded& before, const Terminal& terminal) {
    const Loaded after = load(request.scenario, request.settings, request.interventions, request.versus,
                              before.prepared.get());
    if (!after.prepared) {
        return {after.code, {}, after.faults};
    }
    if (request.talk == Talk::normal && after.warnings != before.warnings) {
        say(after.warnings);
    }
    const EndsWell ends_well;
    RunOptions options = plain_options(request);
    if (!request.plain) {
        options.expected_potential =
            expected_potential(*before.prepared);  // of the worlds without the change
    }
    Progress progress{terminal.error_width};
    show_progress(options, progress, request, terminal);
    const Result result = run_versus(*before.prepared, *after.prepared, options);
    clear(progress);
    const Summary& both = result.summary;
    if (both.ending == Ending::failed) {
        return refusal(ExitCode::file, result.fault);
    }
    if (both.replications == 0) {
        return refusal(ExitCode::interrupted, std::string(nothing_finished));
    }
    const Scenario& scenario = before.read.scenario;
    Reply reply = ending_of(both, scenario.currency, request.talk);
    RunFacts facts = facts_of(request, before);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - progress.begin;
    facts.wall_seconds = elapsed.count();
    reply.out = request.show == Show::json
                    ? versus_json(scenario, both, facts, sha256(after.read.resolved_toml))
                    : versus_text(shown(scenario), shown(both), shown(facts), terminal);
    return reply;
}

}  // namespace fundsim
