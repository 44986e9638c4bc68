#pragma once
// The table that the benchmark prints: what was measured, how it compares, and whether that is good enough.

#include <limits>
#include <string>
#include <vector>

namespace fundsim::bench {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

enum class Met { no_target, yes, no, not_measured };

struct Row {
    std::string what;
    double seconds = none;    //!< median time; NaN where the row is about something else
    double value = none;      //!< the figure that a target is about
    std::string figure = {};  //!< `value` in words: "6.84 x floor", "slope 0.97"
    std::string target = {};  //!< "<= 5"; empty: for orientation
    Met met = Met::no_target;
};

enum class Bound { at_most, at_least };

//! A row with a target: `value` against `limit`, written with `unit` behind it.
Row judged(std::string what, double seconds, double value, std::string figure, Bound bound, double limit,
           std::string unit = {});
//! A row whose target is known although nothing was measured; `why` stands in place of the figure.
Row left_out(std::string what, std::string why, std::string target = {});

//! What all rows share and what stands above them.
struct Report {
    std::string machine;
    std::string program;
    std::vector<std::string> notes;
    double ratio_to_floor = none;
    std::vector<Row> rows;
};

//! "ratio to floor: 6.84x"
std::string ratio_line(double ratio);
std::string as_text(const Report& report);
std::string as_json(const Report& report);

//! "6.84 x floor" with three digits that count.
std::string times(double ratio, const std::string& of);

}  // namespace fundsim::bench
