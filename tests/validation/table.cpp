#include "validation/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace fundsim::validation {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string number(double x) { return fmt::format("{:.7g}", x); }

Row compared(Kind kind, std::string name, double expected, double ours) {
    return {.name = std::move(name),
            .kind = kind,
            .expected = number(expected),
            .ours = number(ours),
            .errors = none,
            .relative = none,
            .sees = none};
}

}  // namespace

void Rows::exact(Kind kind, std::string name, double expected, double ours, double tolerance) {
    Row row = compared(kind, std::move(name), expected, ours);
    row.relative = expected == 0 ? ours : (ours - expected) / std::abs(expected);
    if (ours == expected) row.relative = 0;
    row.sees = tolerance;
    row.pass = std::abs(row.relative) <= tolerance;
    row.difference = row.relative == 0 ? "exact" : fmt::format("exact {:+.0e}", row.relative);
    list.push_back(std::move(row));
}

void Rows::sampled(Kind kind, std::string name, double expected, Sampled ours, double sees, double rounding) {
    Row row = compared(kind, std::move(name), expected, ours.value);
    const double allowed = tolerated_errors * ours.standard_error + rounding;
    const double off = ours.value - expected;
    row.errors = std::copysign(std::max(0.0, std::abs(off) - rounding), off) / ours.standard_error;
    row.sees = allowed / std::abs(expected);
    row.pass = std::abs(ours.value - expected) <= allowed && row.sees <= sees;
    row.difference = fmt::format("{:+.2f} se", row.errors);
    if (row.sees > sees) row.remark = "too few replications to notice what it should";
    list.push_back(std::move(row));
}

void Rows::at_least(Kind kind, std::string name, double bound, Sampled ours) {
    Row row = compared(kind, std::move(name), bound, ours.value);
    row.expected = "at least " + row.expected;
    row.errors = ours.standard_error > 0 ? (ours.value - bound) / ours.standard_error : none;
    row.pass = ours.value >= bound - 2 * ours.standard_error;
    row.difference = ours.standard_error > 0 ? fmt::format("{:+.2f} se", row.errors) : "bound";
    list.push_back(std::move(row));
}

void Rows::at_most(Kind kind, std::string name, double bound, Sampled ours) {
    Row row = compared(kind, std::move(name), bound, ours.value);
    row.expected = "at most " + row.expected;
    row.errors = ours.standard_error > 0 ? (ours.value - bound) / ours.standard_error : none;
    row.pass = ours.value <= bound + 2 * ours.standard_error;
    row.difference = ours.standard_error > 0 ? fmt::format("{:+.2f} se", row.errors) : "bound";
    list.push_back(std::move(row));
}

void Rows::between(Kind kind, std::string name, double low, double high, double ours) {
    Row row = compared(kind, std::move(name), low, ours);
    row.expected = fmt::format("{} to {}", number(low), number(high));
    row.pass = ours >= low && ours <= high;
    row.difference = "range";
    list.push_back(std::move(row));
}

void Rows::absent(std::string name, std::string expected, std::string reason) {
    list.push_back({.name = std::move(name),
                    .kind = Kind::not_modelled,
                    .expected = std::move(expected),
                    .errors = none,
                    .relative = none,
                    .sees = none,
                    .remark = std::move(reason)});
}

void Rows::remark(std::string text) { list.back().remark = std::move(text); }

}  // namespace fundsim::validation
