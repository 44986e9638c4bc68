#include <array>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/output_path.hpp"
#include "cli/portraying.hpp"
#include "cli/progress.hpp"
#include "cli/run_request.hpp"
#include "parameters/sentence.hpp"
#include "parameters/text.hpp"
#include "results/text_output.hpp"
#include "scenario/read_portrait.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.toml", "where the scenario goes (standard output)"},
    CommandOption{"answers", '\0', Takes::one_value, "FILE.toml",
                  "the answers, in place of asking: teams = 12, people_per_team = 8, ..."},
    CommandOption{"calibration", '\0', Takes::one_value, "FILE.toml",
                  "take overruns from what 'fundsim calibrate' wrote of your history, as they are"},
    CommandOption{"force", 'f', Takes::nothing, "", "replace the scenario that is there"},
    CommandOption{"replications", 'n', Takes::one_value, "N", "simulated futures for each try (1,000)"},
    seed_option,
    threads_option,
    json_option,
    quiet_option,
    help_option,
};

std::string unit_text(const PortraitQuestion& question, const Portrait& portrait) {
    return question.unit == "currency" ? portrait.currency : std::string(question.unit);
}

//! Asks on the terminal until every answer is one. False: whoever was asked went away.
bool ask(Portrait& portrait) {
    say("Ten questions. Enter alone takes what stands in brackets.\n");
    for (const PortraitQuestion& question : portrait_questions()) {
        for (;;) {
            say("  " + std::string(question.asked) + " [" + shortest(portrait.*question.answer) + " " +
                unit_text(question, portrait) + "] ");
            std::string line;
            if (!std::getline(std::cin, line)) {
                say("\n");
                return false;
            }
            if (trimmed(line).empty()) {
                break;
            }
            const TypedAnswer typed = typed_answer(question, line);
            if (typed.value) {
                portrait.*question.answer = *typed.value;
                if (question.unit == "currency" && question.answer == &Portrait::price_per_person_month &&
                    !typed.words.empty()) {
                    portrait.currency = typed.words;
                }
                break;
            }
            say("    " + printable(typed.fault) + "\n");
        }
    }
    return true;
}

std::string kept_or_asked(const std::vector<std::string_view>& left_out) {
    if (left_out.empty()) {
        return {};
    }
    std::string text = "not answered, and taken as usual:";
    for (std::size_t i = 0; i < left_out.size(); ++i) {
        text += (i > 0 ? ", " : " ") + std::string(left_out[i]);
    }
    return message(text);
}

Reply refused(const std::vector<Fault>& faults, bool unreadable) {
    return {unreadable ? ExitCode::file : ExitCode::invalid, {}, formatted(faults)};
}

nlohmann::ordered_json json_of(const Portrait& portrait, const Portrayed& done,
                               const PortraitFinding& finding) {
    nlohmann::ordered_json answers;
    for (const PortraitQuestion& question : portrait_questions()) {
        answers[std::string(question.key)] = portrait.*question.answer;
    }
    return {{"answers", answers},
            {"reproduced",
             {{"all", finding.all},
              {"cost_percent", done.got.cost_percent},
              {"benefit_percent", done.got.benefit_percent},
              {"promised_per_year", done.got.promised_per_year}}},
            {"tuned",
             {{"worth", done.fitting.worth},
              {"overrun_factor", done.fitting.overrun_factor},
              {"first_fit", done.fitting.first_fit},
              {"sigma_case", done.fitting.sigma_case}}},
            {"finding", finding.sentences}};
}

std::string usage_fault(const Given& given, PortrayingOptions& how) {
    if (!given.arguments.empty()) {
        return "it asks what it needs, and takes no " + fundsim::quoted(given.arguments.front()) +
               ": answers come with --answers FILE.toml";
    }
    std::string fault = take_whole(given, "replications", "-n", 100, 1'000'000, how.replications);
    if (fault.empty()) {
        fault = take_whole(given, "seed", "--seed", 0, std::uint64_t(-1) >> 1U, how.seed);
    }
    if (fault.empty()) {
        fault = take_whole(given, "threads", "--threads", 0, 1'024, how.threads);
    }
    if (fault.empty() && given.has("output") && !given.value("output").ends_with(".toml")) {
        fault = "-o writes a scenario, which others know by its ending: call it " +
                fundsim::quoted(given.value("output") + ".toml");
    }
    return fault;
}

//! What is to be portrayed, or why it cannot be.
struct Asked {
    Portrait portrait;
    Overruns overruns;
    std::string notes;
    std::optional<Reply> refused = {};
};

Asked asked(const Given& given) {
    Asked out;
    if (given.has("answers")) {
        PortraitReading reading = read_portrait(given.value("answers"));
        if (!reading.faults.empty()) {
            out.refused = refused(reading.faults, reading.unreadable);
            return out;
        }
        out.portrait = reading.portrait;
        out.notes = kept_or_asked(reading.left_out);
    } else if (isatty(STDIN_FILENO) != 1) {
        out.refused =
            refusal(ExitCode::usage, "new: nobody is here to be asked: --answers FILE.toml gives the answers",
                    "fundsim new --help shows them");
        return out;
    }
    if (given.has("calibration")) {
        const OverrunReading reading = read_overrun(given.value("calibration"));
        if (!reading.faults.empty()) {
            out.refused = refused(reading.faults, reading.unreadable);
            return out;
        }
        out.overruns = {reading.overrun, printable(given.value("calibration"))};
    }
    if (!given.has("answers") && !ask(out.portrait)) {
        out.refused =
            refusal(ExitCode::interrupted, "new: not all questions were answered: nothing is written");
    }
    return out;
}

Reply make_new(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    PortrayingOptions how;
    how.stop = interrupted;
    if (const std::string fault = usage_fault(given, how); !fault.empty()) {
        return refusal(ExitCode::usage, "new: " + fault, "fundsim new --help explains the options");
    }
    const std::string output = given.value("output");
    std::error_code ignored;
    if (given.has("output") && !given.has("force") && std::filesystem::exists(output, ignored)) {
        return refusal(ExitCode::file,
                       "new: " + fundsim::quoted(output) + " is there already: --force replaces it");
    }
    std::vector<std::string> inputs;
    for (const char* option : {"answers", "calibration"}) {
        if (given.has(option)) {
            inputs.push_back(given.value(option));
        }
    }
    if (const std::string fault = given.has("output") ? input_overwritten(output, inputs) : "";
        !fault.empty()) {
        return refusal(ExitCode::usage, "new: " + fault);
    }
    Asked what = asked(given);
    if (what.refused) {
        return *what.refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    if (terminal.told) {
        how.progress = terminal.told;
    } else if (terminal.watcher == Watcher::present && !given.has("quiet")) {
        how.progress = [&](std::uint64_t done, std::uint64_t total) { show(progress, done, total); };
    }
    const Portrayed done = portray(what.portrait, what.overruns, how);
    clear(progress);
    if (done.stopped) {
        return refusal(ExitCode::interrupted, "new: interrupted while it was tuned: nothing is written");
    }
    if (!done.fault.empty()) {
        return {ExitCode::invalid, {}, message("new: what was answered cannot be played") + done.fault};
    }
    const PortraitFinding finding =
        portrait_finding(what.portrait, done.fitting, what.overruns, done.got, how.replications);
    const std::string toml =
        portrayed_toml(what.portrait, done.fitting, what.overruns, PlayedBy::everybody, finding.sentences);
    std::string told;
    for (const std::string& sentence : finding.sentences) {
        told += paragraph(sentence, terminal.width);
    }
    if (given.has("json")) {
        nlohmann::ordered_json json = json_of(what.portrait, done, finding);
        if (!given.has("output")) {
            json["scenario"] = toml;
        }
        told = json.dump(2) + "\n";
    }
    const std::string notes = given.has("quiet") ? std::string{} : what.notes;
    if (!given.has("output")) {
        return given.has("json") ? Reply{ExitCode::done, told, notes}
                                 : Reply{ExitCode::done, toml, notes + told};
    }
    if (const std::string fault = publish_text(output, toml); !fault.empty()) {
        return refusal(ExitCode::file, "new: " + fault);
    }
    if (!given.has("json")) {
        told += "Next: fundsim run " + shell_word(output) + "\n";
    }
    return {ExitCode::done, told,
            notes + (given.has("quiet") ? std::string{} : message(output + " is written"))};
}

}  // namespace

const Command new_command{"new",
                          "a scenario of your own organisation, from ten answers",
                          "[-o FILE.toml] [--answers FILE.toml] [--calibration FILE.toml] [--force] [-n N] "
                          "[--seed S] [--threads T] [--json] "
                          "[--quiet]",
                          options,
                          "Asks ten questions in a director's words, and tunes the inputs until today's "
                          "model, annual projects, gives the history "
                          "that was stated: what initiatives cost and bring, of plan, and what funded cases "
                          "promise. The search runs on the "
                          "simulator itself, in the same futures each time. It tells what was tuned within "
                          "which range, and what cannot be "
                          "reproduced.\n"
                          "A file of answers has the keys teams, people_per_team, price_per_person_month, "
                          "ideas_waiting, ideas_per_year, "
                          "person_months, promised_per_year, cost_percent, benefit_percent, "
                          "mandated_percent, and may have title and currency.",
                          "fundsim new -o my.toml\nfundsim new --answers answers.toml -o my.toml\nfundsim "
                          "new --answers answers.toml --calibration "
                          "history.toml -o my.toml",
                          make_new};

}  // namespace fundsim
