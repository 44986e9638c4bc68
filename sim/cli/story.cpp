#include "cli/story.hpp"

#include <fmt/format.h>

#include "cli/layout.hpp"
#include "cli/shown.hpp"
#include "findings/figures.hpp"
#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr std::size_t longest_name = 30;
constexpr std::size_t columns_taken = 81;  // by the figures of an item

std::string introduction(const std::string& currency, const Terminal& terminal) {
    return paragraph(
        "Item: an opportunity by its number. pm: person-months. z: the worth of an opportunity on a "
        "normal scale (0: a middling one, +2: one in 44). Index: believed present value of what is left "
        "to gain per cost of getting it. A belief of z is written mean ± sd. Money in " +
            currency +
            "; the line of a month sums its money. Within a month: teams changing over, arrivals, readings, "
            "reviews, funding list, teams moved, released and hired, teams taking work, experiments, work "
            "and "
            "releases, money.",
        terminal.width);
}

}  // namespace

std::string item_name(const Prepared& prepared, std::uint32_t item) {
    const auto& listed = prepared.scenario.opportunities.listed;
    const std::string number = "item " + std::to_string(item);
    return item < listed.size() ? number + " (" + cut(printable(listed[item].name), longest_name) + ")"
                                : number;
}

std::string world_text(const Prepared& prepared, const World& world, const TracePart& part,
                       const Terminal& terminal) {
    const Scenario& scenario = prepared.scenario;
    const double rho = scenario.opportunities.rho_fit;
    std::string text = emphasised("The world, as nobody in it knows it", terminal) + '\n';
    text += paragraph(
        "Value: what the opportunity is worth a year at full scope, adoption and fit. Case: what its "
        "business case says of z. Work: planned effort, times overrun. Fit: the share of the value "
        "that the first and the second solution reach. Stubborn: stops are blocked by models whose "
        "escalation is above it.",
        terminal.width);
    text +=
        fmt::format("{:>4} {:>6} {:>4} {:>6} {:>6} {:>10} {:>7} {:>8} {:>5} {:>5} {:>8}\n", "item", "month",
                    "area", "z", "case", "value", "plan pm", "overrun", "fit 1", "fit 2", "stubborn");
    const std::size_t room =
        std::min(longest_name, terminal.table_width - std::min(terminal.table_width, columns_taken));
    for (std::uint32_t i = 0; i < world.items; ++i) {
        if (!tells_item(part, i)) {
            continue;
        }
        const auto fit = [&](std::uint32_t attempt) {
            return value_at(prepared.fit, attempt_latent(world, rho, i, attempt));
        };
        text += fmt::format(
            "{:>4} {:>6.2f} {:>4} {:>6.2f} {:>6.2f} {:>10} {:>7.1f} {:>8.2f} {:>5.2f} {:>5.2f} {:>8.2f}", i,
            world.arrival[i], world.area[i], world.latent[i], world.case_signal[i], plain(world.value[i], 5),
            world.effort[i], world.overrun[i], fit(1), fit(2), world.stubbornness[i]);
        const auto& listed = scenario.opportunities.listed;
        text += i < listed.size() && room >= 8 ? "  " + cut(printable(listed[i].name), room) + '\n' : "\n";
    }
    for (const double month : world.shifts) {
        text += fmt::format("market shift in month {:.1f}\n", month);
    }
    return text;
}

std::string story_text(const Prepared& prepared, const RunFacts& facts, std::uint64_t seed,
                       std::uint64_t replication, const Trace& trace, const TracePart& part,
                       const Terminal& terminal) {
    const Scenario scenario = shown(prepared.scenario);
    std::string text = emphasised(cut(scenario.title, terminal.width), terminal) + '\n';
    text += paragraph("Replication " + std::to_string(replication) + " of seed " + std::to_string(seed) +
                          " (replications are numbered from 0), told month by month.",
                      terminal.width);
    if (const std::string changes = changes_text(facts); !changes.empty()) {
        text += paragraph(changes, terminal.width);
    }
    text +=
        introduction(scenario.currency, terminal) + '\n' + world_text(prepared, trace.world, part, terminal);
    for (std::size_t m = 0; m < trace.models.size(); ++m) {
        if (tells_model(part, m)) {
            text += '\n' + model_story(prepared, trace.world, prepared.rules[m], scenario.models[m],
                                       trace.models[m], part, terminal);
        }
    }
    return text + '\n' + paragraph(origin_text(facts), terminal.width);
}

}  // namespace fundsim
