#include "findings/calibration_words.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

std::string share_text(std::size_t part, std::size_t whole) {
    return rounded(100 * double(part) / double(whole), 0) + "%";
}

std::string plan_of_it(HistoryQuantity quantity) {
    return quantity == HistoryQuantity::schedule  ? "Durations"
           : quantity == HistoryQuantity::benefit ? "Benefits"
                                                  : "Costs";
}

void say_masses(const CalibrationOf& what, const Calibrated& found, std::vector<std::string>& said) {
    double exact = 0;
    for (const Mass& mass : found.masses) {
        const std::string many = counted(mass.count) + " of " + counted(found.finished) + " projects (" +
                                 share_text(mass.count, found.finished) + ")";
        if (mass.value == 0) {
            said.push_back(many + " brought nothing: 0 is a value of its own in the distribution.");
            continue;
        }
        exact = double(mass.count) / double(found.finished);
        std::string text =
            many + " came out exactly as planned. " + plan_of_it(what.quantity) +
            " hardly ever do: either these figures were not updated yet, or nobody measured them apart "
            "from the plan. They are kept as a value of their own, 1";
        if (found.fault.empty()) {
            text += "; without them (--on-plan leave-out) the average is " +
                    plain((found.mean.value - exact) / (1 - exact), 3) + " instead of " +
                    plain(found.mean.value, 3);
        }
        said.push_back(text + ".");
    }
    if (found.left_out > 0) {
        said.push_back(counted(found.left_out) +
                       " projects that came out exactly as planned are left out, as if nobody had looked.");
    }
}

void say_tail(const Calibrated& found, std::vector<std::string>& said) {
    if (found.tail.threshold <= 0) {
        return;
    }
    const std::string above = plain(found.tail.threshold, 4);
    if (found.tail.finished < least_tail) {
        said.push_back((found.tail.finished == 0   ? "No project lies"
                        : found.tail.finished == 1 ? "1 project lies"
                                                   : counted(found.tail.finished) + " projects lie") +
                       " above " + above + ": too few to tell how heavy the tail is.");
        return;
    }
    std::string text = "Above " + above + " the tail exponent is " + plain(found.tail.alpha, 3) + " (" +
                       plain(found.tail.low, 3) + " to " + plain(found.tail.high, 3) + ", from " +
                       counted(found.tail.finished) + " projects)";
    if (found.tail.low <= 1) {
        text +=
            found.tail.high <= 1 ? ": such a tail has no mean" : ": with 1 or less there would be no mean";
    }
    if (found.hill.size() > 1) {
        const auto [least, most] =
            std::minmax_element(found.hill.begin(), found.hill.end(),
                                [](const Tail& a, const Tail& b) { return a.alpha < b.alpha; });
        text += "; from " + counted(found.hill.front().finished) + " to " +
                counted(found.hill.back().finished) + " of the largest it is " + plain(least->alpha, 3) +
                " to " + plain(most->alpha, 3);
    }
    said.push_back(text + ".");
}

void say_cap(const Calibrated& found, std::vector<std::string>& said) {
    if (found.capped.empty()) {
        return;
    }
    std::vector<std::string> others, means;
    for (const Capped& each : found.capped) {
        if (each.cap != found.cap) {
            others.push_back(plain(each.cap, 4));
            means.push_back(plain(each.mean, 3));
        }
    }
    std::string text = "The tail is cut at " + plain(found.cap, 4) + " (--cap), which no data say: with " +
                       all_of(others) + " the average would be " + all_of(means) + " instead of " +
                       plain(found.mean.value, 3) + ".";
    if (found.cap < found.largest) {
        text += " It lies below what has happened, " + plain(found.largest, 3) + ".";
    }
    said.push_back(text);
}

//! Families that do nearly as well, and one that does not describe the projects.
void say_families(const Calibrated& found, std::vector<std::string>& said) {
    constexpr double near = 2, doubtful = 0.05;  // Burnham & Anderson 2002, 2.6
    std::vector<std::string> others;
    for (std::size_t i = 1; i < found.tried.size(); ++i) {
        if (found.tried[i].akaike - found.tried[0].akaike < near) {
            others.push_back(spoken(found.tried[i].fitted.candidate));
        }
    }
    if (!others.empty()) {
        said.push_back("These projects cannot tell it from a " + all_of(others) + ".");
    }
    if (found.tried[0].p < doubtful) {
        said.push_back("None of the families describes these projects well (p = " +
                       (found.tried[0].p < 0.01 ? "under 0.01" : rounded(found.tried[0].p, -2)) +
                       "): look at the quantiles, and perhaps part the history into kinds of projects.");
    }
}

void say_support(const CalibrationOf& what, const Calibrated& found, std::vector<std::string>& said) {
    constexpr double enough = 10, one_in_hundred = 0.01;
    const double beyond = double(found.finished) * one_in_hundred;
    const std::string rare = what.quantity == HistoryQuantity::cost       ? "overruns"
                             : what.quantity == HistoryQuantity::schedule ? "delays"
                             : what.quantity == HistoryQuantity::benefit  ? "benefits"
                                                                          : "sizes";
    if (beyond < enough) {
        said.push_back(counted(found.finished) + " projects say little about 1-in-100 " + rare + ": " +
                       (beyond < 0.95 ? "not even one" : "about " + rounded(beyond, 0)) +
                       " of them should be one" +
                       (found.capped.empty() ? "; the family decides." : "; the cap decides."));
    }
}

void say_blend(const CalibrationOf& what, const Calibrated& found, std::vector<std::string>& said) {
    if (found.weight < 1) {
        said.push_back("With fewer than 100 projects the published class " + what.reference +
                       " stands beside them: their own weight is " + rounded(100 * found.weight, 0) +
                       "% (the root of " + counted(found.finished) + " / 100), which makes an average of " +
                       plain(mean(found.distribution), 3) + " (--reference none: theirs alone).");
    } else if (!what.reference.empty()) {
        said.push_back("With 100 projects or more they stand alone: the published class " + what.reference +
                       " is not used.");
    } else if (found.finished < 100 && what.quantity != HistoryQuantity::effort) {
        said.push_back(what.quantity == HistoryQuantity::cost
                           ? "The projects stand alone, without a published class beside them."
                           : "No published class of this quantity ships, so these projects stand alone.");
    }
}

}  // namespace

SpokenQuantity spoken(HistoryQuantity quantity) {
    switch (quantity) {
    case HistoryQuantity::cost:
        return {"Cost, actual over planned", "cost", " times the plan", "Projects that cost at most",
                "Effort really needed over effort planned: of every initiative, whichever model runs it"};
    case HistoryQuantity::schedule:
        return {
            "Duration, actual over planned", "took", " times the plan", "Projects that took at most",
            "A scenario has no such number: durations follow from effort and people. Compare with what a run "
            "comes to"};
    case HistoryQuantity::benefit:
        return {
            "Benefit, actual over planned", "brought", " times the plan", "Projects that brought at most",
            "A scenario has no such number: what is realised follows from value, business case and adoption. "
            "Compare with what a run comes to"};
    default:
        return {"Planned effort", "were planned with", " person-months", "Projects planned with at most",
                "Planned person-months of an initiative"};
    }
}

std::string spoken(Candidate candidate) {
    switch (candidate) {
    case Candidate::weibull:
        return "Weibull";
    case Candidate::log_logistic:
        return "log-logistic";
    case Candidate::body_and_tail:
        return "lognormal body with a Pareto tail";
    default:
        return std::string(word_of(candidate));
    }
}

std::vector<std::string> cautions_of(const CalibrationOf& what, const Calibrated& found) {
    std::vector<std::string> said;
    if (what.projected) {
        said.push_back(
            "A heading says that figures are projections: where projects are not finished yet, they are "
            "nobody's result (--as-of DATE, or a column that says who is finished, leaves them out).");
    }
    say_masses(what, found, said);
    if (!found.fault.empty()) {
        return said;
    }
    say_families(found, said);
    say_tail(found, said);
    say_cap(found, said);
    say_support(what, found, said);
    say_blend(what, found, said);
    const Tried& best = found.tried.front();
    if (best.replicates < what.resamples) {
        said.push_back(counted(what.resamples - best.replicates) + " of " + counted(what.resamples) +
                       " replicates could not be fitted and are not in the intervals.");
    }
    return said;
}

}  // namespace fundsim
