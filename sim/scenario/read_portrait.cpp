#include "scenario/read_portrait.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parameters/sentence.hpp"
#include "parameters/text.hpp"
#include "scenario/loose_number.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_distribution.hpp"
#include "scenario/toml_file.hpp"

namespace fundsim {

namespace {

std::string unit_of(const PortraitQuestion& question) {
    return question.unit.empty() || question.unit == "currency" ? "" : " " + std::string(question.unit);
}

std::string range_fault(const PortraitQuestion& question, double value) {
    return within(question.range, value)
               ? std::string{}
               : fmt::format("{}{} is not {}", amount(value), unit_of(question), range_text(question.range));
}

void read_answer(Reading& reading, const Node& node, PortraitReading& out) {
    for (const PortraitQuestion& question : portrait_questions()) {
        if (node.key != question.key) {
            continue;
        }
        if (const auto value = read_number(reading, node, question.key)) {
            if (const std::string fault = range_fault(question, *value); !fault.empty()) {
                complain(reading, node.place, fmt::format("{}: {}", fault, question.asked));
            }
            out.portrait.*question.answer = *value;
        }
        std::erase(out.left_out, question.key);
        return;
    }
    if (node.key == "title") {
        out.portrait.title = read_name(reading, node, "title").value_or("");
    } else if (node.key == "currency") {
        out.portrait.currency = read_name(reading, node, "currency", longest_currency).value_or("");
    } else {
        std::vector<std::string_view> known{"title", "currency"};
        for (const PortraitQuestion& question : portrait_questions()) {
            known.push_back(question.key);
        }
        complain(reading, node.key_place,
                 fmt::format("nothing is asked under {}{}", quoted(node.key), did_you_mean(node.key, known)));
    }
}

}  // namespace

PortraitReading read_portrait(const std::string& path) {
    PortraitReading out;
    for (const PortraitQuestion& question : portrait_questions()) {
        out.left_out.push_back(question.key);
    }
    TomlFile file = read_toml_file(path);
    Reading& reading = file.reading;
    out.unreadable = file.unreadable;
    if (file.tree) {
        for (const Node& node : file.tree->children) {
            read_answer(reading, node, out);
        }
    }
    out.faults = std::move(reading.faults);
    return out;
}

TypedAnswer typed_answer(const PortraitQuestion& question, std::string_view text) {
    const auto number = loose_number(trimmed(text));
    if (!number) {
        return {{}, {}, "that is no number"};
    }
    // People write twelve thousand as 12,000 or 12.000 where no such answer has thousandths.
    const bool thousands = number->otherwise && question.range.high > 1'000 && number->value < 1'000;
    const double value = thousands ? *number->otherwise : number->value;
    if (std::string fault = range_fault(question, value); !fault.empty()) {
        return {{}, {}, std::move(fault)};
    }
    return {value, std::string(trimmed(number->behind.empty() ? number->before : number->behind)), {}};
}

OverrunReading read_overrun(const std::string& path) {
    OverrunReading out;
    TomlFile file = read_toml_file(path);
    Reading& reading = file.reading;
    out.unreadable = file.unreadable;
    if (file.tree && reading.faults.empty()) {
        const Node* section = child_of(*file.tree, "opportunities");
        const Node* node = section != nullptr ? child_of(*section, "overrun") : nullptr;
        if (node == nullptr) {
            complain(reading, {0, 1, 1},
                     "there is no opportunities.overrun here, which 'fundsim calibrate HISTORY.csv -o "
                     "FILE.toml' writes of "
                     "planned and actual costs");
        } else {
            out.overrun = read_distribution(reading, *node, "overrun");
        }
    }
    out.faults = std::move(reading.faults);
    return out;
}

}  // namespace fundsim
