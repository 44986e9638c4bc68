// What a scenario that is not sound is told: each fault at its place, with what was probably meant.

#include <algorithm>

#include "support.hpp"

using namespace reading;

TEST_CASE("unknown keys and tables are told with what they resemble") {
    check_told({
        {"horizon_months", "horizon_month",
         "s.toml:5:1: unknown key 'horizon_month' (it would be ignored in silence). "
         "Did you mean 'horizon_months'?"},
        {"horizon_months = 60", "initial_backlog = 60",
         "s.toml:5:1: 'initial_backlog' does not belong here, it is a parameter of [opportunities]"},
        {"horizon_months = 60", "wip = 2",
         "s.toml:5:1: 'wip' does not belong here, it is a parameter of a [[model]]"},
        {"title = ", "titel = ",
         "s.toml:1:1: unknown key 'titel' (it would be ignored in silence). Did you mean 'title'?"},
        {"[organisation]", "[organization]",
         "s.toml:2:2: unknown key 'organization' (it would be ignored in silence). Did "
         "you mean 'organisation'?"},
        {"preset = ", "presets = ",
         "s.toml:15:1: unknown key 'presets' (it would be ignored in silence). Did you mean "
         "'preset'?"},
        {"title = \"Small\"", "budget_per_year = 3", "s.toml:1:1: 'budget_per_year' does not belong here"},
        {"horizon_months = 60", "zzzzzz = 60",
         "s.toml:5:1: unknown key 'zzzzzz' (it would be ignored in silence)\n"},
    });
}

TEST_CASE("keys under other names are told with the name, and the number that it takes") {
    check_told({
        {"horizon_months = 60", "horizon_years = 5",
         "s.toml:5:1: unknown key 'horizon_years' (it would be ignored in silence). Did you mean "
         "'horizon_months = "
         "60'?"},
        {"person_month_cost", "cost_person_month",
         "s.toml:4:1: unknown key 'cost_person_month' (it would be ignored in silence). Did you mean "
         "'person_month_cost'?"},
        {"person_month_cost = 10", "cost_per_person_year = 120",
         "s.toml:4:1: unknown key 'cost_per_person_year' (it would be ignored in silence). Did you mean "
         "'person_month_cost = 10'?"},
        {"budget_per_year = 12_000", "monthly_budget = 1000",
         "s.toml:3:1: unknown key 'monthly_budget' (it would be ignored in silence). Did you mean "
         "'budget_per_year = "
         "12_000'?"},
        {"horizon_months = 60", "wacc = 0.1",
         "s.toml:5:1: unknown key 'wacc' (it would be ignored in silence). Did you mean 'discount_rate'?"},
        {"arrivals_per_year = 12", "interest_rate = 1",
         "s.toml:8:1: unknown key 'interest_rate' (it would be ignored in silence). Did you mean "
         "'discount_rate' in "
         "[organisation]?"},
        {"title = ", "name = ",
         "s.toml:1:1: unknown key 'name' (it would be ignored in silence). Did you mean 'title'?"},
        {"horizon_months = 60", "seed = 7",
         "s.toml:5:1: unknown key 'seed': it is said when the scenario is run: fundsim run FILE --seed ..."},
    });
}

TEST_CASE("a number of teams or people is told as the budget that pays it") {
    const auto told = [](const std::string& key) {
        return faults_in(
            with(sound, "person_month_cost = 10", "person_month_cost = 85\nteam_size = 7\n" + key));
    };
    CHECK(told("teams = 45") ==
          "s.toml:6:1: unknown key 'teams': how many teams there are follows from the budget. 45 teams of 7 "
          "at 85 a "
          "person-month cost 321,300 a year, and 349,239 with 8 % overhead: budget_per_year = 349_239\n");
    CHECK(told("people = 100")
              .find("100 people at 85 a person-month cost 102,000 a year, and 110,870 with 8 % overhead") !=
          std::string::npos);
    CHECK(told("teams = \"many\"")
              .find("budget_per_year, less overhead, over person_month_cost and team_size") !=
          std::string::npos);
    CHECK(faults_in(with(sound, "name = \"Projects\"", "name = \"Projects\"\noverhead = 0.5\nteams = 5"))
              .find("5 teams of 8 at 10 a person-month cost 4,800 a year, and 9,600 with 50 % overhead") !=
          std::string::npos);
}

TEST_CASE("names are of one line, not endless, and hide nothing") {
    const std::vector<Spoiled> cases{
        {"\"Small\"", "\"Sm\\u0007all\"", "s.toml:1:9: title holds a character that nobody sees"},
        {"\"Small\"", "\"Small\\nforged\"", "s.toml:1:9: title holds a line break or a tab"},
        {"\"Small\"", "\"Sm\u202Eall\"", "s.toml:1:9: title holds a character that nobody sees"},
        {"\"Small\"", "\"Small\"\ncurrency = \"EUR\\u009B\"", "s.toml:2:12: currency holds a character"},
        {"\"Small\"", "\"Small\"\ncurrency = \"thousands of euros at prices of the year 2020\"",
         "s.toml:2:12: currency has 45 characters, tables have room for 40"},
        {"\"Small\"", "\" \"", "s.toml:1:9: title is empty"},
        {"\"Product teams\"", "\"Product\u2066teams\"", "s.toml:14:8: name holds a character"},
        {"\"Product teams\"", "\"PROJECTS\"",
         "s.toml:14:8: two models are called 'Projects' and 'PROJECTS', which readers take for one"},
        {"\"Product teams\"", "\"Projects \"",
         "s.toml:14:8: two models are called 'Projects' and 'Projects '"},
    };
    check_told(cases);
    CHECK(faults_in(with(sound, "Small", std::string(1'000'000, 'x'))) ==
          "s.toml:1:9: title has 1000000 characters, tables have room for 200\n");
    CHECK(read(with(sound, "Small", "Æ \U0001F469\u200D\U0001F469 " + std::string(190, 'x'))).ok);
    CHECK(faults_in(with(with(sound, "Projects", "ÄRger"), "Product teams", "ärger"))
              .find("readers take for one") != std::string::npos);
    const std::string two =
        sound + "[[intervention]]\nname = \"Data\"\nset = { \"model.wip\" = 2 }\n[[intervention]]\n"
                "name = \"data\"\nset = { \"model.wip\" = 2 }\n";
    CHECK(faults_in(two).find("two interventions are called 'Data' and 'data'") != std::string::npos);
}

TEST_CASE("wrong types, words and ranges are told with what is right") {
    check_told({
        {"60\n[opp", "\"60\"\n[opp",
         "s.toml:5:18: horizon_months must be a number, not a text: numbers are written without quotes"},
        {"60\n[opp", "true\n[opp",
         "s.toml:5:18: horizon_months must be a number, not a flag (true or false)"},
        {"60\n[opp", "[60]\n[opp", "s.toml:5:18: horizon_months must be a number, not an array"},
        {"60\n[opp", "2020-01-01\n[opp", "s.toml:5:18: horizon_months must be a number, not a date"},
        {"60\n[opp", "nan\n[opp", "s.toml:5:18: horizon_months is nan"},
        {"60\n[opp", "inf\n[opp", "s.toml:5:18: horizon_months is infinite"},
        {"60\n[opp", "-60\n[opp",
         "s.toml:5:18: horizon_months is -60, outside its range [0.25, 600] (months)"},
        {"60\n[opp", "601\n[opp", "s.toml:5:18: horizon_months is 601, outside its range"},
        {"60\n[opp", "60\ndiscount_rate = 1\n[opp",
         "s.toml:6:17: discount_rate is 1, outside its range [0, 1)"},
        {"60\n[opp", "60\ndiscount_rate = 8\n[opp",
         "s.toml:6:17: discount_rate is 8, outside its range [0, 1) (per year) (8 % is written 0.08): "
         "Effective"},
        {"60\n[opp", "60\nareas = 2.5\n[opp", "s.toml:6:9: areas is 2.5, it must be a whole number"},
        {"title = \"Small\"", "title = 3", "s.toml:1:9: title must be a text, not a number"},
        {"title = \"Small\"", "title = \"\"", "s.toml:1:9: title is empty"},
        {"preset = \"persistent\"", "scope = \"adaptiv\"",
         "s.toml:15:9: scope cannot be 'adaptiv', it is fixed or adaptive. Did you mean 'adaptive'?"},
        {"preset = \"persistent\"", "scope = 1",
         "s.toml:15:9: scope must be one of the words fixed or adaptive"},
        {"preset = \"persistent\"", "follow_up = 1",
         "s.toml:15:13: follow_up must be true or false, not a number"},
        {"\"persistent\"", "\"persistant\"",
         "s.toml:15:10: there is no preset 'persistant', there are project, project_modern, feature_teams, "
         "persistent, project_disciplined, metered, switch_work, switch_people, transition. "
         "Did you mean 'persistent'?"},
        {"\"Product teams\"", "\"Projects\"",
         "s.toml:14:8: two models are called 'Projects', every name may stand once"},
        {"name = \"Projects\"\n", "", "s.toml:11:1: this [[model]] has no name"},
        {"[opportunities]", "[[opportunities]]",
         "s.toml:6:3: [opportunities] must be one table, not an array"},
    });
}

TEST_CASE("what is missing is told where it should stand") {
    check_told({
        {"budget_per_year = 12_000\n", "", "s.toml:2:1: organisation.budget_per_year is missing"},
        {"initial_backlog = 10\n", "", "s.toml:6:1: opportunities.initial_backlog is missing"},
        {"value_per_year", "#", "s.toml:6:1: opportunities.value_per_year is missing"},
        {"effort = ", "#", "s.toml:6:1: opportunities.effort is missing"},
        {"[[model]]\nname = \"Projects\"\n[[model]]\nname = \"Product teams\"\npreset = \"persistent\"\n", "",
         "s.toml:1:1: there is no [[model]]"},
        {"[[model]]\nname = \"Projects\"\n[[model]]\nname = \"Product teams\"\n", "[model]\n",
         "s.toml:11:2: each model is one of several: write its heading as [[model]]"},
    });
    const std::string nothing = faults_in("");
    CHECK(nothing.find("there is no [organisation] table") != std::string::npos);
    CHECK(nothing.find("there is no [opportunities] table") != std::string::npos);
    CHECK(nothing.find("there is no [[model]]") != std::string::npos);
    CHECK(faults_in("model = []\n").find("there is no [[model]]") != std::string::npos);
    CHECK(faults_in("model = [1]\n").find("a model must be a table, not a number") != std::string::npos);
}

TEST_CASE("parameters have to fit together") {
    check_told({
        {"arrivals_per_year = 12", "arrivals_per_year = 12\nrho_portfolio = 0.6\nrho_area = 0.5",
         "s.toml:9:17: rho_portfolio + rho_area is 1.1"},
        {"60\n[opp", "60\nstep_months = 0.3\n[opp",
         "s.toml:6:15: step_months is 0.3, it must be 0.25, 0.5 or 1"},
        {"= 60\n", "= 60.5\n", "s.toml:5:18: horizon_months is 60.5, no whole number of steps"},
        {"name = \"Projects\"", "name = \"Projects\"\nplanning_lead_months = 12",
         "s.toml:13:24: planning_lead_months is 12, it must be shorter than the cycle of 12 months"},
        {"60\n[opp", "60\ndiscount_rate = 0\nerosion_orphan = 0\n[opp", "s.toml:6:17: without discounting"},
        {"initial_backlog = 10\narrivals_per_year = 12", "initial_backlog = 0\narrivals_per_year = 0",
         "s.toml:7:19: there is nothing to work on"},
        {"value_per_year = ", "benefit_cost_ratio = 0.3\nvalue_per_year = ",
         "s.toml:9:1: benefit_cost_ratio and value_per_year both say"},
        {"effort = ", "columns = { name = \"x\" }\neffort = ",
         "s.toml:10:1: columns is of no use without a list"},
    });
    check_told({
        {"60\n[opp", "60\nstable_team_cost = 0.05\n[opp",
         "s.toml:6:20: no loss of productivity of new teams up to 0.9 makes a settled team cost 0.05 of a "
         "new one on "
         "the median opportunity, 24 person-months: write 0.108 or more"},
        {"60\n[opp", "60\ndiscount_rate = 1e-9\nerosion_owned = 1e-9\n[opp",
         "s.toml:6:17: without discounting and without erosion"},
        {"effort = { lognormal = { p50 = 24, p90 = 60 } }",
         "effort = { gamma = { shape = 0.1, scale = 24 } }", "s.toml:10:10: effort can be "},
    });
    // A lead is of no consequence where there is no round to be planned for.
    CHECK(faults_in(sound + "planning_lead_months = 12\n").empty());
    CHECK(faults_in(with(sound, "= 60\n", "= 60.5\nstep_months = 0.5\n")).empty());
}

TEST_CASE("every fault is told at once, in the order of the file, each once") {
    std::string text = with(sound, "title = \"Small\"", "titel = 1");
    text = with(text, "60\n", "-1\n");
    text = with(text, "p50 = 24", "p50 = \"x\"");
    text = with(text, "\"persistent\"", "\"x\"");
    const ReadResult result = read(text);
    REQUIRE(result.faults.size() == 4);
    CHECK_FALSE(result.ok);
    CHECK(result.status == ReadStatus::invalid);
    CHECK(result.resolved_toml.empty());
    CHECK(std::is_sorted(result.faults.begin(), result.faults.end(),
                         [](const Fault& a, const Fault& b) { return a.line < b.line; }));
    CHECK(result.faults[0].line == 1);
    CHECK(result.faults[3].line == 15);
}

TEST_CASE("a text that is no TOML is told its first fault, with its place") {
    const ReadResult result = read(with(sound, "= 12_000", "= = 12_000"));
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].line == 3);
    CHECK(result.faults[0].column > 1);
    CHECK(read("a = 1\na = 2\n").faults.size() == 1);
    CHECK(read("a = \"\xFF\"").faults.size() == 1);
    CHECK(read(std::string("\0a = 1", 6)).faults.at(0).what.find("U+0000") != std::string::npos);
    CHECK(read(std::string(2000, '[')).faults.size() == 1);
    CHECK(read("a = " + std::string(2000, '[')).faults.size() == 1);
}

TEST_CASE("what a scenario quotes does not steer the terminal") {
    const std::string faults = faults_in("\"\\u001b[31mred\" = 1\n" + sound);
    CHECK(faults.find("?[31mred") != std::string::npos);
    CHECK(faults.find('\x1b') == std::string::npos);
    CHECK(faults_in(std::string(5000, 'k') + " = 1\n" + sound).size() < 300);
}

TEST_CASE("files that cannot be read are told from those that are wrong") {
    const Folder folder;
    const ReadResult missing = read_scenario((folder.path / "none.toml").string());
    CHECK(missing.status == ReadStatus::unreadable);
    REQUIRE(missing.faults.size() == 1);
    CHECK(missing.faults[0].what.find("No such file") != std::string::npos);
    const ReadResult directory = read_scenario(folder.path.string());
    CHECK(directory.status == ReadStatus::unreadable);
    CHECK(directory.faults.at(0).what.find("directory") != std::string::npos);
    CHECK(read_scenario("").status == ReadStatus::unreadable);
    CHECK(read_scenario(std::string(5000, 'x')).status == ReadStatus::unreadable);
    const ReadResult binary = read_scenario(folder.write("b.toml", std::string("\x7f"
                                                                               "ELF\0\1\2",
                                                                               7)));
    CHECK(binary.status == ReadStatus::invalid);
    CHECK(binary.faults.at(0).what.find("binary") != std::string::npos);
    const ReadResult latin = read_scenario(folder.write("l.toml", "# a\n# \xE6\xF8\xE5\n"));
    CHECK(formatted(latin.faults).find("l.toml:2: this line is not UTF-8") != std::string::npos);
    CHECK(latin.status == ReadStatus::invalid);
    CHECK(read_scenario(folder.write("s.toml", "\xEF\xBB\xBF" + sound)).ok);
    const ReadResult large =
        read_scenario(folder.write("big.toml", std::string((std::size_t{32} << 20U) + 1, '#')));
    CHECK(large.status == ReadStatus::unreadable);
    CHECK(large.faults.at(0).what.find("32 MiB") != std::string::npos);
    CHECK(read_scenario("/dev/zero").status == ReadStatus::unreadable);
}
