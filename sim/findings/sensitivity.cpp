#include "findings/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "findings/bar.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! Whether the gap at an end clearly has the sign that it has with all assumptions as they are.
bool agrees(const Estimate& end, const Estimate& gap) {
    return is_clear(end) && (end.value > 0) == (gap.value > 0);
}

//! Whether it clearly has the other sign at one end.
bool turns(const Swing& swing, const Estimate& gap) {
    const auto other = [&](const Estimate& end) { return is_clear(end) && !agrees(end, gap); };
    return other(swing.at_low) || other(swing.at_high);
}

//! Whether it is as clear at both ends.
bool holds(const Swing& swing, const Estimate& gap) {
    return agrees(swing.at_low, gap) && agrees(swing.at_high, gap);
}

std::string verdict_of(const Scenario& scenario, const Tornado& tornado) {
    const std::string& a = scenario.models[tornado.a].name;
    const std::string& b = scenario.models[tornado.b].name;
    const Estimate& gap = tornado.gap;
    if (!is_clear(gap)) {
        return "With all assumptions as they are it is not clear whether " + a + " or " + b + " " +
               agreeing(b, "bring", "brings") + " more: the difference is " + with_margin(gap) + " " +
               scenario.currency + " on average.";
    }
    const bool ahead = gap.value > 0;
    const std::string& leader = ahead ? a : b;
    const Estimate size = ahead ? gap : negated(gap);
    std::string text = "With all assumptions as they are " + leader + " " +
                       agreeing(leader, "bring ", "brings ") + with_margin(size) + " " + scenario.currency +
                       " more than " + (ahead ? b : a) + " on average. ";
    std::vector<std::string> turning, doubtful;
    for (const Swing& swing : tornado.swings) {
        if (turns(swing, gap)) {
            turning.push_back(address_of(swing.assumption));
        } else if (!holds(swing, gap)) {
            doubtful.push_back(address_of(swing.assumption));
        }
    }
    if (!turning.empty()) {
        text += "Within the plausible range of " + all_of(turning) + " alone that turns round.";
    } else if (!doubtful.empty()) {
        text += "Within the plausible range of " + all_of(doubtful) + " it is no longer clear who is ahead.";
    } else {
        text += "No assumption alone turns that round within its plausible range.";
    }
    return text;
}

std::string drivers_of(const Scenario& scenario, const Tornado& tornado) {
    constexpr std::size_t most = 3;
    std::vector<std::string> words;
    for (const Swing& swing : tornado.swings) {
        if (words.size() == most || !is_clear(swing.swing)) {
            break;
        }
        words.push_back(address_of(swing.assumption) + " (" +
                        rounded(std::abs(swing.swing.value), exponent_with_margin(swing.swing)) + " " +
                        scenario.currency + ")");
    }
    return words.empty() ? "No assumption alone clearly moves it."
                         : "It moves most with " + all_of(words) + ".";
}

Table table_of(const Scenario& scenario, const Tornado& tornado, std::size_t most) {
    constexpr std::size_t narrowest_address = 24;
    constexpr std::size_t narrowest_number = 5;
    constexpr int bar_cells = 12, digits = 3;
    Table table{"Assumption; " + scenario.currency,
                {"low", "high", "gap, low", "gap, high", "", "swing"},
                {},
                narrowest_address,
                narrowest_number};
    double low = tornado.gap.value, high = low;
    for (const Swing& swing : tornado.swings) {
        low = std::min({low, swing.at_low.value, swing.at_high.value});
        high = std::max({high, swing.at_low.value, swing.at_high.value});
    }
    const auto end = [](const Estimate& gap) { return rounded(gap.value, exponent_with_margin(gap)); };
    for (std::size_t k = 0; k < std::min(most, tornado.swings.size()); ++k) {
        const Swing& swing = tornado.swings[k];
        table.rows.push_back(
            {address_of(swing.assumption),
             {plain(swing.low, digits), plain(swing.high, digits), end(swing.at_low), end(swing.at_high),
              bar(swing.at_low.value, swing.at_high.value, low, high, bar_cells),
              with_margin(swing.swing, Sign::always)}});
    }
    return table;
}

}  // namespace

TornadoFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Tornado& tornado,
                          std::size_t most) {
    const std::string& a = scenario.models[tornado.a].name;
    const std::string& b = scenario.models[tornado.b].name;
    TornadoFinding out{.title = headline(scenario, a + " less " + b, tornado.replications, seed),
                       .verdict = verdict_of(scenario, tornado),
                       .drivers = drivers_of(scenario, tornado),
                       .swings = table_of(scenario, tornado, most)};
    if (tornado.swings.size() > most) {
        const std::size_t more = tornado.swings.size() - most;
        out.rest = std::to_string(more) + " more with smaller swings: --full shows " +
                   (more == 1 ? "it" : "them") + ".";
    }
    for (const Unplayable& each : tornado.unplayable) {
        out.unplayable.push_back(address_of(each.assumption) + " cannot be " + plain(each.value) +
                                 " here and was left out: " + each.why);
    }
    out.how = "Varied one at a time, in the same futures: " + std::to_string(tornado.swings.size()) +
              " assumptions about the world, over the ranges that `fundsim explain` shows with their "
              "sources. Values "
              "that the scenario sets outside its range, and levers that a preset or a model sets, are taken "
              "as known.";
    return out;
}

nlohmann::ordered_json tornado_json(const Scenario& scenario, const Tornado& tornado) {
    nlohmann::ordered_json object{{"a", scenario.models[tornado.a].name},
                                  {"b", scenario.models[tornado.b].name},
                                  {"gap", mean_json(tornado.gap)},
                                  {"parameters", nlohmann::ordered_json::array()},
                                  {"left_out", nlohmann::ordered_json::array()}};
    for (const Swing& swing : tornado.swings) {
        object["parameters"].push_back({{"address", address_of(swing.assumption)},
                                        {"value", swing.assumption.value},
                                        {"low", swing.low},
                                        {"high", swing.high},
                                        {"gap_at_low", mean_json(swing.at_low)},
                                        {"gap_at_high", mean_json(swing.at_high)},
                                        {"swing", mean_json(swing.swing)}});
    }
    for (const Unplayable& each : tornado.unplayable) {
        object["left_out"].push_back(
            {{"address", address_of(each.assumption)}, {"value", each.value}, {"why", each.why}});
    }
    return object;
}

}  // namespace fundsim
