#pragma once
// Results for other programs: the figures of the screen, each mean with its interval. Other findings are told
// in the same style.

#include <nlohmann/json.hpp>
#include <string>

#include "engine/scenario.hpp"
#include "engine/simulation.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "findings/comparison.hpp"
#include "findings/trace_part.hpp"

namespace fundsim {

//! A mean, or another figure, with its interval.
nlohmann::ordered_json mean_json(const Estimate& estimate);
nlohmann::ordered_json value_json(const Estimate& estimate);

//! Which futures were played, and how their run ended.
nlohmann::ordered_json played_json(const Summary& summary);

//! All figures of a model; money in units of `currency`.
nlohmann::ordered_json model_json(const ModelSummary& model, const std::string& currency);
nlohmann::ordered_json models_json(const Summary& summary, const std::string& currency);
nlohmann::ordered_json paired_json(const Summary& summary);
nlohmann::ordered_json splits_json(const Summary& summary);
nlohmann::ordered_json transitions_json(const Scenario& scenario, const Summary& summary);
nlohmann::ordered_json fairness_json(const Scenario& scenario, const Summary& summary,
                                     const Fairness& fairness);
//! Verdict, reasons, counter-argument, and the sentence to quote.
nlohmann::ordered_json brief_json(const Brief& brief);

//! All that a run comes to, with its precision: those above in their order.
nlohmann::ordered_json findings_json(const Scenario& scenario, const Summary& summary,
                                     const Fairness& fairness);

//! One world and what each model did in it, or the part of that which is asked for: events of its months, and
//! outlay and income of these from `first_month` on.
nlohmann::ordered_json trace_json(const Scenario& scenario, const Trace& trace, const TracePart& part = {});

//! How all JSON is written: indented, ends in a newline; what is not finite is null. All that is not ASCII is
//! escaped, so that no name in it steers a terminal; bytes that are no UTF-8, which paths may hold, become
//! U+FFFD.
std::string text_of(const nlohmann::ordered_json& object);

}  // namespace fundsim
