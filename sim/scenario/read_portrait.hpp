#pragma once
// The answers that `fundsim new` asks for, from a file or as typed; and the overruns of a calibration.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/distribution/distribution.hpp"
#include "parameters/portrait.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

struct PortraitReading {
    Portrait portrait;
    std::vector<std::string_view> left_out;  //!< keys of questions without an answer: the usual one stands
    std::vector<Fault> faults;               //!< empty: all is well
    bool unreadable = false;                 //!< the file could not be read, and nothing else is wrong
};

//! A TOML file with keys of portrait_questions(), and title and currency.
PortraitReading read_portrait(const std::string& path);

//! What somebody typed in answer to a question: any decimal mark, thousands, and words around the number;
//! for money they name the currency. The number, or what is wrong with it.
struct TypedAnswer {
    std::optional<double> value;
    std::string words;  //!< "kEUR" of "10 kEUR"
    std::string fault;
};
TypedAnswer typed_answer(const PortraitQuestion& question, std::string_view text);

//! The distribution of overruns that `fundsim calibrate` wrote.
struct OverrunReading {
    std::optional<Distribution> overrun;
    std::vector<Fault> faults;
    bool unreadable = false;
};
OverrunReading read_overrun(const std::string& path);

}  // namespace fundsim
