// The schedule of a transition: when teams move from one setting of levers to another, and what it costs
// them.

#include <array>

#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr Parameter entry(std::string_view name, Kind kind, std::string_view unit, Range range, double value,
                          double Transition::*field, std::string_view meaning, std::string_view source) {
    return {Section::transition, name, kind, unit, range, value, field, Grade::C, meaning, source};
}

constexpr std::array entries{
    choice(entry("start_month", Kind::number, "months", between(0, 600), 6, &Transition::start_month,
                 "The first team moves; teams move one by one, each when it is free.", assumed)),
    choice(entry("end_month", Kind::number, "months", between(0, 600), 30, &Transition::end_month,
                 "The last team moves.", assumed)),
    world(entry("dip", Kind::number, "share", between(0, 0.99), 0.2, &Transition::dip,
                "Productivity that a team loses after its move.", assumed)),
    world(entry("dip_months", Kind::number, "months", between(0, 120), 6, &Transition::dip_months,
                "Months for which it loses that, with full support.", assumed)),
    choice(entry("coached_teams", Kind::integer, "teams", between(1, 1000), 3, &Transition::coached_teams,
                 "Teams that get full support in their dip; more of them share it, and take longer.",
                 assumed)),
};

}  // namespace

std::span<const Parameter> transition_parameters() { return entries; }

}  // namespace fundsim
