#include "parameters/portrait.hpp"

#include <array>

#include "parameters/table.hpp"

namespace fundsim {

std::span<const PortraitQuestion> portrait_questions() {
    constexpr End open = End::open;
    static constexpr std::array table{
        PortraitQuestion{
            "teams", "How many teams work on projects and products?", "teams", {1, 10'000}, &Portrait::teams},
        PortraitQuestion{"people_per_team",
                         "How many people are in a team?",
                         "people",
                         {1, 100},
                         &Portrait::people_per_team},
        PortraitQuestion{"price_per_person_month",
                         "What does a person cost per month, everything included?",
                         "currency",
                         {0, 1e12, open},
                         &Portrait::price_per_person_month},
        PortraitQuestion{"ideas_waiting",
                         "How many ideas are waiting today?",
                         "ideas",
                         {0, 100'000},
                         &Portrait::ideas_waiting},
        PortraitQuestion{"ideas_per_year",
                         "How many new ones come in a year?",
                         "ideas",
                         {0, 100'000},
                         &Portrait::ideas_per_year},
        PortraitQuestion{"person_months",
                         "How much work is a typical initiative planned at?",
                         "person-months",
                         {0, 100'000, open},
                         &Portrait::person_months},
        PortraitQuestion{"promised_per_year",
                         "What does the case of a typical funded initiative promise per year?",
                         "currency",
                         {0, 1e15, open},
                         &Portrait::promised_per_year},
        PortraitQuestion{"cost_percent",
                         "What do initiatives cost in the end, of what was planned?",
                         "%",
                         {40, 400},
                         &Portrait::cost_percent},
        PortraitQuestion{"benefit_percent",
                         "What do they bring in the end, of what was promised?",
                         "%",
                         {2, 200},
                         &Portrait::benefit_percent},
        PortraitQuestion{"mandated_percent",
                         "Which share of the work is decided elsewhere, by whoever is loudest or highest?",
                         "%",
                         {0, 95},
                         &Portrait::mandated_percent}};
    return table;
}

double budget_of(const Portrait& portrait) {
    constexpr double months_a_year = 12;
    const double overhead = default_levers().overhead;
    return portrait.teams * portrait.people_per_team * portrait.price_per_person_month * months_a_year /
           (1 - overhead);
}

}  // namespace fundsim
