#pragma once
// One line on a terminal that tells how far a run has come; it disappears when the run is over.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundsim {

struct Progress {
    std::size_t width;  //!< columns of the terminal
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point drawn = {};
    bool visible = false;
    std::string_view counted = "futures";  //!< what is done
    std::string label = {};                //!< before the bar, where there is room
};

//! The line for a moment: share, bar, how many of what is counted, and time left.
std::string progress_line(std::uint64_t done, std::uint64_t total, double elapsed_seconds, std::size_t width,
                          std::string_view counted = "futures");

//! Draws the line on standard error, at most ten times a second.
void show(Progress& progress, std::uint64_t done, std::uint64_t total);

//! Takes the line away.
void clear(Progress& progress);

}  // namespace fundsim
