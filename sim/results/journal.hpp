#pragma once
// The journal: the finished blocks of a run, in index order, in a record log beside the results file.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ensemble/block.hpp"
#include "results/record_log.hpp"

namespace fundsim {

//! What a journal must agree with to be continued: text that names the scenario, the seed, the program and
//! the shape of a block. The note, for people, need not agree.
struct JournalIdentity {
    std::string text;
    Cast cast;
    std::string note = {};
};

//! Replications beyond which a journal is kept when its run fails: they took long enough to be worth the
//! space.
inline constexpr std::uint64_t worth_keeping = 1'000'000;

class Journal {
public:
    using Found = RecordLog::Found;
    //! An opened journal, or the reason why not: a fault, or another run's journal.
    struct Opened {
        std::unique_ptr<Journal> journal;
        std::string fault;
        Found found = Found::nothing;
        RecordLog::Other other = {};  //!< if found is `other`
    };

    //! Creates or continues the journal of the results file at `results_path`, for this process alone.
    //! Looking through what is there ends with a fault once `stop` says so.
    static Opened open(const std::string& results_path, const JournalIdentity& identity,
                       const std::function<bool()>& stop = {});

    //! Where it stands.
    static std::string path_for(const std::string& results_path) { return results_path + ".journal"; }

    //! Adds the next block. A block that is there already is compared; if it differs, it and all after it are
    //! replaced.
    std::string append(const Block& block);
    //! Reads a whole block that an earlier run left. Any thread.
    bool recall(Block& block) const;
    //! Reads the numbers (block_record.hpp) of block `index` of those appended. `index` < blocks().
    std::string read(std::uint64_t index, std::vector<double>& numbers) const;

    std::uint64_t blocks() const { return log_->appended(); }
    std::uint64_t recovered_blocks() const { return log_->recovered(); }
    std::uint64_t replications() const { return replications_; }
    //! Whether an earlier run left more than every run plays anew.
    bool continues() const { return recovered_blocks() * block_replications > series_replications; }
    void remove() { log_->remove(); }

private:
    Journal(std::unique_ptr<RecordLog> log, const Cast& cast);

    std::unique_ptr<RecordLog> log_;
    Cast cast_;
    std::uint64_t replications_ = 0;  // of this run
    std::vector<double> numbers_;
};

}  // namespace fundsim
