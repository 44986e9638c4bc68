#include "results/write.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "results/assemble.hpp"
#include "results/created.hpp"
#include "results/destination.hpp"
#include "results/difference.hpp"
#include "results/journal.hpp"
#include "results/part.hpp"
#include "results/space.hpp"
#include "results/standing.hpp"

namespace fundsim {
namespace {

//! A journal may be continued by a run that would have written the same. In the form that `differences`
//! reads.
std::string identity_of(const Cast& cast, const ResultsTarget& target) {
    std::string text =
        fmt::format("program = {} ({})\nseed = {}\nblock = {}\nrecorded = {} models, {} played, {} months\n",
                    target.program_version, target.git_sha, target.seed, block_replications, cast.listed,
                    cast.played, cast.months);
    text += "figures =";
    for (const Metric& metric : metrics()) {
        text += std::string(" ") + metric.name;
    }
    text += '\n';
    return text + target.scenario_toml;
}

//! Why this run does not take the place of what an interrupted one has done.
void refuse(OpenedResults& out, const RecordLog::Other& other, const std::string& identity,
            const std::string& path) {
    out.fault = fmt::format("'{}' holds {} futures of an interrupted run, and this run is another one",
                            Journal::path_for(path), other.records * block_replications);
    out.details = difference_lines(other.identity, identity);
    out.details.push_back("To go on with the interrupted one: " + other.note);
    out.details.push_back("To drop it: rm " + Journal::path_for(path) +
                          ". Or name another file for this run.");
}

std::string message_on(Journal::Found found, const Journal& journal, const std::string& path) {
    switch (found) {
    case Journal::Found::matching:
        if (!journal.continues()) {
            return {};
        }
        return fmt::format("'{}' holds {} futures of an interrupted run of this scenario: continuing there",
                           Journal::path_for(path), journal.recovered_blocks() * block_replications);
    case Journal::Found::damaged:
        return fmt::format("'{}' was damaged: replaced", Journal::path_for(path));
    case Journal::Found::short_of:
    case Journal::Found::nothing:
    case Journal::Found::other:
        return {};
    }
    return {};
}

}  // namespace

struct ResultsWriter::State {
    ResultsTarget target;
    std::string path;
    std::string title, currency;
    Cast cast;
    std::unique_ptr<Journal> journal;
    bool finished = false;

    //! Replications in the journal, whichever run played them.
    std::uint64_t stored() const {
        return std::max(journal->replications(), journal->recovered_blocks() * block_replications);
    }
    bool keeps() const { return stored() >= worth_keeping || journal->continues(); }
};

OpenedResults open_results(const Scenario& scenario, const Cast& cast, const ResultsTarget& target) {
    OpenedResults out;
    const Destination destination = destination_of(target.path);
    const std::string& path = destination.path;
    out.fault = destination.fault;
    if (out.fault.empty() && standing_at(path) == Standing::something) {
        out.fault = "'" + target.path +
                    "' exists and is no results file, so it is not overwritten: remove it or write elsewhere";
    }
    if (out.fault.empty() && target.until == 0) {
        out.fault = fault_of_space(folder_of(path), cast, target.replications);
    }
    if (!out.fault.empty()) {
        return out;
    }

    const std::string identity = identity_of(cast, target);
    auto state = std::make_unique<ResultsWriter::State>();
    state->target = target;
    if (target.created_utc.empty()) {
        state->target.created_utc = now_utc();
    }
    state->path = path;
    state->title = scenario.title;
    state->currency = scenario.currency;
    state->cast = cast;
    Journal::Opened opened = Journal::open(path, {identity, cast, target.command}, target.stop);
    out.fault = opened.fault;
    if (opened.found == Journal::Found::other) {
        refuse(out, opened.other, identity, path);
    }
    if (!out.fault.empty()) {
        return out;
    }
    out.message = message_on(opened.found, *opened.journal, path);
    // A process that was killed while it assembled its file has left its journal too.
    if (opened.found != Journal::Found::nothing) {
        Part::remove_left(path);
    }
    state->journal = std::move(opened.journal);
    out.writer = std::make_unique<ResultsWriter>(std::move(state));
    return out;
}

ResultsWriter::ResultsWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}

ResultsWriter::~ResultsWriter() {
    if (!state_->finished && !state_->keeps()) {
        discard();
    }
}

std::string ResultsWriter::append(const Block& block) { return state_->journal->append(block); }

bool ResultsWriter::recall(Block& block) const { return state_->journal->recall(block); }

std::uint64_t ResultsWriter::recovered_replications() const {
    return state_->journal->recovered_blocks() * block_replications;
}

std::string ResultsWriter::what_is_kept() const {
    if (!state_->keeps()) {
        return {};
    }
    return fmt::format("; {} futures are kept in '{}', where the same command goes on", state_->stored(),
                       Journal::path_for(state_->path));
}

PublishedResults ResultsWriter::publish(const Summary& summary, const Fairness& fairness) {
    State& state = *state_;
    PublishedResults out;
    if (summary.replications == 0) {
        out.fault = "no whole block of futures was finished: nothing to write to '" + state.path + "'";
        return out;
    }
    std::string path = state.path;
    if (summary.ending == Ending::interrupted && standing_at(path) == Standing::complete) {
        path = out.elsewhere = incomplete_name(path);
        const Standing there = standing_at(path);
        if (there != Standing::nothing && there != Standing::incomplete) {
            out.fault =
                fmt::format("'{}' is complete and stays, and '{}', where results of an interrupted run "
                            "would go, is something else",
                            state.path, path);
        }
    }
    if (out.fault.empty()) {
        Part part(path);
        out.fault = assemble(
            part.name(), admission_of(path),
            {path, state.target, state.currency, state.title, state.cast, *state.journal, summary, fairness});
        if (out.fault.empty() && !part.publish()) {
            out.fault = "cannot write '" + path + "': " + std::strerror(errno);
        }
    }
    if (!out.fault.empty()) {
        out.fault += what_is_kept();
        return out;
    }
    // Interrupted while it continued an earlier run, it has not come to all blocks of that one yet.
    const bool more = state.journal->recovered_blocks() > state.journal->blocks();
    if (summary.ending == Ending::interrupted && more) {
        state.finished = true;
    } else {
        discard();
    }
    return out;
}

void ResultsWriter::discard() {
    state_->finished = true;
    state_->journal->remove();
}

}  // namespace fundsim
