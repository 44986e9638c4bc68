#include <array>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_path.hpp"
#include "cli/reporting.hpp"
#include "cli/running.hpp"
#include "outlets/page_html.hpp"
#include "outlets/page_template.hpp"
#include "outlets/unfinished.hpp"
#include "results/stored_tables.hpp"
#include "results/text_output.hpp"
#include "results/version.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.html", "the page"},
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "simulated futures (10,000); studies take no more than that either"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    CommandOption{"quick", '\0', Takes::nothing, "", "without the studies, which take most of the time"},
    CommandOption{"studies", '\0', Takes::nothing, "",
                  "with a results file: plays the studies of the scenario that it holds"},
    quiet_option,
    help_option,
};

//! What goes with a scenario alone.
constexpr std::array playing{"replications", "seed", "threads", "set", "with", "quick"};

bool is_hdf5(const std::string& path) {
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::array<char, signature.size()> first{};
    std::ifstream file(path, std::ios::binary);
    return file.read(first.data(), first.size()) && std::string_view(first.data(), first.size()) == signature;
}

std::string usage_fault(const Given& given, const std::string& fault) {
    if (given.arguments.empty()) {
        return "name a scenario, or the file that 'fundsim run' wrote with -o";
    }
    if (!given.has("output")) {
        return "say where the page goes: -o report.html";
    }
    if (const std::string output = given.value("output"); !output.ends_with(".html") || output == ".html") {
        return "-o writes a page for a browser, which its name has to say: call it " +
               fundsim::quoted((output.empty() ? "report" : output) + ".html");
    }
    if (!fault.empty()) {
        return fault;
    }
    return given.arguments.front() == standard_input
               ? "a scenario is read once for each study: name its file instead of -"
               : "";
}

//! What speaks against a page of results that have been stored.
std::optional<Reply> file_refusal(const std::string& path, const Given& given) {
    for (const char* option : playing) {
        if (given.has(option)) {
            return refusal(ExitCode::usage, "report: " + fundsim::quoted(path) +
                                                " has been played already: leave out --" + option +
                                                ", or name the scenario");
        }
    }
    if (const std::string fault = input_overwritten(given.value("output"), {path}); !fault.empty()) {
        return refusal(ExitCode::usage, "report: " + fault);
    }
    const StoredTables tables(path);
    const std::string& type = tables.file().filetype;
    if (type == exploration_filetype || type == sweep_filetype) {
        return refusal(ExitCode::invalid,
                       "report: " + fundsim::quoted(path) + " holds " +
                           (type == sweep_filetype ? "a sweep" : "an exploration") +
                           ", no run: make the page from the scenario, as fundsim report SCENARIO.toml -o " +
                           given.value("output"));
    }
    return std::nullopt;
}

//! What speaks against playing a scenario for a page; warnings of one that can be played are told.
std::optional<Reply> scenario_refusal(const RunRequest& request, const Given& given) {
    if (given.has("studies")) {
        return refusal(ExitCode::usage,
                       "report: a scenario's page has its studies anyway: leave out --studies");
    }
    const Loaded loaded = load(request.scenario, request.settings, request.interventions);
    if (!loaded.prepared) {
        return Reply{loaded.code, {}, loaded.faults};
    }
    if (const std::string fault = overwritten_input(given.value("output"), request, loaded); !fault.empty()) {
        return refusal(ExitCode::usage, "report: " + fault);
    }
    if (request.talk == Talk::normal && !loaded.warnings.empty()) {
        say(loaded.warnings);
    }
    return std::nullopt;
}

//! The page under its name; or why not.
Reply write_page(const Reported& reported, const std::string& output, bool quiet) {
    const Page page = page_of(page_template(), reported.results.scenario.title,
                              page_payload(reported.results, reported.page));
    if (!page.fault.empty()) {
        return refusal(ExitCode::broken, page.fault);
    }
    if (interrupted()) {
        return {.code = ExitCode::interrupted};
    }
    if (const std::string fault = publish_text(output, page.html); !fault.empty()) {
        return refusal(ExitCode::file, fault);
    }
    Reply reply;
    if (!quiet) {
        if (const std::string unfinished = unfinished_text(reported.results.summary); !unfinished.empty()) {
            reply.err += message(unfinished);
        }
        reply.err += message(output + " is written");
    }
    return reply;
}

//! Names of studies that could not be done, and why: a page without them is still one.
std::string left_out(const Reported& reported) {
    std::string text;
    for (std::size_t k = 0; k < page_studies.size(); ++k) {
        if (const PageStudy& study = reported.page.studies[k]; !study.why.empty()) {
            text += message("without " + std::string(page_studies[k]) + ": " + study.why);
        }
    }
    return text;
}

Reply make_report(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    RunRequest request;
    const std::string wrong = read_common(given, request);
    if (const std::string fault = usage_fault(given, wrong); !fault.empty()) {
        return refusal(ExitCode::usage, "report: " + fault, "fundsim report --help explains the options");
    }
    const std::string input = given.arguments.front(), output = given.value("output");
    const bool stored = is_hdf5(input), quick = given.has("quick"), quiet = given.has("quiet");
    if (const auto refused = stored ? file_refusal(input, given) : scenario_refusal(request, given)) {
        return *refused;
    }
    if (page_template().empty()) {
        return refusal(ExitCode::file,
                       "report: this program was built without its page: scripts/page builds it in");
    }
    if (const std::string fault = text_path_fault(output, page_beginning); !fault.empty()) {
        return refusal(ExitCode::file, fault);
    }
    const EndsWell ends_well;
    const ReportOrder order{
        .given = given, .scenario = input, .typed = invocation.typed, .quick = quick, .quiet = quiet};
    Reported reported = stored ? read_report(input) : play_report(order, terminal);
    if (stored && given.has("studies") && !reported.refused) {
        play_stored_studies(order, terminal, reported);
    }
    Reply reply = reported.refused ? *reported.refused : write_page(reported, output, quiet);
    if (reply.code == ExitCode::interrupted) {
        return refusal(ExitCode::interrupted, "interrupted: no page is written");
    }
    if (reply.code == ExitCode::done && !quiet && (stored ? given.has("studies") : !quick)) {
        reply.err = left_out(reported) + reply.err;
    }
    return reply;
}

}  // namespace

const Command report_command{
    "report",
    "a page for a browser: results, why, how sure, and what if",
    "SCENARIO.toml|FILE.h5 -o FILE.html [-n N] [--seed S] [--threads T] [--set KEY=VALUE]... "
    "[--with INTERVENTION]... [--quick] [--studies] [--quiet]",
    options,
    "Writes one file that any browser shows, without a network: what comes out, why, what speaks against it, "
    "what happens over time and how sure it is. It holds the scenario and the engine too, so that values can "
    "be changed in the page itself.\n"
    "From a scenario it plays a run, then explore, attribute, sensitivity and interventions for the model "
    "with the highest average and the first one (the last by average where the first one leads). What a "
    "scenario gives no reason to study is left out and said. A results file holds a run alone: its page is "
    "without these studies, unless --studies plays them. Ctrl-C writes nothing.",
    "fundsim report scenarios/baseline.toml -o baseline.html\nfundsim report my.toml -o my.html -n 20_000 "
    "--with outcome_data\nfundsim report my.toml -o my.html --quick\nfundsim report results/baseline.h5 -o "
    "baseline.html --studies",
    make_report};

}  // namespace fundsim
