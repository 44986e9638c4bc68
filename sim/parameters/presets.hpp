#pragma once
// The funding models that ship. Each is told by how it differs from others, so that no value stands twice.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/parameter.hpp"

namespace fundsim {

//! A lever set by a preset, and why.
struct Setting {
    std::string_view lever;
    double value;  //!< as in the table: flags 0 or 1, choices their place among the words
    Grade grade;
    std::string_view source;
};

struct Preset {
    std::string_view name;
    std::string_view meaning;           //!< one line
    std::string_view funding_of;        //!< preset whose funding levers it takes; itself for the base
    std::string_view practice_of;       //!< preset whose practice levers it takes
    std::span<const Setting> settings;  //!< what it sets beyond those
    std::string_view later = {};        //!< preset that its teams move to; empty: none
};

std::span<const Preset> presets();

//! Null when there is none of that name.
const Preset* find_preset(std::string_view name);

//! All levers of a preset; of a transition, those before it.
Levers preset_levers(const Preset& preset);

//! A model that plays a preset, without a name.
FundingModel preset_model(const Preset& preset);

//! A lever's value in a preset, and where that comes from: the preset's own difference, or the table's
//! default.
Setting setting_in(const Preset& preset, const Parameter& lever);

//! Every lever in which it differs from `project`, in the order of the table.
std::vector<Setting> differences_to_project(const Preset& preset);

//! A preset as TOML that a scenario can hold: `project` and each difference, with its source as a comment;
//! a transition with its schedule.
std::string preset_toml(const Preset& preset);

}  // namespace fundsim
