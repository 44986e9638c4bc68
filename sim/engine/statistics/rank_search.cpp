#include "engine/statistics/rank_search.hpp"

#include <algorithm>
#include <bit>

namespace fundsim {
namespace {

constexpr int digit_bits = 16;
constexpr std::uint64_t sign_bit = 1ULL << 63;

}  // namespace

std::uint64_t ordered_key(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    return bits & sign_bit ? ~bits : bits | sign_bit;
}

double from_ordered_key(std::uint64_t key) {
    return std::bit_cast<double>(key & sign_bit ? key & ~sign_bit : ~key);
}

RankSearch::RankSearch(std::span<const std::uint64_t> ranks) {
    for (std::uint64_t rank : ranks) {
        wanted_.push_back({.rank = rank, .prefix = 0, .counters = 0});
    }
    if (ranks.empty()) {
        bits_left_ = 0;
    }
    start_pass();
}

void RankSearch::start_pass() {
    prefixes_.clear();
    for (const Wanted& wanted : wanted_) {
        prefixes_.push_back(wanted.prefix);
    }
    std::sort(prefixes_.begin(), prefixes_.end());
    prefixes_.erase(std::unique(prefixes_.begin(), prefixes_.end()), prefixes_.end());
    for (Wanted& wanted : wanted_) {
        const auto place = std::lower_bound(prefixes_.begin(), prefixes_.end(), wanted.prefix);
        wanted.counters = std::size_t(place - prefixes_.begin());
    }
    counts_.assign(prefixes_.size(), std::vector<std::uint64_t>(std::size_t(1) << digit_bits, 0));
}

void RankSearch::feed(std::span<const double> stretch) {
    const int shift = bits_left_ - digit_bits;
    for (double value : stretch) {
        const std::uint64_t upper = ordered_key(value) >> shift;
        const std::uint64_t prefix = upper >> digit_bits;
        for (std::size_t i = 0; i < prefixes_.size(); ++i) {
            if (prefixes_[i] == prefix) {
                ++counts_[i][upper & ((1U << digit_bits) - 1)];
            }
        }
    }
}

void RankSearch::end_pass() {
    for (Wanted& wanted : wanted_) {
        const std::vector<std::uint64_t>& counts = counts_[wanted.counters];
        std::uint64_t digit = 0;
        while (digit + 1 < counts.size() && wanted.rank >= counts[digit]) {
            wanted.rank -= counts[digit++];
        }
        wanted.prefix = wanted.prefix << digit_bits | digit;
    }
    bits_left_ -= digit_bits;
    if (!done()) {
        start_pass();
    }
}

std::vector<double> RankSearch::values() const {
    std::vector<double> out;
    for (const Wanted& wanted : wanted_) {
        out.push_back(from_ordered_key(wanted.prefix));
    }
    return out;
}

}  // namespace fundsim
