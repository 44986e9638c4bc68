#pragma once
// An organisation in ten figures, as its director would give them, and the questions for them.

#include <span>
#include <string>
#include <string_view>

#include "parameters/parameter.hpp"

namespace fundsim {

//! In the units of the questions; shares in per cent.
struct Portrait {
    double teams = 12;
    double people_per_team = 8;
    double price_per_person_month = 10;  //!< currency
    double ideas_waiting = 100;
    double ideas_per_year = 60;
    double person_months = 40;       //!< planned, of a typical initiative
    double promised_per_year = 500;  //!< currency, of a typical case that was funded
    double cost_percent = 120;       //!< of plan
    double benefit_percent = 50;     //!< of plan
    double mandated_percent = 10;    //!< of the work
    std::string title = "Our organisation";
    std::string currency = "kEUR";
    bool operator==(const Portrait&) const = default;
};

struct PortraitQuestion {
    std::string_view key;    //!< in a file of answers
    std::string_view asked;  //!< the question
    std::string_view unit;   //!< "" = a number; "currency" for the answers' own
    Range range;
    double Portrait::*answer;
};

//! The ten questions, in the order in which they are asked.
std::span<const PortraitQuestion> portrait_questions();

//! Budget that pays for the teams and the usual overhead: currency a year.
double budget_of(const Portrait& portrait);

}  // namespace fundsim
