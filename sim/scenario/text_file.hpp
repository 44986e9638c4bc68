#pragma once
// Reading a whole text file, with a reason where that fails.

#include <cstddef>
#include <string>
#include <string_view>

namespace fundsim {

//! Files larger than this are not read: bytes.
inline constexpr std::size_t largest_file = std::size_t{32} << 20U;

struct TextFile {
    std::string text;
    std::string fault;        //!< empty: read
    bool unreadable = false;  //!< the file could not be read; otherwise it was, and holds no text
    int line = 0;             //!< of the fault, from 1; 0 = the whole file
    bool marked = false;      //!< a byte order mark stood before the text
};

//! The text of a file without a byte order mark. Directories, missing, forbidden, too large and binary files,
//! and text that is not UTF-8, give a fault.
TextFile read_text_file(const std::string& path);

//! The same for what comes in on standard input.
TextFile read_standard_input();

//! The folder of a path, as path_from() takes it; "" for the current one.
std::string folder_from(const std::string& path);

//! The path as seen from a folder ("" = the current one); absolute paths stay.
std::string path_from(const std::string& folder, const std::string& path);

//! Line (from 1) of the first byte that is not valid UTF-8; 0 when all is.
int line_of_bad_utf8(std::string_view text);

}  // namespace fundsim
