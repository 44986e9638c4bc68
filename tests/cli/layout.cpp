// Columns and wrapping.

#include "cli/layout.hpp"

#include <catch2/catch.hpp>
#include <ctime>

using namespace fundsim;

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
    CHECK(broken("about 12 (± 3)", 11) == std::vector<std::string>{"about 12", "(± 3)"});
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

TEST_CASE("a word and its meaning stand side by side where there is room") {
    CHECK(entry("  -n", "so many futures", 6, 40) == "  -n  so many futures\n");
    CHECK(entry("  -n", "as many simulated futures as it says", 6, 30) ==
          "  -n  as many simulated\n      futures as it says\n");
    CHECK(entry("  --long", "meaning", 6, 40) == "  --long\n      meaning\n");
    CHECK(entry("  --option WITH", "a meaning", 18, 20) == "  --option WITH\n      a meaning\n");
}

TEST_CASE("lines in columns go on in their last column") {
    const std::string line = "  name    C  Something that takes a few words.";
    CHECK(folded(line + "\nx\n", 46) == line + "\nx\n");
    CHECK(folded(line, 40) == "  name    C  Something that takes a few\n             words.\n");
    CHECK(folded(line, 30) == "  name    C\n      Something that takes a\n      few words.\n");
    CHECK(folded("  a line without columns", 15) == "  a line\n      without\n      columns\n");
}
