#include "scenario/other_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "parameters/form.hpp"
#include "parameters/table.hpp"
#include "scenario/loose_number.hpp"

namespace fundsim {

namespace {

struct Synonym {
    std::string_view word;
    std::string_view meant;
};

//! Words for the same thing that no letters connect.
constexpr std::array synonyms{
    Synonym{"discount", "discount_rate"},
    Synonym{"wacc", "discount_rate"},
    Synonym{"interest", "discount_rate"},
    Synonym{"interest_rate", "discount_rate"},
    Synonym{"cost_of_capital", "discount_rate"},
    Synonym{"turnover", "attrition"},
    Synonym{"churn", "attrition"},
    Synonym{"years", "horizon_years"},
    Synonym{"months", "horizon_months"},
    Synonym{"duration_months", "horizon_months"},
    Synonym{"duration_years", "horizon_years"},
    Synonym{"people_per_team", "team_size"},
    Synonym{"salary", "person_month_cost"},
    Synonym{"day_rate", "person_month_cost"},
    Synonym{"ideas_per_year", "arrivals_per_year"},
    Synonym{"projects_per_year", "arrivals_per_year"},
    Synonym{"demand_per_year", "arrivals_per_year"},
    Synonym{"benefit_per_year", "value_per_year"},
    Synonym{"benefit", "value_per_year"},
    Synonym{"benefits", "value_per_year"},
    Synonym{"size", "effort"},
    Synonym{"bcr", "benefit_cost_ratio"},
    Synonym{"csv", "list"},
    Synonym{"file", "list"},
    Synonym{"portfolio", "list"},
    Synonym{"unit", "currency"},
    Synonym{"units", "currency"},
    Synonym{"changes", "set"},
};

constexpr std::array<std::string_view, 9> numbers_of_teams{"teams",    "team_count",  "number_of_teams",
                                                           "n_teams",  "team_number", "num_teams",
                                                           "nr_teams", "no_of_teams", "teams_count"};
constexpr std::array<std::string_view, 10> numbers_of_people{
    "people", "persons",   "headcount",  "fte",        "ftes",
    "staff",  "employees", "developers", "head_count", "number_of_people"};
constexpr std::array options{
    Synonym{"seed", "--seed"},    Synonym{"replications", "-n"}, Synonym{"runs", "-n"},
    Synonym{"simulations", "-n"}, Synonym{"futures", "-n"},      Synonym{"threads", "--threads"},
    Synonym{"output", "-o"},      Synonym{"trials", "-n"},
};

template <class Words>
bool one_of(std::string_view word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! The words of a key without small ones and plurals, sorted, and the length of the unit of time among them.
struct Words {
    std::vector<std::string> words;
    double months = 0;  //!< 0: no unit
    bool rate = false;  //!< so much in that time
};

Words words_of(std::string_view key) {
    Words found;
    for (std::size_t begin = 0; begin <= key.size();) {
        const std::size_t end = std::min(key.find_first_of("_-", begin), key.size());
        std::string word(key.substr(begin, end - begin));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (word.size() > 3 && word.back() == 's') {
            word.pop_back();
        }
        const double months = word == "year" || word == "annual" || word == "yearly" ? 12
                              : word == "quarter" || word == "quarterly"             ? 3
                              : word == "month" || word == "monthly"                 ? 1
                                                                                     : 0;
        found.rate =
            found.rate || word == "per" || word == "cost" || word.ends_with("ly") || word == "annual";
        if (months > 0) {
            found.months = months;
        } else if (!word.empty() && word != "per" && word != "of" && word != "in" && word != "the") {
            found.words.push_back(std::move(word));
        }
        begin = end + 1;
    }
    std::sort(found.words.begin(), found.words.end());
    return found;
}

//! What turns a number under one name into one under the other; nothing when their words differ.
std::optional<double> factor_between(std::string_view key, std::string_view name) {
    const Words given = words_of(key), known = words_of(name);
    if (given.words != known.words || known.words.empty()) {
        return std::nullopt;
    }
    if (given.months == 0 || known.months == 0) {
        return given.months == known.months ? std::optional(1.0) : std::nullopt;
    }
    return known.rate ? known.months / given.months : given.months / known.months;
}

double number_in(const Node* table, std::string_view key, double otherwise) {
    const Node* node = table == nullptr ? nullptr : child_of(*table, key);
    return node != nullptr && node->type == NodeType::number ? node->number : otherwise;
}

//! Teams, or people, as the budget that pays them.
std::string paid_by_budget(const Reading& reading, const Node& child, bool teams) {
    const std::string rule =
        fmt::format("how many {} there are follows from the budget", teams ? "teams" : "people");
    const Node* organisation = reading.root == nullptr ? nullptr : child_of(*reading.root, "organisation");
    const Node* models = reading.root == nullptr ? nullptr : child_of(*reading.root, "model");
    const Node* model = models == nullptr || models->children.empty() ? nullptr : &models->children.front();
    const double size = number_in(organisation, "team_size", default_organisation().team_size);
    const double price = number_in(organisation, "person_month_cost", std::nan(""));
    const double overhead =
        number_in(model, "overhead", find_parameter(Section::model, "overhead")->default_value);
    if (child.type != NodeType::number || !(child.number > 0) || !(price > 0) || !(overhead < 1)) {
        return rule + ": budget_per_year, less overhead, over person_month_cost" +
               (teams ? " and team_size" : "");
    }
    const double pay = child.number * (teams ? size : 1) * price * 12;
    const double budget = std::round(pay / (1 - overhead));
    const std::string who = teams ? fmt::format("{} teams of {}", figure(child.number), figure(size))
                                  : fmt::format("{} people", figure(child.number));
    return fmt::format(
        "{}. {} at {} a person-month cost {} a year, and {} with {} % overhead: budget_per_year = {}", rule,
        who, figure(price), figure(pay), figure(budget), figure(100 * overhead), spaced_number(budget));
}

}  // namespace

std::optional<OtherName> other_name(std::string_view key, std::string_view table) {
    const auto synonym =
        std::find_if(synonyms.begin(), synonyms.end(), [&](const Synonym& s) { return s.word == key; });
    const std::string_view word = table.empty() && key == "name" ? "title"
                                  : synonym == synonyms.end()    ? key
                                                                 : synonym->meant;
    std::optional<OtherName> found;
    const auto consider = [&](std::string_view in, std::string_view name) {
        const auto factor = factor_between(word, name);
        if (factor && (!found || (in == table && found->table != table))) {
            found = OtherName{in, name, *factor};
        }
    };
    for (const Parameter& parameter : parameters()) {
        consider(name_of(parameter.section), parameter.name);
    }
    for (const FormKey& known : form_keys()) {
        consider(known.table, known.name);
    }
    return found;
}

std::string told_otherwise(const Reading& reading, const Node& child) {
    if (one_of(child.key, numbers_of_teams)) {
        return paid_by_budget(reading, child, true);
    }
    if (one_of(child.key, numbers_of_people)) {
        return paid_by_budget(reading, child, false);
    }
    const auto option =
        std::find_if(options.begin(), options.end(), [&](const Synonym& s) { return s.word == child.key; });
    return option == options.end()
               ? std::string{}
               : fmt::format("it is said when the scenario is run: fundsim run FILE {} ...", option->meant);
}

}  // namespace fundsim
