#include "parameters/assessment.hpp"

#include <algorithm>

namespace fundsim {

namespace {

// The three questions.
constexpr std::array agreement{AnsweredLever{"mandated_share", {0.4, 0.25, 0.1, 0.05, 0}},
                               AnsweredLever{"diverted", {0.25, 0.18, 0.1, 0.06, 0.02}}};
constexpr std::array outcome{AnsweredLever{"escalation", {0.7, 0.5, 0.35, 0.2, 0.1}},
                             AnsweredLever{"review_months", {6, 4, 3, 2, 1}}};
constexpr std::array learning{AnsweredLever{"measuring_rate", {1, 2, 4, 8, 12}},
                              AnsweredLever{"sigma_usage", {1.4, 1, 0.7, 0.5, 0.4}},
                              AnsweredLever{"sigma_effect", {1.4, 1, 0.7, 0.5, 0.4}}};
// The seven limits.
constexpr std::array focus{AnsweredLever{"sigma_exp", {1.6, 1.2, 0.8, 0.55, 0.4}},
                           AnsweredLever{"sigma_ext", {1.2, 0.9, 0.6, 0.4, 0.3}}};
constexpr std::array open_solutions{AnsweredLever{"concepts", {1, 1, 2, 3, 4}}};
constexpr std::array at_once{AnsweredLever{"wip", {4, 3, 2, 1, 1}}};
constexpr std::array dependencies{AnsweredLever{"autonomy", {0, 0.2, 0.4, 0.6, 0.8}}};
constexpr std::array follow_up{AnsweredLever{"follow_up", {0, 0, 1, 1, 1}},
                               AnsweredLever{"feedback_latency_months", {3, 1.5, 0.75, 0.5, 0.25}}};
constexpr std::array customers{AnsweredLever{"experiment_cost", {4, 2.5, 1.5, 1, 0.75}},
                               AnsweredLever{"sigma_look", {2.5, 1.9, 1.4, 1, 0.7}}};
constexpr std::array mandate{AnsweredLever{"decision_latency_months", {4, 2, 1, 0.5, 0.25}}};

constexpr std::array<AssessmentQuestion, 10> table{{
    {"agreement", "We agree on what value is, across all departments.", agreement},
    {"outcome", "We are measured on the outcome, not on the output.", outcome},
    {"learning", "We have data enough to learn from what we release.", learning},
    {"focus", "Data tells us where to focus.", focus},
    {"open_solutions", "Solutions are not defined beforehand.", open_solutions},
    {"few_things_at_once", "Teams do one thing at a time.", at_once},
    {"independence", "Teams finish without waiting for other teams.", dependencies},
    {"follow_up", "We follow up the effect of what we release.", follow_up},
    {"customers", "Teams reach customers easily.", customers},
    {"mandate", "Teams have a clear mandate to decide.", mandate},
}};

}  // namespace

std::span<const AssessmentQuestion> questions() { return table; }

std::vector<Change> changes_at(const AssessmentQuestion& question, int answer, const std::string& model) {
    const auto point = static_cast<std::size_t>(std::clamp(answer, 1, static_cast<int>(answer_points)) - 1);
    std::vector<Change> changes;
    for (const AnsweredLever& lever : question.levers) {
        changes.push_back({{Section::model, model, std::string(lever.name)}, How::set, lever.values[point]});
    }
    return changes;
}

Intervention best_answer(const AssessmentQuestion& question, const std::string& model) {
    return {.name = std::string(question.key),
            .changes = changes_at(question, static_cast<int>(answer_points), model)};
}

std::string questionnaire_toml() {
    std::string text =
        "# How far is each of these true of your organisation? 1 = not at all, 5 = fully. Leave out what "
        "you\n"
        "# cannot say: its levers then stay as the scenario has them.\n\n# Are we on the way?\n";
    for (std::size_t k = 0; k < table.size(); ++k) {
        if (k == questions_on_the_way) {
            text += "\n# What limits us?\n";
        }
        std::string line = std::string(table[k].key) + " = 3";
        line.resize(std::max<std::size_t>(line.size(), 24), ' ');
        text += line + "# " + std::string(table[k].statement) + '\n';
    }
    return text;
}

}  // namespace fundsim
