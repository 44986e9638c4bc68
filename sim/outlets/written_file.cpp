#include "outlets/written_file.hpp"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

#include "results/destination.hpp"

namespace fundsim {

WrittenFile::WrittenFile(const std::string& path) : path_(path), part_(path) {
    file_ = std::fopen(part_.name().c_str(), "wbxe");  // x: nobody else's file
    if (file_ == nullptr) {
        fail();
        return;
    }
    const Admission admission = admission_of(path);
    if (fchmod(fileno(file_), admission.mode) != 0 ||
        (admission.group != gid_t(-1) && fchown(fileno(file_), uid_t(-1), admission.group) != 0)) {
        fail();
    }
}

WrittenFile::~WrittenFile() {
    if (file_ != nullptr) {
        std::fclose(file_);
    }
}

void WrittenFile::fail() {
    if (fault_.empty()) {
        fault_ = "cannot write '" + path_ + "': " + std::strerror(errno);
    }
}

void WrittenFile::append(std::string_view text) {
    if (fault_.empty() && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) {
        fail();
    }
}

std::string WrittenFile::publish() {
    if (!fault_.empty()) {
        return fault_;
    }
    if (std::fflush(file_) != 0 || fsync(fileno(file_)) != 0) {
        fail();
    }
    if (std::fclose(file_) != 0) {
        fail();
    }
    file_ = nullptr;
    if (fault_.empty() && !part_.publish()) {
        fail();
    }
    return fault_;
}

}  // namespace fundsim
