#pragma once
// THE parameter table: one entry per parameter, and reading and writing a parameter through its entry.
// Every scalar is held as a double: flags are 0 or 1, choices their place among choice_words().

#include <span>
#include <string_view>

#include "parameters/parameter.hpp"

namespace fundsim {

// The table in its parts, each in the order in which it is explained and written.
std::span<const Parameter> organisation_parameters();
std::span<const Parameter> opportunity_parameters();
std::span<const Parameter> funding_parameters();
std::span<const Parameter> practice_parameters();
std::span<const Parameter> transition_parameters();

//! The whole table: organisation, opportunities, funding levers, practice levers, transition.
std::span<const Parameter> parameters();

//! The entry of a name in a section; null when there is none.
const Parameter* find_parameter(Section section, std::string_view name);

//! A scalar's default; NaN when the scenario has to give it.
double default_of(const Parameter& parameter);

// Reading and writing. The entry must belong to the structure, and be a scalar where a double is meant.
double value_of(const Parameter& parameter, const Organisation& organisation);
double value_of(const Parameter& parameter, const Opportunities& opportunities);
double value_of(const Parameter& parameter, const Levers& levers);
void assign(const Parameter& parameter, Organisation& organisation, double value);
void assign(const Parameter& parameter, Opportunities& opportunities, double value);
double value_of(const Parameter& parameter, const Transition& transition);
void assign(const Parameter& parameter, Levers& levers, double value);
void assign(const Parameter& parameter, Transition& transition, double value);
const Distribution& distribution_of(const Parameter& parameter, const Opportunities& opportunities);
void assign(const Parameter& parameter, Opportunities& opportunities, Distribution value);

//! Structures with every default filled in; what the scenario has to give is NaN or an empty distribution.
Organisation default_organisation();
Opportunities default_opportunities();
//! The levers of the preset `project`.
Levers default_levers();
//! Months that the late dependencies of an initiative take on average by the shipped defaults, in an
//! organisation of one team.
double shipped_dependency_wait();
//! The shipped schedule; its levers are to be filled in.
Transition default_transition();

}  // namespace fundsim
