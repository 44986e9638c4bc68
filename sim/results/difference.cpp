#include "results/difference.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace fundsim {
namespace {

constexpr std::size_t longest_value = 40;

struct Entry {
    std::string address;
    std::string_view value;
};

std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return line;
}

//! Tables of an array are told apart by their number: model 2.
std::vector<Entry> entries_of(std::string_view text) {
    std::vector<Entry> entries;
    std::map<std::string, int> tables;
    std::string section;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const std::size_t equals = line.find(" = ");
        if (line.starts_with("[[")) {
            section = line.substr(2, line.find(']') - 2);
            section += ' ' + std::to_string(++tables[section]) + '.';
        } else if (line.starts_with("[")) {
            section = std::string(line.substr(1, line.find(']') - 1)) + '.';
        } else if (!line.starts_with("#") && equals != line.npos) {
            const std::string_view value = line.substr(equals + 3);
            entries.push_back(
                {section + std::string(line.substr(0, equals)), value.substr(0, value.find("  # "))});
        }
    }
    return entries;
}

std::string cut(std::string_view value) {
    if (value.size() <= longest_value) {
        return std::string(value);
    }
    std::size_t length = longest_value;
    while (length > 0 && (static_cast<unsigned char>(value[length]) & 0xC0U) == 0x80) {
        --length;  // UTF-8
    }
    return std::string(value.substr(0, length)) + "...";
}

}  // namespace

std::vector<std::string> differences(const std::string& there, const std::string& here) {
    const std::vector<Entry> ours = entries_of(here);
    std::map<std::string, std::string_view> theirs;
    for (Entry& entry : entries_of(there)) {
        theirs.emplace(std::move(entry.address), entry.value);
    }
    std::vector<std::string> out;
    for (const Entry& entry : ours) {
        const auto found = theirs.find(entry.address);
        if (found == theirs.end()) {
            out.push_back(entry.address + ": only here (" + cut(entry.value) + ")");
        } else if (found->second != entry.value) {
            out.push_back(entry.address + ": " + cut(found->second) + " there, " + cut(entry.value) +
                          " here");
        }
        if (found != theirs.end()) {
            theirs.erase(found);
        }
    }
    for (const auto& [address, value] : theirs) {
        out.push_back(address + ": only there (" + cut(value) + ")");
    }
    return out;
}

std::vector<std::string> difference_lines(const std::string& there, const std::string& here) {
    constexpr std::size_t most = 6;
    const std::vector<std::string> all = differences(there, here);
    const std::size_t shown = all.size() > most + 1 ? most : all.size();
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < shown; ++i) {
        lines.push_back("  " + all[i]);
    }
    if (shown < all.size()) {
        lines.push_back("  and " + std::to_string(all.size() - shown) + " more");
    }
    return lines;
}

}  // namespace fundsim
