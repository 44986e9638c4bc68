// Tables whose columns are models.

#include "cli/table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/layout.hpp"

using namespace fundsim;

namespace {

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        widest = std::max(widest, columns_of(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return widest;
}

Table table_of(std::size_t models) {
    Table table;
    for (std::size_t m = 0; m < models; ++m) {
        table.heads.push_back("A model with a long name " + std::to_string(m));
    }
    table.rows.push_back({"Money"});
    table.rows.push_back({"  Net present value, average", std::vector<std::string>(models, "12,340 ± 80")});
    return table;
}

//! Parts below each other.
std::size_t parts_of(const std::string& text) {
    std::size_t parts = 1;
    for (std::size_t at = 0; (at = text.find("\n\n", at)) != std::string::npos; ++at) {
        ++parts;
    }
    return parts;
}

}  // namespace

TEST_CASE("a table puts labels left and figures right") {
    Table table;
    table.heads = {"A", "B"};
    table.rows = {{"Money"}, {"  NPV", {"1", "-22"}}};
    CHECK(laid_out(table, {}) == "               A          B\n"
                                 "Money\n"
                                 "  NPV          1        -22\n");
}

TEST_CASE("tables fit the terminal whatever their number of models") {
    for (const std::size_t width : {20, 40, 60, 80, 100, 200}) {
        for (const std::size_t models : {1, 2, 5, 12}) {
            const std::string text = laid_out(table_of(models), of_columns(width));
            CHECK(widest_line(text) <= width);
            // Every model keeps its figure and its margin.
            for (const char* figure : {"12,340", "± 80"}) {
                std::size_t figures = 0;
                for (std::size_t at = 0; (at = text.find(figure, at)) != std::string::npos; ++at) {
                    ++figures;
                }
                CHECK(figures == models);
            }
        }
    }
}

TEST_CASE("columns are wide enough for the whole name of their model") {
    Table table;
    table.heads = {"Teams that switch work", "Areas that switch people"};
    table.rows = {{"NPV", {"0", "0"}}};
    CHECK(laid_out(table, {}) == "     Teams that  Areas that\n"
                                 "         switch      switch\n"
                                 "           work      people\n"
                                 "NPV           0           0\n");
}

TEST_CASE("labels wrap only where there is no room for them") {
    const std::string label = "A label of as many as 36 characters.";
    Table table;
    for (int model = 0; model < 4; ++model) {
        table.heads.push_back("A model");
    }
    table.rows = {{label, {"12,340 ± 80", "12,340 ± 80", "12,340 ± 80", "12,340 ± 80"}}};
    for (const std::size_t width : {62, 80, 100}) {
        CHECK(laid_out(table, of_columns(width)).find(label) != std::string::npos);
    }
}

TEST_CASE("margins move below their figures where that keeps models side by side") {
    Table table;
    table.heads = {"Annual projects", "Projects, modern practices", "Feature teams", "Product teams"};
    table.rows = {
        {"Money, kEUR"},
        {"  Net present value (NPV)", {"28,400 ± 700", "53,500 ± 800", "60,100 ± 1,000", "109,200 ± 1,400"}},
        {"    1 future in 20 is above (P95)", {"93,000", "134,000", "160,000", "244,000"}},
        {"  Ahead in, of 100 futures", {"-", "99 (99-100)", "96 (96-96)", "over 99"}}};
    CHECK(laid_out(table, of_columns(80)) ==
          "                                              Projects,\n"
          "                                      Annual     modern    Feature    Product\n"
          "                                    projects  practices      teams      teams\n"
          "Money, kEUR\n"
          "  Net present value (NPV)             28,400     53,500     60,100    109,200\n"
          "                                       ± 700      ± 800    ± 1,000    ± 1,400\n"
          "    1 future in 20 is above (P95)     93,000    134,000    160,000    244,000\n"
          "  Ahead in, of 100 futures                 -         99         96    over 99\n"
          "                                               (99-100)    (96-96)\n");
    CHECK(parts_of(laid_out(table, of_columns(100))) == 1);
    CHECK(laid_out(table, of_columns(100)).find("109,200 ± 1,400\n") != std::string::npos);
}

TEST_CASE("a wide column does not make all parts of a table small") {
    Table table;
    table.heads = {"Eighteen_columns_it", "B", "C", "D", "E"};
    table.rows = {{"NPV", {"1", "2", "3", "4", "5"}}};
    CHECK(parts_of(laid_out(table, of_columns(50))) == 2);  // 3, then 20 + 11 and 3 times 11
    CHECK(laid_out(table, of_columns(50)).find("3          4          5\n") != std::string::npos);
}

TEST_CASE("wide terminals hold more models side by side") {
    CHECK(parts_of(laid_out(table_of(10), of_columns(100))) > 1);
    CHECK(parts_of(laid_out(table_of(10), of_columns(200))) == 1);
}

TEST_CASE("only headings are emphasised, and only where that is allowed") {
    Terminal terminal;
    CHECK(laid_out(table_of(2), terminal).find('\033') == std::string::npos);
    terminal.emphasis = Emphasis::bold;
    CHECK(laid_out(table_of(2), terminal).find("\033[1mMoney\033[0m\n") != std::string::npos);
}
