#include "outlets/csv.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace fundsim;

TEST_CASE("texts of CSV are quoted where they need it, and never taken for formulas") {
    const CsvForm plain;
    CHECK(csv_text("Product teams", plain) == "Product teams");
    CHECK(csv_text("projects, modern", plain) == "\"projects, modern\"");
    CHECK(csv_text("projects, modern", comma_decimals) == "projects, modern");
    CHECK(csv_text("a;b", comma_decimals) == "\"a;b\"");
    CHECK(csv_text("say \"no\"", plain) == "\"say \"\"no\"\"\"");
    CHECK(csv_text("two\nlines", plain) == "\"two\nlines\"");
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
        CHECK(csv_text(formula, plain) == "'" + std::string(formula));
    }
    CHECK(csv_text("=\"a\"", plain) == "\"'=\"\"a\"\"\"");
    CHECK(csv_text("", plain).empty());
}

TEST_CASE("numbers of CSV read back as the same doubles") {
    const CsvForm plain;
    CHECK(csv_number(0.1, plain) == "0.1");
    CHECK(csv_number(-1234.5, comma_decimals) == "-1234,5");
    CHECK(std::stod(csv_number(1.0 / 3, plain)) == 1.0 / 3);
    CHECK(csv_number(std::nan(""), plain).empty());
    CHECK(csv_number(std::numeric_limits<double>::infinity(), plain) == "inf");
}
