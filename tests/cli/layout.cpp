// Columns, wrapping and tables.

#include "cli/layout.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

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

}  // namespace

TEST_CASE("columns are what a terminal shows, not bytes") {
    CHECK(columns_of("abc") == 3);
    CHECK(columns_of("Årlige ±") == 8);
    CHECK(columns_of("e\u0301") == 1);   // a combining accent
    CHECK(columns_of("予算") == 4);      // East Asian wide characters
    CHECK(columns_of("กำลัง") == 4);      // marks above and below letters
    CHECK(columns_of("\xff\xc3") == 2);  // broken text
    CHECK(columns_of("") == 0);
}

TEST_CASE("texts are padded and cut by columns") {
    CHECK(left("åå", 4) == "åå  ");
    CHECK(right("åå", 4) == "  åå");
    CHECK(right("long", 2) == "long");
    CHECK(cut("Årlige projekter", 7) == "Årlige…");
    CHECK(cut("short", 7) == "short");
    CHECK(cut("予算編成", 4) == "予…");
}

TEST_CASE("paragraphs break at blanks and never exceed their width") {
    CHECK(paragraph("one two three", 9) == "one two\nthree\n");
    CHECK(paragraph("one two three", 20, 2, 2) == "  one two three\n");
    CHECK(paragraph("one two three four", 14, 0, 2) == "one two\n  three four\n");
    CHECK(broken("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
    CHECK(broken("", 4) == std::vector<std::string>{""});
}

TEST_CASE("lines keep their own indentation as paragraphs") {
    CHECK(paragraphs("one two\n  three four\n\nx", 12) == "one two\n  three four\n\nx\n");
    CHECK(paragraphs("one two three\n  four five six\n", 12, 0, 2) ==
          "one two\n  three\n  four five\n    six\n");
    CHECK(paragraphs("", 12).empty());
}

TEST_CASE("long words are broken in a time that grows as they do") {
    const std::string letters(4'000'000, 'x');
    const std::clock_t begin = std::clock();
    CHECK(broken(letters, 100).size() == 40'000);
    CHECK(broken(letters, 2).size() == 2'000'000);
    CHECK(paragraph(letters + " å", 80, 2, 2).size() > letters.size());
    CHECK(std::clock() - begin < 10 * CLOCKS_PER_SEC);  // minutes when every piece looks at all that follows
}

TEST_CASE("a table puts labels left and figures right") {
    Table table;
    table.heads = {"A", "B"};
    table.rows = {{"Money"}, {"  NPV", {"1", "-22"}}};
    CHECK(laid_out(table, {}) == "               A          B\n"
                                 "Money\n"
                                 "  NPV          1        -22\n");
}

TEST_CASE("tables fit the terminal whatever their number of models") {
    for (const std::size_t width : {40, 60, 80, 100}) {
        for (const std::size_t models : {1, 2, 5, 12}) {
            Terminal terminal;
            terminal.width = width;
            const std::string text = laid_out(table_of(models), terminal);
            CHECK(widest_line(text) <= width);
            // Every model keeps its figure.
            std::size_t figures = 0;
            for (std::size_t at = 0; (at = text.find("12,340 ± 80", at)) != std::string::npos; ++at) {
                ++figures;
            }
            CHECK(figures == models);
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
    Terminal terminal;
    for (const std::size_t width : {62, 80, 100}) {
        terminal.width = width;
        CHECK(laid_out(table, terminal).find(label) != std::string::npos);
    }
}

TEST_CASE("only headings are emphasised, and only where that is allowed") {
    Terminal terminal;
    CHECK(laid_out(table_of(2), terminal).find('\033') == std::string::npos);
    terminal.emphasis = Emphasis::bold;
    CHECK(laid_out(table_of(2), terminal).find("\033[1mMoney\033[0m\n") != std::string::npos);
}
