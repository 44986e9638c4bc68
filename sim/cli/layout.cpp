#include "cli/layout.hpp"

#include <algorithm>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

std::string blanks(std::size_t count) { return std::string(count, ' '); }

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        columns += columns_of(next_character(text, at));
    }
    return columns;
}

std::string cut(std::string_view text, std::size_t width) {
    if (columns_of(text) <= width) {
        return std::string(text);
    }
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t after = at;
        const std::size_t columns = columns_of(next_character(text, after));
        if (used + columns + 1 > width) {
            break;
        }
        used += columns;
        at = after;
    }
    return std::string(text.substr(0, at)) + "…";
}

std::string left(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return std::string(text) + blanks(width > columns ? width - columns : 0);
}

std::string right(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return blanks(width > columns ? width - columns : 0) + std::string(text);
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
    width = std::max<std::size_t>(width, 2);
    std::vector<std::string> lines{""};
    std::size_t used = 0;  // columns of the last line
    const auto next_line = [&] {
        lines.emplace_back();
        used = 0;
    };
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find(' ', begin), text.size());
        if (text.substr(begin, end - begin).ends_with("±")) {  // its figure follows
            end = std::min(text.find(' ', end + 1), text.size());
        }
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) {
            continue;
        }
        if (used > 0 && used + 1 + columns_of(word) > width) {
            next_line();
        }
        if (used > 0) {
            lines.back() += ' ';
            ++used;
        }
        for (std::size_t at = 0; at < word.size();) {
            const std::size_t first = at;
            const std::size_t columns = columns_of(next_character(word, at));
            if (used + columns > width) {
                next_line();
            }
            lines.back() += word.substr(first, at - first);
            used += columns;
        }
    }
    return lines;
}

std::string paragraph(std::string_view text, std::size_t width, std::size_t indent, std::size_t hang) {
    std::string result;
    const std::size_t inner = width > indent + hang + 10 ? width - indent - hang : 10;
    for (const std::string& line : broken(text, inner)) {
        result += blanks(result.empty() ? indent : indent + hang) + line + '\n';
    }
    return result;
}

std::string entry(std::string_view word, std::string_view meaning, std::size_t column, std::size_t width) {
    constexpr std::size_t least_room = 24;
    constexpr std::size_t below = 6;
    if (width < column + least_room) {
        return folded(word, width) + paragraph(meaning, width, below);
    }
    if (columns_of(word) + 1 >= column) {
        return std::string(word) + '\n' + paragraph(meaning, width, column);
    }
    return left(word, column) + paragraph(meaning, width, column).substr(column);
}

std::string folded(std::string_view text, std::size_t width) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t apart = line.rfind("  ");
        if (columns_of(line) <= width) {
            result.append(line).append("\n");
        } else if (apart == std::string_view::npos || apart < indent) {
            result += paragraph(line, width, indent, 4);
        } else {
            const std::string_view before = line.substr(0, line.find_last_not_of(' ', apart) + 1);
            result += entry(before, line.substr(apart + 2), columns_of(line.substr(0, apart + 2)), width);
        }
    }
    return result;
}

std::string emphasised_lines(std::string_view text, const Terminal& terminal) {
    std::string result;
    for (const std::string& line : broken(text, terminal.width)) {
        result += emphasised(line, terminal) + '\n';
    }
    return result;
}

std::string paragraphs(std::string_view text, std::size_t width, std::size_t indent, std::size_t hang) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t own = std::min(line.find_first_not_of(' '), line.size());
        result += paragraph(line, width, indent + own, hang);
        begin = end + 1;
    }
    return result;
}

}  // namespace fundsim
