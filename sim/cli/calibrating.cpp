#include "cli/calibrating.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/terminal.hpp"
#include "cli/values.hpp"
#include "engine/distribution/calibrations.hpp"
#include "parameters/sentence.hpp"
#include "parameters/text.hpp"
#include "results/sha256.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/text_file.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t most_resamples = 100'000;
constexpr double largest_cap = 1e6;

//! One of some words, or what is wrong with it.
std::string among(std::string_view option, const std::string& word,
                  const std::vector<std::string_view>& words) {
    return std::find(words.begin(), words.end(), word) != words.end()
               ? std::string{}
               : std::string(option) + " takes " + any_of(words) + ", not " + fundsim::quoted(word) +
                     did_you_mean(word, words);
}

std::string take_columns(const Given& given, HistoryOptions& reading) {
    for (const std::string& text : given.values("column")) {
        const std::size_t mark = text.find('=');
        if (mark == std::string::npos || mark == 0) {
            return "--column is written MEANING=HEADING, as planned_cost=Budget, not " +
                   fundsim::quoted(text);
        }
        reading.columns.push_back({text.substr(0, mark), text.substr(mark + 1)});
    }
    return {};
}

std::string take_thousands(const Given& given, HistoryOptions& reading) {
    if (!given.has("thousands")) {
        return {};
    }
    std::string mark = given.value("thousands");
    mark = mark == "none" ? "" : mark == "blank" ? " " : mark;
    const bool known = mark.empty() || mark == "." || mark == "," || mark == " " || mark == "'";
    reading.thousands = mark;
    return known && !(mark.empty() && given.value("thousands").empty())
               ? std::string{}
               : "--thousands is what stands between groups of three digits, one of . , ' blank none, not " +
                     fundsim::quoted(given.value("thousands"));
}

std::string take_date(const Given& given, HistoryOptions& reading) {
    if (!given.has("as-of")) {
        return {};
    }
    reading.as_of = parse_date(given.value("as-of"));
    return reading.as_of
               ? std::string{}
               : "--as-of is a day, written 2012-03-31, not " + fundsim::quoted(given.value("as-of"));
}

//! A number above `low` and at most `high`.
std::string take_number(const Given& given, std::string_view name, double low, double high, double& target) {
    if (!given.has(name)) {
        return {};
    }
    const std::string shown = "--" + std::string(name);
    const Parsed<double> parsed = parse_positive(given.value(name), shown);
    if (!parsed.value) {
        return parsed.fault;
    }
    target = *parsed.value;
    return target > low && target <= high ? std::string{}
                                          : shown + " must be above " + shortest(low) + " and at most " +
                                                shortest(high) + ", not " + shortest(target);
}

std::string take_words(const Given& given, CalibrateRequest& request) {
    std::string fault;
    if (given.has("family")) {
        std::vector<std::string_view> words;
        for (std::size_t c = 0; c < candidate_count; ++c) {
            words.push_back(word_of(Candidate(c)));
            if (words.back() == given.value("family")) {
                request.family = Candidate(c);
            }
        }
        fault = among("--family", given.value("family"), words);
    }
    if (given.has("on-plan") && fault.empty()) {
        fault = among("--on-plan", given.value("on-plan"), {"keep", "leave-out"});
        request.on_plan = given.value("on-plan") == "keep" ? OnPlan::keep : OnPlan::leave_out;
    }
    if (given.has("reference") && fault.empty()) {
        const auto all = calibrations();
        std::vector<std::string_view> words{"none"};
        for (const Calibration& each : all) {
            words.push_back(each.name);
        }
        request.reference = given.value("reference");
        fault = among("--reference", request.reference, words);
        request.reference = request.reference == "none" ? "" : request.reference;
    }
    return fault;
}

std::string take_quantities(const Given& given, CalibrateRequest& request) {
    const std::vector<std::string_view> words{"cost", "schedule", "benefit", "effort"};
    for (const std::string& word : given.values("only")) {
        if (const std::string fault = among("--only", word, words); !fault.empty()) {
            return fault;
        }
        request.only.push_back(HistoryQuantity(std::find(words.begin(), words.end(), word) - words.begin()));
    }
    return {};
}

std::string take_path(const Given& given, CalibrateRequest& request) {
    if (given.arguments.empty()) {
        return "which history? Name its CSV file, or - for standard input";
    }
    if (given.arguments.size() > 1) {
        return "one history at a time, not " + fundsim::quoted(given.arguments[0]) + " and " +
               fundsim::quoted(given.arguments[1]) + " (a name with blanks needs quotes)";
    }
    request.path = given.arguments.front();
    request.output = given.value("output");
    return request.path.empty()                            ? "the name of the history is empty"
           : given.has("output") && request.output.empty() ? "the name after -o is empty"
           : given.has("json") && given.has("full") ? "--json has everything that --full shows: leave one out"
           : request.output == "-"                  ? "-o names a file; --json has the lines as \"fragment\""
                                                    : "";
}

}  // namespace

CalibrateRequestReading read_calibrate_request(const Given& given) {
    CalibrateRequestReading out;
    CalibrateRequest& request = out.request;
    request.reading.finished_words = given.values("finished");
    request.show = given.has("json") ? Show::json : Show::table;
    request.talk = given.has("quiet") ? Talk::quiet : Talk::normal;
    request.full = given.has("full");
    const std::array faults{
        take_path(given, request),
        take_columns(given, request.reading),
        take_thousands(given, request.reading),
        take_date(given, request.reading),
        take_number(given, "person-month-cost", 0, 1e12, request.reading.person_month_cost),
        take_number(given, "tail-from", 1, 1000, request.threshold),
        take_number(given, "cap", 1, largest_cap, request.cap),
        take_words(given, request),
        take_quantities(given, request),
        take_whole(given, "resamples", "--resamples", 0, most_resamples, request.resamples),
        take_whole(given, "seed", "--seed", 0, ~std::uint64_t{0}, request.seed),
        take_whole(given, "threads", "--threads", 0, 1024, request.threads),
        request.cap > 0 && !(request.cap > request.threshold)
            ? "--cap must be above " + shortest(request.threshold) + ", where the tail begins"
            : std::string{},
    };
    for (const std::string& fault : faults) {
        out.fault = out.fault.empty() ? fault : out.fault;
    }
    return out;
}

HistoryOpening open_history(const CalibrateRequest& request) {
    HistoryOpening opening;
    const bool piped = request.path == standard_input;
    if (piped && isatty(STDIN_FILENO) == 1) {
        say(message("reads the history from the terminal; Ctrl-D ends it"));
    }
    const TextFile text = piped ? read_standard_input() : read_text_file(request.path);
    if (!text.fault.empty()) {
        const Fault fault{called(request.path), text.line, 0, text.fault};
        opening.refused =
            Reply{text.unreadable ? ExitCode::file : ExitCode::invalid, {}, formatted(std::vector{fault})};
        return opening;
    }
    HistoryReading reading = read_history(text.text, called(request.path), request.reading);
    if (!reading.history) {
        opening.refused = Reply{ExitCode::invalid, {}, formatted(reading.faults)};
        return opening;
    }
    opening.history = std::move(*reading.history);
    const auto unless_asked = [&](HistoryQuantity quantity, std::optional<HistoryFigures>& figures) {
        if (!request.only.empty() &&
            std::find(request.only.begin(), request.only.end(), quantity) == request.only.end()) {
            figures.reset();
        }
    };
    unless_asked(HistoryQuantity::cost, opening.history.cost);
    unless_asked(HistoryQuantity::schedule, opening.history.schedule);
    unless_asked(HistoryQuantity::benefit, opening.history.benefit);
    unless_asked(HistoryQuantity::effort, opening.history.effort);
    opening.sha256 = sha256((text.marked ? "\xEF\xBB\xBF" : "") + text.text);
    return opening;
}

std::vector<AskedQuantity> questions_of(const CalibrateRequest& request, const History& history) {
    std::vector<AskedQuantity> asked;
    const auto ask = [&](HistoryQuantity quantity, const std::optional<HistoryFigures>& figures) {
        if (!figures) {
            return;
        }
        double largest = 0;
        for (const auto* values : {&figures->finished, &figures->unfinished}) {
            for (const double value : *values) {
                largest = std::max(largest, value);
            }
        }
        const bool ratio = quantity != HistoryQuantity::effort;
        const bool cost = quantity == HistoryQuantity::cost;
        Question question{.finished = figures->finished,
                          .unfinished = figures->unfinished,
                          .is_ratio = ratio,
                          .may_have_tail = cost || quantity == HistoryQuantity::schedule,
                          .threshold = request.threshold,
                          .cap = request.cap > 0 && ratio ? request.cap
                                 : ratio                  ? usual_cap(largest)
                                                          : 10 * largest,
                          .on_plan = request.on_plan,
                          .family = request.family,
                          .number = std::uint32_t(quantity),
                          .seed = request.seed};
        std::string reference;
        if (cost && !request.reference.empty()) {
            reference = request.reference;
            question.reference = reference == "large_it" && request.cap > 0
                                     ? large_it_overrun(request.cap)
                                     : find_calibration(reference).distribution;
        }
        asked.push_back({{quantity, figures->from, figures->projected, reference, request.resamples,
                          question.family.has_value()},
                         std::move(question)});
    };
    ask(HistoryQuantity::cost, history.cost);
    ask(HistoryQuantity::schedule, history.schedule);
    ask(HistoryQuantity::benefit, history.benefit);
    ask(HistoryQuantity::effort, history.effort);
    return asked;
}

}  // namespace fundsim
