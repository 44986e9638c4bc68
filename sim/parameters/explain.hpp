#pragma once
// The parameter table as text, for people (plain, Markdown) and for programs (JSON).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/parameter.hpp"

namespace fundsim {

//! What a user may ask about: "" (everything), a section, a family, a group of levers, an address or the bare
//! name of a parameter. Empty when nothing is called so.
std::vector<const Parameter*> parameters_called(std::string_view key);

//! The name most like a key that nothing is called by, shipped interventions and calibrations included.
std::optional<std::string> meant_by(std::string_view key);

//! A parameter's default as a user would write it; "(to be given)" where there is none.
std::string default_text(const Parameter& parameter);

//! "0.55 to 1", "4 to 16, derived", or why there is none; empty where none is looked for.
std::string evidence_text(const Parameter& parameter);

//! One line a parameter, under headings.
std::string explain_table(const std::vector<const Parameter*>& chosen);
//! Everything about each: unit, range, default, meaning, source, grade, role, evidence, value in each preset.
std::string explain_in_full(const std::vector<const Parameter*>& chosen);
std::string explain_markdown(const std::vector<const Parameter*>& chosen);
//! {"parameters": [{"address", "section", "family", "group", "name", "kind", "unit", "range": {...},
//! "default", "meaning", "source", "grade", "role", "evidence": {"low", "high", "shape", "derived"} or null,
//! ...}]}
std::string explain_json(const std::vector<const Parameter*>& chosen);
//! Calibrations by name as TOML, the distributions that they stand for: all ("calibrations") or the one of
//! that name; empty for other words.
std::string explain_calibrations(std::string_view key);
//! The keys of a scenario that are no parameters, one line each.
std::string explain_form();

}  // namespace fundsim
