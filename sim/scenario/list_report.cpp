#include "scenario/list_report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenario/loose_number.hpp"

namespace fundsim {

namespace {

//! Three digits at least, and none behind the point of larger numbers.
std::string rounded(double value) {
    return figure(std::abs(value) < 100 ? to_digits(value, 3) : std::round(value));
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string totals_text(const ListReport& report, std::string_view currency) {
    const ListTotals& totals = report.totals;
    std::string text = fmt::format("  in all {} person-months of work, at a price of {} {}",
                                   rounded(totals.effort), rounded(totals.cost), currency);
    if (report.without_benefit < report.used) {
        text += fmt::format("; {} of them promise {} {} a year", report.used - report.without_benefit,
                            rounded(totals.benefit), currency);
    }
    const std::string least = figure(std::round(totals.least_months)),
                      most = figure(std::round(totals.most_months));
    return text + fmt::format("\n  the people whom the budget pays would need {} for that\n",
                              least == most ? least + (least == "1" ? " month" : " months")
                                            : least + " to " + most + " months");
}

}  // namespace

std::string lines_text(const LeftOut& group) {
    std::string text;
    for (std::size_t i = 0; i < group.lines.size(); ++i) {
        text += fmt::format("{}{}{}",
                            i == 0                ? ""
                            : group.cells.empty() ? ", "
                                                  : "; ",
                            i == 0 ? (group.rows == 1 ? "line " : "lines ") : "", group.lines[i]);
        text += i < group.cells.size() ? ": " + group.cells[i] : "";
    }
    return text + (group.lines.size() < group.rows ? ", ..." : "");
}

std::string list_text(const ListReport& report, std::string_view currency) {
    if (report.read == 0) {
        return {};
    }
    std::string text =
        fmt::format("{}: {} read, {} used, {} left out\n", report.file.empty() ? "list" : report.file,
                    counted(report.read, "row"), report.used, report.read - report.used);
    if (report.without_effort < report.used) {
        text += totals_text(report, currency);
    }
    for (const LeftOut& group : report.left_out) {
        text += fmt::format("  {} left out: {} ({})\n", group.rows, group.reason, lines_text(group));
    }
    if (!report.origin_date.empty()) {
        text += fmt::format("  month 0 is {}; {} of the rows used were known by then\n", report.origin_date,
                            report.at_the_start);
    }
    if (report.without_effort > 0) {
        text += fmt::format("  {} without a planned effort: drawn from `effort`\n", report.without_effort);
    }
    if (report.without_benefit > 0) {
        text += fmt::format("  {} without a benefit: business case drawn\n", report.without_benefit);
    }
    return text;
}

}  // namespace fundsim
