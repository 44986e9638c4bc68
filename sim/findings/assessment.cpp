#include "findings/assessment.hpp"

#include <algorithm>

#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

const InterventionWorth* worth_of(const InterventionStudy& study, std::string_view key) {
    const auto found = std::find_if(study.worths.begin(), study.worths.end(),
                                    [&](const InterventionWorth& worth) { return worth.name == key; });
    return found == study.worths.end() ? nullptr : &*found;
}

std::size_t place_of(std::string_view key) {
    const auto all = questions();
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const AssessmentQuestion& q) { return q.key == key; }) -
        all.begin());
}

std::string lever_text(const Change& change) {
    const Parameter& parameter = *find_parameter(Section::model, change.address.name);
    return change.address.name + " " + value_text(parameter, change.value);
}

//! "mandate, 2 of 5: decision_latency_months 2, at 5: 0.25".
std::string taken_for(const AssessmentQuestion& question, int answer) {
    const std::vector<Change> now = changes_at(question, answer, {});
    const std::vector<Change> best = changes_at(question, static_cast<int>(answer_points), {});
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < now.size(); ++k) {
        const Parameter& parameter = *find_parameter(Section::model, now[k].address.name);
        parts.push_back(lever_text(now[k]) + (now[k].value == best[k].value
                                                  ? std::string()
                                                  : " (at 5: " + value_text(parameter, best[k].value) + ")"));
    }
    return std::string(question.key) + ", " + std::to_string(answer) + " of 5: " + all_of(parts) + ".";
}

std::string verdict_of(const Scenario& scenario, const InterventionStudy& study) {
    const std::string& model = scenario.models[study.model].name;
    if (study.worths.empty()) {
        return "By these answers nothing that is asked limits " + model + ".";
    }
    std::vector<std::string> names;
    for (const InterventionWorth& worth : study.worths) {
        if (names.size() < 3 && worth.gain.low > 0) {
            names.push_back(worth.name + " (" + with_margin(worth.gain) + ")");
        }
    }
    if (names.empty()) {
        return "By these answers no single one that was better would clearly be worth something to " + model +
               ".";
    }
    return "By these answers " + model + " would gain most, in " + scenario.currency +
           " of net present value on average, from the best answer to " + all_of(names) + ".";
}

}  // namespace

AssessmentFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Answers& answers,
                             const InterventionStudy& study) {
    AssessmentFinding finding;
    finding.title = headline(scenario, "answers about " + scenario.models[study.model].name,
                             study.replications, seed, " at most");
    finding.verdict = verdict_of(scenario, study);
    finding.worths = {"True of us, from 1 to 5; " + scenario.currency, {"answer", "worth of a 5"}, {}, 50, 6};
    const auto all = questions();
    std::vector<std::string_view> told;
    const auto add_row = [&](std::size_t place, const std::string& worth) {
        finding.worths.rows.push_back(
            {std::string(all[place].statement), {std::to_string(*answers[place]), worth}});
        told.push_back(all[place].key);
    };
    for (const InterventionWorth& worth : study.worths) {
        add_row(place_of(worth.name), with_margin(worth.gain, Sign::always));
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (answers[k] && std::find(told.begin(), told.end(), all[k].key) == told.end()) {
            add_row(k, *answers[k] == static_cast<int>(answer_points) ? "-" : "nothing changes");
        }
        if (answers[k]) {
            finding.levers.push_back(taken_for(all[k], *answers[k]));
        }
    }
    finding.how =
        "Worth of a 5: what the best answer to this one question would bring, at no cost, with all other "
        "answers as they are, in the same futures. Which values answers stand for is assumed throughout "
        "(grade C): they rank what to look into, and prove nothing. What changes cost: fundsim "
        "interventions.";
    return finding;
}

ordered_json assessment_json(const Scenario& scenario, const Answers& answers,
                             const InterventionStudy& study) {
    ordered_json object{
        {"model", scenario.models[study.model].name}, {"grade", "C"}, {"questions", ordered_json::array()}};
    const auto all = questions();
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!answers[k]) {
            continue;
        }
        const InterventionWorth* worth = worth_of(study, all[k].key);
        ordered_json entry{{"key", all[k].key}, {"statement", all[k].statement}, {"answer", *answers[k]}};
        entry["worth_of_best_answer"] = worth != nullptr ? mean_json(worth->gain) : ordered_json(nullptr);
        for (const Change& change : changes_at(all[k], *answers[k], {})) {
            entry["levers"][change.address.name] = change.value;
        }
        object["questions"].push_back(std::move(entry));
    }
    return object;
}

std::string assessment_toml(const Scenario& scenario, std::size_t model, const Answers& answers) {
    const FundingModel& answered = scenario.models[model];
    std::string text = "# The answers, as levers of this model (assumed, grade C):\n[[model]]\nname   = " +
                       string_toml(answered.name) + "\npreset = " + string_toml(answered.preset) + '\n';
    std::string better;
    const auto all = questions();
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!answers[k]) {
            continue;
        }
        for (const Change& change : changes_at(all[k], *answers[k], answered.name)) {
            const Parameter& parameter = *find_parameter(Section::model, change.address.name);
            text += change.address.name + " = " + value_toml(parameter, change.value) + '\n';
        }
        if (*answers[k] < static_cast<int>(answer_points)) {
            better += "\n# " + std::string(all[k].statement) + '\n' +
                      intervention_toml(best_answer(all[k], answered.name));
        }
    }
    return text +
           (better.empty() ? better : "\n# What a 5 would change; give each a price.\n" + better.substr(1));
}

}  // namespace fundsim
