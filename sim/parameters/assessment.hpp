#pragma once
// The self-assessment: three questions that tell whether an organisation is on the way, the seven limits of
// product work, and which levers their answers set. All values are assumptions (grade C), stated openly.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/intervention.hpp"

namespace fundsim {

//! Answers go from 1, "not at all", to 5, "fully".
inline constexpr std::size_t answer_points = 5;

//! A lever and its value at each answer from 1 to 5; flags 0 or 1.
struct AnsweredLever {
    std::string_view name;
    std::array<double, answer_points> values;
};

struct AssessmentQuestion {
    std::string_view key;        //!< in a file of answers
    std::string_view statement;  //!< that is agreed with
    std::span<const AnsweredLever> levers;
};

//! How many ask whether an organisation is on the way; the others are about limits.
inline constexpr std::size_t questions_on_the_way = 3;

//! The three questions, then the seven limits. No lever belongs to two of them.
std::span<const AssessmentQuestion> questions();

//! Answers from 1 to 5 in the order of questions(); nothing where one is left open.
using Answers = std::vector<std::optional<int>>;

//! What a question changes of a model at an answer.
std::vector<Change> changes_at(const AssessmentQuestion& question, int answer, const std::string& model);

//! For nothing and from the start: what the best answer to a question would be, named as the question is.
Intervention best_answer(const AssessmentQuestion& question, const std::string& model);

//! A file of answers to fill in, in TOML, all of them 3.
std::string questionnaire_toml();

}  // namespace fundsim
