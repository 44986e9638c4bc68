#include "findings/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "findings/calibration_words.hpp"
#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr std::size_t of_half = 2, of_nine_tenths = 4, of_last_hundredth = 6;  // places in told_shares

//! Power of ten to which an estimate is rounded: by its interval, with three digits at most.
int exponent_of(const Within& within) {
    const int by_interval = exponent_with_margin({within.value, within.low, within.high});
    return within.value > 0 ? std::max(by_interval, magnitude(within.value) - 2) : by_interval;
}

//! "1.17 (1.11 to 1.25)", without an interval where there are no replicates.
std::string interval_text(const Within& within) {
    if (!std::isfinite(within.low) || !std::isfinite(within.high)) {
        return plain(within.value, 3);
    }
    const int exponent = exponent_of(within);
    return rounded(within.value, exponent) + " (" + rounded(within.low, exponent) + " to " +
           rounded(within.high, exponent) + ")";
}

std::string title_of(const CalibrationOf& what, const Calibrated& found) {
    std::string text =
        spoken(what.quantity).title + " (" + what.from + "): " +
        counted(found.finished, what.quantity == HistoryQuantity::effort ? "project" : "finished project");
    if (found.unfinished > 0) {
        text += ", " + counted(found.unfinished) + " unfinished";
    }
    return text;
}

std::string verdict_of(const CalibrationOf& what, const Calibrated& found) {
    const SpokenQuantity words = spoken(what.quantity);
    if (!found.fault.empty()) {
        return "No distribution: " + found.fault + ".";
    }
    std::string text = "Half of the projects " + words.verb + " at most " +
                       interval_text(found.quantiles[of_half]) + words.unit + ", nine of ten at most " +
                       interval_text(found.quantiles[of_nine_tenths]) + ", and the average is " +
                       interval_text(found.mean) + ".";
    const std::string family = spoken(found.tried.front().fitted.candidate);
    return text + (what.family_given        ? " As asked for, by a " + family + "."
                   : found.tried.size() > 1 ? " Of the families tried a " + family + " fits best."
                                            : " So few projects only allow a " + family + ".");
}

std::string parameters_of(const Calibrated& found) {
    const Tried& best = found.tried.front();
    const auto names = parameters_of(best.fitted.candidate);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < names.size(); ++i) {
        words.push_back(std::string(names[i]) + " " + interval_text(best.parameters[i]));
    }
    std::string family = spoken(best.fitted.candidate);
    family.front() = char(family.front() - 'a' + 'A');
    return family + ": " + all_of(words) + ".";
}

Table families_of(const Calibrated& found) {
    Table table{"Family", {"AICc above the best", "Anderson-Darling", "p", "average", "1 in 100 above"}, {}};
    for (const Tried& each : found.tried) {
        table.rows.push_back(
            {spoken(each.fitted.candidate),
             {rounded(each.akaike - found.tried.front().akaike, -1), rounded(each.distance, -2),
              std::isnan(each.p) ? "-"
              : each.p < 0.01    ? "under 0.01"
                                 : rounded(each.p, -2),
              plain(each.figures.mean, 3), plain(each.figures.quantiles[of_last_hundredth], 3)}});
    }
    return table;
}

Table quantiles_of(const CalibrationOf& what, const Calibrated& found) {
    constexpr std::array<std::string_view, told_shares.size()> labels{
        "1 in 10", "1 in 4", "half", "3 in 4", "9 in 10", "19 in 20", "99 in 100"};
    Table table{spoken(what.quantity).at_most, {"observed", "fitted", "nine of ten histories"}, {}};
    for (std::size_t i = 0; i < told_shares.size(); ++i) {
        const Within& fitted = found.quantiles[i];
        const int exponent =
            std::isfinite(fitted.high) && std::isfinite(fitted.low) ? exponent_of(fitted) : -2;
        const double seen = found.observed_quantiles[i];
        table.rows.push_back(
            {std::string(labels[i]),
             {std::isfinite(seen) ? plain(seen, 3) : "not seen", rounded(fitted.value, exponent),
              std::isfinite(fitted.low)
                  ? rounded(fitted.low, exponent) + " to " + rounded(fitted.high, exponent)
                  : "-"}});
    }
    return table;
}

}  // namespace

std::string_view word_of(HistoryQuantity quantity) {
    switch (quantity) {
    case HistoryQuantity::cost:
        return "cost_overrun";
    case HistoryQuantity::schedule:
        return "schedule_ratio";
    case HistoryQuantity::benefit:
        return "benefit_ratio";
    default:
        return "effort";
    }
}

std::string_view address_of(HistoryQuantity quantity) {
    return quantity == HistoryQuantity::cost     ? "opportunities.overrun"
           : quantity == HistoryQuantity::effort ? "opportunities.effort"
                                                 : "";
}

CalibrationFinding finding_of(const CalibrationOf& what, const Calibrated& found) {
    CalibrationFinding finding{.title = title_of(what, found), .verdict = verdict_of(what, found)};
    finding.cautions = cautions_of(what, found);
    if (found.fault.empty()) {
        finding.families = families_of(found);
        finding.quantiles = quantiles_of(what, found);
        finding.parameters = parameters_of(found);
    }
    return finding;
}

std::string how_calibrated(std::uint32_t resamples) {
    const std::string replicates =
        resamples == 0
            ? "Intervals and p need replicates (--resamples)."
            : "In brackets: where the truth lies in nine of ten histories, by " + counted(resamples) +
                  " replicates of the history under each fit. p: how many replicates lie at least as far "
                  "from their own fit; below 0.05 the family does not describe these projects. The choice "
                  "among families is not in the intervals.";
    return "Fitted by maximum likelihood; of the unfinished it is known that they come to at least so much. "
           "AICc: the "
           "lower, the better; families within 2 of each other are nearly as good. " +
           replicates;
}

}  // namespace fundsim
