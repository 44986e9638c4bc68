#include "findings/exploration_boxes.hpp"

#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! "x is above 3 and below 5".
std::string words_of(const Factor& factor, const Limit& limit) {
    constexpr int digits = 3;
    std::vector<std::string> words;
    // A limit of a whole number lies between two of them.
    const bool whole = factor.assumption.parameter->kind == Kind::integer;
    if (std::isfinite(limit.low)) {
        words.push_back(whole ? "at least " + plain(std::ceil(limit.low), digits)
                              : "above " + plain(limit.low, digits));
    }
    if (std::isfinite(limit.high)) {
        words.push_back(whole ? "at most " + plain(std::floor(limit.high), digits)
                              : "below " + plain(limit.high, digits));
    }
    return factor.address + " is " + all_of(words);
}

std::string share_text(double share) {
    const double hundredths = 100 * share;
    return hundredths < 1 ? "fewer than 1" : rounded(hundredths, 0);
}

std::string sentence_of(const Scenario& scenario, const Exploration& found, const Box& box) {
    const std::string& name = scenario.models[found.behind].name;
    std::vector<std::string> where;
    for (const Limit& limit : box.limits) {
        where.push_back(words_of(found.factors[limit.factor], limit));
    }
    const std::string futures = share_text(box.held_out_density) + " of 100 futures";
    const bool often = box.held_out_density > 0.5;
    return (often ? name + " " + agreeing(name, "come", "comes") + " out ahead where " + all_of(where) +
                        ": in " + futures
                  : "Even where " + all_of(where) + ", " + name + " " + agreeing(name, "come", "comes") +
                        " out ahead in only " + futures) +
           ". Such draws are " + share_text(box.mass) + " of 100, and hold " + share_text(box.coverage) +
           " of 100 futures in which " + name + " " + agreeing(name, "are", "is") + " ahead.";
}

}  // namespace

std::vector<std::string> turns_of(const Scenario& scenario, const Exploration& found) {
    std::vector<std::string> sentences;
    for (const Box& box : found.boxes) {
        sentences.push_back(sentence_of(scenario, found, box));
    }
    if (sentences.empty()) {
        const std::string& name = scenario.models[found.behind].name;
        sentences.push_back("No assumptions were found that " + name + " " + agreeing(name, "owe", "owes") +
                            " being ahead to: where " + agreeing(name, "they are", "it is") +
                            " ahead, it is about as often everywhere in their ranges.");
    }
    return sentences;
}

}  // namespace fundsim
