#pragma once
// Where text goes: how wide it may be, whether it may be emphasised, whether anybody watches it appear.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace fundsim {

enum class Emphasis { none, bold };
enum class Watcher { absent, present };

inline constexpr std::size_t narrowest = 20;
inline constexpr std::size_t widest_text = 100;  //!< longer lines of running text are hard to read
inline constexpr std::size_t widest = 1000;

struct Terminal {
    std::size_t width = widest_text;        //!< columns that text on standard output may use, 20 to 100
    std::size_t table_width = widest_text;  //!< columns that tables on it may use, 20 to 1,000
    Emphasis emphasis = Emphasis::none;     //!< of standard output
    Watcher watcher = Watcher::absent;      //!< whether standard error is a terminal that can redraw a line
    std::size_t error_width = widest_text;  //!< columns of standard error
    //! Who is told how far work has come, in place of whoever watches standard error. May be empty.
    std::function<void(std::uint64_t done, std::uint64_t total)> told = {};
};

//! Output of so many columns, without emphasis.
Terminal of_columns(std::size_t columns);

//! The process's own standard output and error. Output is laid out for COLUMNS where that is a number, else
//! for the terminal; NO_COLOR takes emphasis away, TERM=dumb progress as well.
Terminal process_terminal();

//! Opens what is closed among the standard streams, so that no file opened later takes their place and is
//! written over; what is written to a stream opened here fails.
void occupy_standard_streams();

//! Writes all of a text to a file descriptor. 0, or the error number.
int write_all(int descriptor, std::string_view text);

//! A text as it may be written: whatever its parts hold, nothing in it steers a terminal but line breaks and
//! the marks of emphasised().
std::string guarded(std::string_view text);

//! A text on standard error at once, for what should be read before the work begins.
void say(std::string_view text);

//! Bold where emphasis is allowed.
std::string emphasised(std::string_view text, const Terminal& terminal);

}  // namespace fundsim
