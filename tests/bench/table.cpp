#include "bench/table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace fundsim::bench {

namespace {

std::string time_words(double seconds) {
    if (std::isnan(seconds)) return "";
    for (const auto& [unit, size] : {std::pair{"s", 1.0}, {"ms", 1e-3}, {"us", 1e-6}})
        if (seconds >= size) return fmt::format("{:.4g} {}", seconds / size, unit);
    return fmt::format("{:.4g} ns", seconds / 1e-9);
}

std::string_view word(Met met) {
    switch (met) {
    case Met::yes:
        return "yes";
    case Met::no:
        return "NO";
    case Met::not_measured:
        return "not measured";
    case Met::no_target:
        return "";
    }
    return "";
}

}  // namespace

Row judged(std::string what, double seconds, double value, std::string figure, Bound bound, double limit,
           std::string unit) {
    const bool met = bound == Bound::at_most ? value <= limit : value >= limit;
    return {.what = std::move(what),
            .seconds = seconds,
            .value = value,
            .figure = std::move(figure),
            .target = fmt::format("{} {}{}", bound == Bound::at_most ? "<=" : ">=", limit, unit),
            .met = met ? Met::yes : Met::no};
}

Row left_out(std::string what, std::string why, std::string target) {
    const Met met = target.empty() ? Met::no_target : Met::not_measured;
    return {.what = std::move(what), .figure = std::move(why), .target = std::move(target), .met = met};
}

std::string times(double ratio, const std::string& of) {
    return ratio >= 1000 ? fmt::format("{:.0f} x {}", ratio, of) : fmt::format("{:.3g} x {}", ratio, of);
}

std::string ratio_line(double ratio) { return fmt::format("ratio to floor: {:.2f}x", ratio); }

std::string as_text(const Report& report) {
    std::string out = report.machine + '\n' + report.program + '\n';
    for (const std::string& note : report.notes) out += note + '\n';
    out += '\n';
    const auto line = [&](auto a, auto b, auto c, auto d, auto e) {
        std::string text = fmt::format("{:<64} {:>12}  {:<26} {:<9} {}", a, b, c, d, e);
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + '\n';
    };
    line("what", "median time", "ratio", "target", "met");
    for (const Row& row : report.rows)
        line(row.what, time_words(row.seconds), row.figure, row.target, word(row.met));
    return out + '\n' + ratio_line(report.ratio_to_floor) + '\n';
}

std::string as_json(const Report& report) {
    const auto finite = [](double x) { return std::isfinite(x) ? nlohmann::json(x) : nlohmann::json(); };
    nlohmann::json rows = nlohmann::json::array();
    for (const Row& row : report.rows)
        rows.push_back({{"what", row.what},
                        {"seconds", finite(row.seconds)},
                        {"value", finite(row.value)},
                        {"figure", row.figure},
                        {"target", row.target},
                        {"met", word(row.met)}});
    const nlohmann::json all{{"machine", report.machine},
                             {"program", report.program},
                             {"notes", report.notes},
                             {"ratio_to_floor", finite(report.ratio_to_floor)},
                             {"line", ratio_line(report.ratio_to_floor)},
                             {"rows", rows}};
    return all.dump(1) + '\n';
}

}  // namespace fundsim::bench
