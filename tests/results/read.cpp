// A results file read back tells what the run told, to the bit.

#include "results/read.hpp"

#include <catch2/catch.hpp>

#include "engine/world/potential.hpp"
#include "ensemble/same.hpp"
#include "results/made_file.hpp"
#include "scenario/scenario_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

//! The shipped baseline, shorter, played and written. The summary that the run had.
Summary written(const std::string& path, bool controlled, bool recorded) {
    const ReadResult read = read_scenario(FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml",
                                          {.settings = {"organisation.horizon_months=18"}});
    REQUIRE(read.ok);
    std::string fault;
    const auto prepared = prepare(read.scenario, fault);
    REQUIRE(prepared);
    ResultsTarget target;
    target.path = path;
    target.scenario_toml = read.resolved_toml;
    target.program_version = "1.2.3";
    target.command = "fundsim run";
    target.seed = 7;
    target.replications = 300;
    const Cast cast{read.scenario.models.size(), played_models(*prepared),
                    recorded ? series_months(*prepared) : 0, read.scenario.opportunities.listed.size()};
    OpenedResults opened = open_results(read.scenario, cast, target);
    REQUIRE(opened.writer);
    RunOptions options{.replications = 300, .seed = 7};
    if (controlled) options.expected_potential = expected_potential(*prepared);
    if (recorded) options.recording = Recording::outcomes_and_series;
    options.sink = [&](const Block& block) { return opened.writer->append(block); };
    const Result result = run(read.scenario, *prepared, options);
    REQUIRE(result.fault.empty());
    REQUIRE(opened.writer->publish(result.summary, fairness(read.scenario, result.summary)).fault.empty());
    return result.summary;
}

}  // namespace

TEST_CASE("what is read back is what the run told, to the bit") {
    const Folder folder;
    for (const bool controlled : {true, false}) {
        const bool recorded = controlled;
        const std::string path = folder.file(controlled ? "a.h5" : "b.h5");
        const Summary wanted = written(path, controlled, recorded);
        const StoredResults got = read_results(path);
        REQUIRE(got.fault.empty());
        CHECK(bits_of(got.summary) == bits_of(wanted));
        REQUIRE(got.summary.models.size() == 6);
        CHECK(got.summary.models[5].name == wanted.models[5].name);
        CHECK(got.summary.models[5].preset == wanted.models[5].preset);
        CHECK(got.summary.series.months == (recorded ? 42 : 0));
        REQUIRE(got.summary.control.has_value() == controlled);
        if (controlled) {
            CHECK(got.summary.control->potential == wanted.control->potential);
            CHECK(got.summary.control->plain_half_width == wanted.control->plain_half_width);
        }
        CHECK(got.scenario.organisation.horizon_months == 18);
        CHECK(got.program_version == "1.2.3");
        CHECK(got.command == "fundsim run");
    }
}

TEST_CASE("what is no results file is told apart") {
    const Folder folder;
    const std::string missing = folder.file("no.h5");
    CHECK(read_results(missing).fault == "cannot read '" + missing + "': it is not there, or no HDF5 file");
    const std::string text = folder.file("text.h5");
    std::ofstream(text) << "hello";
    CHECK(read_results(text).fault == "cannot read '" + text + "': it is not there, or no HDF5 file");
    const std::string made = folder.file("made.h5");
    REQUIRE(write(Made(2), target_of(made, 256)).fault.empty());
    CHECK(read_results(made).fault.find("its scenario is not one that this version plays") !=
          std::string::npos);
}
