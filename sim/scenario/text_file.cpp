#include "scenario/text_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

TextFile unread(std::string why) { return {{}, std::move(why), true, 0}; }
TextFile no_text(std::string why, int line = 0) { return {{}, std::move(why), false, line}; }

//! What is left to be read there.
TextFile read_to_the_end(int descriptor) {
    std::string text;
    std::string block(std::size_t{1} << 16U, '\0');
    while (true) {
        const ssize_t got = read(descriptor, block.data(), block.size());
        if (got < 0) {
            return unread(fmt::format("cannot be read to its end: {}", std::strerror(errno)));
        }
        if (got == 0) {
            break;
        }
        text.append(block, 0, static_cast<std::size_t>(got));
        if (text.size() > largest_file) {
            return unread(
                fmt::format("is larger than {} MiB, which no scenario or list needs", largest_file >> 20U));
        }
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return no_text(
            "is UTF-16 (what Excel calls Unicode text): save it as UTF-8, in Excel as \"CSV UTF-8\"");
    }
    if (text.starts_with("PK\x03\x04")) {
        return no_text(
            "is a workbook or another archive, a text file is needed: save the sheet as \"CSV UTF-8\"");
    }
    if (text.find('\0') != std::string::npos) {
        return no_text("holds binary data, a text file is needed");
    }
    const bool marked = text.starts_with("\xEF\xBB\xBF");
    if (marked) {
        text.erase(0, 3);
    }
    if (const int line = line_of_bad_utf8(text); line > 0) {
        return no_text("this line is not UTF-8: save the file as UTF-8, in Excel as \"CSV UTF-8\"", line);
    }
    return {std::move(text), {}, false, 0, marked};
}

}  // namespace

int line_of_bad_utf8(std::string_view text) {
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t character = next_character(text, at);
        if (character == no_character) {
            return line;
        }
        line += character == '\n' ? 1 : 0;
    }
    return 0;
}

TextFile read_text_file(const std::string& path) {
    if (path.empty() || path.find('\0') != std::string::npos) {
        return unread("the path of the file is empty or no path");
    }
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status)) {
        return unread("this is a directory, a file is needed");
    }
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return unread(fmt::format("cannot be read: {}", std::strerror(errno)));
    }
    TextFile file = read_to_the_end(descriptor);
    close(descriptor);
    return file;
}

TextFile read_standard_input() { return read_to_the_end(STDIN_FILENO); }

std::string folder_from(const std::string& path) {
    return std::filesystem::path(path).parent_path().string();
}

std::string path_from(const std::string& folder, const std::string& path) {
    return folder.empty() ? path : (std::filesystem::path(folder) / path).string();
}

}  // namespace fundsim
