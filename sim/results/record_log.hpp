#pragma once
// Records of one size in a file that only grows, each with a checksum. It survives a process killed at any
// moment; what was being written then is recognised by its checksum and dropped. What a record holds is the
// caller's business: the blocks of a run (journal.hpp), the cells of a study.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace fundsim {

//! The bytes of numbers, as they are in memory: what the records of runs and sweeps are made of.
template <class Byte, class Numbers>
std::span<Byte> bytes_of(Numbers& numbers) {
    return {reinterpret_cast<Byte*>(numbers.data()), numbers.size() * sizeof(double)};
}

//! What a log is for.
struct LogPurpose {
    std::string path;      //!< of the log
    std::string result;    //!< of the file that is made of it at the end; messages name it
    std::string identity;  //!< what must be the same to continue: what is computed, and by which program
    std::string note;      //!< for people, need not be the same: the command
    std::uint64_t record_bytes = 0;
    std::uint64_t worth_keeping = 0;  //!< a log of something else with more records than this is left alone
};

class RecordLog {
public:
    //! What was found under its name.
    enum class Found {
        nothing,
        matching,  //!< the same: its records are kept
        damaged,   //!< one that nobody can continue: replaced
        short_of,  //!< one of something else, too short to be missed: replaced
        other      //!< one of something else: left as it is
    };
    struct Other {
        std::string identity;
        std::string note;
        std::uint64_t records;
    };
    //! An opened log, or the reason why not: a fault, or the log of something else.
    struct Opened {
        std::unique_ptr<RecordLog> log;
        std::string fault;
        Found found = Found::nothing;
        Other other = {};  //!< if found is `other`
    };

    //! Creates or continues a log, for this process alone. Looking through what is there ends with a fault
    //! once `stop` says so.
    static Opened open(const LogPurpose& purpose, const std::function<bool()>& stop = {});
    //! Removes an empty one.
    ~RecordLog();
    RecordLog(const RecordLog&) = delete;
    RecordLog& operator=(const RecordLog&) = delete;

    //! Adds the next record. One that is there already is compared; if it differs, it and all after it are
    //! replaced. Empty, or why it could not be written.
    std::string append(std::span<const char> record);
    //! Reads record `index` into `record`, of the right size. Any thread. Empty, or why not.
    std::string read(std::uint64_t index, std::span<char> record) const;

    std::uint64_t appended() const { return appended_; }    //!< by this process
    std::uint64_t recovered() const { return recovered_; }  //!< of an earlier process, that are still valid
    //! Forgets what was recovered from record `index` on.
    void forget_from(std::uint64_t index) { recovered_ = std::min<std::uint64_t>(recovered_, index); }
    void remove();

private:
    explicit RecordLog(LogPurpose purpose);

    struct Head {
        std::uint32_t mark;
        std::uint32_t checksum;  // of what follows it
        std::uint64_t index;
    };

    LogPurpose purpose_;
    int file_ = -1;
    bool ours_ = false;                     // not another process's and not a file of something else
    std::uint64_t start_ = 0;               // bytes before the first record
    std::vector<std::uint32_t> checksums_;  // of recovered records
    std::atomic<std::uint64_t> recovered_ = 0;
    std::uint64_t appended_ = 0;
    std::vector<char> written_;  // a head and a record
    std::chrono::steady_clock::time_point synced_;

    std::uint64_t stride() const { return sizeof(Head) + purpose_.record_bytes; }
    std::string start(const std::string& header);
    std::string scan(const std::function<bool()>& stop);
    std::string unwritten() const;
    std::string unread() const;
};

}  // namespace fundsim
