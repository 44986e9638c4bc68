#pragma once
// Results files made from made-up outcomes, and what is needed to look into them.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>

#include <hdf5.h>
#include <hdf5_hl.h>

#include "ensemble/synthetic.hpp"
#include "results/write.hpp"

namespace synthetic {

namespace fs = std::filesystem;

//! A folder of this test's own below the working directory, removed at the end.
struct Folder {
    fs::path path;
    Folder() : path("results-" + std::to_string(getpid()) + "-" + std::to_string(next()++)) {
        fs::create_directory(path);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (path / name).string(); }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const fs::directory_entry& entry : fs::directory_iterator(path))
            out.push_back(entry.path().filename().string());
        return out;
    }

private:
    static int& next() {
        static int number = 0;
        return number;
    }
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline Scenario scenario_of(const Made& made) {
    Scenario out{};
    out.title = "Made up";
    out.currency = "kEUR";
    out.organisation.budget_per_year = 12'000;
    out.organisation.team_size = 8;
    out.organisation.person_month_cost = 10;
    out.organisation.horizon_months = 60;
    out.models = made.models;
    return out;
}

inline ResultsTarget target_of(const std::string& path, std::uint64_t replications) {
    ResultsTarget out;
    out.path = path;
    out.program_version = "1.2.3";
    out.git_sha = "0123abc";
    out.command = "fundsim run made-up.toml";
    out.created_utc = "2026-01-31T12:00:00Z";
    out.scenario_toml = "title = \"Made up\"\n";
    out.seed = 7;
    out.replications = replications;
    return out;
}

//! Block number `index` of the outcomes, without series.
inline Block block_of(const Made& made, std::uint64_t index) {
    Block out{.first = index * block_replications, .size = block_replications, .outcomes = {}, .series = {}};
    out.outcomes.resize(made.cast.played * block_replications);
    for (std::size_t m = 0; m < made.cast.played; ++m)
        for (std::size_t r = 0; r < block_replications; ++r) out.outcome(m, r) = outcome(m, out.first + r);
    return out;
}

//! What became of a run into a file.
struct Written {
    Result result;
    std::string message;
    std::string fault;
    PublishedResults published;
    std::uint64_t recovered = 0;
};

//! Opens, runs, publishes. `options` may add a stop or threads.
inline Written write(const Made& made, const ResultsTarget& target, RunOptions options = {}) {
    Written out;
    const Scenario scenario = scenario_of(made);
    OpenedResults opened = open_results(scenario, made.cast, target);
    out.message = opened.message;
    out.fault = opened.fault;
    if (!out.fault.empty()) return out;
    out.recovered = opened.writer->recovered_replications();
    options.replications = target.replications;
    options.seed = target.seed;
    options.recording = made.cast.months > 0 ? Recording::outcomes_and_series : Recording::outcomes;
    options.sink = [&](const Block& block) { return opened.writer->append(block); };
    options.recall = [&](Block& block) { return opened.writer->recall(block); };
    out.result = made.run(options);
    out.fault = out.result.fault;
    if (out.fault.empty())
        out.published = opened.writer->publish(out.result.summary, fairness(scenario, out.result.summary));
    if (out.fault.empty()) out.fault = out.published.fault;
    return out;
}

//! All numbers of a dataset.
inline std::vector<double> read(const std::string& path, const std::string& dataset) {
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t from = H5Dopen2(file, dataset.c_str(), H5P_DEFAULT);
    const hid_t space = H5Dget_space(from);
    std::vector<double> out(std::size_t(H5Sget_simple_extent_npoints(space)));
    const bool good = H5Dread(from, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, out.data()) >= 0;
    H5Sclose(space);
    H5Dclose(from);
    H5Fclose(file);
    return good ? out : std::vector<double>();
}

inline std::string read_text(const std::string& path, const char* attribute) {
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t from = H5Aopen(file, attribute, H5P_DEFAULT);
    const hid_t type = H5Aget_type(from);
    char* text = nullptr;
    std::string out;
    if (H5Aread(from, type, &text) >= 0) out = text;
    H5free_memory(text);
    H5Tclose(type);
    H5Aclose(from);
    H5Fclose(file);
    return out;
}

inline std::uint64_t read_count(const std::string& path, const char* attribute) {
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    unsigned long long out = 0;
    H5LTget_attribute(file, "/", attribute, H5T_NATIVE_ULLONG, &out);
    H5Fclose(file);
    return out;
}

}  // namespace synthetic
