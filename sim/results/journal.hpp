#pragma once
// The journal: the finished blocks of a run, in index order, each with a checksum, in a file that only grows.
// It survives a process killed at any moment; what was being written then is recognised by its checksum and
// dropped.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/block.hpp"

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
    //! What was found under the name of a journal.
    enum class Found {
        nothing,
        matching,  //!< the journal of this run: its whole blocks are kept
        damaged,   //!< one that nobody can continue: replaced
        short_of,  //!< one of another run, too short to save that run anything: replaced
        other      //!< one of another run: left as it is
    };
    struct Other {
        std::string identity;
        std::string note;
        std::uint64_t replications;
    };
    //! An opened journal, or the reason why not: a fault, or another run's journal.
    struct Opened {
        std::unique_ptr<Journal> journal;
        std::string fault;
        Found found = Found::nothing;
        Other other = {};  //!< if found is `other`
    };

    //! Creates or continues the journal of the results file at `results_path`, for this process alone.
    //! Looking through what is there ends with a fault once `stop` says so.
    static Opened open(const std::string& results_path, const JournalIdentity& identity,
                       const std::function<bool()>& stop = {});
    //! Removes an empty one.
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    //! Where it stands.
    static std::string path_for(const std::string& results_path) { return results_path + ".journal"; }

    //! Adds the next block. A block that is there already is compared; if it differs, it and all after it are
    //! replaced.
    std::string append(const Block& block);
    //! Reads a whole block that an earlier run left. Any thread.
    bool recall(Block& block) const;
    //! Reads block number `index` of those appended, whole or the last. `index` < blocks().
    std::string read(std::uint64_t index, std::vector<double>& columns, std::size_t& size) const;

    std::uint64_t blocks() const { return appended_; }
    std::uint64_t recovered_blocks() const { return recovered_; }
    std::uint64_t replications() const { return replications_; }
    //! Whether an earlier run left more than every run plays anew.
    bool continues() const { return recovered_ * block_replications > series_replications; }
    void remove();

    //! Numbers of one block: [listed model][metric][256], [hybrid][256] NPV, then Block::series.
    static std::size_t columns_size(const Cast& cast);
    static std::size_t column_place(std::size_t model, std::size_t metric);

private:
    Journal(std::string results_path, Cast cast);

    struct Head {
        std::uint32_t mark;
        std::uint32_t checksum;  // of what follows it, the columns included
        std::uint64_t first;
        std::uint64_t size;
    };

    std::string results_path_;
    std::string path_;
    int file_ = -1;
    bool ours_ = false;  // not another run's and not a file of something else
    Cast cast_;
    std::uint64_t start_ = 0;  // bytes before the first block
    std::uint64_t record_bytes_;
    std::vector<std::uint32_t> checksums_;      // of recovered blocks
    std::atomic<std::uint64_t> recovered_ = 0;  // whole blocks of an earlier run that are still valid
    std::uint64_t appended_ = 0;                // blocks of this run
    std::uint64_t replications_ = 0;
    std::vector<char> record_;
    std::chrono::steady_clock::time_point synced_;

    std::string start(const std::string& header);
    std::string scan(const std::function<bool()>& stop);
    void encode(const Block& block);
    std::string unwritten() const;
    std::string unread() const;
};

}  // namespace fundsim
