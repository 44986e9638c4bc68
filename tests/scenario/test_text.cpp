// What is told about texts that are no TOML, and that the TOML library sees none that it cannot take.

#include <algorithm>
#include <utility>
#include <vector>

#include "scenario/toml_text.hpp"
#include "support.hpp"

using namespace reading;

namespace {

std::string deep_key(std::size_t parts) {
    std::string key = "a";
    for (std::size_t i = 1; i < parts; ++i) {
        key += ".a";
    }
    return key;
}

//! The one fault of a scenario whose line `from` reads otherwise.
std::string told(const std::string& from, const std::string& to) {
    const ReadResult result = read(with(sound, from, to));
    INFO(to << "\n" << formatted(result.faults));
    REQUIRE(result.faults.size() == 1);
    return formatted(result.faults.front());
}

//! What is told when that stands as the value of a number, without its place.
std::string told_of_number(const std::string& value) {
    const std::string text = told("= 60\n", "= " + value + "\n");
    const std::string place = "s.toml:5:18: ";
    REQUIRE(text.find(place) == 0);
    return text.substr(place.size());
}

std::string as_read(const std::string& text) { return look_over(text, 0).text; }

}  // namespace

TEST_CASE("keys and brackets go only so deep") {
    for (const std::string& key : {deep_key(50'000), deep_key(most_key_parts + 1)}) {
        CHECK(faults_in(key + " = 1\n").find("s.toml:1:1: this key has more than 16 parts") == 0);
        CHECK(faults_in('[' + key + "]\n").find("s.toml:1:2: this key has more than 16 parts") == 0);
        CHECK(faults_in("[[" + key + "]]\n").find("more than 16 parts") != std::string::npos);
        CHECK(faults_in("x = { " + key + " = 1 }\n").find("more than 16 parts") != std::string::npos);
        const std::string setting =
            faults_in(sound, {.settings = {"organisation.areas={ " + key + " = 1 }"}});
        CHECK(setting.find("more than 16 parts") != std::string::npos);
        CHECK(setting.size() < 300);
    }
    CHECK(faults_in(deep_key(most_key_parts) + " = 1\n").find("parts") == std::string::npos);
    for (const std::string bracket : {"[", "{ a = "}) {
        std::string nested = "x = ";
        for (int i = 0; i < 50'000; ++i) {
            nested += bracket;
        }
        CHECK(faults_in(nested).find("brackets are open 32 deep") != std::string::npos);
    }
}

TEST_CASE("letters beyond ASCII outside texts are told, never handed on") {
    CHECK(faults_in("größe = 1\n" + sound).find("s.toml:1:1: 'größe' is no key: keys are made of a to z") ==
          0);
    CHECK(faults_in("ä\n" + sound) == "s.toml:1:1: 'ä' is no [heading], no KEY = VALUE and no # comment\n");
    CHECK(faults_in("a = { b = 1 é }\n" + sound).find("s.toml:1:11: '1 é'") != std::string::npos);
    CHECK(faults_in("[größe]\n" + sound).find("'größe' is no key") != std::string::npos);
    CHECK(faults_in("a = ä\n" + sound).find("a text stands in quotation marks, \"ä\"") != std::string::npos);
    CHECK(faults_in("a = 1979-05-27é\n" + sound).find("'1979-05-27é'") != std::string::npos);
    CHECK(faults_in("a = 1 \u00A0\n" + sound).find("nobody sees stands here, U+00A0") != std::string::npos);
    CHECK(faults_in("a\u200B = 1\n" + sound).find("is no key") != std::string::npos);
    CHECK(faults_in("\x0C\na = 1\n" + sound).find("U+000C") != std::string::npos);
    CHECK(read(with(sound, "\"Small\"", "\"\"\"\\\n  ä\"\"\"")).scenario.title == "ä");
    CHECK(faults_in("\"größe\" = 1 # ä\n" + sound) ==
          "s.toml:1:1: unknown key 'größe' (it would be ignored in silence)\n");
}

TEST_CASE("numbers as people write them are told with what TOML makes of them") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"8,5", "'8,5' has a decimal comma, which TOML does not know: write 8.5"},
        {"-0,125", "'-0,125' has a decimal comma, which TOML does not know: write -0.125"},
        {"12,000", "'12,000' may be 12_000 or 12: write the one that is meant"},
        {"1.234,5", "'1.234,5' has a decimal comma, which TOML does not know: write 1234.5"},
        {"1,234,567.89", "'1,234,567.89' is not how TOML writes it: write 1_234_567.89"},
        {"12 000", "'12 000' is not how TOML writes it: write 12_000"},
        {"12'000", "'12'000' is not how TOML writes it: write 12_000"},
        {"12\u00A0000", "'12\u00A0000' is not how TOML writes it: write 12_000"},
        {"35%", "'35%' is a percentage: write it as a share, 0.35"},
        {"8,5 %", "'8,5 %' is a percentage: write it as a share, 0.085"},
        {"7 percent", "'7 percent' is a percentage: write it as a share, 0.07"},
        {"1000 kr", "'1000 kr' has more than a number in it: write 1000"},
        {"€ 85", "'€ 85' has more than a number in it: write 85"},
        {"12k", "'12k' is not how TOML writes it: write 12_000"},
        {"1.5 mio", "'1.5 mio' is not how TOML writes it: write 1_500_000"},
        {"10 to 100", "'10 to 100' is a span, where one number is needed: its middle is 55"},
        {"10-20", "'10-20' is a span, where one number is needed: its middle is 15"},
        {".5", "'.5' is not how TOML writes it: write 0.5"},
        {"007", "'007' is not how TOML writes it: write 7"},
        {"=12*5", "'=12*5' is a formula, which nobody works out here: write its result"},
        {"= 12", "one = stands between a key and its value"},
        {"60,", "no , ends a line"},
        {"31.12.2026", "'31.12.2026' is no date as TOML writes them: write year-month-day, 2026-12-31"},
        {"yes", "'yes' is no value, write true"},
        {"n/a", "'n/a' is no value: leave the line out"},
        {"", "horizon_months has no value"},
        {"sixty", "'sixty' is no value: a text stands in quotation marks, \"sixty\""},
        {"\u201C60\u201D", "'\u201C60\u201D' stands in curly quotation marks"},
        {"99999999999999999999999", "'99999999999999999999999' has more digits than a number can hold"},
        {"?!", "'?!' is no value: write a number"},
    };
    for (const auto& [value, text] : cases) {
        const std::string fault = told_of_number(value);
        INFO(fault);
        CHECK(fault.find(text) == 0);
    }
    CHECK(told_of_number(std::string(300, '9')).size() < 200);
    CHECK(
        told("value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }", "value_per_year = 10 to 100")
            .find(
                "write { uniform = { min = 10, max = 100 } }, or { lognormal = { p10 = 10, p90 = 100 } }") !=
        std::string::npos);
}

TEST_CASE("texts and structure that do not hold together are told in words") {
    const std::vector<std::tuple<const char*, const char*, const char*>> cases{
        {"\"Small\"", "\"Small", "s.toml:1:9: the quotation mark that opens here does not close on its line"},
        {"\"Small\"", "\"C:\\Users\\me\"", "s.toml:1:12: a backslash opens an escape in a text"},
        {"\"Small\"", "\"Small\" x", "s.toml:1:17: 'x' stands where the line should end"},
        {"title = \"Small\"", "title: \"Small\"",
         "s.toml:1:1: 'title: \"Small\"' is no [heading], no KEY = VALUE and no # comment: a key and its "
         "value have "
         "= between them"},
        {"title = \"Small\"", "// Small",
         "s.toml:1:1: '// Small' is no [heading], no KEY = VALUE and no # comment: a "
         "comment begins with #"},
        {"title = ", "long title = ", "s.toml:1:1: 'long title' is no key: a key is one word"},
        {"[organisation]", "[organisation",
         "s.toml:2:1: the brackets of a heading come in pairs: write [organisation]"},
        {"[[model]]", "[[model]", "s.toml:11:1: the brackets of a heading come in pairs: write [[model]]"},
        {"[organisation]", "[]", "s.toml:2:1: '' cannot head a table"},
        {"p90 = 60 } }", "p90 = 60 }", "s.toml:10:10: the { that opens here is not closed on its line"},
        {"p50 = 24, p90", "p50 = 24 p90",
         "s.toml:10:35: entries of a table in braces are separated by commas"},
        {"p90 = 60 }", "p90 = 60, }", "s.toml:10:46: no comma stands before the } of a table"},
        {"p50 = 24,", "p50 = 24,5,",
         "s.toml:10:32: a comma separates entries here: numbers have a decimal point"},
        {"p50 = 24,", "p50 = 24;", "s.toml:10:34: entries of a table in braces are separated by commas"},
        {"{ lognormal = { p50 = 24, p90 = 60 } }", "{\nlognormal = { p50 = 24, p90 = 60 } }",
         "s.toml:10:10: the table in braces that opens here goes over several lines"},
        {"title = \"Small\"", "with = [ \"outcome_data\"", "s.toml:1:8: the [ that opens here is not closed"},
        {"title = \"Small\"", "with = [ \"outcome_data\" \"clear_mandate\" ]",
         "s.toml:1:25: elements of a list are separated by commas"},
        {"title = \"Small\"", "title = \"\"\"Small",
         "s.toml:1:9: the text that opens here with three quotation marks"},
        {"title = \"Small\"\n", "title = \"Small\"\r", "s.toml:1:16: lines end with a carriage return alone"},
    };
    for (const auto& [from, to, text] : cases) {
        const std::string fault = told(from, to);
        INFO(fault);
        CHECK(fault.find(text) == 0);
    }
}

TEST_CASE("mistakes with values are told together, and nothing is said twice") {
    std::string text = with(sound, "title = \"Small\"", "title = Small");
    text = with(text, "= 12_000", "= 12 000");
    text = with(text, "horizon_months = 60", "horizon_month = 60");
    text = with(text, "p50 = 24", "p50 = 24%");
    text = with(text, "\"persistent\"", "\"persistant\"");
    const ReadResult result = read(text);
    INFO(formatted(result.faults));
    REQUIRE(result.faults.size() == 5);
    CHECK(result.faults[0].line == 1);
    CHECK(result.faults[1].line == 3);
    CHECK(result.faults[2].line == 5);
    CHECK(result.faults[3].line == 10);
    CHECK(result.faults[4].line == 15);
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += "x\n";
    }
    CHECK(read(many).faults.size() == 20);
}

TEST_CASE("a text that TOML allows is handed on as it is") {
    for (const std::string text : {"",
                                   "\n",
                                   "# ä\u00A0\"[{\r\n",
                                   "a.b . \"c d\".'e' = 1\n",
                                   "\"\" = 1",
                                   "'a\"' = 'C:\\x'",
                                   "a = \"\\\"\\\\#\\u00e9\\U0001F600\"",
                                   "a = \"\"\"x\"y\\\n   z\"\"\"\"\"",
                                   "a = '''\n'\\''''",
                                   "[ a . b ]# x\n",
                                   "[[a]]\n[a.b]\n",
                                   "a = [ # ]\n 1, [2,\r\n'x'] , {b = 1}\n\n,]",
                                   "a = { }",
                                   "a = {b.c = 1, \"d\" = [1,\n2]}",
                                   "a = [[false]]",
                                   "a = [\n[false]\n]",
                                   "a = +1_000",
                                   "a = -0.5e-3",
                                   "a = 0xdead_beef",
                                   "a = inf",
                                   "a = -nan",
                                   "a = 1979-05-27 07:32:00.5-07:00",
                                   "a = 07:32:00",
                                   "a = 9223372036854775807",
                                   "a = -9223372036854775808"}) {
        INFO(text);
        const LookedOver looked = look_over(text, 0);
        CHECK(looked.whole);
        CHECK(looked.faults.empty());
        CHECK(looked.text == text);
    }
    CHECK(as_read(sound) == sound);
}

TEST_CASE("numbers and flags in quotation marks are told what to write") {
    CHECK(told("= 60\n", "= \"8,5\"\n")
              .find("numbers are written without quotes, and '8,5' has a decimal comma") !=
          std::string::npos);
    CHECK(told("= 60\n", "= \"\"\n").find("numbers are written without quotes") != std::string::npos);
    CHECK(told("preset = \"persistent\"", "follow_up = \"yes\"").find("not a text, write true") !=
          std::string::npos);
    CHECK(faults_in(sound, {.settings = {"model.follow_up=no"}}).find("not a text, write false") !=
          std::string::npos);
    CHECK(faults_in(sound, {.settings = {"organisation.discount_rate=8%"}}) ==
          "--set organisation.discount_rate=8%: '8%' is a percentage: write it as a share, 0.08\n");
}
