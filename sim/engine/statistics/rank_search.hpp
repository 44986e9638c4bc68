#pragma once
// Exact order statistics of a sample too large for memory, read several times: a radix selection. Each pass
// fixes 16 more bits of the 64-bit keys of all values asked for, so four passes over the sample find them.

#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

//! A key that orders doubles as numbers: -inf < ... < -0 < +0 < ... < +inf.
std::uint64_t ordered_key(double value);
double from_ordered_key(std::uint64_t key);

//! Finds the values at `ranks` (counted from 0, smaller than the size of the sample, which holds no NaN):
//! for (; !search.done(); search.end_pass()) { for each stretch of the sample: search.feed(stretch); }
class RankSearch {
public:
    explicit RankSearch(std::span<const std::uint64_t> ranks);
    bool done() const { return bits_left_ == 0; }
    void feed(std::span<const double> stretch);
    void end_pass();
    //! In the order of `ranks`, once done.
    std::vector<double> values() const;

private:
    struct Wanted {
        std::uint64_t rank;    // among the values that share `prefix`
        std::uint64_t prefix;  // the bits fixed so far
        std::size_t counters;  // which histogram
    };
    std::vector<Wanted> wanted_;
    std::vector<std::uint64_t> prefixes_;             // distinct, sorted
    std::vector<std::vector<std::uint64_t>> counts_;  // one histogram of the next 16 bits per distinct prefix
    int bits_left_ = 64;

    void start_pass();
};

}  // namespace fundsim
