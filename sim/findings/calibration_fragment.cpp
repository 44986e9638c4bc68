#include <algorithm>

#include "findings/calibration.hpp"
#include "findings/calibration_words.hpp"
#include "findings/figures.hpp"
#include "parameters/characters.hpp"
#include "parameters/distribution_text.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

constexpr std::size_t width = 100;

//! A text as comments: "# " and lines of at most `width` characters, broken at blanks.
std::string comments(std::string_view text) {
    std::string out, line = "#";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (line.size() > 1 && line.size() + 1 + end > width) {
            out += line + '\n';
            line = "#";
        }
        line += ' ';
        line += text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + line + '\n';
}

//! `key = { ... }`, a mixture with a line for each part where one line is too short.
std::string assignment(std::string_view key, const Distribution& d) {
    const std::string whole = std::string(key) + " = " + distribution_toml(d);
    if (whole.size() <= width || d.shape != Shape::mixture) {
        return whole + '\n';
    }
    std::string text = std::string(key) + " = { mixture = [\n";
    for (std::size_t i = 0; i < d.parts.size(); ++i) {
        text += "    { weight = " + number_toml(d.weights[i]) + ", " +
                distribution_toml(d.parts[i]).substr(2) + ",\n";
    }
    return text + "] }\n";
}

//! The same as comments, where a scenario has no place for it.
std::string commented(const std::string& lines) {
    std::string out = "# ";
    for (const char c : lines.substr(0, lines.size() - 1)) {
        out += c;
        out += c == '\n' ? "# " : "";
    }
    return out + '\n';
}

std::string method_of(const CalibrationOf& what, const Calibrated& found) {
    const Tried& best = found.tried.front();
    std::string text = "Method: maximum likelihood, " + spoken(best.fitted.candidate);
    text += what.family_given        ? " as asked for"
            : found.tried.size() > 1 ? ", the best of " + counted(found.tried.size()) + " families by AICc"
                                     : ", the only family for so few projects";
    if (what.resamples > 0) {
        text += "; Anderson-Darling " + rounded(best.distance, -2) + ", p = " + rounded(best.p, -3) + " by " +
                counted(what.resamples) + " replicates";
    }
    if (best.fitted.candidate == Candidate::log_logistic) {
        text += "; log-logistic is written as the metalog of two terms above 0, which is the same";
    }
    return text + ".";
}

std::string part_text(const FragmentPart& part) {
    const CalibrationFinding finding = finding_of(part.what, part.found);
    std::string text =
        '\n' + comments(printable(finding.title)) + comments(spoken(part.what.quantity).place + ".");
    if (part.found.fault.empty()) {
        text += comments(method_of(part.what, part.found));
    }
    text += comments(finding.verdict);
    for (const std::string& caution : finding.cautions) {
        text += comments(printable(caution));
    }
    if (!part.found.fault.empty()) {
        return text;
    }
    const std::string_view address = address_of(part.what.quantity);
    return text + (address.empty()
                       ? commented(assignment(word_of(part.what.quantity), part.found.distribution))
                       : assignment(address.substr(address.find('.') + 1), part.found.distribution));
}

}  // namespace

std::string fragment_of(const FragmentSource& source, const std::vector<FragmentPart>& parts) {
    std::string text = comments("Written by fundsim calibrate: lines for a scenario, in place of those in "
                                "its section [opportunities].") +
                       comments("Source: " + printable(source.file) + ", " + counted(source.rows, "row") +
                                ", " + counted(source.used) + " used.") +
                       comments("SHA-256: " + source.sha256) +
                       comments(source.program + ", seed " + std::to_string(source.seed) + ".") +
                       "\n[opportunities]\n";
    for (const FragmentPart& part : parts) {
        text += part_text(part);
    }
    return text;
}

}  // namespace fundsim
