#include "cli/studying.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/json_text.hpp"
#include "findings/figures.hpp"
#include "parameters/sentence.hpp"

namespace fundsim {

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

std::string pair_fault(const Scenario& scenario, std::size_t a, std::size_t b) {
    if (scenario.models.size() < 2) {
        return "the scenario has one model alone: there is no gap that could move";
    }
    if (a == b) {
        return "--a and --b are the same model, '" + scenario.models[a].name +
               "': there is no gap that could move";
    }
    return {};
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

bool has_nothing(const Studied& studied) {
    return studied.ending == Ending::failed || studied.replications == 0;
}

Reply nothing_to_tell(const Studied& studied) {
    return studied.ending == Ending::failed ? refusal(ExitCode::file, studied.fault)
                                            : refusal(ExitCode::interrupted, std::string(nothing_finished));
}

Reply ending_of(const Studied& studied, const RunRequest& request, const std::string& currency) {
    Reply reply;
    const std::string futures = rounded(static_cast<double>(studied.replications), 0) + " futures";
    if (studied.ending == Ending::interrupted) {
        reply.code = ExitCode::interrupted;
        reply.err = message("interrupted: this is what " + futures + " say");
    } else if (request.until > 0 && studied.widest > request.until) {
        reply.code = ExitCode::imprecise;
        reply.err = message("not precise enough: ±" + plain(studied.widest, 3) + " " + currency + " after " +
                            futures + ", asked for was ±" + plain(request.until) + " " + currency);
    }
    return reply;
}

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

}  // namespace fundsim
