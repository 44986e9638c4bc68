// Whatever stands in a file: it is read or told its faults, it never crashes or hangs.

#include <fstream>
#include <random>
#include <sstream>

#include "fuzz/rules.hpp"
#include "support.hpp"

using namespace reading;

namespace {

std::string shipped(const std::string& name) {
    std::ifstream file(std::string(FUNDSIM_SOURCE_DIR) + "/scenarios/" + name, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

//! Changes up to eight places: a byte, a piece cut out or doubled, a piece moved elsewhere.
std::string mutated(std::string text, std::mt19937& draw) {
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(draw()) % std::max<std::size_t>(n, 1);
    };
    constexpr std::string_view spice = "[]{}=.,\"'#-+0123456789enaif \n\\x\xC3\xFF\x01";
    for (std::size_t n = 1 + below(8); n > 0 && !text.empty(); --n) {
        const std::size_t at = below(text.size()), length = 1 + below(20);
        switch (below(5)) {
        case 0:
            text[at] = static_cast<char>(draw() & 0xFFU);
            break;
        case 1:
            text[at] = spice[below(spice.size())];
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(below(text.size()), text.substr(at, length));
            break;
        default:
            text.insert(at, 1, spice[below(spice.size())]);
        }
    }
    return text;
}

void check_sane(const ReadResult& result, const std::string& text) {
    INFO(text);
    REQUIRE(result.ok == result.faults.empty());
    REQUIRE(result.ok == (result.status == ReadStatus::ok));
    REQUIRE(result.ok == !result.resolved_toml.empty());
    for (const Fault& fault : result.faults) {
        REQUIRE_FALSE(fault.what.empty());
        REQUIRE(fault.file.size() > 0);
    }
}

}  // namespace

TEST_CASE("two thousand spoiled baselines are read or refused") {
    const std::string baseline = shipped("baseline.toml");
    std::mt19937 draw(20'240'601);
    int sound_ones = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string text = mutated(baseline, draw);
        const ReadResult result = read(text);
        check_sane(result, text);
        sound_ones += result.ok ? 1 : 0;
        if (result.ok) {
            REQUIRE(read(result.resolved_toml).ok);
        }
    }
    // Both ends must have been met, or the test says nothing.
    CHECK(sound_ones > 20);
    CHECK(sound_ones < 1900);
}

TEST_CASE("spoiled lists and settings are read or refused") {
    const std::string scenario = shipped("listed_portfolio.toml"), list = shipped("portfolio.csv");
    const Folder folder;
    std::mt19937 draw(7);
    for (int i = 0; i < 300; ++i) {
        folder.write("portfolio.csv", mutated(list, draw));
        const ReadResult result = read_scenario(folder.write("s.toml", scenario));
        check_sane(result, list);
        if (result.ok) {
            REQUIRE(read(result.resolved_toml).ok);
        }
    }
    for (int i = 0; i < 2000; ++i) {
        const std::string setting =
            mutated("model.\"Product teams\".discovery_share={ uniform = { min = 0.1, max = 0.2 } }", draw);
        check_sane(read(sound, {.settings = {setting}, .uncertainty = Uncertainty::allowed}), setting);
        check_sane(
            read(sound, {.settings = {mutated(
                             "opportunities.fit={ beta = { mean = 0.5, sd = 0.1 }, max = 0.9 }", draw)}}),
            setting);
    }
}

TEST_CASE("what the fuzzer begins with, and what it found, keeps its rules") {
    const Folder folder;
    std::size_t inputs = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(FUNDSIM_SOURCE_DIR) + "/tests/fuzz/corpus")) {
        INFO(entry.path());
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        CHECK(fuzzing::broken_rule(text.str(), folder.path).empty());
        ++inputs;
    }
    CHECK(inputs > 10);
}
