#include "scenario/history_columns.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parameters/characters.hpp"
#include "parameters/sentence.hpp"
#include "parameters/text.hpp"
#include "scenario/column.hpp"

namespace fundsim {

namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, history_column_count> meanings{
    "name",          "status",           "start",           "planned_end",
    "actual_end",    "planned_duration", "actual_duration", "planned_cost",
    "actual_cost",   "planned_effort",   "actual_effort",   "planned_benefit",
    "actual_benefit"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }

//! "Planned_Cost", "plannedCost" and "Planned cost (kEUR)" are planned, cost, ...; digits are left out.
Words words_of(std::string_view heading) {
    Words words(1);
    char before = ' ';
    for (const char c : heading) {
        if (!is_letter(c) || (is_upper(c) && is_lower(before))) {
            words.emplace_back();
        }
        if (is_letter(c)) {
            words.back() += c;
        }
        before = c;
    }
    for (std::string& word : words) {
        word = caseless(word);
    }
    std::erase(words, "");
    return words;
}

using Stems = std::initializer_list<std::string_view>;

bool is_one(const Words& words, Stems wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}
bool begins(const Words& words, Stems stems) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return word.starts_with(stem); });
    });
}
bool holds(const Words& words, Stems stems) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(stems.begin(), stems.end(),
                           [&](auto stem) { return word.find(stem) != std::string::npos; });
    });
}

enum class Side { unsaid, planned, budget, actual, spent, projected };

Side side_of(const Words& words) {
    if (begins(words, {"actual", "realis", "realiz", "final", "outturn", "faktisk", "achieved",
                       "tats\u00E4chlich"}) ||
        is_one(words, {"ist", "real"}) || begins(words, {"istk", "ista", "istd"})) {
        return Side::actual;
    }
    if (is_one(words, {"projected", "projection"}) || begins(words, {"forecast", "latest", "prognose"})) {
        return Side::projected;
    }
    if (begins(words, {"plan", "geplant", "soll"})) {
        return Side::planned;
    }
    if (begins(words, {"budget", "baseline", "approved", "estimat", "original", "expected", "promised",
                       "bevilget", "bewilligt", "gesch\u00E4tzt", "case"})) {
        return Side::budget;
    }
    return begins(words, {"spent", "spend", "used", "forbrug"}) ? Side::spent : Side::unsaid;
}

enum class Quantity { none, start, end, duration, cost, effort, benefit };

Quantity quantity_of(const Words& words) {
    if (holds(words, {"benefit", "gevinst", "nutzen"}) || is_one(words, {"value", "gain", "gains"})) {
        return Quantity::benefit;
    }
    if (holds(words, {"effort", "aufwand", "hours", "stunden", "arbejde"}) || begins(words, {"person"}) ||
        is_one(words, {"man", "timer", "pt"})) {
        return Quantity::effort;
    }
    if (begins(words, {"start", "begin", "began"})) {
        return Quantity::start;
    }
    if (holds(words, {"completion", "finish", "deliver", "deadline", "golive"}) ||
        is_one(words, {"end", "ende", "slut", "due", "close", "closed", "live", "completed", "enddato",
                       "slutdato"})) {
        return Quantity::end;
    }
    if (holds(words, {"duration", "dauer", "varighed", "months", "weeks", "days"})) {
        return Quantity::duration;
    }
    return holds(words, {"cost", "kosten", "omkost", "udgift", "price", "spend", "spent", "outlay",
                         "expenditure", "budget", "forbrug"})
               ? Quantity::cost
               : Quantity::none;
}

struct Heading {
    std::size_t place;
    Side side;
    Quantity quantity;
    Words words;
};

//! The places of headings that are as good as each other for a column, the best there are.
using Places = std::vector<std::size_t>;

Places with_side(const std::vector<Heading>& headings, Quantity quantity, std::initializer_list<Side> sides) {
    for (const Side side : sides) {
        Places places;
        for (const Heading& heading : headings) {
            if (heading.quantity == quantity && heading.side == side) {
                places.push_back(heading.place);
            }
        }
        if (!places.empty()) {
            return places;
        }
    }
    return {};
}

//! The first heading that says nothing but such words; their order is that of preference.
Places called(const std::vector<Heading>& headings, Stems words) {
    for (const std::string_view word : words) {
        for (const Heading& heading : headings) {
            const bool only = std::all_of(heading.words.begin(), heading.words.end(), [&](const auto& each) {
                return std::find(words.begin(), words.end(), each) != words.end();
            });
            if (only && is_one(heading.words, {word})) {
                return {heading.place};
            }
        }
    }
    return {};
}

//! Takes what is found for a column, unless the user has said something of it.
struct Guess {
    const CsvTable& table;
    const std::array<bool, history_column_count>& told;
    ColumnsReading& reading;

    bool take(HistoryColumn column, const Places& places, bool projected = false) const {
        const auto number = std::size_t(column);
        if (told[number] || places.empty()) {
            return told[number] && reading.columns[number].has_value();
        }
        if (places.size() > 1) {
            reading.faults.push_back(
                fmt::format("{} and {} may both be the {}: say which it is, --column {}={}",
                            quoted_cell(table.heading[places[0]]), quoted_cell(table.heading[places[1]]),
                            meanings[number], meanings[number], "HEADING"));
            return true;
        }
        reading.columns[number] = FoundColumn{places[0], true, projected};
        return true;
    }
};

//! Plans and what came of them, of one quantity. A projection stands for whichever of the two is missing.
void take_sides(const Guess& guess, const std::vector<Heading>& headings, Quantity quantity,
                HistoryColumn planned, HistoryColumn actual) {
    const bool has_plan = guess.take(planned, with_side(headings, quantity, {Side::planned, Side::budget}));
    const bool has_actual = guess.take(actual, with_side(headings, quantity, {Side::actual, Side::spent}));
    const Places projected = with_side(headings, quantity, {Side::projected});
    const Places unsaid = with_side(headings, quantity, {Side::unsaid});
    if (has_plan && !has_actual) {
        guess.take(actual, projected.empty() ? unsaid : projected, !projected.empty());
    } else if (has_actual && !has_plan) {
        guess.take(planned, projected.empty() ? unsaid : projected);
    }
}

void take_named(const CsvTable& table, const ColumnNaming& naming,
                std::array<bool, history_column_count>& told, ColumnsReading& reading) {
    const auto column = history_column(naming.meaning);
    if (!column) {
        const std::vector<std::string_view> known(meanings.begin(), meanings.end());
        reading.faults.push_back(fmt::format(
            "--column says what {} is, which a history does not have: there are {}{}", quoted(naming.meaning),
            fmt::join(meanings, ", "), did_you_mean(naming.meaning, known)));
        return;
    }
    told[std::size_t(*column)] = true;
    if (naming.heading.empty()) {
        return;
    }
    const auto count = std::count(table.heading.begin(), table.heading.end(), naming.heading);
    if (count != 1) {
        const std::vector<std::string_view> headings(table.heading.begin(), table.heading.end());
        reading.faults.push_back(
            count > 1 ? fmt::format("{} heads {} columns, which one is meant?", quoted(naming.heading), count)
                      : fmt::format("there is no column {}, there are {}{}", quoted(naming.heading),
                                    headings_text(table), did_you_mean(naming.heading, headings)));
        return;
    }
    const auto place = std::find(table.heading.begin(), table.heading.end(), naming.heading);
    const auto at = static_cast<std::size_t>(place - table.heading.begin());
    reading.columns[std::size_t(*column)] =
        FoundColumn{at, false, side_of(words_of(naming.heading)) == Side::projected};
}

}  // namespace

std::string_view word_of(HistoryColumn column) { return meanings[std::size_t(column)]; }

std::optional<HistoryColumn> history_column(std::string_view word) {
    const auto found = std::find(meanings.begin(), meanings.end(), word);
    return found == meanings.end() ? std::nullopt : std::optional(HistoryColumn(found - meanings.begin()));
}

ColumnsReading find_history_columns(const CsvTable& table, std::span<const ColumnNaming> named) {
    ColumnsReading reading;
    std::array<bool, history_column_count> told{};
    for (const ColumnNaming& naming : named) {
        take_named(table, naming, told, reading);
    }
    std::vector<Heading> headings;
    for (std::size_t i = 0; i < table.heading.size(); ++i) {
        const bool taken = std::any_of(reading.columns.begin(), reading.columns.end(),
                                       [&](const auto& column) { return column && column->place == i; });
        const Words words = words_of(table.heading[i]);
        if (!taken) {
            headings.push_back({i, side_of(words), quantity_of(words), words});
        }
    }
    const Guess guess{table, told, reading};
    using enum HistoryColumn;
    guess.take(name,
               called(headings, {"project", "projekt", "name", "navn", "title", "titel", "initiative"}));
    guess.take(status, called(headings, {"status", "finished", "done", "state"}));
    guess.take(start, with_side(headings, Quantity::start, {Side::actual, Side::unsaid, Side::planned}));
    take_sides(guess, headings, Quantity::end, planned_end, actual_end);
    take_sides(guess, headings, Quantity::duration, planned_duration, actual_duration);
    take_sides(guess, headings, Quantity::cost, planned_cost, actual_cost);
    take_sides(guess, headings, Quantity::effort, planned_effort, actual_effort);
    take_sides(guess, headings, Quantity::benefit, planned_benefit, actual_benefit);
    if (!at(reading.columns, planned_cost) && !at(reading.columns, actual_cost)) {
        take_sides(guess, headings, Quantity::none, planned_cost,
                   actual_cost);  // "Planned" and "Actual" alone
    }
    return reading;
}

}  // namespace fundsim
