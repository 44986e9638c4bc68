#include "parameters/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "parameters/digits.hpp"

namespace fundsim {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_or_ends(std::string_view word, std::string_view candidate) {
    return word.size() >= 3 && candidate.size() > word.size() &&
           (candidate.substr(0, word.size()) == word ||
            candidate.substr(candidate.size() - word.size()) == word);
}

}  // namespace

std::string shortest(double value) {
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
        return std::signbit(value) ? "-0" : "0";
    }
    const auto [digits, exponent] = digits_of(value);
    const auto count = static_cast<int>(digits.size());
    const std::string power = fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
    const std::string scientific = digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + power;
    // Of a number with more places than digits, all places are told, not zeros.
    const std::string fixed =
        exponent < 0            ? "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits
        : exponent >= count - 1 ? fmt::format("{:.0f}", std::abs(value))
                                : digits.substr(0, static_cast<std::size_t>(exponent) + 1) + "." +
                                      digits.substr(static_cast<std::size_t>(exponent) + 1);
    return (value < 0 ? "-" : "") + (fixed.size() <= scientific.size() ? fixed : scientific);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 4> blanks{" ", "\t", "\u00A0", "\u202F"};
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        for (const std::string_view blank : blanks) {
            text.remove_prefix(text.starts_with(blank) ? blank.size() : 0);
            text.remove_suffix(text.ends_with(blank) ? blank.size() : 0);
        }
    }
    return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > 200) {  // nobody mistypes a word that long
        return std::nullopt;
    }
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::optional<std::string> found;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    if (!found) {
        const auto fits = [&](std::string_view candidate) { return begins_or_ends(word, candidate); };
        if (std::count_if(candidates.begin(), candidates.end(), fits) == 1) {
            found = *std::find_if(candidates.begin(), candidates.end(), fits);
        }
    }
    return found;
}

std::string any_of(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            text += i + 1 == words.size() ? " or " : ", ";
        }
        text += words[i];
    }
    return text;
}

}  // namespace fundsim
