#include "cli/reporting.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/interrupt.hpp"
#include "cli/known.hpp"
#include "cli/progress.hpp"
#include "cli/running.hpp"
#include "findings/finding.hpp"
#include "outlets/stored_npvs.hpp"
#include "results/text_output.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t usual_draws = 4'096;          //!< of the assumptions: enough for a picture
constexpr std::uint64_t usual_replications = 10'000;  //!< at most, of the other studies

//! A folder that nobody else reads, and that goes with all that is in it.
class PrivateFolder {
public:
    explicit PrivateFolder(const std::string& where) : path_(where + "/fundsim-report-XXXXXX") {
        if (mkdtemp(path_.data()) == nullptr) {
            fault_ = "cannot make a folder in '" + where + "' (TMPDIR): " + std::strerror(errno);
        }
    }
    ~PrivateFolder() {
        if (fault_.empty()) {
            std::error_code ignored;
            std::filesystem::remove_all(path_, ignored);
        }
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    const std::string& path() const { return path_; }
    const std::string& fault() const { return fault_; }

private:
    std::string path_, fault_;
};

//! Those options that every step takes.
Given common_options(const ReportOrder& order) {
    Given given{.options = {{"quiet", {}}}, .arguments = {order.scenario}};
    for (const char* name : {"seed", "threads", "set", "with"}) {
        if (order.given.has(name)) {
            given.options[name] = order.given.values(name);
        }
    }
    return given;
}

//! A step's command with its options, as if they had been typed; how far it has come is told by `label`.
Reply perform(const Command& command, const Given& given, const ReportOrder& order, const std::string& label,
              const Terminal& terminal) {
    Progress progress{.width = terminal.error_width, .label = label};
    Terminal watched = terminal;
    if (!watched.told && terminal.watcher == Watcher::present && !order.quiet) {
        watched.told = [&progress](std::uint64_t done, std::uint64_t total) { show(progress, done, total); };
    }
    Reply reply = command.run({given, order.typed}, watched);
    clear(progress);
    return reply;
}

std::string label_of(std::size_t step, std::size_t steps, std::string_view what) {
    return "step " + std::to_string(step) + " of " + std::to_string(steps) + ", " + std::string(what) + " ";
}

//! What a command said, without who said it and what it advises.
std::string reason_of(const std::string& err, std::string_view command) {
    std::string text = err.substr(0, err.find('\n'));
    for (const std::string& before : {std::string("fundsim: "), std::string(command) + ": "}) {
        if (text.starts_with(before)) {
            text.erase(0, before.size());
        }
    }
    return text;
}

//! A study of the model with the highest average and the one that it is explained against.
Given study_options(std::string_view study, const ReportOrder& order, const StoredResults& results) {
    const Match match = match_of(results.summary);
    const std::string& a = results.scenario.models[match.leader].name;
    const std::string& b = results.scenario.models[match.reference].name;
    Given given = common_options(order);
    given.options["json"] = {};
    const bool draws = study == "explore";
    given.options[draws ? "draws" : "replications"] = {
        std::to_string(std::min(results.summary.requested, draws ? usual_draws : usual_replications))};
    if (draws) {
        given.options["totals"] = {"0"};  // the page has no place for them
    }
    if (study == "interventions") {
        given.options["model"] = {b};
    } else if (study == "attribute") {
        given.options["to"] = {a};
        given.options["from"] = {b};
        given.options["orders"] = {};  // the same precision in a third of the time
    } else {
        given.options["a"] = {a};
        given.options["b"] = {b};
    }
    return given;
}

//! Fills in one study; or the reply that ends it all. `before`: steps that came first.
std::optional<Reply> play_study(std::size_t k, std::size_t before, const ReportOrder& order,
                                const Terminal& terminal, Reported& reported) {
    const std::string_view name = page_studies[k];
    const Reply reply = perform(*find_command(name), study_options(name, order, reported.results), order,
                                label_of(before + k + 1, before + page_studies.size(), name), terminal);
    PageStudy& study = reported.page.studies[k];
    if (interrupted()) {
        return Reply{.code = ExitCode::interrupted};
    }
    if (reply.code == ExitCode::usage || reply.code == ExitCode::invalid) {
        study.why = reason_of(reply.err, name);
        return std::nullopt;
    }
    if (reply.code != ExitCode::done) {
        return reply;
    }
    study.figures = nlohmann::ordered_json::parse(reply.out);
    return std::nullopt;
}

//! All studies, in order.
void play_studies(std::size_t before, const ReportOrder& order, const Terminal& terminal,
                  Reported& reported) {
    for (std::size_t k = 0; k < page_studies.size() && !reported.refused; ++k) {
        reported.page.studies[k].why.clear();
        reported.refused = play_study(k, before, order, terminal, reported);
    }
}

}  // namespace

Reported read_report(const std::string& path) {
    Reported reported{.results = read_results(path)};
    const auto refuse = [&](const std::string& fault) { reported.refused = refusal(ExitCode::file, fault); };
    if (!reported.results.fault.empty()) {
        refuse(reported.results.fault);
        return reported;
    }
    StoredNpvs npvs = stored_npvs(path, reported.results);
    if (!npvs.fault.empty()) {
        refuse(npvs.fault);
        return reported;
    }
    reported.page.npv = std::move(npvs.models);
    Known known = known_of(read_scenario_text(reported.results.scenario_toml, path));
    reported.page.applied = std::move(known.applied);
    reported.page.others = std::move(known.tried);
    for (PageStudy& study : reported.page.studies) {
        study.why = "results of a run hold no studies: fundsim report FILE.h5 --studies plays them";
    }
    return reported;
}

void play_stored_studies(ReportOrder order, const Terminal& terminal, Reported& reported) {
    const PrivateFolder folder(plain_options({}).scratch_directory);
    if (!folder.fault().empty()) {
        reported.refused = refusal(ExitCode::file, folder.fault());
        return;
    }
    const std::string named = order.scenario;
    order.scenario = folder.path() + "/scenario.toml";
    if (const std::string fault = publish_text(order.scenario, reported.results.scenario_toml);
        !fault.empty()) {
        reported.refused = refusal(ExitCode::file, fault);
        return;
    }
    order.given.options["seed"] = {std::to_string(reported.results.summary.seed)};
    play_studies(0, order, terminal, reported);
    for (PageStudy& study : reported.page.studies) {
        if (!study.figures.is_null()) {
            study.figures["scenario"] = named;  // not of a file that is gone
        }
    }
}

Reported play_report(const ReportOrder& order, const Terminal& terminal) {
    const PrivateFolder folder(plain_options({}).scratch_directory);
    if (!folder.fault().empty()) {
        return {.refused = refusal(ExitCode::file, folder.fault())};
    }
    const std::string file = folder.path() + "/run.h5";
    Given given = common_options(order);
    given.options["output"] = {file};
    if (order.given.has("replications")) {
        given.options["replications"] = order.given.values("replications");
    }
    const std::size_t steps = order.quick ? 1 : page_studies.size() + 1;
    const Reply run = perform(*find_command("run"), given, order, label_of(1, steps, "run"), terminal);
    if (interrupted()) {
        return {.refused = Reply{.code = ExitCode::interrupted}};
    }
    if (run.code != ExitCode::done) {
        return {.refused = run};
    }
    Reported reported = read_report(file);
    if (!order.quick) {
        play_studies(1, order, terminal, reported);
        return reported;
    }
    for (PageStudy& study : reported.page.studies) {
        study.why = "left out with --quick";
    }
    return reported;
}

}  // namespace fundsim
