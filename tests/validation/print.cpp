#include "validation/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace fundsim::validation {

namespace {

std::string_view word(Kind kind) {
    switch (kind) {
    case Kind::engine:
        return "engine";
    case Kind::function:
        return "function";
    case Kind::not_modelled:
        return "not modelled";
    }
    return "";
}

//! "Beliefs" and what all its parts come to.
struct Subject {
    std::string_view name, source;
    int engine = 0, function = 0, not_modelled = 0, failed = 0;
    double errors = 0;     //!< largest difference, standard errors
    double relative = -1;  //!< largest relative difference of exact cases; -1: none
    bool sampled = false;
};

void count(Subject& subject, const Row& row) {
    subject.engine += row.kind == Kind::engine;
    subject.function += row.kind == Kind::function;
    subject.not_modelled += row.kind == Kind::not_modelled;
    subject.failed += !row.pass;
    // A bound may be kept by any number of standard errors.
    if (!std::isnan(row.errors) && !std::isnan(row.sees)) {
        subject.sampled = true;
        subject.errors = std::max(subject.errors, std::abs(row.errors));
    }
    if (!std::isnan(row.relative)) subject.relative = std::max(subject.relative, std::abs(row.relative));
}

std::vector<Subject> subjects(const std::vector<Answered>& answers) {
    std::vector<Subject> list;
    for (const Answered& a : answers) {
        if (list.empty() || list.back().name != a.part.subject)
            list.push_back({.name = a.part.subject, .source = a.part.source});
        for (const Row& row : a.rows) count(list.back(), row);
    }
    return list;
}

Subject in_all(const std::vector<Answered>& answers) {
    Subject all;
    for (const Answered& a : answers)
        for (const Row& row : a.rows) count(all, row);
    return all;
}

//! To the next power of ten and no finer than 1e-12: the last digits belong to the processor's own exp and
//! log.
std::string relative_words(double relative) {
    if (relative < 0) return "";
    if (relative == 0) return "0";
    const double bound = std::pow(10, std::ceil(std::log10(std::max(relative, 1e-12)) - 1e-9));
    return fmt::format("{:.0e}", bound);
}

}  // namespace

std::string as_text(const std::vector<Answered>& answers) {
    std::string out;
    std::string_view subject, source;
    const auto line = [&](auto a, auto b, auto c, auto d, auto e, auto f) {
        out += fmt::format("  {:<76} {:<12} {:>23} {:>13} {:>14}  {}\n", a, b, c, d, e, f);
    };
    line("case", "kind", "published or exact", "ours", "difference", "pass");
    for (const Answered& a : answers) {
        if (a.part.subject != subject || a.part.source != source)
            out += fmt::format("\n{} ({})\n", a.part.subject, a.part.source);
        subject = a.part.subject;
        source = a.part.source;
        for (const Row& row : a.rows) {
            if (row.kind == Kind::not_modelled) {
                out += fmt::format("  {:<76} {:<12} {}\n", row.name, word(row.kind), row.expected);
            } else {
                line(row.name, word(row.kind), row.expected, row.ours, row.difference,
                     row.pass ? "yes" : "NO");
            }
            if (!row.remark.empty()) out += fmt::format("      {}\n", row.remark);
        }
    }
    const Subject all = in_all(answers);
    out +=
        fmt::format("\n{} cases through the engine, {} through its functions, {} not modelled; {} failed.\n",
                    all.engine, all.function, all.not_modelled, all.failed);
    out += fmt::format("Differences are in standard errors at a fixed seed (at most {} pass), or relative.\n",
                       tolerated_errors);
    return out;
}

std::string as_json(const std::vector<Answered>& answers) {
    const auto finite = [](double x) { return std::isfinite(x) ? nlohmann::json(x) : nlohmann::json(); };
    nlohmann::json list = nlohmann::json::array();
    for (const Answered& a : answers)
        for (const Row& row : a.rows)
            list.push_back({{"subject", a.part.subject},
                            {"source", a.part.source},
                            {"case", row.name},
                            {"kind", word(row.kind)},
                            {"expected", row.expected},
                            {"ours", row.ours},
                            {"difference", row.difference},
                            {"standard_errors", finite(row.errors)},
                            {"relative", finite(row.relative)},
                            {"smallest_error_noticed", finite(row.sees)},
                            {"pass", row.pass},
                            {"remark", row.remark}});
    return list.dump(1) + "\n";
}

std::string as_markdown(const std::vector<Answered>& answers) {
    std::string out =
        "| subject | through the engine | functions | not modelled | worst, standard errors | worst, exact "
        "cases | all pass |\n| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Subject& s : subjects(answers)) {
        const auto cases = [](int n) { return n > 0 ? std::to_string(n) : std::string(); };
        out += fmt::format("| {} ({}) | {} | {} | {} | {} | {} | {} |\n", s.name, s.source, cases(s.engine),
                           cases(s.function), cases(s.not_modelled),
                           s.sampled ? fmt::format("{:.1f}", s.errors) : "", relative_words(s.relative),
                           s.engine + s.function == 0 ? ""
                           : s.failed == 0            ? "yes"
                                                      : "NO");
    }
    return out;
}

}  // namespace fundsim::validation
