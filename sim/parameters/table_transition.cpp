// The schedule of a transition: when teams move from one setting of levers to another, and what it costs
// them.

#include <array>

#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr Parameter entry(std::string_view name, std::string_view unit, Range range, double value,
                          double Transition::*field, std::string_view meaning, std::string_view source) {
    return {Section::transition, name, Kind::number, unit, range, value, field, Grade::C, meaning, source};
}

constexpr std::array entries{
    entry("start_month", "months", between(0, 600), 6, &Transition::start_month,
          "The first team moves; teams move one by one, each when it is free.", assumed),
    entry("end_month", "months", between(0, 600), 30, &Transition::end_month, "The last team moves.",
          assumed),
    entry("dip", "share", between(0, 0.99), 0.2, &Transition::dip,
          "Productivity that a team loses after its move.", assumed),
    entry("dip_months", "months", between(0, 120), 6, &Transition::dip_months,
          "Months for which it loses that.", assumed),
};

}  // namespace

std::span<const Parameter> transition_parameters() { return entries; }

}  // namespace fundsim
