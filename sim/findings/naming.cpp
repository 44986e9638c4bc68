#include "findings/naming.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

#include "findings/figures.hpp"

namespace fundsim {

namespace {

bool looks_plural(std::string_view words) {
    return words.ends_with("s") && !words.ends_with("ss") && !words.ends_with("us") && !words.ends_with("is");
}

//! Words that begin what is said of a noun: "Areas that switch people".
bool ends_a_noun(std::string_view word) {
    constexpr std::string_view words[] = {"that", "which", "who",  "by", "with", "without", "in", "of",
                                          "for",  "on",    "from", "at", "to",   "as",      "all"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::string agreeing(std::string_view name, std::string_view plural, std::string_view singular) {
    std::string_view noun = name.substr(0, name.find(','));
    for (std::size_t end = noun.find(' '); end < noun.size(); end = noun.find(' ', end + 1)) {
        const std::string_view rest = noun.substr(end + 1);
        const std::string_view next = rest.substr(0, rest.find(' '));
        // "Teams pulled apart", but "Newly funded teams".
        if (ends_a_noun(next) || (next.ends_with("ed") && looks_plural(noun.substr(0, end)))) {
            noun = noun.substr(0, end);
        }
    }
    return std::string(looks_plural(noun) ? plural : singular);
}

std::string headline(const Scenario& scenario, const std::string& what, std::uint64_t futures,
                     std::uint64_t seed, std::string_view each) {
    return (scenario.title.empty() ? "" : scenario.title + ": ") + what + ", " +
           counted(futures, "simulated future") + std::string(each) + " (seed " + std::to_string(seed) +
           "), money in " + scenario.currency;
}

std::string all_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    }
    return text;
}

Duel duel(const Summary& summary, std::size_t a, std::size_t b) {
    for (const PairSummary& pair : summary.paired) {
        if (pair.a == a && pair.b == b) {
            return {pair.npv_difference, pair.probability_a_ahead, pair.ties};
        }
        if (pair.a == b && pair.b == a) {
            return {negated(pair.npv_difference), complement(pair.probability_a_ahead), pair.ties};
        }
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {{none, none, none}, {none, none, none}, none};
}

std::vector<std::size_t> level_with(const Summary& summary, std::size_t model) {
    std::vector<std::size_t> level;
    for (std::size_t other = 0; other < summary.models.size(); ++other) {
        if (other == model || duel(summary, model, other).ties >= 1) {
            level.push_back(other);
        }
    }
    return level;
}

std::string names_of(const Summary& summary, const std::vector<std::size_t>& models) {
    constexpr std::size_t most_names = 3;
    const std::string& first = summary.models[models.front()].name;
    if (models.size() > most_names) {
        return first + " and " + std::to_string(models.size() - 1) + " others";
    }
    std::vector<std::string> names;
    for (const std::size_t model : models) {
        names.push_back(summary.models[model].name);
    }
    return all_of(names);
}

std::string agreeing(const Summary& summary, const std::vector<std::size_t>& models, std::string_view plural,
                     std::string_view singular) {
    return models.size() > 1 ? std::string(plural)
                             : agreeing(summary.models[models.front()].name, plural, singular);
}

std::vector<std::size_t> ranking(const Summary& summary) {
    std::vector<std::size_t> order(summary.models.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> npv;  // level models share that of the first among them
    for (const std::size_t model : order) {
        npv.push_back(summary.models[level_with(summary, model).front()].npv.mean.value);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return npv[a] > npv[b]; });
    return order;
}

bool is_clear(const Estimate& difference) { return difference.low > 0 || difference.high < 0; }

}  // namespace fundsim
