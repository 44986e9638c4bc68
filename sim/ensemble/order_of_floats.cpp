#include "ensemble/order_of_floats.hpp"

#include <algorithm>
#include <bit>

namespace fundsim {
namespace {

constexpr int bucket_bits = 12;
constexpr std::uint32_t sign_bit = 1U << 31;

//! Orders floats as numbers.
std::uint32_t key_of(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return bits & sign_bit ? ~bits : bits | sign_bit;
}

float value_of(std::uint32_t key) { return std::bit_cast<float>(key & sign_bit ? key & ~sign_bit : ~key); }

}  // namespace

void OrderOfFloats::find(std::span<const float> values, std::span<const std::size_t> ranks,
                         std::span<double> out) {
    keys_.resize(values.size());
    std::transform(values.begin(), values.end(), keys_.begin(), key_of);
    const auto [least, most] = std::minmax_element(keys_.begin(), keys_.end());
    const std::uint32_t base = *least;
    const int shift = std::max(0, int(std::bit_width(*most - base)) - bucket_bits);

    counts_.assign(std::size_t(1) << bucket_bits, 0);
    for (std::uint32_t key : keys_) {
        ++counts_[(key - base) >> shift];
    }

    std::size_t bucket = 0, below = 0, collected = counts_.size();
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        while (below + counts_[bucket] <= ranks[i]) {
            below += counts_[bucket++];
        }
        if (collected != bucket) {
            candidates_.clear();
            for (std::uint32_t key : keys_) {
                if ((key - base) >> shift == bucket) {
                    candidates_.push_back(key);
                }
            }
            collected = bucket;
        }
        const auto nth = candidates_.begin() + std::ptrdiff_t(ranks[i] - below);
        std::nth_element(candidates_.begin(), nth, candidates_.end());
        out[i] = double(value_of(*nth));
    }
}

}  // namespace fundsim
