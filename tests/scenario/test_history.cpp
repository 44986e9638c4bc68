// Histories of projects in CSV: columns by their headings, numbers as Excel writes them in several countries,
// rows that are left out and why.

#include "scenario/history.hpp"

#include <catch2/catch.hpp>

#include "scenario/csv.hpp"

using namespace fundsim;

namespace {

using enum HistoryColumn;
using Values = std::vector<double>;

History read(std::string_view text, const HistoryOptions& options = {}) {
    HistoryReading reading = read_history(text, "h.csv", options);
    INFO(formatted(reading.faults));
    REQUIRE(reading.history);
    return *reading.history;
}

std::string refused(std::string_view text, const HistoryOptions& options = {}) {
    const HistoryReading reading = read_history(text, "h.csv", options);
    REQUIRE_FALSE(reading.history);
    return formatted(reading.faults);
}

//! "planned_cost: Budget; ..." of a heading.
std::string guessed(const std::string& heading) {
    const CsvTable table = parse_csv(heading + "\n");
    const ColumnsReading found = find_history_columns(table, {});
    std::string text;
    for (const std::string& fault : found.faults) {
        text += fault + "; ";
    }
    for (std::size_t i = 0; i < history_column_count; ++i) {
        if (const auto& column = found.columns[i]) {
            text += std::string(word_of(HistoryColumn(i))) + ": " + table.heading[column->place] +
                    (column->projected ? " (projected); " : "; ");
        }
    }
    return text;
}

bool contains(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

//! "2: planned cost is not above 0 (line 3, line 5)".
std::string told(const std::vector<LeftOut>& groups) {
    std::string text;
    for (const LeftOut& group : groups) {
        text += std::to_string(group.rows) + ": " + group.reason;
        for (std::size_t i = 0; i < group.lines.size(); ++i) {
            text += " [" + std::to_string(group.lines[i]) +
                    (i < group.cells.size() ? " " + group.cells[i] : "") + "]";
        }
        text += "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("history: columns are guessed from headings as people write them") {
    CHECK(guessed("project,planned_cost,actual_cost") ==
          "name: project; planned_cost: planned_cost; actual_cost: actual_cost; ");
    CHECK(guessed("Project;Budget (kEUR);Actual (kEUR)") == "name: Project; planned_cost: Budget (kEUR); ");
    CHECK(guessed("Name;Budget (kEUR);Spent (kEUR)") ==
          "name: Name; planned_cost: Budget (kEUR); actual_cost: Spent (kEUR); ");
    CHECK(guessed("Planned,Actual") == "planned_cost: Planned; actual_cost: Actual; ");
    CHECK(guessed("plannedEffort\tactualEffort\tstatus") ==
          "status: status; planned_effort: plannedEffort; actual_effort: actualEffort; ");
    CHECK(guessed("Projekt;Plankosten;Istkosten;Gepl. Ende") ==
          "name: Projekt; planned_cost: Plankosten; actual_cost: Istkosten; ");
    CHECK(
        guessed("Projekt;Budget;Faktiske omkostninger;Planlagt gevinst;Realiseret gevinst") ==
        "name: Projekt; planned_cost: Budget; actual_cost: Faktiske omkostninger; planned_benefit: Planlagt "
        "gevinst; actual_benefit: Realiseret gevinst; ");
    CHECK(guessed("agency,investment,project,start,planned_completion,projected_completion,planned_cost_musd,"
                  "projected_cost_musd") ==
          "name: project; start: start; planned_end: planned_completion; actual_end: projected_completion "
          "(projected); planned_cost: planned_cost_musd; actual_cost: projected_cost_musd (projected); ");
    CHECK(guessed("planned months,actual months,planned person-months") ==
          "planned_duration: planned months; actual_duration: actual months; planned_effort: planned "
          "person-months; ");
    CHECK(guessed("forecast cost,actual cost") == "planned_cost: forecast cost; actual_cost: actual cost; ");
    CHECK(guessed("budget,planned_cost,cost,project manager") ==
          "planned_cost: planned_cost; actual_cost: cost; ");
    CHECK(guessed("a,b,c").empty());
    CHECK(contains(
        guessed("planned_cost_dk,planned_cost_se,actual_cost"),
        "'planned_cost_dk' and 'planned_cost_se' may both be the planned_cost: say which it is, --column "
        "planned_cost=HEADING"));
}

TEST_CASE("history: what the user says of a column goes before what is guessed") {
    const History history = read("a,b,planned_cost,actual_cost\n2,3,9,9\n",
                                 {.columns = {{"planned_cost", "a"}, {"actual_cost", "b"}}});
    CHECK(history.cost->finished == Values{1.5});
    CHECK_FALSE(at(history.columns, planned_cost)->guessed);
    const History less = read("planned_cost,actual_cost,planned months,actual months\n2,3,4,5\n",
                              {.columns = {{"actual_cost", ""}}});
    CHECK_FALSE(less.cost);
    CHECK(less.schedule->finished == Values{1.25});
    CHECK(contains(refused("planned_cost,actual_cost\n1,1\n", {.columns = {{"actual_costs", "x"}}}),
                   "Did you mean 'actual_cost'?"));
    CHECK(contains(
        refused("planned_cost,actual_cost\n1,1\n", {.columns = {{"actual_cost", "actual_cots"}}}),
        "h.csv:1: there is no column 'actual_cots', there are planned_cost, actual_cost. Did you mean "
        "'actual_cost'?"));
    CHECK(contains(refused("a,b\n1,1\n"),
                   "no two columns are known to be a plan and what came of it. It has a, b"));
    CHECK(contains(refused("a\n1\n"), "It has one column only"));
    CHECK(contains(refused("planned_cost,actual_cost\n"), "there are no rows below the heading"));
}

TEST_CASE("history: numbers as Excel writes them") {
    CHECK(read("planned_cost;actual_cost\n100,5;201\n").cost->finished == Values{2});
    const History german = read("planned_cost;actual_cost\n1.234,50;2.469,00\n1.000;2.000\n");
    CHECK(german.thousands == ".");
    CHECK(german.cost->finished == Values{2, 2});
    const History english = read("planned_cost,actual_cost\n\"1,200\",\"2,400.0\"\n900,1800\n");
    CHECK(english.thousands == ",");
    CHECK(english.cost->finished == Values{2, 2});
    CHECK(read("planned_cost;actual_cost\n1 200;2 400\n").thousands == " ");
    CHECK(read("planned_cost;actual_cost\n1'200;2'400\n").thousands == "'");
    const History quotes = read("planned_cost,actual_cost\n\"1,5\",3\n2,4\n");
    CHECK(quotes.thousands == ".");
    CHECK(quotes.cost->finished == Values{2, 2});
    CHECK(contains(
        refused("planned_cost,actual_cost\n\"1,200\",900\n"),
        "h.csv:2: '1,200' in column 'planned_cost' can be read in two ways: --thousands '.' says that "
        "it is 1.2, --thousands ',' says that it is 1200"));
    // What would spoil other cells is no mark: the one that needs it is left out.
    const History mixed = read("planned_cost;actual_cost\n1.234.567;3\n12.5;25\n");
    CHECK(mixed.thousands.empty());
    CHECK(mixed.cost->finished == Values{2});
    CHECK(told(mixed.cost->unused) == "1: planned cost cannot be read as a number (write it without currency "
                                      "and unit) [2 '1.234.567' in column 'planned_cost']; ");
    const std::string ambiguous = refused("planned_cost;actual_cost\n1.000;900\n2.000;900\n");
    CHECK(contains(ambiguous,
                   "h.csv:2: '1.000' in column 'planned_cost' may be 1000 or 1, and so may 1 more below: "
                   "--thousands '.' says that it is 1000, --thousands none that it is 1"));
    CHECK(read("planned_cost;actual_cost\n1.000;900\n", {.thousands = "."}).cost->finished == Values{0.9});
    CHECK(read("planned_cost;actual_cost\n1.000;2\n", {.thousands = ""}).cost->finished == Values{2});
}

TEST_CASE("history: rows that cannot be used are counted, with the reason and the cell") {
    const History history = read("project,planned_cost,actual_cost\n"
                                 "a,100,150\n"
                                 "b,0,10\n"
                                 "c,-5,10\n"
                                 "d,,10\n"
                                 "e,100,n/a\n"
                                 "f,lots,10\n"
                                 "g,10,0\n"
                                 "a,100,150\n"
                                 "h,1,5000\n"
                                 "a,100,90\n");
    CHECK(history.rows == 10);
    CHECK(history.used == 2);
    CHECK(history.cost->finished == Values{1.5, 0.9});
    CHECK(
        told(history.cost->unused) ==
        "2: planned cost is not above 0 [3 '0' in column 'planned_cost'] [4 '-5' in column 'planned_cost']; "
        "1: no planned cost [5]; 1: no actual cost [6]; "
        "1: planned cost cannot be read as a number (write it without currency and unit) [7 'lots' in column "
        "'planned_cost']; "
        "1: actual cost is not above 0 [8 '0' in column 'actual_cost']; "
        "1: actual cost is over a thousand times the planned one: another unit? [10 '5000' in column "
        "'actual_cost']; ");
    CHECK(told(history.unused) ==
          "7: no figure of it can be used [3] [4] [5] [6] [7]; 1: the same as a row above, in "
          "every cell [9]; ");
    REQUIRE(history.repeated_names);
    CHECK(history.repeated_names->lines == std::vector<int>{11});
}

TEST_CASE("history: schedules from dates, in the right order or not at all") {
    const std::string text = "start,planned_end,actual_end,planned_cost,actual_cost\n"
                             "2020-01-01,2021-01-01,2022-01-01,1,1\n"
                             "1.1.2020,1.7.2020,1.10.2020,1,1\n"
                             "2020-01-01,2019-01-01,2022-01-01,1,1\n"
                             "2020-01-01,2021-01-01,2019-01-01,1,1\n"
                             "2020-01-01,2021-01-01,,1,0.4\n"
                             "2020-01-01,2020-02-30,2021-01-01,1,1\n"
                             "2020-01-01,43831,2021-01-01,1,1\n"
                             ",2021-01-01,2021-01-01,1,1\n";
    const History history = read(text);
    CHECK(history.schedule->finished == Values{2, 1.5});
    CHECK(history.cost->finished.size() == 7);
    CHECK(history.cost->unfinished == Values{0.4});
    CHECK(told(history.schedule->unused) ==
          "1: planned end is not after the start [4 '2019-01-01' in column 'planned_end']; "
          "1: actual end is not after the start [5 '2019-01-01' in column 'actual_end']; "
          "1: unfinished, and nothing says how long it has run (--as-of DATE does) [6]; "
          "1: planned end cannot be read as a date (write 2012-03-31) [7 '2020-02-30' in column "
          "'planned_end']; "
          "1: planned end is a number, as Excel keeps dates (write 2012-03-31) [8 '43831' in column "
          "'planned_end']; "
          "1: no start [9]; ");
    const History later = read(text, {.as_of = Date{2020, 7, 1}});
    CHECK(later.schedule->unfinished == Values{0.5, 1, 0.5});
    CHECK(later.cost->unfinished.size() == 7);
}

TEST_CASE("history: the status says who is finished") {
    const std::string text = "planned_cost,actual_cost,status\n1,2,Done\n1,3,in "
                             "progress\n1,4,Cancelled\n1,5,afsluttet\n1,6,weird\n1,7,\n";
    const History history = read(text);
    CHECK(history.cost->finished == Values{2, 5, 7});
    CHECK(history.cost->unfinished == Values{3, 4});
    CHECK(contains(told(history.unused),
                   "1: status says neither finished nor unfinished (name the words that do, "
                   "--finished WORD) [6 'weird' in column 'status']"));
    CHECK(read(text, {.finished_words = {"weird", "done"}}).cost->finished == Values{2, 6});
}

TEST_CASE("history: benefits may be nothing, and sizes come from costs at a price") {
    const std::string text = "planned_benefit,actual_benefit,planned_cost\n100,0,50\n100,-5,60\n100,120,70\n";
    const History history = read(text, {.person_month_cost = 10});
    CHECK(history.benefit->finished == Values{0, 1.2});
    CHECK(contains(told(history.benefit->unused), "actual benefit is below 0"));
    CHECK(history.effort->finished == Values{5, 6, 7});
    CHECK_FALSE(read(text).effort);
    CHECK(read("planned_effort,actual_effort\n3,6\n").cost->finished == Values{2});
}

TEST_CASE("history: of an unfinished project a projection says nothing") {
    const History history = read("planned_cost,projected_cost,status\n1,2,done\n1,3,open\n");
    CHECK(history.cost->projected);
    CHECK(history.cost->finished == Values{2});
    CHECK(told(history.cost->unused) == "1: unfinished, and its actual cost is a projection [3]; ");
    const std::string text = "start,planned end,projected end,planned_cost,projected_cost\n"
                             "2020-01-01,2021-01-01,2021-07-01,1,2\n2020-01-01,2021-01-01,,1,3\n";
    CHECK(read(text).cost->finished == Values{2, 3});
    CHECK(read(text, {.as_of = Date{2021, 12, 31}}).cost->finished == Values{2});
    CHECK(read(text, {.as_of = Date{2021, 6, 30}}).schedule->unfinished.size() == 2);
}
