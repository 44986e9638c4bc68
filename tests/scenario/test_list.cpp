// Listed portfolios: rows used, rows left out and why.

#include <cmath>
#include <cstdlib>

#include "listing.hpp"

using namespace reading;

namespace {

std::size_t left_out(const ListReport& report, const std::string& reason) {
    for (const LeftOut& group : report.left_out) {
        if (group.reason.find(reason) != std::string::npos) {
            return group.rows;
        }
    }
    return 0;
}

}  // namespace

TEST_CASE("a list becomes initiatives in the scenario's units") {
    const ReadResult result = read_list_of(listing, rows);
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    const Opportunities& o = result.scenario.opportunities;
    CHECK(o.initial_backlog == 0);
    CHECK(o.arrivals_per_year == 0);
    REQUIRE(o.listed.size() == 5);
    CHECK(o.listed[0].name == "Alpha, the first");
    CHECK(o.listed[0].arrival_month == 0);
    CHECK(o.listed[0].effort == Approx(24));    // 0.24 million / 10 thousand a month
    CHECK(o.listed[0].benefit == Approx(500));  // thousands a year
    CHECK(o.listed[0].overrun == Approx(1.5));
    CHECK(o.listed[1].arrival_month == 6);
    CHECK(std::isnan(o.listed[1].benefit));
    CHECK(std::isnan(o.listed[1].overrun));
    CHECK(o.listed[2].arrival_month == 0);  // began before the origin, still under way
    CHECK(o.listed[2].benefit == Approx(-200));
    CHECK(o.listed[3].name == "Unpriced");
    CHECK(std::isnan(o.listed[3].effort));
    CHECK(o.listed[4].name == "line 15");
    // Without an effort in the scenario, the list's own are its distribution.
    CHECK(o.effort.shape == Shape::empirical);
    REQUIRE(o.effort.values.size() == 4);
    CHECK(o.effort.values[0] == Approx(10));
    CHECK(o.effort.values[3] == Approx(120));
}

TEST_CASE("rows left out are counted by reason") {
    const ListReport report = read_list_of(listing, rows).list;
    CHECK(report.file == "p.csv");
    CHECK(report.read == 14);
    CHECK(report.used == 5);
    CHECK(report.origin_date == "2010-01-01");
    CHECK(report.without_effort == 1);
    CHECK(report.without_benefit == 2);
    CHECK(report.at_the_start == 2);
    CHECK(left_out(report, "was to end before month 0 (2010-01-01)") == 1);
    CHECK(left_out(report, "ends before it starts") == 1);
    CHECK(left_out(report, "starts after the horizon") == 1);
    CHECK(left_out(report, "no start date") == 1);
    CHECK(left_out(report, "start date cannot be read") == 1);
    CHECK(left_out(report, "planned effort below 0.01 person-months") == 2);
    CHECK(left_out(report, "planned cost cannot be read") == 1);
    CHECK(left_out(report, "actual cost is not above 0") == 1);
    std::size_t sum = report.used;
    for (const LeftOut& group : report.left_out) {
        sum += group.rows;
        CHECK(group.lines.size() == group.rows);
    }
    CHECK(sum == report.read);
    const std::string text = list_text(report, "kEUR");
    CHECK(text.find("p.csv: 14 rows read, 5 used, 9 left out") == 0);
    CHECK(text.find(
              "1 left out: planned cost cannot be read as a number (line 12: '1.2.3' in column 'Cost')") !=
          std::string::npos);
    CHECK(text.find("1 left out: start date cannot be read (write 2012-03-31) (line 9: 'May 2010' in column "
                    "'Start')") != std::string::npos);
    CHECK(text.find("2 left out: planned effort below 0.01 person-months (lines 10, 11)") !=
          std::string::npos);
}

TEST_CASE("columns may be missing, and headings that are keys need no mapping") {
    const std::string plain =
        with(listing,
             "columns = { name = \"Project\", start = \"Start\", end = \"End\", cost = \"Cost\", "
             "benefit = \"Benefit\", actual_cost = \"Actual\" }\nscale = 1_000\norigin_date = 2010-01-01\n",
             "");
    const ReadResult costs = read_list_of(plain, "cost\n240\n1200\n");
    INFO(formatted(costs.faults));
    REQUIRE(costs.ok);
    CHECK(costs.scenario.opportunities.listed[1].effort == 120);
    CHECK(costs.scenario.opportunities.listed[1].arrival_month == 0);
    CHECK(costs.list.origin_date.empty());
    CHECK(read_list_of(plain, "Name,COST\nA,240\n").scenario.opportunities.listed.at(0).effort == 24);
    CHECK(list_faults(plain, "Project,Budget\nA,240\n")
              .find("s.toml:6:8: p.csv has no column that is called as one of a "
                    "list") != std::string::npos);
    const ReadResult efforts = read_list_of(plain, "name;effort;cost;arrival\nA;12,5;9;-3\nB;;50;7\n");
    REQUIRE(efforts.ok);
    CHECK(efforts.scenario.opportunities.listed[0].effort == 12.5);
    CHECK(efforts.scenario.opportunities.listed[0].arrival_month == 0);
    CHECK(efforts.scenario.opportunities.listed[1].effort == 5);
    CHECK(efforts.scenario.opportunities.listed[1].arrival_month == 7);
    const ReadResult dated = read_list_of(plain, "name,start,cost\nA,2015-04-01,100\nB,2015-02-01,100\n");
    REQUIRE(dated.ok);
    CHECK(dated.list.origin_date == "2015-02-01");
    CHECK(dated.scenario.opportunities.listed[0].arrival_month == 2);
    // Names alone need an effort from elsewhere; with one they do.
    CHECK(list_faults(plain, "name\nA\n").find("the list gives no cost or effort") != std::string::npos);
    CHECK(read_list_of(with(plain, "list =", "effort = 24\nlist ="), "name\nA\n").ok);
}

TEST_CASE("a list joins the stream where the scenario asks for one") {
    const ReadResult result =
        read_list_of(with(listing, "scale =", "initial_backlog = 5\narrivals_per_year = 3\nscale ="), rows);
    REQUIRE(result.ok);
    CHECK(result.scenario.opportunities.initial_backlog == 5);
    CHECK(result.scenario.opportunities.arrivals_per_year == 3);
    CHECK(result.scenario.opportunities.listed.size() == 5);
}

TEST_CASE("faults of a list and of its mapping are told at their places") {
    const std::vector<std::tuple<const char*, const char*, const char*>> cases{
        {"\"p.csv\"", "\"q.csv\"", "s.toml:6:8: '"},
        {"\"p.csv\"", "3", "s.toml:6:8: list must be the name of a CSV file, not a number"},
        {"\"p.csv\"", "[]", "list is empty"},
        {"cost = \"Cost\"", "cost = \"Costs\"",
         "p.csv has no column 'Costs', it has Project, Start, End, Cost, Benefit, "
         "Actual. Did you mean 'Cost'?"},
        {"cost = \"Cost\"", "costs = \"Cost\"",
         "unknown key 'costs' (it would be ignored in silence). Did you mean 'cost'?"},
        {"cost = \"Cost\"", "cost = 3", "cost must be a text"},
        {"start = \"Start\"", "start = \"Start\", arrival = \"Cost\"", "map one of them"},
        {"start = \"Start\", ", "", "end is of no use without start"},
        {"scale = 1_000", "scale = 0", "s.toml:8:9: scale must be above 0"},
        {"scale = 1_000", "scale = \"1000\"", "scale must be a number"},
        {"2010-01-01", "\"1 Jan 2010\"", "origin_date is the day that is month 0, written 2010-01-01"},
        {"2010-01-01", "2010", "origin_date is the day"},
        {"2010-01-01", "1990-01-01", "none of the 14 rows of p.csv can be used"},
    };
    for (const auto& [from, to, told] : cases) {
        const std::string faults = list_faults(with(listing, from, to));
        INFO(to << "\n" << faults << "expected: " << told);
        CHECK(faults.find(told) != std::string::npos);
    }
    CHECK(read_list_of(with(listing, "\"p.csv\"", "\"q.csv\""), rows).status == ReadStatus::unreadable);
    CHECK(
        list_faults(listing, "Project,Start\n\"open,2010-01-01\n").find("p.csv:2: a quotation mark opens") !=
        std::string::npos);
    CHECK(
        list_faults(listing, rows + "x,y\n").find("p.csv:16: this row has 2 cells where the heading has 6") !=
        std::string::npos);
    CHECK(list_faults(listing, "\xFF\xFEP\0r\0").find("is UTF-16") != std::string::npos);
    CHECK(list_faults(listing, std::string("PK\3\4\0", 5)).find("is a workbook") != std::string::npos);
    CHECK(list_faults(listing, "Project\n").find("p.csv:1: there are no rows") != std::string::npos);
    CHECK(list_faults(listing, std::string("\0\1\2", 3)).find("binary") != std::string::npos);
    CHECK(list_faults(listing, "Pr\xF8ject\nx\n").find("UTF-8") != std::string::npos);
    CHECK(list_faults(listing, "Project,Start,End,Cost,Cost,Benefit,Actual\na,b,c,d,e,f,g\n")
              .find("'Cost' heads 2 columns of p.csv") != std::string::npos);
}

TEST_CASE("a list's rows may stand in the scenario") {
    const std::string text =
        with(with(sound, "initial_backlog = 10\narrivals_per_year = 12\n", ""), "[[model]]",
             "list = [ { name = \"A\", effort = 12, benefit = 3, overrun = 1.5, arrival_month = 7 }, "
             "{ effort = 4 }, { name = \"late\", arrival_month = 60 } ]\n[[model]]");
    const ReadResult result = sound_read(text);
    REQUIRE(result.scenario.opportunities.listed.size() == 2);
    CHECK(result.scenario.opportunities.listed[0] == ListedInitiative{"A", 7, 12, 3, 1.5});
    CHECK(result.scenario.opportunities.listed[1].name == "row 2");
    CHECK(left_out(result.list, "starts after the horizon") == 1);
    CHECK(faults_in(with(text, "benefit = 3", "benefits = 3")).find("Did you mean 'benefit'?") !=
          std::string::npos);
    CHECK(faults_in(with(text, "effort = 12", "effort = 0")).find("effort is below 0.01") !=
          std::string::npos);
    CHECK(faults_in(with(text, "overrun = 1.5", "overrun = 0")).find("overrun must be above 0") !=
          std::string::npos);
    CHECK(faults_in(with(text, "{ effort = 4 }", "4")).find("must be a table") != std::string::npos);
    CHECK(faults_in(with(text, "list =", "scale = 3\nlist =")).find("rows stand in the scenario") !=
          std::string::npos);
}

TEST_CASE("figures of a list that no list has are left out, so that what is resolved reads back") {
    const Folder folder;
    const std::string list = "name,cost,benefit,actual\nA,1e308,10,\nB,0.3,1e308,\nC,0.3,10,1e300\n"
                             "D,0.3,10,1e-300\nE,0.3,10,0.29\n";
    folder.write("list.csv", list);
    const std::string text = with(sound, "initial_backlog = 10\narrivals_per_year = 12",
                                  "list = \"list.csv\"\nscale = 1000\ncolumns = { cost = \"cost\", benefit = "
                                  "\"benefit\", actual_cost = \"actual\" }");
    const ReadResult result = read_scenario_text(text, "s.toml", folder.path.string());
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    REQUIRE(result.scenario.opportunities.listed.size() == 1);
    const std::string told = list_text(result.list, "kEUR");
    CHECK(told.find("planned effort above 1e+09 person-months (is `scale` right?) (line 2)") !=
          std::string::npos);
    CHECK(told.find("benefit above 1e+18 a year (is `scale` right?) (line 3)") != std::string::npos);
    CHECK(told.find("actual cost is over a million times the planned one (line 4)") != std::string::npos);
    CHECK(told.find("actual cost is under a millionth of the planned one (line 5)") != std::string::npos);
    CHECK(read(result.resolved_toml).ok);
    const std::string row =
        "list = [ { effort = 1e300 }, { effort = 9, benefit = -1e300 }, { effort = 9, overrun = 1e9 } ]";
    const std::string faults = faults_in(with(sound, "initial_backlog = 10\narrivals_per_year = 12", row));
    CHECK(faults.find("effort is above 1e+09 person-months") != std::string::npos);
    CHECK(faults.find("benefit is above 1e+18 a year") != std::string::npos);
    CHECK(faults.find("overrun is outside 1e-06 to 1e+06") != std::string::npos);
}

TEST_CASE("the shipped list is read whole, but for the row without a date") {
    const ReadResult result =
        read_scenario(std::string(FUNDSIM_SOURCE_DIR) + "/scenarios/listed_portfolio.toml");
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    CHECK(result.list.read == 25);
    CHECK(result.list.used == 24);
    CHECK(left_out(result.list, "no start date") == 1);
    CHECK(result.list.without_effort == 1);
    CHECK(result.scenario.opportunities.listed[0].effort == Approx(1250.0 / 11));
}

TEST_CASE("real projects are read when their file is there") {
    const char* given = std::getenv("FUNDSIM_DATA");
    const std::string folder = given != nullptr ? given : std::string(FUNDSIM_SOURCE_DIR) + "/../shared/data";
    const std::string name = "us_it_projects_2012.csv";
    if (!std::filesystem::exists(folder + "/" + name)) {
        WARN("skipped: " << folder << "/" << name << " is not there (FUNDSIM_DATA names its folder)");
        return;
    }
    const std::string text = R"([organisation]
budget_per_year = 200_000
person_month_cost = 15
horizon_months = 60
[opportunities]
list = "us_it_projects_2012.csv"
columns = { name = "project", start = "start", end = "planned_completion", cost = "planned_cost_musd" }
scale = 1_000
origin_date = 2010-01-01
benefit_cost_ratio = { lognormal = { p50 = 0.5, p90 = 2 } }
[[model]]
name = "Projects"
)";
    const ReadResult result = read_scenario_text(text, "us.toml", folder);
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    INFO(list_text(result.list, "kEUR"));
    CHECK(result.list.read == 344);
    CHECK(result.list.used == result.scenario.opportunities.listed.size());
    CHECK(result.list.used > 320);  // an end date of `nan` is no reason to leave a project out
    std::size_t sum = result.list.used;
    for (const LeftOut& group : result.list.left_out) {
        sum += group.rows;
    }
    CHECK(sum == 344);
    CHECK(left_out(result.list, "planned effort below 0.01") >
          0);  // some costs are placeholders of one dollar
    for (const ListedInitiative& initiative : result.scenario.opportunities.listed) {
        CHECK(initiative.effort >= 0.01);
        CHECK(initiative.arrival_month >= 0);
        CHECK(initiative.arrival_month < 60);
        CHECK(std::isnan(initiative.overrun));  // projections are no final costs
    }
}
