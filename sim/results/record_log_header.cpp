#include "results/record_log_header.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "results/checksum.hpp"
#include "results/raw_file.hpp"

namespace fundsim {
namespace {

constexpr std::string_view name = "fundsim journal ";
constexpr std::string_view version = "5\n";
//! The first line and that with the sizes, three numbers of at most 20 digits.
constexpr std::size_t longest_start = name.size() + version.size() + std::size_t(3 * 21);

std::string_view front(std::string_view text, std::size_t length) { return text.substr(0, length); }

//! A number and the character behind it are taken off `text`. False if they are not there.
bool take_number(std::string_view& text, std::uint64_t& number, char behind) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end == text.data() + text.size() || *end != behind) {
        return false;
    }
    text.remove_prefix(std::size_t(end - text.data()) + 1);
    return true;
}

}  // namespace

std::string encoded(const LogHeader& header) {
    std::string text(name);
    text += version;
    text += std::to_string(header.record_bytes) + ' ' + std::to_string(header.identity.size()) + ' ' +
            std::to_string(header.note.size()) + '\n' + header.identity + header.note;
    const std::uint32_t checksum = crc32(text.data(), text.size());
    text.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    return text;
}

FoundHeader read_log_header(int file, std::uint64_t size) {
    FoundHeader found{Beginning::strange, {}, 0};
    std::array<char, longest_start> start{};
    const auto length = std::size_t(std::min<std::uint64_t>(size, start.size()));
    if (!read_at(file, start.data(), length, 0)) {
        return found;
    }
    std::string_view text(start.data(), length);
    if (text.empty()) {
        return {Beginning::nothing, {}, 0};
    }
    // A process killed while it wrote the first line leaves a part of it.
    if (front(text, name.size()) != front(name, text.size())) {
        return found;
    }
    found.beginning = Beginning::damaged;
    if (text.size() <= name.size()) {
        return found;
    }
    text.remove_prefix(name.size());
    if (front(text, version.size()) != front(version, text.size())) {
        return {Beginning::other_version, {}, 0};
    }
    if (text.size() <= version.size()) {
        return found;
    }
    text.remove_prefix(version.size());
    std::uint64_t identity = 0, note = 0, checksum_bytes = sizeof(std::uint32_t);
    if (!take_number(text, found.header.record_bytes, ' ') || !take_number(text, identity, ' ') ||
        !take_number(text, note, '\n') || identity > size || note > size) {
        return found;
    }
    const std::uint64_t before = std::uint64_t(text.data() - start.data());
    found.bytes = before + identity + note + checksum_bytes;
    if (found.bytes > size) {
        return found;
    }
    std::string whole(std::size_t(found.bytes), '\0');
    if (!read_at(file, whole.data(), whole.size(), 0)) {
        return found;
    }
    found.header.identity = whole.substr(std::size_t(before), std::size_t(identity));
    found.header.note = whole.substr(std::size_t(before + identity), std::size_t(note));
    if (found.header.record_bytes > 0 && encoded(found.header) == whole) {
        found.beginning = Beginning::whole;
    }
    return found;
}

}  // namespace fundsim
