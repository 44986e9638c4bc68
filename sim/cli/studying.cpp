#include "cli/studying.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/json_text.hpp"
#include "cli/layout.hpp"
#include "cli/shown.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "parameters/sentence.hpp"

namespace fundsim {

namespace {

//! The exit code, and what standard error should say of precision and interruption.
Reply ending_of(const Studied& studied, const RunRequest& request, const std::string& currency) {
    Reply reply;
    const std::string futures =
        rounded(static_cast<double>(studied.replications), 0) + " " + std::string(studied.counted);
    const std::string unit = " " + (studied.unit.empty() ? currency : std::string(studied.unit));
    if (studied.ending == Ending::interrupted) {
        reply.code = ExitCode::interrupted;
        reply.err = message("interrupted: this is what " + futures + " say");
    } else if (request.until > 0 && studied.widest > request.until) {
        reply.code = ExitCode::imprecise;
        reply.err = message("not precise enough: ±" + plain(studied.widest, 3) + unit + " after " + futures +
                            ", asked for was ±" + plain(request.until) + unit);
    }
    return reply;
}

//! What a study's JSON begins with.
nlohmann::ordered_json study_json(const RunRequest& request, const Loaded& loaded, const RunFacts& facts,
                                  const Studied& studied) {
    nlohmann::ordered_json object = origin_of(loaded.read.scenario, facts);
    object["seed"] = request.seed;
    object["replications"] = studied.replications;
    object["ending"] = ending_words[static_cast<std::size_t>(studied.ending)];
    object["complete"] = studied.ending == Ending::complete || studied.ending == Ending::precise;
    object["until"] =
        request.until > 0 ? nlohmann::ordered_json(request.until) : nlohmann::ordered_json(nullptr);
    return object;
}

}  // namespace

StudyOpening open_study(std::string_view command, const Given& given, std::uint64_t replications,
                        Uncertainty uncertainty, const StudySettings& settings) {
    StudyOpening opening;
    opening.request.replications = replications;
    const std::string fault = read_common(given, opening.request);
    opening.refused = refusal_of(command, {fault}, opening);
    if (opening.refused) {
        return opening;
    }
    RunRequest& request = opening.request;
    request.settings.insert(request.settings.begin(), settings.settings.begin(), settings.settings.end());
    request.interventions.insert(request.interventions.begin(), settings.with.begin(), settings.with.end());
    opening.loaded =
        load(request.scenario, request.settings, request.interventions, {}, nullptr, uncertainty);
    if (!opening.loaded.prepared) {
        opening.refused = Reply{opening.loaded.code, {}, opening.loaded.faults};
    }
    return opening;
}

std::optional<Reply> refusal_of(std::string_view command, std::initializer_list<std::string> faults,
                                const StudyOpening& opening) {
    const std::string name(command);
    for (const std::string& fault : faults) {
        if (!fault.empty()) {
            return refusal(ExitCode::usage, name + ": " + fault,
                           "fundsim " + name + " --help explains the options");
        }
    }
    if (opening.request.talk == Talk::normal && !opening.loaded.warnings.empty()) {
        say(opening.loaded.warnings);
    }
    return std::nullopt;
}

NamedModel model_named(const Scenario& scenario, const std::string& name, std::size_t otherwise) {
    if (name.empty()) {
        return {otherwise};
    }
    std::vector<std::string_view> names;
    for (const FundingModel& model : scenario.models) {
        names.push_back(model.name);
    }
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return {0, no_such_model(name, names)};
    }
    return {std::size_t(found - names.begin())};
}

NamedPair pair_named(const Scenario& scenario, const Given& given) {
    const NamedModel a = model_named(scenario, given.value("a"), scenario.models.size() - 1);
    const NamedModel b = model_named(scenario, given.value("b"), 0);
    NamedPair pair{a.place, b.place, a.fault.empty() ? b.fault : a.fault};
    if (!pair.fault.empty()) {
        return pair;
    }
    if (scenario.models.size() < 2) {
        pair.fault = "the scenario has one model alone: there is no gap that could move";
    } else if (a.place == b.place) {
        pair.fault = "--a and --b are the same model, '" + scenario.models[a.place].name +
                     "': there is no gap that could move";
    }
    return pair;
}

std::string no_such_item(std::uint32_t item, std::size_t items) {
    return "--item: there is no item " + std::to_string(item) + " in this future" +
           (items > 0 ? ", the last one is " + std::to_string(items - 1) : std::string());
}

SamplingOptions sampling_of(const RunRequest& request, std::uint64_t stretch, Progress& progress,
                            const Terminal& terminal) {
    RunOptions options = plain_options(request);
    show_progress(options, progress, request, terminal);
    return {.replications = request.replications,
            .threads = request.threads,
            .stretch = stretch,
            .progress = options.progress,
            .stop = options.stop};
}

Reply answer_of(const Studied& studied, const StudyOpening& opening, Progress& progress,
                const StudyAnswer& answer) {
    clear(progress);
    if (studied.ending == Ending::failed) {
        return refusal(ExitCode::file, studied.fault);
    }
    if (studied.replications == 0) {
        return refusal(ExitCode::interrupted, std::string(nothing_finished));
    }
    const Scenario& scenario = opening.loaded.read.scenario;
    Reply reply = ending_of(studied, opening.request, scenario.currency);
    RunFacts facts = facts_of(opening.request, opening.loaded);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - progress.begin;
    facts.wall_seconds = elapsed.count();
    if (opening.request.show == Show::table) {
        reply.out = answer.text(shown(scenario), shown(facts));
        return reply;
    }
    nlohmann::ordered_json object = study_json(opening.request, opening.loaded, facts, studied);
    object.update(answer.figures());
    object["wall_seconds"] = facts.wall_seconds;
    reply.out = text_of(object);
    return reply;
}

std::string opening_text(const std::string& title, const std::string& verdict, const RunFacts& facts,
                         const Terminal& terminal) {
    std::string text = emphasised_lines(title, terminal);
    if (const std::string changes = changes_text(facts); !changes.empty()) {
        text += paragraph(changes, terminal.width);
    }
    return text + emphasised_lines(verdict, terminal);
}

}  // namespace fundsim
