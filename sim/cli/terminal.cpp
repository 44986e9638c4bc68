#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr std::string_view emphasis_on = "\033[1m";
constexpr std::string_view emphasis_off = "\033[0m";

std::size_t columns_of_terminal(int descriptor) {
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return widest_text;
    }
    return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

//! A variable's value; empty when it is not set.
std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

//! What COLUMNS says; nothing when it says nothing.
std::optional<std::size_t> columns_asked_for() {
    const std::string_view text = variable("COLUMNS");
    std::size_t columns = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        return widest;
    }
    return columns == 0 ? std::nullopt : std::optional(std::clamp(columns, narrowest, widest));
}

}  // namespace

Terminal of_columns(std::size_t columns) {
    return {.width = std::min(columns, widest_text), .table_width = columns};
}

Terminal process_terminal() {
    Terminal terminal = of_columns(columns_asked_for().value_or(columns_of_terminal(STDOUT_FILENO)));
    const std::string_view kind = variable("TERM");
    const bool dumb = kind.empty() || kind == "dumb";
    if (isatty(STDOUT_FILENO) == 1) {
        terminal.emphasis = dumb || !variable("NO_COLOR").empty() ? Emphasis::none : Emphasis::bold;
    }
    if (isatty(STDERR_FILENO) == 1 && !dumb) {
        terminal.watcher = Watcher::present;
        terminal.error_width = std::min(columns_of_terminal(STDERR_FILENO), widest_text);
    }
    return terminal;
}

void occupy_standard_streams() {
    // Opened for reading, so that writing to them is noticed: POSIX gives the lowest number that is free.
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(descriptor, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string guarded(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("\n\033"), text.size());
        const std::string_view rest = text.substr(plain);
        const std::size_t ours = rest.starts_with('\n')           ? 1
                                 : rest.starts_with(emphasis_on)  ? emphasis_on.size()
                                 : rest.starts_with(emphasis_off) ? emphasis_off.size()
                                                                  : 0;
        safe += printable(text.substr(0, plain)).append(rest.substr(0, ours));
        text = rest.substr(ours);
        if (ours == 0 && !text.empty()) {
            safe += '?';
            text.remove_prefix(1);
        }
    }
    return safe;
}

void say(std::string_view text) { (void)write_all(STDERR_FILENO, guarded(text)); }

std::string emphasised(std::string_view text, const Terminal& terminal) {
    std::string result(text);
    if (terminal.emphasis == Emphasis::bold && !text.empty()) {
        result.insert(0, emphasis_on).append(emphasis_off);
    }
    return result;
}

}  // namespace fundsim
