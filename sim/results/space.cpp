#include "results/space.hpp"

#include <array>
#include <cmath>
#include <sys/statvfs.h>

#include <fmt/format.h>

#include "results/assemble.hpp"
#include "results/block_record.hpp"

namespace fundsim {
namespace {

//! Of the journal and the file, which are there together at the end.
double needed_bytes(const Cast& cast, std::uint64_t replications) {
    const std::uint64_t blocks = blocks_of(replications);
    return double(blocks) * double(block_numbers(cast)) * sizeof(double) +
           double(expected_bytes(cast, replications));
}

//! The most that fit, rounded down to two digits.
std::uint64_t fitting(const Cast& cast, std::uint64_t too_many, double bytes) {
    std::uint64_t fits = 0, unit = 1;
    while (too_many - fits > 1) {
        const std::uint64_t middle = fits + (too_many - fits) / 2;
        (needed_bytes(cast, middle) <= bytes ? fits : too_many) = middle;
    }
    while (fits / unit >= 100) {
        unit *= 10;
    }
    return fits / unit * unit;
}

}  // namespace

std::string size_text(double bytes, Rounding rounding) {
    constexpr std::array units{"bytes", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    for (; unit + 1 < units.size() && bytes >= 1000; ++unit) {
        bytes /= 1000;
    }
    const double parts = bytes < 10 && unit > 0 ? 10 : 1;
    const double rounded =
        (rounding == Rounding::up ? std::ceil(bytes * parts) : std::floor(bytes * parts)) / parts;
    return fmt::format("{:g} {}", rounded, units[unit]);
}

std::string fault_of_space(const std::string& folder, const Cast& cast, std::uint64_t replications) {
    struct statvfs disk {};
    if (statvfs(folder.c_str(), &disk) != 0 || disk.f_blocks == 0) {
        return {};
    }
    const double free = double(disk.f_bavail) * double(disk.f_frsize);
    const double needed = needed_bytes(cast, replications);
    if (needed <= free) {
        return {};
    }
    const std::uint64_t fits = fitting(cast, replications, free);
    return fmt::format("{} futures need {} while they are written, and '{}' has {} left: make room, {}write "
                       "elsewhere",
                       replications, size_text(needed, Rounding::up), folder, size_text(free, Rounding::down),
                       fits > 0 ? fmt::format("run at most {}, or ", fits) : "or ");
}

}  // namespace fundsim
