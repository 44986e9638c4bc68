#pragma once
// The result of a run as a person reads it.

#include <string>

#include "cli/run_facts.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "findings/comparison.hpp"

namespace fundsim {

enum class Extent { brief, full };

//! Brief: a dozen lines with the verdict, a few figures of each model, why, what speaks against it, a
//! sentence to quote, and what to run next. Full: these, and all figures of each model, differences between
//! them, fairness audit, and what the words mean. Both end in what played which scenario.
std::string comparison_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                            const RunFacts& facts, Extent extent, const Terminal& terminal);

// Its parts.

//! From the title to the sentence to quote.
std::string brief_text(const Scenario& scenario, const Brief& brief, const RunFacts& facts,
                       const Terminal& terminal);
//! What to run next; `setting`: KEY=VALUE that shows what speaks most against the verdict, or empty.
std::string next_text(const Summary& summary, const std::string& setting, Extent extent,
                      const Terminal& terminal);

//! Rows are figures, columns are models.
std::string models_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal);
//! Every other model against the first one, and where the difference comes from. Empty for a single model.
std::string differences_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal);
//! What became of every listed initiative, and what the words mean.
std::string listed_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal);
std::string fairness_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                          const Terminal& terminal);

}  // namespace fundsim
