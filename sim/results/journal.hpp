#pragma once
// The journal: the finished blocks of a run, in index order, each with a checksum, in a file that only grows.
// It survives a process killed at any moment; what was being written then is recognised by its checksum and
// dropped.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/block.hpp"

namespace fundsim {

//! What a journal must agree with to be continued: text that names the scenario, the seed, the program and
//! the shape of a block.
struct JournalIdentity {
    std::string text;
    Cast cast;
};

//! Replications beyond which a journal is kept when its run fails: they took long enough to be worth the
//! space.
inline constexpr std::uint64_t worth_keeping = 1'000'000;

class Journal {
public:
    //! An opened journal, or the reason why not; what was found in it.
    struct Opened {
        std::unique_ptr<Journal> journal;
        std::string fault;
        bool found = false;    //!< there was a journal of some run
        bool matched = false;  //!< of this one: its whole blocks are kept
    };

    //! Creates `path` or takes what is there, for this process alone. `recover` = use what matches.
    static Opened open(const std::string& path, const JournalIdentity& identity, bool recover);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

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
    void remove();

    //! Numbers of one block: [listed model][metric][256], [hybrid][256] NPV, then Block::series.
    static std::size_t columns_size(const Cast& cast);
    static std::size_t column_place(std::size_t model, std::size_t metric);

private:
    Journal(std::string path, int file, Cast cast);

    struct Head {
        std::uint32_t mark;
        std::uint32_t checksum;  // of what follows it, the columns included
        std::uint64_t first;
        std::uint64_t size;
    };

    std::string path_;
    int file_;
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
    void scan();
    void encode(const Block& block);
    std::string fault(std::string_view what) const;
};

}  // namespace fundsim
