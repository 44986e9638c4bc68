#include <array>
#include <optional>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "cli/values.hpp"
#include "execution/breakeven.hpp"
#include "findings/breakeven.hpp"
#include "parameters/address_fault.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

//! Futures at each value, and after how many of them an interrupted study has something to tell.
constexpr std::uint64_t usual_replications = 1'000, stretch = 50;
constexpr std::size_t points = 9, points_of_profile = 25;

constexpr std::array options{
    CommandOption{
        "vary", '\0', Takes::one_value, "KEY=A:B",
        "the parameter that moves, and from where to where, as organisation.discount_rate=0.02:0.3"},
    CommandOption{"profile", '\0', Takes::nothing, "", "the gap at 25 values, not only at 9"},
    CommandOption{"a", '\0', Takes::one_value, "MODEL", "the model whose lead is looked at (the last one)"},
    CommandOption{"b", '\0', Takes::one_value, "MODEL", "the one that it is compared with (the first one)"},
    CommandOption{"replications", 'n', Takes::one_value, "N", "simulated futures at each value (1,000)"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

//! What --vary asks for, or what is wrong with it.
struct VaryReading {
    std::optional<Varied> varied;
    std::string fault = {};
};

VaryReading read_vary(const Scenario& scenario, const std::string& text) {
    const std::string how = ": --vary takes KEY=A:B, as organisation.discount_rate=0.02:0.3";
    const std::size_t equals = text.rfind('=');
    const std::size_t colon = text.find(':', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || colon == std::string::npos) {
        return {{},
                (text.empty() ? "which parameter is to move?" : fundsim::quoted(text) + " is no range") +
                    how};
    }
    const std::string key = text.substr(0, equals);
    const AddressReading at = parse_address(key);
    if (!at.address) {
        return {{}, "--vary: " + at.what};
    }
    if (std::string fault = address_fault(scenario, *at.address); !fault.empty()) {
        return {{}, "--vary: " + std::move(fault)};
    }
    const Parameter* parameter = find_parameter(at.address->section, at.address->name);
    if (parameter->kind != Kind::number && parameter->kind != Kind::integer) {
        return {{},
                "--vary: " + key +
                    " is no number: there is nothing between its values; fundsim run --versus tells "
                    "what another one changes"};
    }
    std::array<double, 2> ends{};
    const std::array<std::string, 2> words{text.substr(equals + 1, colon - equals - 1),
                                           text.substr(colon + 1)};
    for (std::size_t k = 0; k < ends.size(); ++k) {
        const Parsed<double> number = parse_number(words[k], "--vary " + key);
        if (!number.value) {
            return {{}, number.fault};
        }
        ends[k] = *number.value;
        if (const std::string fault = fault_of(*parameter, ends[k]); !fault.empty()) {
            return {{}, "--vary: " + key + ": " + fault};
        }
    }
    if (!(ends[0] < ends[1])) {
        return {{},
                "--vary: the range of " + key +
                    " ends where it begins or before; the smaller value comes first"};
    }
    Scenario moved = scenario;
    if (!get_scalar(scenario, *at.address) || !set_scalar(moved, *at.address, ends[0])) {
        return {{}, "--vary: this scenario has no " + key + " to move"};
    }
    return {Varied{*at.address, parameter, ends[0], ends[1]}};
}

std::string text_of(const BreakevenFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    text += '\n' + laid_out(finding.profile, terminal) + '\n';
    for (const std::string& sentence : finding.left_out) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(origin_text(facts), terminal.width);
}

Reply find_ties(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("breakeven", given, usual_replications);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Scenario& scenario = opening.loaded.read.scenario;
    const NamedModel a = model_named(scenario, given.value("a"), scenario.models.size() - 1);
    const NamedModel b = model_named(scenario, given.value("b"), 0);
    const VaryReading vary = read_vary(scenario, given.value("vary"));
    if (const auto refused = refusal_of(
            "breakeven", {a.fault, b.fault, pair_fault(scenario, a.place, b.place), vary.fault}, opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    BreakevenOptions what{.seed = request.seed,
                          .points = given.has("profile") ? points_of_profile : points,
                          .controlled = !request.plain};
    what.sampling = sampling_of(request, stretch, progress, terminal);
    const BreakevenDone done = play_breakeven(scenario, a.place, b.place, *vary.varied, what);
    if (done.breakeven.profile.empty() && !done.breakeven.left_out.empty() &&
        done.ending == Ending::complete) {
        return refusal(ExitCode::usage, "breakeven: no value of the range can be played: " +
                                            done.breakeven.left_out.front().why);
    }
    const BreakevenOf about{.a = a.place,
                            .b = b.place,
                            .address = address_text(vary.varied->address),
                            .unit = std::string(vary.varied->parameter->unit),
                            .replications = done.replications,
                            .seed = request.seed};
    return answer_of({done.ending, done.fault, done.replications, 0}, opening, progress,
                     {.figures = [&] { return breakeven_json(scenario, about, done.breakeven); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return text_of(finding_of(on_screen, about, done.breakeven), facts, terminal);
                          }});
}

}  // namespace

const Command breakeven_command{
    "breakeven",
    "where two models tie as one parameter moves",
    "SCENARIO.toml|- --vary KEY=A:B [--profile] [--a MODEL] [--b MODEL] [-n N] [--seed S] [--threads T] "
    "[--set KEY=VALUE]... [--with INTERVENTION]... [--plain] [--json] [--quiet]",
    options,
    "Moves one parameter over a range, always in the same futures, and tells where two models come out level "
    "on "
    "average, with the interval of that value, who is ahead on which side of it, and the gap along the whole "
    "range. Any "
    "number of the scenario can be moved, by the address that --set takes. Ctrl-C tells what is done.",
    "fundsim breakeven scenarios/baseline.toml --vary organisation.erosion_owned=0:0.6\nfundsim breakeven "
    "my.toml --vary "
    "opportunities.arrivals_per_year=5:100 --profile\nfundsim breakeven my.toml --vary 'model.\"Product "
    "teams\".discovery_share=0:0.5' --json",
    find_ties};

}  // namespace fundsim
