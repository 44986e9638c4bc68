// Cells of a listed portfolio: numbers that may be two, names, sums, and what of a file messages may hold.

#include "listing.hpp"

using namespace reading;

TEST_CASE("a list is summed up in work, money and time") {
    const ReadResult result = read_list_of(listing, rows);
    REQUIRE(result.ok);
    const ListTotals& totals = result.list.totals;
    CHECK(totals.effort == Approx(24 + 120 + 10 + 50));  // one row has no cost
    CHECK(totals.cost == Approx(2040));
    CHECK(totals.benefit == Approx(500 - 200 + 100));
    CHECK(totals.least_months ==
          Approx(204 / (1000 * 0.92 / 10)));  // a budget of 1,000 a month, 8 % overhead
    CHECK(totals.most_months == totals.least_months);
    const std::string text = list_text(result.list, "kEUR");
    INFO(text);
    CHECK(
        text.find(
            "in all 204 person-months of work, at a price of 2,040 kEUR; 3 of them promise 400 kEUR a year\n"
            "  the people whom the budget pays would need 2 months for that\n") != std::string::npos);
    const ReadResult two =
        read_list_of(listing + "overhead = 0\n[[model]]\nname = \"Half\"\noverhead = 0.5\n", rows);
    REQUIRE(two.ok);
    CHECK(two.list.totals.most_months == Approx(2 * two.list.totals.least_months));
    CHECK(list_text(two.list, "").find("would need 2 to 4 months") != std::string::npos);
}

TEST_CASE("cells that may be a thousand times more are refused until it is told what is meant") {
    const std::string plain =
        "Project;Start;End;Cost;Benefit;Actual\nA;2010-01-01;;1.000;;\nB;2010-01-01;;2.500;;\n";
    CHECK(list_faults(listing, plain)
              .find("p.csv:2: '1.000' in column 'Cost' may be 1000 or 1, and so may 1 more "
                    "below: write thousands = \".\"") != std::string::npos);
    const auto effort = [&](const char* thousands) {
        const ReadResult result =
            read_list_of(with(listing, "scale = 1_000", std::string("thousands = ") + thousands), plain);
        INFO(formatted(result.faults));
        return result.ok ? result.scenario.opportunities.listed.at(0).effort : 0;
    };
    CHECK(effort("\".\"") == Approx(100));
    CHECK(effort("\"\"") == Approx(0.1));
    CHECK(list_faults(with(listing, "scale = 1_000", "thousands = \"x\""), plain)
              .find("s.toml:8:13: thousands is what stands between groups") != std::string::npos);
    const std::string quoted = "Project,Start,End,Cost,Benefit,Actual\nA,2010-01-01,,\"1,000\",,\n";
    CHECK(list_faults(listing, quoted)
              .find("(line 2: '1,000' in column 'Cost', which takes thousands = \",\" in the scenario)") !=
          std::string::npos);
    CHECK(read_list_of(with(listing, "scale = 1_000", "thousands = \",\""), quoted).ok);
    const std::string text = with(sound, "value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }",
                                  "value_per_year = { empirical = { file = \"p.csv\", column = \"Cost\" } }");
    CHECK(list_faults(text, plain).find("p.csv:2: '1.000' in column 'Cost' may be 1000 or 1") !=
          std::string::npos);
    const ReadResult said =
        read_list_of(with(text, "column = \"Cost\"", "column = \"Cost\", thousands = \".\""), plain);
    REQUIRE(said.ok);
    CHECK(said.scenario.opportunities.value_per_year.values.at(0) == 1000);
}

TEST_CASE("names in a list are made one line, and may hide nothing") {
    const ReadResult result =
        read_list_of(listing, "Project,Start,End,Cost,Benefit,Actual\n\"Two\r\nlines\",2010-01-01,,1,,\n" +
                                  std::string(5000, 'x') + ",2010-01-01,,1,,\n");
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    CHECK(result.scenario.opportunities.listed[0].name == "Two  lines");
    CHECK(result.scenario.opportunities.listed[1].name == std::string(197, 'x') + "...");
    CHECK(read(result.resolved_toml).ok);
    CHECK(list_faults(listing,
                      "Project,Start,End,Cost,Benefit,Actual\nx,2010-01-01,,1,,\na\u202Eb,2010-01-01,,1,,\n")
              .find("p.csv:3: 'a?b' in column 'Project' holds a character that nobody sees and that may turn "
                    "or hide what "
                    "stands beside it, U+202E") != std::string::npos);
}

TEST_CASE("a file that is no table is named, its content is not") {
    const std::string secret = "root:$6$secret:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\n";
    for (const std::string& scenario : {listing, with(listing, "columns = ", "#")}) {
        const std::string faults = list_faults(scenario, secret);
        INFO(faults);
        CHECK_FALSE(faults.empty());
        CHECK(faults.find("secret") == std::string::npos);
        CHECK(faults.find("root") == std::string::npos);
    }
    std::string wide = "a" + std::string(100, 'x');
    for (int i = 0; i < 100; ++i) {
        wide += ",column" + std::to_string(i);
    }
    const std::string faults = list_faults(listing, wide + "\n" + std::string(100, ',') + "1\n");
    CHECK(faults.find(std::string(40, 'x')) == std::string::npos);
    CHECK(faults.find("column10") != std::string::npos);
    CHECK(faults.find("column11") == std::string::npos);
    const std::string cell = list_faults(
        with(listing, "list = \"p.csv\"",
             "effort = { empirical = { file = \"p.csv\", column = \"Cost\" } }\nlist = \"p.csv\""),
        "Project,Start,End,Cost,Benefit,Actual\nA,2010-01-01,," + std::string(100, 'x') + ",,\n");
    CHECK(cell.find("p.csv:2: '" + std::string(40, 'x') + "...' in column 'Cost' is no number") !=
          std::string::npos);
}
