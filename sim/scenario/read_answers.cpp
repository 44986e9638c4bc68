#include "scenario/read_answers.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "scenario/numbers.hpp"
#include "scenario/toml_file.hpp"

namespace fundsim {

namespace {

void read_answer(Reading& reading, const Node& child, Answers& answers) {
    std::vector<std::string_view> keys;
    for (const AssessmentQuestion& question : questions()) {
        keys.push_back(question.key);
    }
    const auto found = std::find(keys.begin(), keys.end(), child.key);
    if (found == keys.end()) {
        complain(reading, child.key_place,
                 "no question is called " + quoted(child.key) + did_you_mean(child.key, keys));
        return;
    }
    if (const auto answer = read_number(reading, child, child.key)) {
        if (*answer != std::floor(*answer) || *answer < 1 || *answer > static_cast<double>(answer_points)) {
            complain(reading, child.place,
                     child.key + " is a whole number from 1 (not at all) to 5 (fully), not " +
                         amount(*answer));
            return;
        }
        answers[static_cast<std::size_t>(found - keys.begin())] = static_cast<int>(*answer);
    }
}

}  // namespace

AnswersReading read_answers(const std::string& path) {
    TomlFile file = read_toml_file(path);
    Reading& reading = file.reading;
    AnswersReading out{.answers = Answers(questions().size()), .faults = {}, .unreadable = file.unreadable};
    if (file.tree) {
        for (const Node& child : file.tree->children) {
            read_answer(reading, child, out.answers);
        }
        if (reading.complaints == 0 && std::none_of(out.answers.begin(), out.answers.end(),
                                                    [](const auto& answer) { return answer.has_value(); })) {
            complain(reading, {0, 1, 1}, "no question is answered; fundsim assess prints all of them");
        }
    }
    out.faults = std::move(reading.faults);
    return out;
}

}  // namespace fundsim
