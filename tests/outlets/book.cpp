#include "outlets/book.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace fundsim;

TEST_CASE("cells are named as spreadsheets name them") {
    CHECK(cell_name(0, 0) == "A1");
    CHECK(cell_name(6, 25) == "Z7");
    CHECK(cell_name(0, 26) == "AA1");
    CHECK(cell_name(0, 701) == "ZZ1");
    CHECK(cell_name(0, 702) == "AAA1");
    const Sheet sheet{.name = "Flows"};
    CHECK(cell_name(sheet, 3, 2) == "Flows!$C$4");
    CHECK(range_name(sheet, 3, 2, 8, 5) == "Flows!$C$4:$F$9");
}

TEST_CASE("a paragraph is parted between words, none of which is lost") {
    Sheet sheet;
    add_paragraph(sheet, "one two three four averyveryverylongword end", Look::plain, 10);
    std::string joined;
    for (const auto& row : sheet.rows) {
        joined += (joined.empty() ? "" : " ") + std::get<std::string>(row.at(0).content);
    }
    CHECK(joined == "one two three four averyveryverylongword end");
    CHECK(sheet.rows.size() == 4);
}

TEST_CASE("what is no number is told in words") {
    CHECK(std::get<std::string>(number_cell(std::nan(""), Look::money).content) == "–");
    CHECK(std::get<std::string>(number_cell(std::numeric_limits<double>::infinity(), Look::count).content) ==
          "never");
    CHECK(std::get<double>(number_cell(0, Look::money).content) == 0);
}
