#include <array>
#include <limits>

#include "cli/commands.hpp"
#include "cli/json_text.hpp"
#include "cli/layout.hpp"
#include "cli/shown.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "findings/idea_story.hpp"
#include "findings/json.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"replication", '\0', Takes::one_value, "R", "which future (0; they are numbered from 0)"},
    CommandOption{
        "item", '\0', Takes::one_value, "I",
        "which idea (listed ones first, then by arrival, from 0); otherwise the one for which the two "
        "models come out most differently"},
    CommandOption{"a", '\0', Takes::one_value, "MODEL", "the model on the right (the last one)"},
    CommandOption{"b", '\0', Takes::one_value, "MODEL", "the model on the left (the first one)"},
    seed_option,
    set_option,
    with_option,
    json_option,
    quiet_option,
    help_option,
};

std::string laid_out(const IdeaStory& story, const RunFacts& facts, const Terminal& terminal) {
    return opening_text(story.title, story.moral, facts, terminal) + paragraph(story.idea, terminal.width) +
           '\n' + laid_out(story.table, terminal) + '\n' + paragraph(story.how, terminal.width) +
           paragraph(origin_text(facts), terminal.width);
}

Reply tell_story(const Invocation& invocation, const Terminal& terminal) {
    constexpr std::uint64_t last_replication = (std::uint64_t{1} << 56U) - 1;
    constexpr std::uint64_t last_item = std::numeric_limits<std::uint32_t>::max() - 1;
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("story", given);
    if (opening.refused) {
        return *opening.refused;
    }
    const Loaded& loaded = opening.loaded;
    const Scenario& scenario = loaded.read.scenario;
    std::uint64_t replication = 0;
    std::uint32_t item = 0;
    const NamedModel a = model_named(scenario, given.value("a"), scenario.models.size() - 1);
    const NamedModel b = model_named(scenario, given.value("b"), 0);
    const std::string alike = a.place == b.place
                                  ? "a story is told through two models that differ: --a and --b name them"
                                  : std::string();
    if (const auto refused =
            refusal_of("story",
                       {a.fault, b.fault, alike,
                        take_whole(given, "replication", "--replication", 0, last_replication, replication),
                        take_whole(given, "item", "--item", 0, last_item, item)},
                       opening)) {
        return *refused;
    }
    const std::uint64_t seed = opening.request.seed;
    const auto workspace = make_workspace(*loaded.prepared);
    const Trace trace = trace_replication(*loaded.prepared, seed, replication, *workspace);
    StoryAsk ask{seed, replication, item, !given.has("item"), a.place, b.place};
    if (trace.world.items == 0) {
        return refusal(ExitCode::usage,
                       "story: there is no idea in this future; --replication R tells another");
    }
    if (ask.chosen) {
        ask.item = most_telling(trace, ask.a, ask.b, scenario.organisation.horizon_months);
    } else if (item >= trace.world.items) {
        return refusal(ExitCode::usage, "story: " + no_such_item(item, trace.world.items));
    }
    const RunFacts facts = facts_of(opening.request, loaded);
    if (opening.request.show == Show::json) {
        nlohmann::ordered_json object = origin_of(scenario, facts);
        object.update(story_json(*loaded.prepared, trace, ask));
        return {ExitCode::done, text_of(object), {}};
    }
    return {ExitCode::done,
            laid_out(story_of(*loaded.prepared, shown(scenario), trace, ask), shown(facts), terminal),
            {}};
}

}  // namespace

const Command story_command{
    "story",
    "one idea through two models, in a dozen lines",
    "SCENARIO.toml|- [--replication R] [--item I] [--a MODEL] [--b MODEL] [--seed S] [--set KEY=VALUE]... "
    "[--with INTERVENTION]... [--json] [--quiet]",
    options,
    "Plays one future and tells side by side what becomes of one idea in two models: when a team takes it "
    "up, what "
    "is tried, stopped and released when, what it costs, and what it is worth in the end. It is an example "
    "that can "
    "be checked with `fundsim run SCENARIO --trace R --item I`, no evidence: that is what `fundsim run` is "
    "for.",
    "fundsim story scenarios/baseline.toml\nfundsim story scenarios/baseline.toml --item 3\nfundsim story "
    "my.toml "
    "--replication 7 --b \"Annual projects\" --a \"Product teams\"\nfundsim story my.toml --json > "
    "story.json",
    tell_story};

}  // namespace fundsim
