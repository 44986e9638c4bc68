#include <catch2/catch.hpp>

#include <filesystem>

#include "parameters/encoded.hpp"
#include "scenario/scenario_file.hpp"

using namespace fundsim;

TEST_CASE("every shipped scenario comes back from its encoding, with interventions too") {
    std::size_t read = 0;
    for (const auto& file : std::filesystem::directory_iterator(FUNDSIM_SOURCE_DIR "/scenarios")) {
        if (file.path().extension() != ".toml") {
            continue;
        }
        for (const std::vector<std::string>& with :
             {std::vector<std::string>{}, {"outcome_data", "clear_mandate"}}) {
            ReadOptions options;
            options.with = with;
            const ReadResult result = read_scenario(file.path().string(), options);
            INFO(file.path() << " with " << with.size());
            REQUIRE(result.ok);
            const Decoded back = decoded(encoded(result.scenario));
            INFO(back.fault);
            REQUIRE(back.scenario);
            // NaN, for what a list does not say, is equal to nothing: the second encoding tells.
            CHECK(encoded(*back.scenario) == encoded(result.scenario));
            if (result.scenario.opportunities.listed.empty()) {
                CHECK(*back.scenario == result.scenario);
            }
            ++read;
        }
    }
    CHECK(read >= 28);
}
