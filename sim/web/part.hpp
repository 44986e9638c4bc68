#pragma once
// What one block of replications comes to, and such parts as bytes that go from one worker to another.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/block.hpp"
#include "ensemble/tally.hpp"

namespace fundsim::web {

struct Part {
    Block block;  //!< without the outcomes
    Tally tally;
    std::vector<double> npv;  //!< [listed model][replication]
};

//! By number of the block.
using Parts = std::map<std::uint64_t, Part>;

//! What parts belong to: only those of one origin can be summed up together.
struct Origin {
    std::uint64_t scenario;  //!< a number that no other scenario is likely to have
    std::uint64_t seed;
    Cast cast;
    std::size_t contrasts;  //!< how many
};

Part part_of(const Block& block, const Cast& cast, std::span<const Contrast> contrasts);

//! Blocks first .. first + blocks - 1, so far as there are parts of them; doubles bit by bit.
std::string bytes_of(const Parts& parts, const Origin& origin, std::uint64_t first, std::uint64_t blocks);

//! What stands in such bytes, or why it cannot be read as parts of that scenario.
struct ReadParts {
    std::uint64_t seed = 0;
    Parts parts = {};
    std::string fault = {};
};
ReadParts parts_in(std::string_view bytes, const Origin& origin);

}  // namespace fundsim::web
