#include "results/write.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "results/assemble.hpp"
#include "results/journal.hpp"
#include "results/sha256.hpp"

namespace fundsim {
namespace {

namespace fs = std::filesystem;

std::string now_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::string folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path().string() : ".";
}

//! A symbolic link stays; the file it leads to, which need not exist, is replaced.
fs::path behind_links(fs::path path) {
    constexpr int most = 40;  // as many as Linux follows
    std::error_code error;
    for (int links = 0; links < most && fs::is_symlink(path, error); ++links)
        path = path.parent_path() / fs::read_symlink(path, error);
    return path;
}

//! Why no file can be published under this name; empty if nothing speaks against it.
std::string fault_of_path(const fs::path& path) {
    const std::string name = path.string(), folder = folder_of(path);
    std::error_code error;
    if (name.empty()) return "no name for the results file";
    if (!path.has_filename() || fs::is_directory(path, error))
        return "cannot write '" + name + "': it is a directory; give the name of a file";
    if (!fs::exists(folder, error)) return "cannot write '" + name + "': there is no folder '" + folder + "'";
    if (!fs::is_directory(folder, error)) return "cannot write '" + name + "': '" + folder + "' is no folder";
    if (fs::exists(path, error) && !fs::is_regular_file(path, error))
        return "cannot write '" + name + "': it is no plain file, and results are published by rename";
    return {};
}

std::string in_gigabytes(std::uint64_t bytes) { return fmt::format("{:.1f} GB", double(bytes) / 1e9); }

//! A run without a stopping rule makes all its replications: better to learn now that they do not fit.
std::string fault_of_space(const fs::path& path, const Cast& cast, const ResultsTarget& target) {
    struct statvfs disk {};
    if (target.until > 0 || statvfs(folder_of(path).c_str(), &disk) != 0 || disk.f_blocks == 0) return {};
    const std::uint64_t free = std::uint64_t(disk.f_bavail) * disk.f_frsize;
    const double journal = double(Journal::columns_size(cast)) * sizeof(double) / double(block_replications);
    const double needed =
        double(target.replications) * (journal + double(expected_bytes(cast, 1'000'000)) / 1e6);
    if (needed <= double(free)) return {};
    return fmt::format(
        "{} replications need about {:.1f} GB while they are written, and '{}' has {} left: run fewer, "
        "or write elsewhere",
        target.replications, needed / 1e9, folder_of(path), in_gigabytes(free));
}

//! A journal may be continued by a run that would have written the same.
std::string identity_of(const Scenario& scenario, const Cast& cast, const ResultsTarget& target) {
    std::string text =
        fmt::format("program {}\ngit {}\nscenario {}\nseed {}\nblock {}\nlisted {} played {} months {}\n",
                    target.program_version, target.git_sha, sha256(target.scenario_toml), target.seed,
                    block_replications, cast.listed, cast.played, cast.months);
    for (const FundingModel& model : scenario.models) text += "model " + model.name + "\n";
    for (const Metric& metric : metrics()) text += std::string("metric ") + metric.name + "\n";
    return text;
}

void sync_folder(const std::string& folder) {
    const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    close(file);
}

}  // namespace

struct ResultsWriter::State {
    ResultsTarget target;
    std::string path, part;  // the file, and its name while it is assembled
    std::string title, currency;
    Cast cast;
    std::unique_ptr<Journal> journal;
    bool finished = false;

    //! Replications in the journal, whichever run played them.
    std::uint64_t stored() const {
        return std::max(journal->replications(), journal->recovered_blocks() * block_replications);
    }
    std::string what_is_kept() const {
        if (stored() < worth_keeping) return {};
        return fmt::format("; {} replications are kept in '{}.journal', where the same command goes on",
                           stored(), path);
    }
};

OpenedResults open_results(const Scenario& scenario, const Cast& cast, const ResultsTarget& target) {
    OpenedResults out;
    const fs::path path = behind_links(target.path);
    out.fault = fault_of_path(path);
    if (out.fault.empty()) out.fault = fault_of_space(path, cast, target);
    if (!out.fault.empty()) return out;

    const std::string journal_name = path.string() + ".journal";
    Journal::Opened opened = Journal::open(journal_name, {identity_of(scenario, cast, target), cast},
                                           target.leftovers == Leftovers::recover);
    out.fault = opened.fault;
    if (!out.fault.empty()) return out;
    if (opened.matched)
        out.message =
            fmt::format("'{}' holds {} replications of an interrupted run of this scenario: continuing there",
                        journal_name, opened.journal->recovered_blocks() * block_replications);
    else if (opened.found)
        out.message =
            fmt::format("'{}' was left by {}: replaced", journal_name,
                        target.leftovers == Leftovers::recover ? "a run of another scenario, seed or program"
                                                               : "an interrupted run");

    auto state = std::make_unique<ResultsWriter::State>();
    state->target = target;
    if (target.created_utc.empty()) state->target.created_utc = now_utc();
    state->path = path.string();
    state->part = state->path + ".part";
    state->title = scenario.title;
    state->currency = scenario.currency;
    state->cast = cast;
    state->journal = std::move(opened.journal);
    // Left by a process that was killed while it assembled; the lock on the journal says that none does now.
    unlink(state->part.c_str());
    out.writer = std::make_unique<ResultsWriter>(std::move(state));
    return out;
}

ResultsWriter::ResultsWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}

ResultsWriter::~ResultsWriter() {
    if (!state_->finished && state_->stored() < worth_keeping) discard();
}

std::string ResultsWriter::append(const Block& block) {
    const std::string fault = state_->journal->append(block);
    return fault.empty() ? fault : fault + state_->what_is_kept();
}

bool ResultsWriter::recall(Block& block) const { return state_->journal->recall(block); }

std::uint64_t ResultsWriter::recovered_replications() const {
    return state_->journal->recovered_blocks() * block_replications;
}

std::string ResultsWriter::publish(const Summary& summary, const Fairness& fairness) {
    State& state = *state_;
    if (summary.replications == 0)
        return "no whole block of replications was finished: nothing to write to '" + state.path + "'";
    const Contents contents{state.target,   state.currency, state.title, state.cast,
                            *state.journal, summary,        fairness};
    std::string fault = assemble(state.part, contents);
    if (fault.empty() && rename(state.part.c_str(), state.path.c_str()) != 0)
        fault = "cannot write '" + state.path + "': " + std::strerror(errno);
    if (!fault.empty()) {
        unlink(state.part.c_str());
        return fault + state.what_is_kept();
    }
    sync_folder(folder_of(state.path));
    // Interrupted while it continued an earlier run, it has not come to all blocks of that one yet.
    const bool more = state.journal->recovered_blocks() > state.journal->blocks();
    if (summary.ending == Ending::interrupted && more)
        state.finished = true;
    else
        discard();
    return {};
}

void ResultsWriter::discard() {
    state_->finished = true;
    state_->journal->remove();
}

}  // namespace fundsim
