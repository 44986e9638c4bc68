// What a published file holds, and that the same run makes the same bytes.

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "results/made_file.hpp"
#include "results/sha256.hpp"

using namespace fundsim;
using namespace synthetic;

TEST_CASE("a file holds every figure of every replication") {
    constexpr std::uint64_t replications = 20'000;  // more than one chunk, and a last block that is not full
    const Made made(2, 2, 6);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    const Written written = write(made, target_of(path, replications));
    REQUIRE(written.fault.empty());
    CHECK(folder.names() == std::vector<std::string>{"a.h5"});
    for (const Metric& metric : metrics()) {
        const std::vector<double> values = read(path, std::string("/outcome/") + metric.name);
        REQUIRE(values.size() == 2 * replications);
        const bool in_four_bytes = std::string(metric.units) == "month";
        bool same = true;
        for (std::size_t m = 0; m < 2; ++m)
            for (std::uint64_t r = 0; r < replications; ++r) {
                const double wanted = outcome(m, r).*metric.field, got = values[m * replications + r];
                same = same && alike(got, in_four_bytes ? double(float(wanted)) : wanted);
            }
        INFO(metric.name);
        CHECK(same);
    }
    const std::vector<double> numbers = read(path, "/outcome/replication");
    CHECK((numbers.front() == 0 && numbers.back() == double(replications - 1)));
}

TEST_CASE("a file says what it was made from and how the run ended") {
    const Made made(2, 2);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    ResultsTarget target = target_of(path, 3000);
    // Longer than what fits into an HDF5 attribute in place.
    target.scenario_toml = "# " + std::string(200'000, 'x') + "é\n";
    REQUIRE(write(made, target).fault.empty());
    CHECK(read_text(path, "filetype") == "fundsim.results");
    CHECK(read_count(path, "format_version") == 1);
    CHECK(read_text(path, "program_version") == "1.2.3");
    CHECK(read_text(path, "git_sha") == "0123abc");
    CHECK(read_text(path, "created_utc") == "2026-01-31T12:00:00Z");
    CHECK(read_text(path, "command") == "fundsim run made-up.toml");
    CHECK(read_text(path, "generator") == "Philox4x32-10");
    CHECK(read_text(path, "currency") == "kEUR");
    CHECK(read_text(path, "scenario_toml") == target.scenario_toml);
    CHECK(read_text(path, "scenario_sha256") == sha256(target.scenario_toml));
    CHECK(read_count(path, "seed") == 7);
    CHECK(read_count(path, "replications") == 3000);
    CHECK(read_count(path, "complete") == 1);
    CHECK(read_text(path, "ending") == "complete");

    fs::remove(path);
    int asked = 0;
    const Written cut = write(made, target, {.threads = 1, .stop = [&] { return ++asked > 1000; }});
    REQUIRE(cut.fault.empty());
    CHECK(read_count(path, "replications") == 768);
    CHECK(read_count(path, "replications_requested") == 3000);
    CHECK(read_count(path, "complete") == 0);
    CHECK(read_text(path, "ending") == "interrupted");
    CHECK(read(path, "/outcome/npv").size() == 2 * 768);

    const Written precise = write(made, target, {.until = 1000});
    REQUIRE(precise.fault.empty());
    CHECK(read_count(path, "complete") == 1);
    CHECK(read_text(path, "ending") == "precise");
    CHECK(read_count(path, "replications") == 1024);
}

TEST_CASE("interrupted before the first block, a run leaves what was there") {
    const Made made(2);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    REQUIRE(write(made, target_of(path, 300)).fault.empty());
    const std::string older = bytes_of(path);
    const Written written = write(made, target_of(path, 3000), {.stop = [] { return true; }});
    CHECK(written.fault == "no whole block of futures was finished: nothing to write to '" + path + "'");
    CHECK((bytes_of(path) == older));
    CHECK(folder.names().size() == 1);
}

TEST_CASE("the same run makes the same bytes, for any number of threads and at any time") {
    const Made made(3, 2, 5);
    const Folder folder;
    REQUIRE(write(made, target_of(folder.file("one.h5"), 5000), {.threads = 1}).fault.empty());
    // HDF5 counts times in seconds.
    sleep(1);
    for (int threads : {2, 5}) {
        REQUIRE(write(made, target_of(folder.file("many.h5"), 5000), {.threads = threads}).fault.empty());
        CHECK((bytes_of(folder.file("one.h5")) == bytes_of(folder.file("many.h5"))));
    }
}

TEST_CASE("the summary in the file is the run's") {
    const Made made(3, 2, 4);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    const Written written = write(made, target_of(path, 2000));
    REQUIRE(written.fault.empty());
    const Summary& summary = written.result.summary;
    const auto same = [&](const std::string& dataset, std::size_t place, double wanted) {
        INFO(dataset);
        CHECK(read(path, dataset).at(place) == wanted);
    };
    same("/summary/npv_p5", 1, summary.models[1].npv.p5);
    same("/summary/npv_cvar5", 2, summary.models[2].npv.cvar5);
    same("/summary/npv_mean", 0, summary.models[0].npv.mean.value);
    same("/summary/npv_ci95", 0, summary.models[0].npv.mean.low);
    same("/summary/npv_ci95", 5, summary.models[2].npv.mean.high);
    same("/summary/payback_month_finite", 0, metric(summary.models[0], "payback_month").finite.value);
    same("/summary/lead_time_finite", 2, metric(summary.models[2], "lead_time").finite.value);
    same("/summary/paid_over_planned_ci95", 3, ratio(summary.models[1], "paid_over_planned").high);
    // [model, versus]: model 2 against model 0, and the other way round
    const PairSummary& pair = summary.paired[1];
    REQUIRE((pair.a == 2 && pair.b == 0));
    same("/paired/npv_difference_mean", 6, pair.npv_difference.value);
    same("/paired/npv_difference_mean", 2, -pair.npv_difference.value);
    same("/paired/npv_difference_mean", 4, 0);
    same("/paired/npv_difference_ci95", 4, -pair.npv_difference.high);
    same("/paired/probability_ahead", 6, pair.probability_a_ahead.value);
    same("/paired/probability_ahead", 2, 1 - pair.probability_a_ahead.value);
    same("/paired/probability_ahead", 0, 0.5);
    same("/paired/funding_mean", 3, summary.splits[0].funding.value);
    same("/paired/practice_mean", 1, -summary.splits[0].practice.value);
    CHECK(std::isnan(read(path, "/paired/funding_mean").at(6)));
    same("/series/income_mean", 7, summary.series.income.mean[7]);
    same("/series/cumulative_net_quantile", 33, summary.series.cumulative_net.quantiles[33]);
    same("/fairness/envelope", 2, 60'000);
}

TEST_CASE("a compressed file is smaller and says the same") {
    const Made made(2, 0, 3);
    const Folder folder;
    ResultsTarget target = target_of(folder.file("plain.h5"), 20'000);
    REQUIRE(write(made, target).fault.empty());
    target.path = folder.file("small.h5");
    target.compression = Compression::deflate;
    REQUIRE(write(made, target).fault.empty());
    CHECK(fs::file_size(folder.file("small.h5")) < fs::file_size(folder.file("plain.h5")) / 10 * 8);
    for (const char* dataset :
         {"/outcome/npv", "/outcome/payback_month", "/outcome/started", "/series/income_mean"})
        CHECK(read(folder.file("plain.h5"), dataset) == read(folder.file("small.h5"), dataset));
}

TEST_CASE("h5py and xarray read a file, xarray with no further option") {
    const Made made(2, 2, 30);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    const Written written = write(made, target_of(path, 3000));
    REQUIRE(written.fault.empty());
    const std::string script = FUNDSIM_SOURCE_DIR "/tests/results/check_xarray.py";
    CHECK(std::system(("/usr/bin/python3 -B '" + script + "' '" + path + "'").c_str()) == 0);
}
