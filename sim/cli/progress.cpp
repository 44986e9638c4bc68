#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "findings/figures.hpp"

namespace fundsim {

namespace {

//! Over the line that stands there.
void draw(const std::string& line) { (void)write_all(STDERR_FILENO, '\r' + line); }

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, double elapsed_seconds, std::size_t width,
                          std::string_view counted) {
    const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
    std::string text =
        fmt::format(" {:3.0f} %  {} of {} {}", std::floor(100 * share), rounded(static_cast<double>(done), 0),
                    rounded(static_cast<double>(total), 0), counted);
    if (done > 0 && done < total) {
        text += ", " + duration(elapsed_seconds * (1 - share) / share) + " left";
    }
    // The last column stays free: a terminal may begin a new line after it.
    const std::size_t room = width - 1;
    const std::size_t taken = columns_of(text) + 2;
    if (room > taken + 8) {
        const std::size_t length = std::min<std::size_t>(30, room - taken);
        const auto filled = static_cast<std::size_t>(share * static_cast<double>(length));
        return '[' + std::string(filled, '#') + std::string(length - filled, '.') + ']' + text;
    }
    return cut(text, room);
}

void show(Progress& progress, std::uint64_t done, std::uint64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (progress.visible && done < total && now - progress.drawn < std::chrono::milliseconds(100)) {
        return;
    }
    progress.drawn = now;
    progress.visible = true;
    const std::chrono::duration<double> elapsed = now - progress.begin;
    const std::size_t taken = columns_of(progress.label);
    const std::string label = taken + narrowest < progress.width ? progress.label : std::string();
    const std::size_t room = progress.width - columns_of(label);
    draw(left(label + progress_line(done, total, elapsed.count(), room, progress.counted),
              progress.width - 1));
}

void clear(Progress& progress) {
    if (progress.visible) {
        draw(std::string(progress.width - 1, ' ') + '\r');
        progress.visible = false;
    }
}

}  // namespace fundsim
