#include "findings/idea_story.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view dash = "-";

bool came(double month) { return !std::isnan(month); }
std::string month_text(double month) {
    return came(month) ? "month " + rounded(std::floor(month + 1e-6), 0) : std::string(dash);
}
std::string money(double value) {
    const double size = std::abs(value);
    return came(value) ? rounded(value, size >= 100 || size < 1e-9 ? 0
                                        : size >= 10               ? -1
                                                                   : -2)
                       : std::string(dash);
}
std::string share(double value) { return came(value) ? rounded(100 * value, 0) + "%" : std::string(dash); }
std::string pm(double value) { return rounded(value, value < 10 ? -1 : 0) + " person-months"; }

double fit_of(const Prepared& prepared, const World& world, std::uint32_t item, std::uint32_t attempt) {
    return value_at(prepared.fit,
                    attempt_latent(world, prepared.scenario.opportunities.rho_fit, item, attempt));
}

std::string idea_text(const Prepared& prepared, const Scenario& scenario, const Trace& trace,
                      const StoryAsk& ask) {
    const World& world = trace.world;
    const std::uint32_t i = ask.item;
    const auto& listed = scenario.opportunities.listed;
    const std::string name = i < listed.size() ? " (" + listed[i].name + ")" : "";
    return "Idea " + std::to_string(i) + name + " becomes known in month " +
           rounded(std::floor(world.arrival[i] + 1e-6), 0) + ". It is planned at " + pm(world.effort[i]) +
           " and will take " + rounded(world.overrun[i], -2) +
           " times what a plan says. What nobody knows: it is worth " + money(world.value[i]) +
           " a year, and a first solution reaches " + share(fit_of(prepared, world, i, 1)) + " of that.";
}

//! "5 months earlier with A".
std::string sooner(const Life& a, const Life& b, const std::string& name_a, const std::string& name_b) {
    const double months = std::abs(a.first_release - b.first_release);
    if (months < 1) {
        return "It comes into use at about the same time with both";
    }
    return "It comes into use " + counted(static_cast<std::uint64_t>(months + 0.5), "month") +
           " earlier with " + (a.first_release < b.first_release ? name_a : name_b);
}

std::string outcome_of(const Life& life, const std::string& name) {
    if (!came(life.started)) {
        return "with " + name + " it is never taken up";
    }
    if (!came(life.first_release)) {
        return "with " + name +
               (came(life.stopped) ? " it is stopped with nothing in use" : " it is not in use by the end");
    }
    return "with " + name + " it comes into use in " + month_text(life.first_release) + " and ends worth " +
           money(life.worth) + " a year";
}

std::string moral_of(const Life& a, const Life& b, const std::string& name_a, const std::string& name_b) {
    if (!came(a.started) && !came(b.started)) {
        return "Neither " + name_a + " nor " + name_b + " " + agreeing(name_b, "take", "takes") + " it up.";
    }
    if (came(a.first_release) && came(b.first_release)) {
        return sooner(a, b, name_a, name_b) + ", and ends worth " + money(a.worth) + " a year with " +
               name_a + ", " + money(b.worth) + " with " + name_b + ".";
    }
    std::string text = outcome_of(a, name_a) + "; " + outcome_of(b, name_b) + ".";
    text.front() = 'W';
    return text;
}

//! A row where one of the two has something to say.
template <class Cell>
void add_row(Table& table, const std::string& label, const std::array<Life, 2>& lives, Cell cell) {
    const std::string a = cell(lives[0]);
    const std::string b = cell(lives[1]);
    if (a != dash || b != dash) {
        table.rows.push_back({label, {a, b}});
    }
}

std::string count_text(std::size_t count) { return count > 0 ? std::to_string(count) : std::string(dash); }

Table table_of(const Scenario& scenario, const std::array<Life, 2>& lives, const StoryAsk& ask) {
    Table table{"In " + scenario.currency, {scenario.models[ask.b].name, scenario.models[ask.a].name}, {}};
    add_row(table, "believed worth a year, at first", lives, [](const Life& l) { return money(l.believed); });
    add_row(table, "put on a funding list", lives, [](const Life& l) { return month_text(l.listed); });
    add_row(table, "taken up by a team", lives, [](const Life& l) { return month_text(l.started); });
    add_row(table, "experiments", lives, [](const Life& l) { return count_text(l.experiments); });
    add_row(table, "deserved stops that nobody dared", lives,
            [](const Life& l) { return count_text(l.blocked); });
    add_row(table, "first stopped", lives, [](const Life& l) { return month_text(l.stopped); });
    add_row(table, "first release", lives, [](const Life& l) { return month_text(l.first_release); });
    add_row(table, "all of it released", lives, [](const Life& l) { return month_text(l.delivered); });
    if (lives[0].released < 1 || lives[1].released < 1) {
        add_row(table, "share of its scope released, in the end", lives,
                [](const Life& l) { return l.released > 0 ? share(l.released) : std::string(dash); });
    }
    add_row(table, "paid for all of it", lives, [](const Life& l) {
        return came(l.paid) ? money(l.paid) + " of " + money(l.planned) + " planned" : std::string(dash);
    });
    add_row(table, "further attempts, of them withdrawn", lives, [](const Life& l) {
        return l.attempts > 0 ? std::to_string(l.attempts) + ", " + std::to_string(l.withdrawn)
                              : std::string(dash);
    });
    add_row(table, "withdrawn as harmful", lives, [](const Life& l) { return month_text(l.rolled_back); });
    add_row(table, "share of its worth reached, in the end", lives,
            [](const Life& l) { return share(l.fit); });
    add_row(table, "worth a year, in the end", lives,
            [](const Life& l) { return came(l.first_release) ? money(l.worth) : std::string(dash); });
    return table;
}

ordered_json number(double value) { return came(value) ? ordered_json(value) : ordered_json(nullptr); }

ordered_json life_json(const std::string& name, const Life& l) {
    return {{"name", name},
            {"believed_value", number(l.believed)},
            {"listed_month", number(l.listed)},
            {"started_month", number(l.started)},
            {"believed_effort", number(l.effort)},
            {"experiments", l.experiments},
            {"stops_blocked", l.blocked},
            {"stopped_month", number(l.stopped)},
            {"first_release_month", number(l.first_release)},
            {"delivered_month", number(l.delivered)},
            {"scope_released", l.released},
            {"paid", number(l.paid)},
            {"planned_cost", number(l.planned)},
            {"attempts", l.attempts},
            {"attempts_withdrawn", l.withdrawn},
            {"rolled_back_month", number(l.rolled_back)},
            {"fit", number(l.fit)},
            {"value_per_year", l.worth},
            {"value_until_horizon", l.brought}};
}

}  // namespace

Life life_of(const ModelTrace& trace, std::uint32_t item, double horizon) {
    Life life{.believed = none,
              .listed = none,
              .started = none,
              .effort = none,
              .first_release = none,
              .delivered = none,
              .stopped = none,
              .rolled_back = none,
              .paid = none,
              .planned = none,
              .fit = none};
    const auto first = [](double& month, double now) { month = came(month) ? month : now; };
    double at_full_fit = 0,
           time_weighted = 0;  // annual value released; the same times years until the horizon
    for (const Event& e : trace.events) {
        if (e.item != item) {
            continue;
        }
        switch (e.kind) {
        case EventKind::arrived:
            life.believed = e.a;
            break;
        case EventKind::listed:
            first(life.listed, e.month);
            break;
        case EventKind::claimed:
            first(life.started, e.month);
            life.effort = came(life.effort) ? life.effort : e.b;
            break;
        case EventKind::experimented:
            ++life.experiments;
            break;
        case EventKind::released:
            first(life.first_release, e.month);
            life.released = e.a;
            at_full_fit += e.b;
            time_weighted += e.b * std::max(0.0, horizon - e.month) / 12;
            life.fit = e.c;
            break;
        case EventKind::delivered:
            first(life.delivered, e.month);
            life.paid = e.a;
            life.planned = e.b;
            break;
        case EventKind::stopped:
            first(life.stopped, e.month);
            break;
        case EventKind::blocked:
            ++life.blocked;
            break;
        case EventKind::iterated:
            ++life.attempts;
            break;
        case EventKind::kept:
            life.fit = e.b;
            break;
        case EventKind::reverted:
            ++life.withdrawn;
            break;
        case EventKind::rolled_back:
            first(life.rolled_back, e.month);
            break;
        default:
            break;
        }
    }
    const double fit = came(life.fit) && !came(life.rolled_back) ? life.fit : 0;
    life.worth = at_full_fit * fit;
    life.brought = time_weighted * fit;
    return life;
}

std::uint32_t most_telling(const Trace& trace, std::size_t a, std::size_t b, double horizon) {
    std::uint32_t best = 0;
    bool best_both = false;
    double most = -1;
    for (std::uint32_t i = 0; i < trace.world.items; ++i) {
        const Life one = life_of(trace.models[a], i, horizon);
        const Life other = life_of(trace.models[b], i, horizon);
        const bool both = came(one.started) && came(other.started);
        const double apart = std::abs(one.brought - other.brought);
        if ((both && !best_both) || (both == best_both && apart > most)) {
            best = i;
            best_both = both;
            most = apart;
        }
    }
    return best;
}

IdeaStory story_of(const Prepared& prepared, const Scenario& scenario, const Trace& trace,
                   const StoryAsk& ask) {
    const double horizon = scenario.organisation.horizon_months;
    const std::array lives{life_of(trace.models[ask.b], ask.item, horizon),
                           life_of(trace.models[ask.a], ask.item, horizon)};
    IdeaStory story;
    story.title = scenario.title + ": one idea in future " + std::to_string(ask.replication) + " (seed " +
                  std::to_string(ask.seed) + "), money in " + scenario.currency;
    story.idea = idea_text(prepared, scenario, trace, ask);
    story.moral = moral_of(lives[1], lives[0], scenario.models[ask.a].name, scenario.models[ask.b].name);
    story.table = table_of(scenario, lives, ask);
    story.how =
        ask.chosen
            ? "This is no typical idea: of those that both take up it is the one whose worth until the "
              "horizon differs most. --item tells another. "
            : "This is one idea in one future. ";
    story.how += "fundsim run SCENARIO --trace " + std::to_string(ask.replication) + " --item " +
                 std::to_string(ask.item) + " tells every step of it.";
    return story;
}

ordered_json story_json(const Prepared& prepared, const Trace& trace, const StoryAsk& ask) {
    const Scenario& scenario = prepared.scenario;
    const World& world = trace.world;
    const double horizon = scenario.organisation.horizon_months;
    const Life a = life_of(trace.models[ask.a], ask.item, horizon);
    const Life b = life_of(trace.models[ask.b], ask.item, horizon);
    const std::string& name_a = scenario.models[ask.a].name;
    const std::string& name_b = scenario.models[ask.b].name;
    ordered_json idea{{"item", ask.item},
                      {"arrival", world.arrival[ask.item]},
                      {"value_per_year", world.value[ask.item]},
                      {"planned_effort", world.effort[ask.item]},
                      {"overrun", world.overrun[ask.item]},
                      {"first_fit", fit_of(prepared, world, ask.item, 1)}};
    if (ask.item < scenario.opportunities.listed.size()) {
        idea["name"] = scenario.opportunities.listed[ask.item].name;
    }
    return {{"seed", ask.seed},
            {"replication", ask.replication},
            {"chosen", ask.chosen},
            {"idea", std::move(idea)},
            {"models", {life_json(name_b, b), life_json(name_a, a)}},
            {"told", moral_of(a, b, name_a, name_b)}};
}

}  // namespace fundsim
