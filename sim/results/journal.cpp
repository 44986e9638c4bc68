#include "results/journal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ensemble/flows.hpp"
#include "ensemble/series.hpp"
#include "results/checksum.hpp"
#include "results/destination.hpp"
#include "results/journal_header.hpp"
#include "results/raw_file.hpp"

namespace fundsim {
namespace {

constexpr std::uint32_t block_mark = 0x4B4C4246;  // "FBLK"
//! A power cut costs at most what was played in this time.
constexpr std::chrono::seconds sync_every{10};

struct Locked {
    int file;      // -1: none
    int error;     // why; EWOULDBLOCK: another process has it
    bool created;  // by this process
};

//! Creates or opens a file and locks it. Another process may remove it between the two: then again.
Locked open_locked(const std::string& path) {
    for (;;) {
        bool created = true;
        int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0 && errno == EEXIST) {
            created = false;
            file = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
            if (file < 0 && errno == ENOENT) continue;
        }
        if (file < 0) return {-1, errno, created};
        const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
        struct stat of_file {
        }, of_name{};
        fstat(file, &of_file);
        if (locked && lstat(path.c_str(), &of_name) == 0 && of_file.st_ino == of_name.st_ino)
            return {file, 0, created};
        close(file);
        if (!locked) return {-1, EWOULDBLOCK, created};
    }
}

//! A stranger may have prepared a file of that name, or another name of a file of this user's.
std::string fault_of_strange(const struct stat& file, const FoundHeader& found) {
    if (!S_ISREG(file.st_mode) || found.beginning == Beginning::strange)
        return "something else has that name: move it away or write elsewhere";
    if (found.beginning == Beginning::other_version)
        return "another version of this program was interrupted there: go on with that one, or remove the "
               "journal to drop what it did";
    if (file.st_uid != geteuid())
        return "another user's run was interrupted there: write elsewhere, or have the journal removed";
    if (file.st_nlink != 1) return "the file of that name has other names too: remove it or write elsewhere";
    return {};
}

}  // namespace

std::size_t Journal::columns_size(const Cast& cast) {
    const std::size_t columns = cast.listed * metrics().size() + (cast.played - cast.listed);
    return columns * block_replications + series_size(cast) + flows_size(cast);
}

std::size_t Journal::column_place(std::size_t model, std::size_t metric) {
    return (model * metrics().size() + metric) * block_replications;
}

Journal::Journal(std::string results_path, Cast cast)
    : results_path_(std::move(results_path)), path_(path_for(results_path_)), cast_(cast),
      record_bytes_(sizeof(Head) + columns_size(cast) * sizeof(double)), record_(record_bytes_),
      synced_(std::chrono::steady_clock::now()) {}

Journal::~Journal() {
    if (ours_ && appended_ == 0 && recovered_ == 0) remove();
    if (file_ >= 0) close(file_);
}

std::string Journal::unwritten() const {
    return "cannot write '" + results_path_ + "', which grows in '" + path_ + "': " + std::strerror(errno);
}

std::string Journal::unread() const {
    return "cannot read '" + path_ + "', in which '" + results_path_ +
           "' grows: " + (errno != 0 ? std::strerror(errno) : "it ends early");
}

Journal::Opened Journal::open(const std::string& results_path, const JournalIdentity& identity,
                              const std::function<bool()>& stop) {
    Opened out;
    // All memory first: what is created below is then removed by the destructor, whatever happens.
    out.journal.reset(new Journal(results_path, identity.cast));
    Journal& journal = *out.journal;
    const std::string header = encoded({journal.record_bytes_, identity.text, identity.note});
    const Locked locked = open_locked(journal.path_);
    journal.file_ = locked.file;
    journal.ours_ = locked.created && locked.file >= 0;
    const std::string cannot = "cannot write '" + results_path + "': ";
    if (locked.file < 0) {
        out.fault = locked.error == EWOULDBLOCK
                        ? "another run is writing '" + results_path + "': wait for it or name another file"
                    : locked.created ? cannot + "no file can be made in '" + folder_of(results_path) + "' (" +
                                           std::strerror(locked.error) + ')'
                                     : cannot + "until it is whole it grows in '" + journal.path_ +
                                           "', which is there and cannot be opened (" +
                                           (locked.error == ELOOP ? "a link" : std::strerror(locked.error)) +
                                           "): remove that or write elsewhere";
        return out;
    }
    struct stat file {};
    fstat(locked.file, &file);
    const auto size = std::uint64_t(file.st_size);
    const FoundHeader found = read_header(locked.file, S_ISREG(file.st_mode) ? size : 0);
    if (!locked.created)
        if (const std::string why = fault_of_strange(file, found); !why.empty()) {
            out.fault = cannot + "until it is whole it grows in '" + journal.path_ + "', but " + why;
            return out;
        }
    if (found.beginning == Beginning::whole && found.header.identity == identity.text) {
        out.found = Found::matching;
        journal.start_ = found.bytes;
        out.fault = journal.scan(stop);
        journal.ours_ = out.fault.empty();
        return out;
    }
    if (found.beginning == Beginning::whole) {
        const std::uint64_t blocks = (size - found.bytes) / found.header.record_bytes;
        out.other = {found.header.identity, found.header.note, blocks * block_replications};
        out.found = out.other.replications > series_replications ? Found::other : Found::short_of;
        if (out.found == Found::other) return out;
    } else {
        out.found = found.beginning == Beginning::nothing ? Found::nothing : Found::damaged;
    }
    journal.ours_ = true;
    out.fault = journal.start(header);
    return out;
}

std::string Journal::start(const std::string& header) {
    start_ = header.size();
    if (ftruncate(file_, 0) != 0 || !write_at(file_, header.data(), header.size(), 0)) return unwritten();
    return {};
}

std::string Journal::scan(const std::function<bool()>& stop) {
    std::vector<double> columns;
    std::size_t size = 0;
    const off_t end = lseek(file_, 0, SEEK_END);
    const std::uint64_t records = (std::uint64_t(end) - start_) / record_bytes_;
    for (std::uint64_t i = 0; i < records; ++i) {
        if (stop && stop()) return "interrupted before the first futures were done; '" + path_ + "' is kept";
        // Only whole blocks: a last, shorter one belongs to another number of replications.
        if (!read(i, columns, size).empty() || size != block_replications) break;
        Head head;
        read_at(file_, &head, sizeof head, start_ + i * record_bytes_);
        checksums_.push_back(head.checksum);
    }
    recovered_ = checksums_.size();
    return {};
}

void Journal::encode(const Block& block) {
    Head head{.mark = block_mark, .checksum = 0, .first = block.first, .size = block.size};
    char* to = record_.data() + sizeof head;
    const auto put = [&](const auto& value_of) {
        std::array<double, block_replications> column{};
        for (std::size_t r = 0; r < block.size; ++r) column[r] = value_of(r);
        std::memcpy(to, column.data(), sizeof column);
        to += sizeof column;
    };
    for (std::size_t m = 0; m < cast_.listed; ++m)
        for (const Metric& metric : metrics())
            put([&](std::size_t r) { return block.outcome(m, r).*metric.field; });
    for (std::size_t m = cast_.listed; m < cast_.played; ++m)
        put([&](std::size_t r) { return block.outcome(m, r).npv; });
    for (const std::vector<double>* flows : {&block.series, &block.flows}) {
        if (cast_.months == 0) break;
        std::memcpy(to, flows->data(), flows->size() * sizeof(double));
        to += flows->size() * sizeof(double);
    }
    std::memcpy(record_.data(), &head, sizeof head);
    const std::size_t skipped = offsetof(Head, first);
    head.checksum = crc32(record_.data() + skipped, record_.size() - skipped);
    std::memcpy(record_.data(), &head, sizeof head);
}

std::string Journal::append(const Block& block) {
    encode(block);
    Head head;
    std::memcpy(&head, record_.data(), sizeof head);
    if (appended_ < recovered_ && head.checksum != checksums_[appended_]) recovered_ = appended_;
    if (appended_ >= recovered_) {
        const std::uint64_t place = start_ + appended_ * record_bytes_;
        // What an earlier run left from here on is not part of this one.
        if (appended_ == recovered_ && ftruncate(file_, off_t(place)) != 0) return unwritten();
        if (!write_at(file_, record_.data(), record_.size(), place)) return unwritten();
    }
    ++appended_;
    replications_ += block.size;
    const auto now = std::chrono::steady_clock::now();
    if (now - synced_ >= sync_every) {
        if (fdatasync(file_) != 0) return unwritten();
        synced_ = now;
    }
    return {};
}

std::string Journal::read(std::uint64_t index, std::vector<double>& columns, std::size_t& size) const {
    Head head;
    columns.resize(columns_size(cast_));
    const std::uint64_t place = start_ + index * record_bytes_;
    if (!read_at(file_, &head, sizeof head, place) ||
        !read_at(file_, columns.data(), columns.size() * sizeof(double), place + sizeof head))
        return unread();
    const std::size_t skipped = offsetof(Head, first);
    std::uint32_t checksum = crc32(reinterpret_cast<const char*>(&head) + skipped, sizeof head - skipped);
    checksum = crc32(columns.data(), columns.size() * sizeof(double), checksum);
    if (head.mark != block_mark || head.checksum != checksum || head.first != index * block_replications ||
        head.size == 0 || head.size > block_replications)
        return "'" + path_ + "', in which '" + results_path_ + "' grows, is damaged: block " +
               std::to_string(index) + " has the wrong checksum";
    size = std::size_t(head.size);
    return {};
}

bool Journal::recall(Block& block) const {
    const std::uint64_t index = block.first / block_replications;
    std::vector<double> columns;
    std::size_t size = 0;
    if (index >= recovered_ || !read(index, columns, size).empty() || size != block.size) return false;
    const double* from = columns.data();
    for (std::size_t m = 0; m < cast_.listed; ++m)
        for (const Metric& metric : metrics()) {
            for (std::size_t r = 0; r < size; ++r) block.outcome(m, r).*metric.field = from[r];
            from += block_replications;
        }
    for (std::size_t m = cast_.listed; m < cast_.played; ++m) {
        for (std::size_t r = 0; r < size; ++r) {
            block.outcome(m, r) = {};
            block.outcome(m, r).npv = from[r];
        }
        from += block_replications;
    }
    block.series.assign(from, from + series_size(cast_));
    block.flows.assign(from + series_size(cast_), from + series_size(cast_) + flows_size(cast_));
    return true;
}

void Journal::remove() {
    if (ours_) unlink(path_.c_str());
    ours_ = false;  // from now on another process may use the name
}

}  // namespace fundsim
