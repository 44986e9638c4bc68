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

#include "ensemble/raw_file.hpp"
#include "ensemble/series.hpp"
#include "results/checksum.hpp"

namespace fundsim {
namespace {

constexpr std::uint32_t block_mark = 0x4B4C4246;  // "FBLK"
constexpr std::string_view first_line = "fundsim journal 1\n";
//! A power cut costs at most what was played in this time.
constexpr std::chrono::seconds sync_every{10};

//! First line, length of the identity, identity, checksum.
std::string header_of(const std::string& identity) {
    std::string header(first_line);
    header += std::to_string(identity.size()) + "\n" + identity;
    const std::uint32_t checksum = crc32(header.data(), header.size());
    header.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    return header;
}

//! Also true of a file that a process killed while writing the first line left.
bool begins_like_a_journal(std::string_view text) {
    const std::size_t length = std::min(text.size(), first_line.size());
    return text.substr(0, length) == first_line.substr(0, length);
}

//! Opens and locks. Another process may remove the file between the two: then again.
int open_locked(const std::string& path, int& error) {
    for (;;) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        error = errno;
        if (file < 0) return -1;
        const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
        error = EWOULDBLOCK;
        struct stat of_file {
        }, of_name{};
        fstat(file, &of_file);
        if (locked && stat(path.c_str(), &of_name) == 0 && of_file.st_ino == of_name.st_ino) return file;
        close(file);
        if (!locked) return -1;
    }
}

}  // namespace

std::size_t Journal::columns_size(const Cast& cast) {
    const std::size_t columns = cast.listed * metrics().size() + (cast.played - cast.listed);
    return columns * block_replications + series_size(cast);
}

std::size_t Journal::column_place(std::size_t model, std::size_t metric) {
    return (model * metrics().size() + metric) * block_replications;
}

Journal::Journal(std::string path, int file, Cast cast)
    : path_(std::move(path)), file_(file), cast_(cast),
      record_bytes_(sizeof(Head) + columns_size(cast) * sizeof(double)), record_(record_bytes_),
      synced_(std::chrono::steady_clock::now()) {}

Journal::~Journal() { close(file_); }

std::string Journal::fault(std::string_view what) const {
    return "cannot " + std::string(what) + " '" + path_ +
           "': " + (errno != 0 ? std::strerror(errno) : "it ends early");
}

Journal::Opened Journal::open(const std::string& path, const JournalIdentity& identity, bool recover) {
    Opened out;
    int error = 0;
    const int file = open_locked(path, error);
    if (file < 0) {
        out.fault = error == EWOULDBLOCK ? "another run is writing '" + path + "'"
                                         : "cannot write '" + path + "': " + std::strerror(error);
        return out;
    }
    out.journal.reset(new Journal(path, file, identity.cast));
    const std::string header = header_of(identity.text);
    struct stat of_file {};
    fstat(file, &of_file);
    std::string there(std::min<std::size_t>(header.size(), std::size_t(of_file.st_size)), '\0');
    if (!read_at(file, there.data(), there.size(), 0)) {
        out.fault = out.journal->fault("read");
        return out;
    }
    if (!S_ISREG(of_file.st_mode) || !begins_like_a_journal(there)) {
        out.fault = "'" + path + "' is in the way: a file that is no journal of this program";
        return out;
    }
    out.found = !there.empty();
    out.matched = recover && there == header;
    out.journal->start_ = header.size();
    if (out.matched) {
        out.journal->scan();
        return out;
    }
    out.fault = out.journal->start(header);
    if (!out.fault.empty()) out.journal->remove();
    return out;
}

std::string Journal::start(const std::string& header) {
    if (ftruncate(file_, 0) != 0 || !write_at(file_, header.data(), header.size(), 0)) return fault("write");
    return {};
}

void Journal::scan() {
    std::vector<double> columns;
    std::size_t size = 0;
    const off_t end = lseek(file_, 0, SEEK_END);
    const std::uint64_t records = (std::uint64_t(end) - start_) / record_bytes_;
    for (std::uint64_t i = 0; i < records; ++i) {
        // Only whole blocks: a last, shorter one belongs to another number of replications.
        if (!read(i, columns, size).empty() || size != block_replications) break;
        Head head;
        read_at(file_, &head, sizeof head, start_ + i * record_bytes_);
        checksums_.push_back(head.checksum);
    }
    recovered_ = checksums_.size();
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
    if (cast_.months > 0) std::memcpy(to, block.series.data(), block.series.size() * sizeof(double));
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
        if (appended_ == recovered_ && ftruncate(file_, off_t(place)) != 0) return fault("write");
        if (!write_at(file_, record_.data(), record_.size(), place)) return fault("write");
    }
    ++appended_;
    replications_ += block.size;
    const auto now = std::chrono::steady_clock::now();
    if (now - synced_ >= sync_every) {
        if (fdatasync(file_) != 0) return fault("write");
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
        return fault("read");
    const std::size_t skipped = offsetof(Head, first);
    std::uint32_t checksum = crc32(reinterpret_cast<const char*>(&head) + skipped, sizeof head - skipped);
    checksum = crc32(columns.data(), columns.size() * sizeof(double), checksum);
    if (head.mark != block_mark || head.checksum != checksum || head.first != index * block_replications ||
        head.size == 0 || head.size > block_replications)
        return "'" + path_ + "' is damaged: block " + std::to_string(index) + " has the wrong checksum";
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
    block.series.assign(columns.end() - std::ptrdiff_t(series_size(cast_)), columns.end());
    return true;
}

void Journal::remove() { unlink(path_.c_str()); }

}  // namespace fundsim
