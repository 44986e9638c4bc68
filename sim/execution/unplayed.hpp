#pragma once
// Why some of what a study draws cannot be played.

#include <cstdint>
#include <mutex>
#include <string>

namespace fundsim {

//! The first that cannot be played, by its number, whichever thread comes upon it.
struct Unplayed {
    std::mutex mutex;
    std::uint64_t number = ~std::uint64_t{0};
    std::string why;
};

inline void remember(Unplayed& unplayed, std::uint64_t number, const std::string& why) {
    const std::scoped_lock lock(unplayed.mutex);
    if (number < unplayed.number) {
        unplayed.number = number;
        unplayed.why = why;
    }
}

}  // namespace fundsim
