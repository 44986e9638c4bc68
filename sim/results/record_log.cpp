#include "results/record_log.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "results/checksum.hpp"
#include "results/destination.hpp"
#include "results/raw_file.hpp"
#include "results/record_log_header.hpp"

namespace fundsim {
namespace {

constexpr std::uint32_t record_mark = 0x4345524C;  // "LREC"
//! A power cut costs at most what was done in this time.
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
            if (file < 0 && errno == ENOENT) {
                continue;
            }
        }
        if (file < 0) {
            return {-1, errno, created};
        }
        const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
        struct stat of_file {
        }, of_name{};
        fstat(file, &of_file);
        if (locked && lstat(path.c_str(), &of_name) == 0 && of_file.st_ino == of_name.st_ino) {
            return {file, 0, created};
        }
        close(file);
        if (!locked) {
            return {-1, EWOULDBLOCK, created};
        }
    }
}

//! A stranger may have prepared a file of that name, or another name of a file of this user's.
std::string fault_of_strange(const struct stat& file, const FoundHeader& found) {
    if (!S_ISREG(file.st_mode) || found.beginning == Beginning::strange) {
        return "something else has that name: move it away or write elsewhere";
    }
    if (found.beginning == Beginning::other_version) {
        return "another version of this program was interrupted there: go on with that one, or remove the "
               "journal to drop what it did";
    }
    if (file.st_uid != geteuid()) {
        return "another user's run was interrupted there: write elsewhere, or have the journal removed";
    }
    if (file.st_nlink != 1) {
        return "the file of that name has other names too: remove it or write elsewhere";
    }
    return {};
}

}  // namespace

RecordLog::RecordLog(LogPurpose purpose)
    : purpose_(std::move(purpose)), written_(stride()), synced_(std::chrono::steady_clock::now()) {}

RecordLog::~RecordLog() {
    if (ours_ && appended_ == 0 && recovered_ == 0) {
        remove();
    }
    if (file_ >= 0) {
        close(file_);
    }
}

std::string RecordLog::unwritten() const {
    return "cannot write '" + purpose_.result + "', which grows in '" + purpose_.path +
           "': " + std::strerror(errno);
}

std::string RecordLog::unread() const {
    return "cannot read '" + purpose_.path + "', in which '" + purpose_.result +
           "' grows: " + (errno != 0 ? std::strerror(errno) : "it ends early");
}

RecordLog::Opened RecordLog::open(const LogPurpose& purpose, const std::function<bool()>& stop) {
    Opened out;
    // All memory first: what is created below is then removed by the destructor, whatever happens.
    out.log.reset(new RecordLog(purpose));
    RecordLog& log = *out.log;
    const std::string header = encoded({log.stride(), purpose.identity, purpose.note});
    const Locked locked = open_locked(purpose.path);
    log.file_ = locked.file;
    log.ours_ = locked.created && locked.file >= 0;
    const std::string cannot = "cannot write '" + purpose.result + "': ";
    if (locked.file < 0) {
        out.fault = locked.error == EWOULDBLOCK
                        ? "another run is writing '" + purpose.result + "': wait for it or name another file"
                    : locked.created ? cannot + "no file can be made in '" + folder_of(purpose.result) +
                                           "' (" + std::strerror(locked.error) + ')'
                                     : cannot + "until it is whole it grows in '" + purpose.path +
                                           "', which is there and cannot be opened (" +
                                           (locked.error == ELOOP ? "a link" : std::strerror(locked.error)) +
                                           "): remove that or write elsewhere";
        return out;
    }
    struct stat file {};
    fstat(locked.file, &file);
    const auto size = std::uint64_t(file.st_size);
    const FoundHeader found = read_log_header(locked.file, S_ISREG(file.st_mode) ? size : 0);
    if (!locked.created) {
        if (const std::string why = fault_of_strange(file, found); !why.empty()) {
            out.fault = cannot + "until it is whole it grows in '" + purpose.path + "', but " + why;
            return out;
        }
    }
    if (found.beginning == Beginning::whole && found.header.identity == purpose.identity) {
        out.found = Found::matching;
        log.start_ = found.bytes;
        out.fault = log.scan(stop);
        log.ours_ = out.fault.empty();
        return out;
    }
    if (found.beginning == Beginning::whole) {
        const std::uint64_t records = (size - found.bytes) / found.header.record_bytes;
        out.other = {found.header.identity, found.header.note, records};
        out.found = records > purpose.worth_keeping ? Found::other : Found::short_of;
        if (out.found == Found::other) {
            return out;
        }
    } else {
        out.found = found.beginning == Beginning::nothing ? Found::nothing : Found::damaged;
    }
    log.ours_ = true;
    out.fault = log.start(header);
    return out;
}

std::string RecordLog::start(const std::string& header) {
    start_ = header.size();
    if (ftruncate(file_, 0) != 0 || !write_at(file_, header.data(), header.size(), 0)) {
        return unwritten();
    }
    return {};
}

std::string RecordLog::scan(const std::function<bool()>& stop) {
    std::vector<char> record(purpose_.record_bytes);
    const off_t end = lseek(file_, 0, SEEK_END);
    const std::uint64_t records = (std::uint64_t(end) - start_) / stride();
    for (std::uint64_t i = 0; i < records; ++i) {
        if (stop && stop()) {
            return "interrupted before anything new was done; '" + purpose_.path + "' is kept";
        }
        if (!read(i, record).empty()) {
            break;
        }
        Head head;
        read_at(file_, &head, sizeof head, start_ + i * stride());
        checksums_.push_back(head.checksum);
    }
    recovered_ = checksums_.size();
    return {};
}

std::string RecordLog::append(std::span<const char> record) {
    const std::size_t skipped = offsetof(Head, index);
    Head head{.mark = record_mark, .checksum = 0, .index = appended_};
    std::copy(record.begin(), record.end(), written_.begin() + sizeof head);
    std::memcpy(written_.data(), &head, sizeof head);
    head.checksum = crc32(written_.data() + skipped, written_.size() - skipped);
    std::memcpy(written_.data(), &head, sizeof head);
    if (appended_ < recovered_ && head.checksum != checksums_[appended_]) {
        recovered_ = appended_;
    }
    if (appended_ >= recovered_) {
        const std::uint64_t place = start_ + appended_ * stride();
        // What an earlier process left from here on is not part of this.
        if (appended_ == recovered_ && ftruncate(file_, off_t(place)) != 0) {
            return unwritten();
        }
        if (!write_at(file_, written_.data(), written_.size(), place)) {
            return unwritten();
        }
    }
    ++appended_;
    const auto now = std::chrono::steady_clock::now();
    if (now - synced_ >= sync_every) {
        if (fdatasync(file_) != 0) {
            return unwritten();
        }
        synced_ = now;
    }
    return {};
}

std::string RecordLog::read(std::uint64_t index, std::span<char> record) const {
    Head head;
    const std::uint64_t place = start_ + index * stride();
    if (!read_at(file_, &head, sizeof head, place) ||
        !read_at(file_, record.data(), record.size(), place + sizeof head)) {
        return unread();
    }
    const std::size_t skipped = offsetof(Head, index);
    std::uint32_t checksum = crc32(reinterpret_cast<const char*>(&head) + skipped, sizeof head - skipped);
    checksum = crc32(record.data(), record.size(), checksum);
    if (head.mark != record_mark || head.checksum != checksum || head.index != index) {
        return "'" + purpose_.path + "', in which '" + purpose_.result + "' grows, is damaged: record " +
               std::to_string(index) + " has the wrong checksum";
    }
    return {};
}

void RecordLog::remove() {
    if (ours_) {
        unlink(purpose_.path.c_str());
    }
    ours_ = false;  // from now on another process may use the name
}

}  // namespace fundsim
