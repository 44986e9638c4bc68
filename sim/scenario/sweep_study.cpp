#include "scenario/sweep_study.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "scenario/numbers.hpp"
#include "scenario/text_file.hpp"
#include "scenario/toml_file.hpp"

namespace fundsim {

namespace {

constexpr std::array<std::string_view, 4> design_names{"grid", "latin_hypercube", "sobol", "table"};
constexpr std::array<std::string_view, 8> header_names{"format",       "title", "scenario", "models",
                                                       "replications", "seed",  "until",    "set"};

std::vector<std::string> read_texts(Reading& reading, const Node& node, std::string_view what) {
    std::vector<std::string> texts;
    if (node.type != NodeType::array) {
        complain(reading, node.place, fmt::format("{} is a list of texts: [\"...\", \"...\"]", what));
        return texts;
    }
    for (const Node& child : node.children) {
        if (auto text = read_text(reading, child, fmt::format("an entry of {}", what))) {
            texts.push_back(std::move(*text));
        }
    }
    return texts;
}

std::optional<std::uint64_t> read_whole(Reading& reading, const Node& node, std::string_view what,
                                        double most) {
    const auto number = read_number(reading, node, what);
    if (number && (*number != std::floor(*number) || *number < 0 || *number > most)) {
        complain(reading, node.place, fmt::format("{} is a whole number up to {:.0f}", what, most));
        return std::nullopt;
    }
    return number ? std::optional(std::uint64_t(*number)) : std::nullopt;
}

void read_models(Reading& reading, const Node& node, SweepStudy& study) {
    if (node.type == NodeType::text && node.text == "all") {
        study.all_models = true;
    } else {
        study.models = read_texts(reading, node, "models");
    }
}

void read_header(Reading& reading, const Node& child, const std::string& folder, SweepStudy& study) {
    if (child.key == "scenario") {
        const std::string path = path_from(folder, read_text(reading, child, "scenario").value_or(""));
        study.scenario = std::filesystem::path(path).lexically_normal().string();
    } else if (child.key == "title") {
        study.title = read_text(reading, child, "title").value_or("");
    } else if (child.key == "models") {
        read_models(reading, child, study);
    } else if (child.key == "replications") {
        study.replications = read_whole(reading, child, "replications", 1e9);
        if (study.replications == 0U) {
            complain(reading, child.place, "replications begin with 1");
        }
    } else if (child.key == "seed") {
        study.seed = read_whole(reading, child, "seed", 9e15);
    } else if (child.key == "until") {
        study.until = read_number(reading, child, "until");
        if (study.until && !(*study.until > 0)) {
            complain(reading, child.place, "until is a half-width in currency, above 0");
        }
    } else if (child.key == "set") {
        study.settings = read_texts(reading, child, "set");
    } else if (child.key == "with") {
        study.with = read_texts(reading, child, "with");
    } else if (child.key == "format" && read_number(reading, child, "format").value_or(1) != 1) {
        complain(reading, child.place, "studies have format 1");
    }
}

//! The table that says what is swept; exactly one.
void read_design(Reading& reading, const Node& root, SweepStudy& study) {
    const Node* found = nullptr;
    for (std::size_t k = 0; k < design_names.size(); ++k) {
        const Node* table = child_of(root, design_names[k]);
        if (table == nullptr) {
            continue;
        }
        if (found != nullptr) {
            complain(reading, table->key_place,
                     fmt::format("a study sweeps [{}] or [{}], not both", found->key, table->key));
            return;
        }
        found = table;
        study.design = StudyDesign(k);
    }
    if (found == nullptr || found->type != NodeType::table || found->children.empty()) {
        complain(
            reading, found != nullptr ? found->key_place : Place{0, 1, 1},
            "a study says what it sweeps: [grid] with \"organisation.areas\" = [3, 6, 12], or [sobol] or "
            "[latin_hypercube] with points = 64 and ranges [low, high], or [table] with file = "
            "\"points.csv\"");
        return;
    }
    study.written = *found;
    const bool drawn = study.design == StudyDesign::latin_hypercube || study.design == StudyDesign::sobol;
    if (!drawn) {
        return;
    }
    const Node* points = child_of(*found, "points");
    if (points == nullptr) {
        complain(reading, found->place,
                 fmt::format("[{}] needs points = 64, or how many there are to be", found->key));
        return;
    }
    study.points = std::size_t(read_whole(reading, *points, "points", 1e6).value_or(1));
    if (study.points == 0) {
        complain(reading, points->place, "points begin with 1");
    }
    std::erase_if(study.written.children, [](const Node& child) { return child.key == "points"; });
}

void complain_of_strange(Reading& reading, const Node& child) {
    std::vector<std::string_view> names(header_names.begin(), header_names.end());
    names.push_back("with");
    names.insert(names.end(), design_names.begin(), design_names.end());
    if (std::find(names.begin(), names.end(), child.key) == names.end()) {
        complain(reading, child.key_place,
                 fmt::format("unknown key {} in a study{}", fundsim::quoted(child.key),
                             did_you_mean(child.key, names)));
    }
}

}  // namespace

SweepStudyReading read_sweep_study(const std::string& path) {
    SweepStudyReading out;
    TomlFile file = read_toml_file(path);
    Reading& reading = file.reading;
    if (!file.is_text) {
        out.faults = std::move(reading.faults);
        out.unreadable = file.unreadable;
        return out;
    }
    if (!file.tree || child_of(*file.tree, "scenario") == nullptr) {
        return out;  // whoever reads scenarios tells what is wrong with it
    }
    SweepStudy study{.file = path};
    for (const Node& child : file.tree->children) {
        complain_of_strange(reading, child);
        read_header(reading, child, reading.folder, study);
    }
    read_design(reading, *file.tree, study);
    out.faults = std::move(reading.faults);
    if (out.faults.empty()) {
        out.study = std::move(study);
    }
    return out;
}

}  // namespace fundsim
