#include "execution/npv_columns.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include "results/raw_file.hpp"

namespace fundsim {
namespace {

//! A file that only this process can see. -1 and errno if there is none.
int open_nameless(const std::string& folder) {
    std::string name = folder + "/fundsim-XXXXXX";
    const int file = mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0) {
        unlink(name.c_str());
    }
    return file;
}

}  // namespace

NpvColumns::NpvColumns(std::size_t models, std::string folder)
    : folder_(std::move(folder)), head_(models), tail_(models) {}

NpvColumns::~NpvColumns() {
    if (file_ >= 0) {
        close(file_);
    }
}

std::string NpvColumns::append(const Block& block) {
    // 65,536 is a whole number of blocks and of stretches, so no block lies across a boundary.
    static_assert(npv_in_memory % block_replications == 0 && stretch % block_replications == 0);
    std::vector<std::vector<double>>& into = size_ < npv_in_memory ? head_ : tail_;
    for (std::size_t m = 0; m < into.size(); ++m) {
        for (std::size_t r = 0; r < block.size; ++r) {
            into[m].push_back(block.outcome(m, r).npv);
        }
    }
    size_ += block.size;
    return tail_[0].size() == stretch ? spill() : std::string();
}

std::string NpvColumns::spill() {
    if (file_ < 0) {
        file_ = open_nameless(folder_);
    }
    if (file_ < 0) {
        return "cannot make a temporary file in " + folder_ + ": " + std::strerror(errno);
    }
    const std::size_t bytes = stretch * sizeof(double);
    for (std::size_t m = 0; m < tail_.size(); ++m) {
        if (!write_at(file_, tail_[m].data(), bytes, (stretches_in_file_ * tail_.size() + m) * bytes)) {
            return "cannot write the temporary file in " + folder_ + ": " + std::strerror(errno);
        }
        tail_[m].clear();
    }
    ++stretches_in_file_;
    return {};
}

NpvValues NpvColumns::values() const {
    return {.size = size_,
            .head = [this](std::size_t model) { return std::span<const double>(head_[model]); },
            .read = [this](std::size_t model, const auto& visit) { return read(model, visit); }};
}

std::string NpvColumns::read(std::size_t model,
                             const std::function<void(std::span<const double>)>& visit) const {
    visit(head_[model]);
    std::vector<double> values(stretch);
    const std::size_t bytes = stretch * sizeof(double);
    for (std::uint64_t i = 0; i < stretches_in_file_; ++i) {
        if (!read_at(file_, values.data(), bytes, (i * head_.size() + model) * bytes)) {
            return "cannot read the temporary file in " + folder_ + ": " +
                   (errno != 0 ? std::strerror(errno) : "it ends early");
        }
        visit(values);
    }
    if (!tail_[model].empty()) {
        visit(tail_[model]);
    }
    return {};
}

}  // namespace fundsim
