#pragma once
// What a run comes to, as data: screen, JSON, page and workbook draw the same words and figures.

#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "findings/finding.hpp"
#include "findings/table.hpp"

namespace fundsim {

//! A line of an audit, and what stands below it.
struct Line {
    std::string text;
    std::vector<std::string> below = {};
};

//! What a glance takes in.
struct Brief {
    std::string title;  //!< "My scenario: 2 models, 10,000 simulated futures (seed 1), money in kEUR"
    std::string verdict;
    std::string point;             //!< what the scenario asks to look at; may be empty
    Table figures;                 //!< rows are models
    std::string why;               //!< whom the reasons explain; empty where there are none
    std::vector<Finding> reasons;  //!< the heaviest first
    std::string against;           //!< the strongest counter-argument; empty where nobody clearly leads
    std::string setting;           //!< KEY=VALUE that shows it; may be empty
    std::vector<std::string>
        moving;         //!< what moving to another model costs and brings, one for each that does
    std::string late;   //!< who misses dates that the law sets; empty where nobody does
    std::string quote;  //!< holds without the rest; empty for a single future
};
Brief brief_of(const Scenario& scenario, const Summary& summary, const Fairness& fairness);

//! The first line of everything that is said of a run.
std::string title_of(const Scenario& scenario, const Summary& summary);

//! All main figures: columns are models.
Table models_table(const Scenario& scenario, const Summary& summary);

//! Every other model against the first one, and where the difference comes from. No rows for a single model
//! or a single future.
Table differences_table(const Scenario& scenario, const Summary& summary);
//! Where the leader's difference comes from, in a sentence; empty where there is none.
std::string split_text(const Scenario& scenario, const Summary& summary);

//! The fairness audit.
std::vector<Line> fairness_lines(const Scenario& scenario, const Summary& summary, const Fairness& fairness);

//! What the control variate has done; empty without one.
std::string control_text(const Summary& summary);

//! What the words mean.
std::string glossary_text();

}  // namespace fundsim
