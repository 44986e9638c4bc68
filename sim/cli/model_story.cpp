#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "cli/layout.hpp"
#include "cli/story.hpp"
#include "engine/play/selection.hpp"
#include "findings/figures.hpp"
#include "parameters/characters.hpp"

namespace fundsim {

namespace {

//! What the planners of a model believe of z, item by item, as events change it.
using Beliefs = std::map<std::uint32_t, NormalBelief>;

struct Teller {
    const Prepared& prepared;
    const World& world;
    const Rules& rules;
    Beliefs beliefs = {};
};

bool is_huge(double value) { return std::abs(value) >= 1e16; }
std::string index(double value) { return is_huge(value) ? plain(value, 4) : fmt::format("{:.2f}", value); }
//! What is mandated has no index: nobody weighs it.
std::string with_index(double value) {
    return std::isinf(value) && value > 0 ? "by mandate" : "index " + index(value);
}
std::string money(double value) {
    const double size = std::abs(value);
    if (is_huge(value)) {
        return plain(value, 4);
    }
    return rounded(value, size >= 100 || size == 0 ? 0 : size >= 10 ? -1 : -2);
}
std::string months_of_people(double value) {
    return (is_huge(value) ? plain(value, 4) : fmt::format("{:.1f}", value)) + " pm";
}
std::string share(double value) { return fmt::format("{:.0f}%", 100 * value); }

std::string belief_text(const NormalBelief& belief) {
    return fmt::format("{:+.2f} ± {:.2f}", belief.mean, std::sqrt(belief.variance));
}

std::string whole_team(const Teller& teller, std::uint32_t lane) {
    const auto& lanes = teller.rules.lanes;
    return lane < lanes.size() ? "team " + std::to_string(lanes[lane].team + 1) : "a team";
}

//! The best that a team had to do when it was moved or let go.
std::string had(double best) {
    return std::isinf(best) ? "it had nothing to do" : "the best it had to do has index " + index(best);
}

//! Teams and their places are counted from 1.
std::string team_name(const Teller& teller, std::uint32_t lane) {
    const auto& lanes = teller.rules.lanes;
    if (lane >= lanes.size()) {
        return "a team";
    }
    std::uint32_t place = 1;
    for (std::uint32_t other = 0; other < lane; ++other) {
        place += lanes[other].team == lanes[lane].team ? 1 : 0;
    }
    const std::string name = whole_team(teller, lane);
    return teller.rules.levers.wip > 1 ? name + " (place " + std::to_string(place) + ")" : name;
}

double first_fit(const Teller& teller, std::uint32_t item) {
    const double rho = teller.prepared.scenario.opportunities.rho_fit;
    return value_at(teller.prepared.fit, attempt_latent(teller.world, rho, item, 1));
}

std::string arrival(Teller& teller, const Event& e) {
    const NormalBelief belief = posterior(
        belief_from_case(teller.rules, teller.prepared.scenario.opportunities, e.c), teller.rules.levers);
    teller.beliefs[e.item] = belief;
    return fmt::format(
        "becomes known: believed to be worth {} a year (truly {}), planned {}; z believed {} (truly "
        "{:+.2f})",
        money(e.a), money(teller.world.value[e.item]), months_of_people(e.b), belief_text(belief),
        teller.world.latent[e.item]);
}

std::string start(const Teller& teller, const Event& e, const char* verb) {
    return fmt::format("{} {} it: {}, believed {} to go and {} a year to gain (truly {} at fit {:.2f})",
                       team_name(teller, e.lane), verb, with_index(e.a), months_of_people(e.b), money(e.c),
                       money(teller.world.value[e.item]), first_fit(teller, e.item));
}

std::string experiment(Teller& teller, const Event& e) {
    const NormalBelief now{e.b, e.c * e.c};
    const auto before = teller.beliefs.find(e.item);
    std::string text = fmt::format("experiment: reads z as {:+.2f} (truly {:+.2f}); belief ", e.a,
                                   teller.world.latent[e.item]);
    text += before == teller.beliefs.end() ? "now " : belief_text(before->second) + " becomes ";
    teller.beliefs[e.item] = now;
    return text + belief_text(now);
}

std::string telling(Teller& teller, const Event& e) {
    switch (e.kind) {
    case EventKind::arrived:
        return arrival(teller, e);
    case EventKind::shifted:
        return fmt::format("market shift: z is now {:+.2f}", e.a);
    case EventKind::listed:
        return "put on the funding list: " + with_index(e.a) + ", believed " + months_of_people(e.b);
    case EventKind::claimed:
        return start(teller, e, "starts");
    case EventKind::resumed:
        return start(teller, e, "resumes");
    case EventKind::iterated:
        return start(teller, e, "begins another attempt at");
    case EventKind::joined:
        return team_name(teller, e.lane) + fmt::format(" joins: {:.0f} teams on it now", e.a);
    case EventKind::experimented:
        return experiment(teller, e);
    case EventKind::reported:
        return fmt::format(
            "its work tells of its value: z looks like {:+.2f}, believed to be worth {} a year", e.a,
            money(e.b));
    case EventKind::rewritten:
        return fmt::format("its case is written anew after the shift: z looks like {:+.2f}, believed to be "
                           "worth {} a year",
                           e.a, money(e.b));
    case EventKind::released:
        return fmt::format(
            "release: {} of its scope is out, this one worth {} a year at full fit (true fit {:.2f})",
            share(e.a), money(e.b), e.c);
    case EventKind::delivered:
        return fmt::format("DELIVERED: paid {}, planned {}", money(e.a), money(e.b));
    case EventKind::stopped:
        return team_name(teller, e.lane) +
               fmt::format(" STOPS it after {} of its scope: index of going on {}", share(e.c), index(e.a)) +
               (e.b > 0 ? ", of the best alternative " + index(e.b) : "");
    case EventKind::blocked:
        return "should be stopped (index of going on " + index(e.a) + "), but nobody dares: escalation";
    case EventKind::dropped:
        return team_name(teller, e.lane) + fmt::format(" leaves it to others: {:.0f} teams on it now", e.a);
    case EventKind::read:
        return fmt::format("is read: used at {:.2f}, effect seen as z = {:+.2f} (truly {:+.2f})", e.a, e.b,
                           teller.world.latent[e.item]);
    case EventKind::kept:
        return fmt::format("the new attempt stays: believed fit {:.2f}, truly {:.2f}", e.a, e.b);
    case EventKind::reverted:
        return fmt::format("the new attempt is withdrawn: believed fit {:.2f}, of the one before {:.2f}", e.a,
                           e.b);
    case EventKind::rolled_back:
        return "ROLLED BACK as harmful: believed to be worth " + money(e.a) + " a year";
    case EventKind::retired:
        return fmt::format("retired: running it on would cost {} for a believed income of {}", money(e.b),
                           money(e.a));
    case EventKind::team_moved:
        return whole_team(teller, e.lane) + fmt::format(" is moved to it, {}: {}", with_index(e.a), had(e.b));
    case EventKind::team_released:
        return whole_team(teller, e.lane) + " is RELEASED: " + had(e.a);
    case EventKind::team_rehired:
        return whole_team(teller, e.lane) + " is hired again for it, " + with_index(e.a);
    case EventKind::team_converted:
        return whole_team(teller, e.lane) +
               fmt::format(" changes over: from now on it works as after the transition, at first less "
                           "productively for {:.1f} months",
                           e.a);
    case EventKind::ended:
        return "all work has ended";
    }
    return {};
}

std::string month_line(const Series& series, std::size_t month, double cumulative) {
    return fmt::format("month {:>3}   paid {:>9}   earned {:>9}   since the start {:>10}\n", month,
                       rounded(series.outlay[month], -1), rounded(series.income[month], -1),
                       rounded(cumulative, 0));
}

std::string result_text(const ModelTrace& trace, const std::string& currency, std::size_t width) {
    std::string text = "  What it comes to:\n";
    for (const Metric& metric : metrics()) {
        const double value = trace.outcome.*metric.field;
        std::string units = metric.units;
        const bool is_bare = units == "1";
        if (units.starts_with("currency")) {
            units.replace(0, std::string_view("currency").size(), currency);
        }
        // How the file writes "never" is nothing that readers of a story need to know.
        std::string what = metric.long_name;
        what.erase(std::min(what.find(", +inf"), what.size()));
        const std::string figure = is_bare ? plain(value, 4) : rounded(value, -1);
        text += entry("  " + right(figure, 14), what + (is_bare ? "" : ", " + units), 18, width);
    }
    return text;
}

}  // namespace

std::string model_story(const Prepared& prepared, const World& world, const Rules& rules,
                        const FundingModel& model, const ModelTrace& trace, const TracePart& part,
                        const Terminal& terminal) {
    Teller teller{prepared, world, rules};
    std::string text = emphasised(cut(printable(model.name), terminal.width), terminal) + "\n  preset " +
                       model.preset + ", " + plain(rules.slots, 4) + " teams\n";
    const std::size_t heading = text.size();
    double cumulative = 0;
    std::size_t told = 0;  // events
    const auto told_until = [&](double month) {
        std::string lines;
        for (; told < trace.events.size() && trace.events[told].month < month; ++told) {
            const Event& e = trace.events[told];
            const std::string subject = e.item == no_item ? "" : item_name(prepared, e.item) + ": ";
            const std::string what = telling(teller, e);  // which keeps beliefs, told or not
            lines += tells(part, e) ? paragraph(subject + what, terminal.width, 4, 4) : "";
        }
        return lines;
    };
    for (std::size_t month = 0; month < trace.series.outlay.size(); ++month) {
        cumulative += trace.series.income[month] - trace.series.outlay[month];
        const std::string events = told_until(static_cast<double>(month + 1) - 1e-6);
        if (part.item) {
            text += events.empty() ? "" : "month " + std::to_string(month) + '\n' + events;
        } else if (tells_month(part, static_cast<double>(month))) {
            text += month_line(trace.series, month, cumulative) + events;
        }
    }
    text += told_until(std::numeric_limits<double>::infinity());
    if (part.item) {
        return text.size() > heading ? text : text + "  nothing happens to it\n";
    }
    return text + result_text(trace, printable(prepared.scenario.currency), terminal.width);
}

}  // namespace fundsim
