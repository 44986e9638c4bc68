#include <array>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "engine/world/potential.hpp"
#include "execution/attribute.hpp"
#include "findings/attribution.hpp"
#include "findings/sentences.hpp"

namespace fundsim {

namespace {

//! Where every coalition is played a future takes a thousand plays: it is looked at more often whether they
//! are enough.
constexpr std::uint64_t exact_stretch = 32, sampled_stretch = 1'024;

constexpr std::array options{
    CommandOption{"from", '\0', Takes::one_value, "MODEL",
                  "the model that the gap is measured from (the first one)"},
    CommandOption{"to", '\0', Takes::one_value, "MODEL",
                  "the one whose levers are taken over (the last one)"},
    CommandOption{"replications", 'n', Takes::one_value, "N", "simulated futures at most (10,000)"},
    CommandOption{
        "until", '\0', Takes::one_value, "W",
        "stop when the share of every group of levers is known to within W (95 %, currency; without it: to "
        "within 4 % of the gap); exit code 5 when -n is not enough for that"},
    CommandOption{
        "orders", '\0', Takes::nothing, "",
        "play one random order of the groups in each future instead of all of them: more futures, as is "
        "done anyway with more than 12 groups"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

//! Why the gap between two models cannot be attributed; empty where it can.
std::string attribution_fault(const Scenario& scenario, std::size_t from, std::size_t to) {
    if (scenario.models.size() < 2) {
        return "the scenario has one model alone: there is no gap to attribute";
    }
    for (const std::size_t model : {from, to}) {
        if (scenario.models[model].transition) {
            return "'" + scenario.models[model].name +
                   "' is a transition: it has two settings of levers, and no one of them to take over. Name "
                   "what it "
                   "moves from or to as a model of its own";
        }
    }
    if (differing_groups(scenario.models[from], scenario.models[to]).empty()) {
        return "'" + scenario.models[from].name + "' and '" + scenario.models[to].name +
               "' have the same levers: there is no gap to attribute. --from and --to name two others";
    }
    return {};
}

std::string text_of(const AttributionFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    for (const std::string& sentence : {finding.against, finding.interplay}) {
        if (!sentence.empty()) {
            text += paragraph(sentence, terminal.width);
        }
    }
    text += '\n' + laid_out(finding.shares, terminal) + '\n' + paragraph(finding.how, terminal.width);
    return text + paragraph(origin_text(facts), terminal.width);
}

Reply attribute_gap(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("attribute", given);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Loaded& loaded = opening.loaded;
    const Scenario& scenario = loaded.read.scenario;
    const NamedModel from = model_named(scenario, given.value("from"), 0);
    const NamedModel to = model_named(scenario, given.value("to"), scenario.models.size() - 1);
    if (const auto refused =
            refusal_of("attribute", {from.fault, to.fault, attribution_fault(scenario, from.place, to.place)},
                       opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    AttributionOptions what;
    what.seed = request.seed;
    what.until = request.until;
    what.exact =
        !given.has("orders") &&
        differing_groups(scenario.models[from.place], scenario.models[to.place]).size() <= most_exact_players;
    if (!request.plain) {
        what.expected_potential = expected_potential(*loaded.prepared);
    }
    Progress progress{terminal.error_width};
    what.sampling = sampling_of(request, what.exact ? exact_stretch : sampled_stretch, progress, terminal);
    const Attributed done = attribute(*loaded.prepared, from.place, to.place, what);
    return answer_of(
        {done.ending, done.fault, done.attribution.replications, widest_share(done.attribution)}, opening,
        progress,
        {.figures =
             [&] {
                 nlohmann::ordered_json figures = attribution_json(scenario, done.attribution);
                 figures["sentences"] = sentences_json(finding_of(scenario, request.seed, done.attribution));
                 return figures;
             },
         .text =
             [&](const Scenario& on_screen, const RunFacts& facts) {
                 return text_of(finding_of(on_screen, request.seed, done.attribution), facts, terminal);
             }});
}

}  // namespace

const Command attribute_command{
    "attribute",
    "which levers cause the gap between two models",
    "SCENARIO.toml|- [--from MODEL] [--to MODEL] [-n N] [--until W] [--orders] [--seed S] [--threads T] "
    "[--set KEY=VALUE]... [--with INTERVENTION]... [--plain] [--json] [--quiet]",
    options,
    "Takes the levers in which two models differ over group by group (cadence, scope, discovery, ...), in "
    "all orders "
    "and always in the same futures, and tells what each group contributes to the gap: its Shapley share, "
    "which is "
    "what it adds on average over all orders. The shares sum to the gap. Beside them stand what the group "
    "brings "
    "alone, and what it adds when all others are there: where the two differ, it needs others, or does their "
    "work. "
    "With ten groups a future is played 1,024 times; the number of futures follows from the precision. "
    "Ctrl-C "
    "tells what is done.",
    "fundsim attribute scenarios/baseline.toml\nfundsim attribute my.toml --from \"Annual projects\" --to "
    "\"Feature teams\"\nfundsim attribute my.toml --orders --until 100\nfundsim attribute my.toml --json > "
    "why.json",
    attribute_gap};

}  // namespace fundsim
