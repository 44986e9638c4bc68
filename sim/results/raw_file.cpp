#include "results/raw_file.hpp"

#include <cerrno>
#include <unistd.h>

namespace fundsim {

bool write_at(int file, const void* data, std::size_t bytes, std::uint64_t offset) {
    const char* from = static_cast<const char*>(data);
    while (bytes > 0) {
        const ssize_t done = pwrite(file, from, bytes, off_t(offset));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        from += done;
        offset += std::uint64_t(done);
        bytes -= std::size_t(done);
    }
    return true;
}

bool read_at(int file, void* data, std::size_t bytes, std::uint64_t offset) {
    char* to = static_cast<char*>(data);
    errno = 0;
    while (bytes > 0) {
        const ssize_t done = pread(file, to, bytes, off_t(offset));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        to += done;
        offset += std::uint64_t(done);
        bytes -= std::size_t(done);
    }
    return true;
}

}  // namespace fundsim
