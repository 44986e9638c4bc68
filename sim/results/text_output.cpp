#include "results/text_output.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

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

TextOutput::TextOutput(const std::string& name)
    : name_(name), there_(destination_of(name)), part_(there_.path) {
    fault_ = there_.fault;
    if (!fault_.empty()) {
        return;
    }
    file_ = std::fopen(part_.name().c_str(), "wbxe");  // x: nobody else's file
    if (file_ == nullptr) {
        fail();
    }
}

TextOutput::~TextOutput() {
    if (file_ != nullptr) {
        std::fclose(file_);
    }
}

void TextOutput::fail() {
    if (fault_.empty()) {
        fault_ = cannot_write(name_);
    }
}

void TextOutput::append(std::string_view text) {
    if (fault_.empty() && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) {
        fail();
    }
}

std::string TextOutput::publish() {
    if (fault_.empty() && (std::fflush(file_) != 0 || !admit(fileno(file_), admission_of(there_.path)) ||
                           fsync(fileno(file_)) != 0)) {
        fail();
    }
    if (fault_.empty() && std::fclose(std::exchange(file_, nullptr)) != 0) {
        fail();
    }
    if (fault_.empty() && !part_.publish()) {
        fail();
    }
    return fault_;
}

std::string publish_text(const std::string& name, std::string_view text) {
    TextOutput file(name);
    file.append(text);
    return file.publish();
}

}  // namespace fundsim
