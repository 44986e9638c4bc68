#include "results/read_study.hpp"

#include <algorithm>
#include <string_view>

#include <hdf5_hl.h>

#include "results/hdf5_error.hpp"
#include "results/hdf5_id.hpp"
#include "results/hdf5_input.hpp"
#include "results/stored_tables.hpp"
#include "results/version.hpp"

namespace fundsim {

namespace {

//! Where an object stands in the file: those that were made later stand behind.
haddr_t place_in_file(hid_t file, const std::string& path) {
    H5O_info_t info{};
    return H5Oget_info_by_name2(file, path.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0 ? 0 : info.addr;
}

//! Attributes of the root, but for those that every file is given when it is written.
void read_attributes(Hdf5Input& in, StudyFile& out) {
    const Hdf5Id root(H5Gopen2(in.file(), "/", H5P_DEFAULT), H5Gclose);
    const int count = H5Aget_num_attrs(root);
    for (int i = 0; i < count; ++i) {
        const Hdf5Id attribute(
            H5Aopen_by_idx(root, ".", H5_INDEX_NAME, H5_ITER_INC, hsize_t(i), H5P_DEFAULT, H5P_DEFAULT),
            H5Aclose);
        std::string name(std::size_t(std::max<ssize_t>(H5Aget_name(attribute, 0, nullptr), 0)), '\0');
        H5Aget_name(attribute, name.size() + 1, name.data());
        const Hdf5Id type(H5Aget_type(attribute), H5Tclose);
        if (name == "filetype" || name == "format_version" || name == "created_utc") {
            continue;
        }
        switch (H5Tget_class(type)) {
        case H5T_STRING:
            out.attributes.emplace_back(name, in.text("/", name.c_str()));
            break;
        case H5T_INTEGER:
            out.attributes.emplace_back(name, in.count("/", name.c_str()));
            break;
        default:
            out.attributes.emplace_back(name, in.number("/", name.c_str()));
        }
    }
}

StudyColumn column_of(Hdf5Input& in, const StoredColumn& stored, const StoredFile& file) {
    StudyColumn out{.name = column_name(stored.name),
                    .dimensions = {},
                    .units = stored.units,
                    .long_name = stored.long_name,
                    .values = {}};
    std::size_t size = 1;
    for (const std::size_t dimension : stored.dimensions) {
        out.dimensions.push_back(file.dimensions[dimension].name);
        size *= size_of(file.dimensions[dimension]);
    }
    if (stored.bounds) {
        out.dimensions.emplace_back("bound");
        size *= 2;
    }
    out.values = in.numbers(stored.path, size);
    const Hdf5Silence silence;
    const Hdf5Id id(H5Dopen2(in.file(), stored.path.c_str(), H5P_DEFAULT), H5Dclose);
    if (H5Aexists(id, "address") > 0) {
        out.address = stored.name;
        for (const std::string& word : stored.words) {
            out.words += (out.words.empty() ? "" : " ") + word;
        }
    }
    return out;
}

}  // namespace

StudyReading read_study(const std::string& path, const std::string& filetype) {
    StudyReading out{.file = {.path = path, .filetype = filetype}};
    StoredTables tables(path);
    const StoredFile& stored = tables.file();
    if (tables.fault().empty() && (stored.filetype != filetype || stored.groups.size() != 1)) {
        out.fault = "'" + path + "' is a file of type '" + stored.filetype + "', not of '" + filetype + "'";
    }
    out.fault = tables.fault().empty() ? out.fault : tables.fault();
    if (!out.fault.empty()) {
        return out;
    }
    Hdf5Input in(path);
    const Hdf5Silence silence;
    read_attributes(in, out.file);
    std::vector<StoredColumn> columns = stored.groups.front().columns;
    std::sort(columns.begin(), columns.end(), [&](const StoredColumn& a, const StoredColumn& b) {
        return place_in_file(in.file(), a.path) < place_in_file(in.file(), b.path);
    });
    bool bounds = false;
    for (const StoredColumn& column : columns) {
        out.file.columns.push_back(column_of(in, column, stored));
        bounds = bounds || column.bounds;
    }
    out.file.group = stored.groups.front().name;
    out.file.group_means = in.text("/" + out.file.group, "long_name");
    for (const StoredDimension& dimension : stored.dimensions) {
        out.file.dimensions.push_back({dimension.name, dimension.long_name, dimension.places});
    }
    if (bounds) {
        out.file.dimensions.push_back(
            {"bound", in.text("/bound", "long_name"), std::vector<std::string>{"low", "high"}});
    }
    out.fault = in.fault();
    return out;
}

}  // namespace fundsim
