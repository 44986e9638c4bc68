#pragma once
// What is known about one parameter. Everything that reads, writes, sweeps or explains parameters is driven
// by the table of these entries (table.hpp), so that a name, a range or a source is written once.

#include <limits>
#include <span>
#include <string_view>
#include <variant>

#include "engine/scenario.hpp"

namespace fundsim {

//! The part of a scenario that a parameter belongs to.
enum class Section { organisation, opportunities, model, transition };
//! What may be written as its value.
enum class Kind { number, integer, flag, choice, distribution };
//! Which side of the argument a lever belongs to: how money is granted, or how work is done.
enum class LeverFamily { none, funding, practice };
//! How well a default is supported: A primary source or public data, B secondary source, C assumption;
//! `stated` makes no claim about the world (the user's own figure, or what defines a funding model).
enum class Grade { A, B, C, stated };
//! What a parameter says: how the world is, whoever acts in it (studies draw it); what an organisation
//! chooses; or what defines a funding model, a way of counting or the numbers of the computation.
enum class Role { world, choice, definition };
//! On which scale values between two ends are equally plausible: their own, that of their logarithms, or that
//! of the logarithms of their odds.
enum class EvidenceShape { uniform, log_uniform, logit_uniform };
//! Whether an end of a range belongs to it.
enum class End { closed, open };

struct Range {
    double low;
    double high;
    End low_end = End::closed;
    End high_end = End::closed;
};

//! The values that a default might as well have: for sweeps, and for studies to draw from.
struct Evidence {
    double low = std::numeric_limits<double>::quiet_NaN();   //!< NaN: there is no range
    double high = std::numeric_limits<double>::quiet_NaN();  //!< both ends belong
    EvidenceShape shape = EvidenceShape::uniform;
    bool derived = false;                //!< by the rule for assumptions, not from the source of the default
    std::string_view none_because = {};  //!< why an assumption about the world has none
};

//! The place of a parameter in the engine's input.
using Field = std::variant<double Organisation::*, double Opportunities::*, Distribution Opportunities::*,
                           double Levers::*, bool Levers::*, double Transition::*, Continuity Levers::*,
                           Scope Levers::*, Selection Levers::*>;

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
//! Default of a parameter that the scenario has to give.
inline constexpr double required = std::numeric_limits<double>::quiet_NaN();

struct Parameter {
    Section section;
    std::string_view name;
    Kind kind;
    std::string_view unit;  //!< "" = a pure number
    Range range;            //!< distributions: of every value they can take
    double default_value;   //!< flags 0 or 1, choices by their place in the list of words
    Field field;
    Grade grade;
    std::string_view meaning;  //!< one line
    std::string_view source;   //!< where the default comes from
    LeverFamily family = LeverFamily::none;
    std::string_view group = {};                       //!< group of levers: cadence, scope, ...
    Distribution (*default_distribution)() = nullptr;  //!< null: none
    std::string_view default_text = {};                //!< how a user would write that distribution
    std::string_view before_interventions =
        {};  //!< why no intervention can change it, and what can be changed
    Role role = Role::definition;
    Evidence evidence = {};
};

//! "organisation", "opportunities", "model", "transition".
std::string_view name_of(Section section);
std::string_view name_of(Kind kind);
std::string_view name_of(LeverFamily family);
//! "A", "B", "C" or "-".
std::string_view name_of(Grade grade);

std::string_view name_of(Role role);
//! "uniform", "log_uniform", "logit_uniform".
std::string_view name_of(EvidenceShape shape);

//! Whether there is a range.
bool is_known(const Evidence& evidence);

//! The words a choice may be, in the order of its enumeration; empty for other kinds.
std::span<const std::string_view> choice_words(const Parameter& parameter);

//! Whether a value (of a choice: its place among the words) lies in the range; NaN never does.
bool within(const Range& range, double value);

//! "[0, 1)", "above 0", "0 or more", "any".
std::string range_text(const Range& range);

}  // namespace fundsim
