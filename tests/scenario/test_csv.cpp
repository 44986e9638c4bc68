#include <catch2/catch.hpp>

#include "scenario/csv.hpp"
#include "scenario/dates.hpp"

using namespace fundsim;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(const CsvTable& table) {
    std::vector<Cells> cells;
    for (const CsvRow& row : table.rows) {
        cells.push_back(row.cells);
    }
    return cells;
}

}  // namespace

TEST_CASE("a table is read with quotes, line ends of any kind and blank lines") {
    const CsvTable table = parse_csv("a, b ,c\r\n1,\"x, \"\"y\"\"\n z\",3\r\n\r\n,,\n4,5,6");
    CHECK(table.faults.empty());
    CHECK(table.delimiter == ',');
    CHECK(table.heading == Cells{"a", "b", "c"});
    CHECK(cells_of(table) == std::vector<Cells>{{"1", "x, \"y\"\n z", "3"}, {"4", "5", "6"}});
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].line == 6);  // a text over two lines and blank lines count
}

TEST_CASE("the delimiter is the commonest of the heading") {
    CHECK(parse_csv("a;b;c,d\n1;2;3\n").heading == Cells{"a", "b", "c,d"});
    CHECK(parse_csv("a\tb\n1\t2\n").delimiter == '\t');
    CHECK(parse_csv("\"a;b;c\",d\n1,2\n").delimiter == ',');
    CHECK(parse_csv("only\n1\n2\n").rows.size() == 2);
    const CsvTable excel = parse_csv("sep=;\r\na;b,c\r\n1;2\r\n");
    CHECK(excel.heading == Cells{"a", "b,c"});
    CHECK(excel.rows.at(0).line == 3);
    CHECK(parse_csv("sep=,x\n1\n").heading == Cells{"sep=", "x"});
}

TEST_CASE("rows of another width and open quotes are faults with their line") {
    const CsvTable ragged = parse_csv("a,b\n1,2\n3\n4,5,6\n");
    REQUIRE(ragged.faults.size() == 2);
    CHECK(ragged.faults[0].line == 3);
    CHECK(ragged.faults[1].line == 4);
    CHECK(ragged.faults[1].what.find("3 cells where the heading has 2") != std::string::npos);
    CHECK(parse_csv("Our projects\na,b\n").faults.at(0).what.find("without a title above") !=
          std::string::npos);
    const CsvTable open = parse_csv("a,b\n1,\"2\n3,4\n");
    REQUIRE_FALSE(open.faults.empty());
    CHECK(open.faults[0].line == 2);
    CHECK(parse_csv("").faults.size() == 1);
    CHECK(parse_csv("\n\n").faults.size() == 1);
    std::string many = "a,b\n";
    for (int i = 0; i < 1000; ++i) {
        many += "1\n";
    }
    CHECK(parse_csv(many).faults.size() == 20);
}

TEST_CASE("numbers have a point, or a comma where semicolons delimit") {
    const auto number = [](const char* text, char delimiter) {
        return csv_number(text, {delimiter, {}}).value;
    };
    CHECK(number(" 1.5 ", ',') == 1.5);
    CHECK(number("+2", ',') == 2.0);
    CHECK(number("1e-6", ',') == 1e-6);
    CHECK(number("1,5", ';') == 1.5);
    CHECK(number("-1,5", '\t') == -1.5);
    CHECK(number("\u00A01.5\u00A0", ',') == 1.5);
    for (const char* text : {"", "abc", "1,5", "1.5x", "nan", "inf", "1 000", "$5", "-", "+", "1000 kr"}) {
        INFO(text);
        CHECK_FALSE(number(text, ','));
    }
    CHECK_FALSE(number("1,000,000", ';'));
    CHECK_FALSE(number("1.000,5", ';'));
}

TEST_CASE("a number that may be a thousand times another is told to be both, unless marks are told") {
    for (const char* text : {"1.000", "1,000", "-12.500", "+999,999"}) {
        INFO(text);
        CHECK(csv_number(text, {';', {}}).otherwise);
        CHECK(csv_number(text, {'\t', {}}).otherwise);
        CHECK_FALSE(csv_number(text, {';', ""}).otherwise);
        CHECK_FALSE(csv_number(text, {',', {}}).otherwise);
    }
    CHECK(csv_number("-12.500", {';', {}}).value == -12.5);
    CHECK(csv_number("-12.500", {';', {}}).otherwise == -12500);
    for (const char* text : {"0.125", "0,125", "1234.567", "1.5", "1.0000", "1000", "1.000e3"}) {
        INFO(text);
        CHECK(csv_number(text, {';', {}}).value);
        CHECK_FALSE(csv_number(text, {';', {}}).otherwise);
    }
    CHECK(csv_number("1.000", {';', ""}).value == 1);
    CHECK(csv_number("1.000", {';', "."}).value == 1000);
    CHECK(csv_number("1.234.567,5", {';', "."}).value == 1234567.5);
    CHECK(csv_number("1,5", {';', "."}).value == 1.5);
    CHECK(csv_number("1,234.5", {',', ","}).value == 1234.5);
    CHECK(csv_number("-1 234,5", {';', " "}).value == -1234.5);
    CHECK(csv_number("1\u00A0234\u202F567", {',', " "}).value == 1234567);
    CHECK(csv_number("1'234.5", {',', "'"}).value == 1234.5);
    CHECK(csv_number("1\u2019234", {',', "'"}).value == 1234);
    CHECK(csv_number("12500", {',', "."}).value == 12500);
    for (const char* text : {"1.5", "1.00", "1234.567", "1.0000", ".5", "1..000", "1.000.", "x"}) {
        INFO(text);
        CHECK_FALSE(csv_number(text, {';', "."}).value);
    }
}

TEST_CASE("cells that programs write for nothing say nothing") {
    for (const char* text : {"", "  ", "nan", "NaN", "NA", " n/a ", "null", "None", "-"}) {
        CHECK(says_nothing(text));
    }
    for (const char* text : {"0", "x", "nano", "-1"}) {
        CHECK_FALSE(says_nothing(text));
    }
}

TEST_CASE("dates are those of the calendar") {
    CHECK(parse_date("2012-02-29") == Date{2012, 2, 29});
    CHECK(parse_date("2012-03-31T12:00:00Z") == Date{2012, 3, 31});
    CHECK(parse_date("2012-03-31 12:00") == Date{2012, 3, 31});
    CHECK(parse_date("31.12.2012") == Date{2012, 12, 31});
    CHECK(parse_date("1.2.2012") == Date{2012, 2, 1});
    for (const char* text : {"", "2011-02-29", "2012-13-01", "2012-00-01", "2012-01-00", "2012-01-32",
                             "31/03/2012", "2012-3-31", "2012-03-31x", "2012-03", "-012-01-01", "1900-02-29",
                             "31.13.2012", "1.2.12", "1..2012", ".1.2012", "2012.1.2"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK(date_text({2012, 2, 9}) == "2012-02-09");
    CHECK(months_between({2010, 1, 1}, {2011, 3, 1}) == 14);
    CHECK(months_between({2010, 1, 1}, {2009, 12, 1}) == -1);
    CHECK(months_between({2010, 1, 1}, {2010, 1, 17}) == Approx(16.0 / 31));
    CHECK(months_between({2010, 1, 15}, {2010, 2, 15}) == Approx(1).margin(0.06));
}
