// A results file read back tells what the run told, to the bit.

#include "results/read.hpp"

#include <catch2/catch.hpp>
#include <hdf5.h>
#include <numeric>

#include "engine/world/potential.hpp"
#include "ensemble/same.hpp"
#include "results/hdf5_input.hpp"
#include "results/made_file.hpp"
#include "results/version.hpp"
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

TEST_CASE("the weights in the file make the means of its summary") {
    const Folder folder;
    for (const bool controlled : {true, false}) {
        const std::string path = folder.file(controlled ? "a.h5" : "b.h5");
        const Summary wanted = written(path, controlled, false);
        Hdf5Input in(path);
        const std::vector<double> weights = in.numbers("/outcome/weight", 300);
        const std::vector<double> npv = in.numbers("/outcome/npv", 6 * 300);
        REQUIRE(in.fault().empty());
        CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == Approx(1).epsilon(1e-12));
        for (std::size_t m = 0; m < 6; ++m) {
            const auto own = npv.begin() + std::ptrdiff_t(300 * m);
            const double mean = std::inner_product(weights.begin(), weights.end(), own, 0.0);
            CHECK(mean == Approx(wanted.models[m].npv.mean.value).epsilon(1e-9));
        }
    }
}

TEST_CASE("a file of a newer version is not read as if it were known") {
    const Folder folder;
    const std::string path = folder.file("newer.h5");
    written(path, true, false);
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(file, "format_version", H5P_DEFAULT);
    const std::uint64_t newer = results_version + 1;
    REQUIRE(H5Awrite(attribute, H5T_NATIVE_UINT64, &newer) >= 0);
    H5Aclose(attribute);
    H5Fclose(file);
    CHECK(read_results(path).fault.find("newer") != std::string::npos);
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
