#include "cli/run_request.hpp"

#include <array>
#include <limits>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/loading.hpp"
#include "scenario/faults.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.h5", "write every replication to an HDF5 file"},
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "simulated futures (10,000), as 20000, 20_000 or 2e4"},
    seed_option,
    threads_option,
    set_option,
    CommandOption{
        "versus", '\0', Takes::several_values, "KEY=VALUE",
        "play the same futures without and with this value, and tell only what it changes; repeatable: "
        "all of them together"},
    CommandOption{
        "until", '\0', Takes::one_value, "W",
        "stop when the mean NPV difference of every model to the first one is known to within W (95 %, "
        "currency); "
        "-n is then the most; exit code 5 when that is not enough"},
    plain_option,
    CommandOption{"control-variate", '\0', Takes::nothing, "",
                  "what is done anyway without --plain; commands written before it was may say so"},
    with_option,
    CommandOption{"trace", '\0', Takes::one_value, "REPLICATION",
                  "tell one future month by month instead (they are numbered from 0)"},
    CommandOption{"model", 'm', Takes::one_value, "MODEL", "with --trace: this model alone"},
    CommandOption{
        "item", '\0', Takes::one_value, "I",
        "with --trace: what happens to this opportunity alone (they are numbered from 0, listed ones "
        "first)"},
    CommandOption{"months", '\0', Takes::one_value, "A:B",
                  "with --trace: months A to B alone, or one month A"},
    CommandOption{
        "full", '\0', Takes::nothing, "",
        "all figures of each model, where differences come from, and whether the comparison is fair"},
    CommandOption{"initiatives", '\0', Takes::nothing, "",
                  "also what becomes of every listed initiative in every model"},
    CommandOption{"equal-outlay", '\0', Takes::nothing, "",
                  "also the contest with budgets scaled until every model pays out as much as the first one "
                  "on average"},
    json_option,
    CommandOption{"compress", '\0', Takes::nothing, "", "a smaller file, written more slowly"},
    quiet_option,
    help_option,
};

std::string combination_fault(const Given& given) {
    if (given.has("output") && given.value("output").empty()) {
        return "the name after -o is empty";
    }
    if (given.has("compress") && !given.has("output")) {
        return "--compress needs a file to compress: -o FILE.h5";
    }
    if (given.has("plain") && given.has("control-variate")) {
        return "--plain is the opposite of --control-variate: leave one out";
    }
    if (given.has("trace")) {
        for (const std::string_view other :
             {"output", "until", "control-variate", "plain", "compress", "initiatives", "equal-outlay"}) {
            if (given.has(other)) {
                return "--trace tells one future and runs no others: leave out --" + std::string(other);
            }
        }
    }
    for (const std::string_view part : {"model", "item", "months"}) {
        if (given.has(part) && !given.has("trace")) {
            return "--" + std::string(part) + " says which part of a future is told: add --trace REPLICATION";
        }
    }
    if (given.has("versus")) {
        for (const std::string_view other :
             {"output", "until", "trace", "full", "initiatives", "equal-outlay"}) {
            if (given.has(other)) {
                return "--versus tells what a change changes, and no more: leave out --" + std::string(other);
            }
        }
        if (given.arguments == std::vector<std::string>{std::string(standard_input)}) {
            return "--versus reads the scenario twice: name its file instead of -";
        }
    }
    return {};
}

//! Reads --months, "A:B" or "A", into `part`.
std::string take_months(const Given& given, TracePart& part) {
    constexpr std::uint64_t latest = 1'000'000;
    if (!given.has("months")) {
        return {};
    }
    const std::string text = given.value("months");
    const std::size_t colon = text.find(':');
    const Parsed<std::uint64_t> first = parse_whole(text.substr(0, colon), "--months", 0, latest);
    const Parsed<std::uint64_t> last =
        colon == std::string::npos ? first : parse_whole(text.substr(colon + 1), "--months", 0, latest);
    if (!first.value || !last.value) {
        return "--months takes one month or two, as 12 or 12:24, not " + quoted(text);
    }
    if (*last.value < *first.value) {
        return "--months " + quoted(text) + ": its last month is before its first";
    }
    part.first_month = static_cast<double>(*first.value);
    part.last_month = static_cast<double>(*last.value);
    return {};
}

//! Reads which part of a trace is told.
std::string take_part(const Given& given, RunRequest& request) {
    request.traced_model = given.value("model");
    std::uint32_t item = 0;
    const std::string fault = take_whole(given, "item", "--item", 0, no_item - 1, item);
    if (given.has("item") && fault.empty()) {
        request.traced.item = item;
    }
    return fault.empty() ? take_months(given, request.traced) : fault;
}

}  // namespace

std::span<const CommandOption> run_options() { return options; }

std::string read_common(const Given& given, RunRequest& request) {
    constexpr std::uint64_t most_seed = std::numeric_limits<std::uint64_t>::max();
    const ScenarioArgument argument = scenario_argument(given.arguments);
    const Parsed<double> until =
        given.has("until") ? parse_positive(given.value("until"), "--until") : Parsed<double>{};
    for (const std::string& fault :
         {argument.fault, take_whole(given, "replications", "-n", 1, most_replications, request.replications),
          take_whole(given, "seed", "--seed", 0, most_seed, request.seed),
          take_whole(given, "threads", "--threads", 0, 1024, request.threads), until.fault}) {
        if (!fault.empty()) {
            return fault;
        }
    }
    request.scenario = argument.path;
    request.settings = given.values("set");
    request.interventions = given.values("with");
    request.until = until.value.value_or(0);
    request.plain = given.has("plain");
    request.show = given.has("json") ? Show::json : Show::table;
    request.talk = given.has("quiet") ? Talk::quiet : Talk::normal;
    return {};
}

RunRequestReading read_run_request(const Given& given) {
    constexpr std::uint64_t last_replication = (std::uint64_t{1} << 56U) - 1;
    RunRequestReading reading;
    RunRequest& request = reading.request;
    std::uint64_t traced = 0;
    for (const std::string& fault :
         {read_common(given, request), combination_fault(given),
          take_whole(given, "trace", "--trace", 0, last_replication, traced), take_part(given, request)}) {
        if (!fault.empty()) {
            reading.fault = fault;
            return reading;
        }
    }
    request.output = given.value("output");
    request.versus = given.values("versus");
    if (given.has("trace")) {
        request.trace = traced;
    }
    request.extent = given.has("full") ? Extent::full : Extent::brief;
    request.compress = given.has("compress");
    request.initiatives = given.has("initiatives");
    request.equal_outlay = given.has("equal-outlay");
    return reading;
}

}  // namespace fundsim
