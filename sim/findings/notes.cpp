#include "findings/comparison.hpp"
#include "findings/figures.hpp"

namespace fundsim {

std::string control_text(const Summary& summary) {
    if (!summary.control || summary.replications < least_controlled) {
        return {};
    }
    std::string text =
        "Means are corrected by what these futures happen to have on offer, whose mean is known (control "
        "variate; not those of months; --plain leaves it out)";
    const double narrower = summary.control->plain_half_width / summary.half_width;
    if (narrower >= 1.05) {  // not a number where nothing is uncertain
        text += ": the widest interval is " + plain(narrower, 2) + " times narrower";
    }
    return text + ".";
}

std::string glossary_text() {
    return "NPV, net present value: all income less all outlay, later money counting less; real, before tax. "
           "A future: one draw of everything nobody can know; all models meet the same ones. ± and brackets: "
           "where the figure would lie, 19 times out of 20, with endlessly many futures; they say nothing "
           "about assumptions that are wrong.";
}

}  // namespace fundsim
