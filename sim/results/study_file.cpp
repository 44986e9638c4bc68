#include "results/study_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "results/created.hpp"
#include "results/destination.hpp"
#include "results/hdf5_memory.hpp"
#include "results/hdf5_output.hpp"
#include "results/part.hpp"
#include "results/standing.hpp"
#include "results/version.hpp"

namespace fundsim {

namespace {

std::uint64_t expected_bytes(const StudyFile& file) {
    constexpr std::uint64_t smallest = 200'000, per_column = 4'096;
    std::uint64_t bytes = smallest;
    for (const StudyColumn& column : file.columns) {
        bytes += per_column + column.values.size() * std::uint64_t(bytes_of(column.stored));
    }
    return bytes;
}

void write_attributes(Hdf5Output& out, const StudyFile& file) {
    out.attribute("/", "filetype", file.filetype);
    out.attribute("/", "format_version", results_version);
    out.attribute("/", "created_utc", file.created_utc.empty() ? now_utc() : file.created_utc);
    for (const auto& [name, value] : file.attributes) {
        std::visit([&, key = name.c_str()](const auto& each) { out.attribute("/", key, each); }, value);
    }
}

//! Parameters along the dimension of a figure, as other programs look for them (CF conventions).
std::string coordinates_of(const StudyFile& file, const StudyColumn& figure) {
    std::string names;
    for (const StudyColumn& column : file.columns) {
        const auto& dimensions = figure.dimensions;
        if (!column.address.empty() &&
            std::find(dimensions.begin(), dimensions.end(), column.dimensions.front()) != dimensions.end()) {
            names += (names.empty() ? "" : " ") + column.name;
        }
    }
    return names;
}

std::string fill(const std::string& path, const StudyFile& file) {
    Hdf5Output out({.path = path,
                    .final_path = file.path,
                    .admission = admission_of(file.path),
                    .expected_bytes = expected_bytes(file)});
    write_attributes(out, file);
    std::vector<std::string> names;
    for (const StudyDimension& dimension : file.dimensions) {
        std::visit([&](const auto& places) { out.scale(dimension.name, places, dimension.long_name); },
                   dimension.places);
        names.push_back(dimension.name);
    }
    out.group("/" + file.group, file.group_means, names);
    for (const StudyColumn& column : file.columns) {
        const std::string where = "/" + file.group + "/" + column.name;
        out.dataset({where, column.stored, column.dimensions, column.units, column.long_name}, column.values);
        if (!column.address.empty()) {
            out.attribute(where, "address", column.address);
            if (!column.words.empty()) {
                out.attribute(where, "words", column.words);
            }
        } else if (const std::string names_of = coordinates_of(file, column); !names_of.empty()) {
            out.attribute(where, "coordinates", names_of);
        }
    }
    return out.close();
}

}  // namespace

std::string study_path_fault(const std::string& path, const std::string& filetype) {
    const Destination destination = destination_of(path);
    if (!destination.fault.empty()) {
        return destination.fault;
    }
    return standing_at(destination.path, filetype) == Standing::something
               ? "'" + path +
                     "' exists and holds something else, so it is not overwritten: remove it or write "
                     "elsewhere"
               : std::string{};
}

std::string column_name(const std::string& address) {
    std::string name;
    for (const char c : address) {
        if (c != '"') {
            name += c == ' ' || c == '/' ? '_' : c;
        }
    }
    return name;
}

std::string write_study(const StudyFile& asked) {
    const Destination destination = destination_of(asked.path);
    if (!destination.fault.empty()) {
        return destination.fault;
    }
    StudyFile file = asked;
    file.path = destination.path;
    if (!memory_for_hdf5(expected_bytes(file))) {
        return "cannot write '" + asked.path + "': not enough memory";
    }
    Part part(file.path);
    std::string fault = fill(part.name(), file);
    if (fault.empty() && !part.publish()) {
        fault = "cannot write '" + asked.path + "': " + std::strerror(errno);
    }
    return fault;
}

}  // namespace fundsim
