#pragma once
// Scenarios for the tests of reading: a small sound one, and ways to spoil it.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "parameters/presets.hpp"
#include "scenario/scenario_file.hpp"

namespace reading {

using namespace fundsim;

//! A sound scenario; the tests count its lines.
inline const std::string sound = R"(title = "Small"
[organisation]
budget_per_year = 12_000
person_month_cost = 10
horizon_months = 60
[opportunities]
initial_backlog = 10
arrivals_per_year = 12
value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }
effort = { lognormal = { p50 = 24, p90 = 60 } }
[[model]]
name = "Projects"
[[model]]
name = "Product teams"
preset = "persistent"
)";

//! `text` with the one place that reads `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t place = text.find(from);
    INFO("looking for " << from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

inline ReadResult read(const std::string& text, const ReadOptions& options = {}) {
    return read_scenario_text(text, "s.toml", {}, options);
}

//! All faults of a text, one a line; empty when it is sound.
inline std::string faults_in(const std::string& text, const ReadOptions& options = {}) {
    return formatted(read(text, options).faults);
}

//! The scenario of a text that has to be sound.
inline ReadResult sound_read(const std::string& text, const ReadOptions& options = {}) {
    ReadResult result = read(text, options);
    INFO(formatted(result.faults));
    REQUIRE(result.ok);
    REQUIRE(result.status == ReadStatus::ok);
    return result;
}

//! A small world, played by every preset.
inline std::string in_every_preset() {
    std::string text = with(sound, "horizon_months = 60", "horizon_months = 24");
    text = text.substr(0, text.find("[[model]]"));
    for (const Preset& preset : presets()) {
        const std::string name(preset.name);
        text += "[[model]]\nname = \"" + name + "\"\npreset = \"" + name + "\"\n";
    }
    return text;
}

//! A folder that is gone when the test ends.
struct Folder {
    std::filesystem::path path;
    Folder() {
        // Tests run beside each other, so the name has to be nobody else's.
        std::string name = (std::filesystem::temp_directory_path() / "fundsim_test_XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return (path / name).string();
    }
};

struct Spoiled {
    const char* from;
    const char* to;
    const char* told;  //!< begins a line of the faults
};

//! Spoils the sound scenario in each way, and asks for what must be told of it.
inline void check_told(const std::vector<Spoiled>& cases) {
    for (const auto& [from, to, told] : cases) {
        const std::string faults = faults_in(with(sound, from, to));
        INFO(to << "\n" << faults << "expected: " << told);
        CHECK((faults.find(told) == 0 || faults.find('\n' + std::string(told)) != std::string::npos));
    }
}

}  // namespace reading
