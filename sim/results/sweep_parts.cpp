#include "results/sweep_parts.hpp"

#include <algorithm>
#include <optional>

#include "results/sha256.hpp"

namespace fundsim {

namespace {

constexpr const char* part_name = "part";
constexpr const char* parts_name = "parts";
constexpr const char* identity_name = "parts_of";

//! An attribute, where there is one of that type.
template <class T>
std::optional<T> attribute(const StudyFile& file, const char* name) {
    for (const auto& [key, value] : file.attributes) {
        if (key == name && std::holds_alternative<T>(value)) {
            return std::get<T>(value);
        }
    }
    return std::nullopt;
}

std::size_t cells_of(const StudyFile& file) {
    for (const StudyDimension& dimension : file.dimensions) {
        if (dimension.name == "cell") {
            return std::visit([](const auto& places) { return places.size(); }, dimension.places);
        }
    }
    return 0;
}

std::optional<SweepPart> part_of(const StudyFile& file) {
    const auto number = attribute<std::uint64_t>(file, part_name),
               of = attribute<std::uint64_t>(file, parts_name);
    const bool sound = number && of && *number >= 1 && *number <= *of && *of <= cells_of(file);
    return sound ? std::optional(SweepPart{std::size_t(*number), std::size_t(*of)}) : std::nullopt;
}

//! Copies the figures of the part's cells; values of parameters are there in every part.
void take(const StudyFile& from, const SweepPart& part, std::size_t cells, StudyFile& to) {
    for (std::size_t c = 0; c < to.columns.size(); ++c) {
        if (!to.columns[c].address.empty()) {
            continue;
        }
        const std::vector<double>& values = from.columns[c].values;
        const std::size_t each = values.size() / cells;
        for (std::size_t cell = part.number - 1; cell < cells; cell += part.of) {
            std::copy_n(values.begin() + std::ptrdiff_t(cell * each), each,
                        to.columns[c].values.begin() + std::ptrdiff_t(cell * each));
        }
    }
}

//! What the command of a part would have been for all of the sweep.
std::string command_of(std::string command, const SweepPart& part) {
    for (const char* between : {" ", "="}) {
        const std::string words = std::string(" --part") + between + text_of(part);
        if (const std::size_t at = command.find(words); at != std::string::npos) {
            command.erase(at, words.size());
        }
    }
    return command;
}

//! Makes the attributes those of a whole sweep.
void unmark(StudyFile& file, const SweepPart& part) {
    std::erase_if(file.attributes, [](const auto& each) {
        return each.first == part_name || each.first == parts_name || each.first == identity_name;
    });
    for (auto& [name, value] : file.attributes) {
        if (name == "complete") {
            value = std::uint64_t{1};
        } else if (name == "command" && std::holds_alternative<std::string>(value)) {
            value = command_of(std::get<std::string>(value), part);
        }
    }
}

bool same_columns(const StudyFile& one, const StudyFile& other) {
    return std::equal(one.columns.begin(), one.columns.end(), other.columns.begin(), other.columns.end(),
                      [](const StudyColumn& a, const StudyColumn& b) {
                          return a.name == b.name && a.values.size() == b.values.size();
                      });
}

std::string missing(const std::vector<bool>& there) {
    std::string text;
    std::size_t count = 0;
    for (std::size_t k = 0; k < there.size(); ++k) {
        if (!there[k]) {
            text += (text.empty() ? "" : ", ") + std::to_string(k + 1);
            ++count;
        }
    }
    return text.empty() ? text
                        : std::string(count == 1 ? "part " : "parts ") + text + " of " +
                              std::to_string(there.size()) + (count == 1 ? " is missing" : " are missing");
}

}  // namespace

std::string text_of(const SweepPart& part) {
    return std::to_string(part.number) + "/" + std::to_string(part.of);
}

void mark_part(StudyFile& file, const SweepPart& part, const std::string& identity) {
    for (auto& [name, value] : file.attributes) {
        if (name == "complete") {
            value = std::uint64_t{0};
        }
    }
    file.attributes.emplace_back(part_name, std::uint64_t(part.number));
    file.attributes.emplace_back(parts_name, std::uint64_t(part.of));
    file.attributes.emplace_back(identity_name, sha256(identity));
}

MergedParts merged(const std::vector<StudyFile>& parts) {
    MergedParts out;
    std::vector<bool> there;
    for (const StudyFile& file : parts) {
        const auto part = part_of(file);
        if (!part) {
            out.fault = "'" + file.path + "' is no part of a sweep, but a whole one";
            return out;
        }
        if (there.empty()) {
            there.assign(part->of, false);
            out.file = file;
            out.cells = cells_of(file);
        }
        const bool together = part->of == there.size() &&
                              attribute<std::string>(file, identity_name) ==
                                  attribute<std::string>(parts.front(), identity_name) &&
                              cells_of(file) == out.cells && same_columns(file, out.file);
        if (!together) {
            out.fault = "'" + file.path + "' and '" + parts.front().path + "' are not parts of one sweep: " +
                        "scenario, cells, options and version of fundsim must be the same, and so the number "
                        "of parts";
            return out;
        }
        if (there[part->number - 1]) {
            out.fault = "'" + file.path + "' is part " + text_of(*part) + ", which is there twice";
            return out;
        }
        there[part->number - 1] = true;
        take(file, *part, out.cells, out.file);
    }
    out.fault = missing(there);
    unmark(out.file, *part_of(parts.front()));
    return out;
}

}  // namespace fundsim
