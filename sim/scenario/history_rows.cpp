#include "scenario/history_rows.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parameters/characters.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

//! A ratio beyond this, or below its inverse, is hardly one: another unit, or a slip of the keyboard.
constexpr double largest_ratio = 1000;

std::string_view cell_of(const CsvRow& row, const HistoryRules& rules, HistoryColumn column) {
    const auto& found = at(rules.columns, column);
    return !found || says_nothing(row.cells[found->place]) ? std::string_view{}
                                                           : trimmed(row.cells[found->place]);
}

std::optional<std::size_t> place_of(const HistoryRules& rules, HistoryColumn column) {
    const auto& found = at(rules.columns, column);
    return found ? std::optional(found->place) : std::nullopt;
}

//! "planned_cost" as people say it.
std::string spoken(HistoryColumn column) {
    std::string word(word_of(column));
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

std::variant<double, HistoryGap> number_in(const CsvRow& row, const HistoryRules& rules,
                                           HistoryColumn column) {
    const std::string_view cell = cell_of(row, rules, column);
    if (cell.empty()) {
        return HistoryGap{"no " + spoken(column)};
    }
    const auto number = csv_number(cell, rules.written).value;
    return number ? std::variant<double, HistoryGap>(*number)
                  : HistoryGap{spoken(column) +
                                   " cannot be read as a number (write it without currency and unit)",
                               place_of(rules, column)};
}

std::variant<double, HistoryGap> positive_in(const CsvRow& row, const HistoryRules& rules,
                                             HistoryColumn column) {
    auto number = number_in(row, rules, column);
    if (const auto* value = std::get_if<double>(&number); value != nullptr && !(*value > 0)) {
        return HistoryGap{spoken(column) + " is not above 0", place_of(rules, column)};
    }
    return number;
}

std::variant<Date, HistoryGap> date_in(const CsvRow& row, const HistoryRules& rules, HistoryColumn column) {
    const std::string_view cell = cell_of(row, rules, column);
    if (cell.empty()) {
        return HistoryGap{"no " + spoken(column)};
    }
    if (const auto date = parse_date(cell)) {
        return *date;
    }
    return HistoryGap{csv_number(cell, rules.written).value
                          ? spoken(column) + " is a number, as Excel keeps dates (write 2012-03-31)"
                          : spoken(column) + " cannot be read as a date (write 2012-03-31)",
                      place_of(rules, column)};
}

HistoryCell ratio_of(double actual, double planned, bool finished, std::string_view what,
                     std::optional<std::size_t> column) {
    const double ratio = actual / planned;
    if (ratio > largest_ratio || (actual > 0 && ratio < 1 / largest_ratio && finished)) {
        return HistoryGap{fmt::format("{} is {} the planned one: another unit?", what,
                                      ratio > 1 ? "over a thousand times" : "under a thousandth of"),
                          column};
    }
    return HistoryFigure{ratio, finished};
}

bool is_word(std::string_view cell, const std::vector<std::string>& words) {
    const std::string folded = caseless(cell);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return caseless(trimmed(word)) == folded; });
}

const std::vector<std::string>& usual_finished() {
    static const std::vector<std::string> words{
        "finished",    "done", "complete", "completed",     "closed", "delivered", "live",
        "yes",         "true", "1",        "100",           "100%",   "100 %",     "afsluttet",
        "f\u00E6rdig", "ja",   "fertig",   "abgeschlossen", "beendet"};
    return words;
}

const std::vector<std::string>& usual_unfinished() {
    static const std::vector<std::string> words{
        "unfinished", "open",    "ongoing",   "running", "in progress", "active",      "started",
        "current",    "no",      "false",     "0",       "cancelled",   "canceled",    "stopped",
        "terminated", "aborted", "abandoned", "on hold", "paused",      "planned",     "igangv\u00E6rende",
        "i gang",     "stoppet", "nej",       "laufend", "offen",       "abgebrochen", "gestoppt",
        "nein"};
    return words;
}

}  // namespace

std::variant<bool, HistoryGap> is_finished(const CsvRow& row, const HistoryRules& rules) {
    const auto& told = rules.options.finished_words;
    if (at(rules.columns, HistoryColumn::status)) {
        const std::string_view cell = cell_of(row, rules, HistoryColumn::status);
        if (!told.empty()) {
            return is_word(cell, told);
        }
        if (is_word(cell, usual_finished())) {
            return true;
        }
        if (is_word(cell, usual_unfinished())) {
            return false;
        }
        if (!cell.empty()) {
            return HistoryGap{
                "status says neither finished nor unfinished (name the words that do, --finished WORD)",
                place_of(rules, HistoryColumn::status)};
        }
    }
    const auto& column = at(rules.columns, HistoryColumn::actual_end);
    if (!column) {
        return true;
    }
    const std::string_view cell = cell_of(row, rules, HistoryColumn::actual_end);
    const auto end = parse_date(cell);
    const auto& as_of = rules.options.as_of;
    // That a projection is missing says nothing, unless one asks who was finished on a day.
    return cell.empty() ? column->projected && !as_of : !(end && as_of && *as_of < *end);
}

HistoryCell ratio_in(const CsvRow& row, const HistoryRules& rules, HistoryColumn planned,
                     HistoryColumn actual, bool finished, bool zero) {
    const auto plan = positive_in(row, rules, planned);
    if (const auto* gap = std::get_if<HistoryGap>(&plan)) {
        return *gap;
    }
    if (!finished && at(rules.columns, actual)->projected) {
        return HistoryGap{fmt::format("unfinished, and its {} is a projection", spoken(actual))};
    }
    const auto came = zero && finished ? number_in(row, rules, actual) : positive_in(row, rules, actual);
    if (const auto* gap = std::get_if<HistoryGap>(&came)) {
        return *gap;
    }
    if (std::get<double>(came) < 0) {
        return HistoryGap{spoken(actual) + " is below 0", place_of(rules, actual)};
    }
    return ratio_of(std::get<double>(came), std::get<double>(plan), finished, spoken(actual),
                    place_of(rules, actual));
}

HistoryCell schedule_in(const CsvRow& row, const HistoryRules& rules, bool finished) {
    using enum HistoryColumn;
    if (at(rules.columns, planned_duration) && at(rules.columns, actual_duration)) {
        return ratio_in(row, rules, planned_duration, actual_duration, finished, false);
    }
    const auto began = date_in(row, rules, start), due = date_in(row, rules, planned_end);
    for (const auto* date : {&began, &due}) {
        if (const auto* gap = std::get_if<HistoryGap>(date)) {
            return *gap;
        }
    }
    const double planned = months_between(std::get<Date>(began), std::get<Date>(due));
    if (!(planned > 0)) {
        return HistoryGap{"planned end is not after the start", place_of(rules, planned_end)};
    }
    if (!finished && !rules.options.as_of) {
        return HistoryGap{"unfinished, and nothing says how long it has run (--as-of DATE does)"};
    }
    const auto ended = finished ? date_in(row, rules, actual_end) : *rules.options.as_of;
    if (const auto* gap = std::get_if<HistoryGap>(&ended)) {
        return *gap;
    }
    const double actual = months_between(std::get<Date>(began), std::get<Date>(ended));
    if (!(actual > 0)) {
        return finished ? HistoryGap{"actual end is not after the start", place_of(rules, actual_end)}
                        : HistoryGap{"unfinished, and begun after the day of --as-of"};
    }
    return ratio_of(actual, planned, finished, "actual duration", place_of(rules, actual_end));
}

HistoryCell effort_in(const CsvRow& row, const HistoryRules& rules) {
    using enum HistoryColumn;
    const bool has_effort = at(rules.columns, planned_effort).has_value();
    const auto number = positive_in(row, rules, has_effort ? planned_effort : planned_cost);
    if (const auto* gap = std::get_if<HistoryGap>(&number)) {
        return *gap;
    }
    return HistoryFigure{std::get<double>(number) / (has_effort ? 1 : rules.options.person_month_cost), true};
}

}  // namespace fundsim
