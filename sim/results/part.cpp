#include "results/part.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "results/destination.hpp"

namespace fundsim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 16;
constexpr std::string_view ending = ".part";
static_assert(Part::longer == 1 + digits + ending.size());

bool is_private_name(std::string_view name, std::string_view final_name) {
    if (name.size() != final_name.size() + Part::longer || !name.starts_with(final_name) ||
        !name.ends_with(ending) || name[final_name.size()] != '.') {
        return false;
    }
    const std::string_view middle = name.substr(final_name.size() + 1, digits);
    return middle.find_first_not_of("0123456789abcdef") == middle.npos;
}

}  // namespace

Part::Part(const std::string& final_name) : final_name_(final_name) {
    std::uint64_t number = 0;
    while (getrandom(&number, sizeof number, 0) != sizeof number) {
    }
    name_ = fmt::format("{}.{:016x}{}", final_name, number, ending);
}

Part::~Part() {
    if (!published_) {
        unlink(name_.c_str());
    }
}

bool Part::publish() {
    if (rename(name_.c_str(), final_name_.c_str()) != 0) {
        return false;
    }
    published_ = true;
    const int folder = open(folder_of(final_name_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return true;
    }
    fsync(folder);
    close(folder);
    return true;
}

void Part::remove_left(const std::string& final_name) {
    const std::string own = fs::path(final_name).filename().string();
    std::error_code error;
    for (fs::directory_iterator at(folder_of(final_name), error), end; !error && at != end;
         at.increment(error)) {
        struct stat left {};
        if (is_private_name(at->path().filename().string(), own) && lstat(at->path().c_str(), &left) == 0 &&
            S_ISREG(left.st_mode) && left.st_uid == geteuid()) {
            unlink(at->path().c_str());
        }
    }
}

}  // namespace fundsim
