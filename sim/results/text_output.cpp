#include "results/text_output.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "results/destination.hpp"
#include "results/part.hpp"
#include "results/raw_file.hpp"

namespace fundsim {

namespace {

std::string cannot_write(const std::string& name) {
    return "cannot write '" + name + "': " + std::strerror(errno == 0 ? EIO : errno);
}

//! The first bytes of a file, as many as it has and are asked for.
std::string beginning_of(const std::string& path, std::size_t bytes) {
    std::string text(bytes, '\0');
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const ssize_t got = file < 0 ? 0 : read(file, text.data(), bytes);
    if (file >= 0) {
        close(file);
    }
    text.resize(got > 0 ? std::size_t(got) : 0);
    return text;
}

}  // namespace

std::string text_path_fault(const std::string& name, std::string_view beginning) {
    const Destination there = destination_of(name);
    if (!there.fault.empty()) {
        return there.fault;
    }
    struct stat found {};
    if (lstat(there.path.c_str(), &found) == 0 && found.st_size > 0 &&
        beginning_of(there.path, beginning.size()) != beginning) {
        return "cannot write '" + name +
               "': another file has that name, and it is not one of fundsim's; remove it, "
               "or write elsewhere";
    }
    return {};
}

std::string publish_text(const std::string& name, std::string_view text) {
    const Destination there = destination_of(name);
    if (!there.fault.empty()) {
        return there.fault;
    }
    Part part(there.path);
    const Admission admits = admission_of(there.path);
    const int file = open(part.name().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, admits.mode);
    if (file < 0) {
        return cannot_write(name);
    }
    if (admits.group != gid_t(-1)) {
        (void)!fchown(file, uid_t(-1), admits.group);
    }
    errno = 0;
    const bool whole =
        write_at(file, text.data(), text.size(), 0) && fchmod(file, admits.mode) == 0 && fsync(file) == 0;
    const std::string fault = whole ? std::string{} : cannot_write(name);
    close(file);
    if (!fault.empty()) {
        return fault;
    }
    return part.publish() ? std::string{} : cannot_write(name);
}

}  // namespace fundsim
