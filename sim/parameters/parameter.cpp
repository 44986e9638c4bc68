#include "parameters/parameter.hpp"

#include <array>
#include <string>

#include "parameters/text.hpp"

namespace fundsim {

std::string_view name_of(Section section) {
    constexpr std::array<std::string_view, 4> names{"organisation", "opportunities", "model", "transition"};
    return names[static_cast<std::size_t>(section)];
}

std::string_view name_of(Kind kind) {
    constexpr std::array<std::string_view, 5> names{"number", "integer", "flag", "choice", "distribution"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(LeverFamily family) {
    constexpr std::array<std::string_view, 3> names{"none", "funding", "practice"};
    return names[static_cast<std::size_t>(family)];
}

std::string_view name_of(Grade grade) {
    constexpr std::array<std::string_view, 4> names{"A", "B", "C", "-"};
    return names[static_cast<std::size_t>(grade)];
}

std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, 3> names{"world", "choice", "definition"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(EvidenceShape shape) {
    constexpr std::array<std::string_view, 3> names{"uniform", "log_uniform", "logit_uniform"};
    return names[static_cast<std::size_t>(shape)];
}

bool is_known(const Evidence& evidence) { return evidence.low <= evidence.high; }

std::span<const std::string_view> choice_words(const Parameter& parameter) {
    static constexpr std::array<std::string_view, 4> continuity{"disband", "persist", "switch_work",
                                                                "switch_people"};
    static constexpr std::array<std::string_view, 2> scope{"fixed", "adaptive"};
    static constexpr std::array<std::string_view, 2> selection{"face_value", "evidence"};
    if (std::holds_alternative<Continuity Levers::*>(parameter.field)) {
        return continuity;
    }
    if (std::holds_alternative<Scope Levers::*>(parameter.field)) {
        return scope;
    }
    if (std::holds_alternative<Selection Levers::*>(parameter.field)) {
        return selection;
    }
    return {};
}

bool within(const Range& range, double value) {
    const bool above = range.low_end == End::open ? value > range.low : value >= range.low;
    const bool below = range.high_end == End::open ? value < range.high : value <= range.high;
    return above && below;
}

std::string range_text(const Range& range) {
    const bool bounded_below = range.low != -unlimited;
    const bool bounded_above = range.high != unlimited;
    if (!bounded_below && !bounded_above) {
        return "any";
    }
    if (!bounded_above) {
        const std::string low = shortest(range.low);
        return range.low_end == End::open ? "above " + low : low + " or more";
    }
    if (!bounded_below) {
        const std::string high = shortest(range.high);
        return range.high_end == End::open ? "below " + high : high + " or less";
    }
    std::string text(1, range.low_end == End::open ? '(' : '[');
    text += shortest(range.low) + ", " + shortest(range.high);
    text += range.high_end == End::open ? ')' : ']';
    return text;
}

}  // namespace fundsim
