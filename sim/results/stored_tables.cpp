#include "results/stored_tables.hpp"

#include <algorithm>
#include <array>

#include <hdf5_hl.h>

#include "results/hdf5_error.hpp"
#include "results/hdf5_id.hpp"
#include "results/hdf5_input.hpp"
#include "results/version.hpp"

namespace fundsim {
namespace {

constexpr std::string_view bound = "bound";

//! Names of what a group holds directly, in their order: groups or datasets.
std::vector<std::string> members(hid_t file, const std::string& group, H5O_type_t type) {
    std::vector<std::string> out;
    const Hdf5Id id(H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose);
    H5G_info_t all{};
    if (id < 0 || H5Gget_info(id, &all) < 0) {
        return out;
    }
    for (hsize_t i = 0; i < all.nlinks; ++i) {
        const ssize_t length =
            H5Lget_name_by_idx(id, ".", H5_INDEX_NAME, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT);
        if (length < 0) {
            continue;
        }
        std::string name(std::size_t(length), '\0');
        H5Lget_name_by_idx(id, ".", H5_INDEX_NAME, H5_ITER_INC, i, name.data(), name.size() + 1, H5P_DEFAULT);
        H5O_info_t info{};
        if (H5Oget_info_by_name2(id, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT) >= 0 &&
            info.type == type) {
            out.push_back(std::move(name));
        }
    }
    return out;
}

std::string scale_name(hid_t scale) {
    const ssize_t length = H5DSget_scale_name(scale, nullptr, 0);
    if (length <= 0) {
        return {};
    }
    std::string name(std::size_t(length), '\0');
    H5DSget_scale_name(scale, name.data(), name.size() + 1);
    return name;
}

herr_t take_name(hid_t, unsigned, hid_t scale, void* name) {
    *static_cast<std::string*>(name) = scale_name(scale);
    return 1;  // the first one will do
}

std::vector<std::string> dimensions_of(hid_t dataset) {
    const Hdf5Id space(H5Dget_space(dataset), H5Sclose);
    std::vector<std::string> out(std::size_t(std::max(H5Sget_simple_extent_ndims(space), 0)));
    for (std::size_t i = 0; i < out.size(); ++i) {
        H5DSiterate_scales(dataset, unsigned(i), nullptr, take_name, &out[i]);
    }
    return out;
}

bool is_text(hid_t dataset) {
    const Hdf5Id type(H5Dget_type(dataset), H5Tclose);
    return H5Tget_class(type) == H5T_STRING;
}

std::vector<std::string> texts(hid_t dataset) {
    const Hdf5Id type(H5Dget_type(dataset), H5Tclose);
    const Hdf5Id space(H5Dget_space(dataset), H5Sclose);
    std::vector<char*> raw(std::size_t(std::max(H5Sget_simple_extent_npoints(space), hssize_t(0))), nullptr);
    std::vector<std::string> out;
    if (H5Tis_variable_str(type) <= 0 ||
        H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()) < 0) {
        return out;
    }
    for (const char* text : raw) {
        out.emplace_back(text == nullptr ? "" : text);
    }
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, raw.data());
    return out;
}

//! The parts of a text between single blanks.
std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

StoredDimension dimension(Hdf5Input& in, const std::string& name) {
    const std::string path = "/" + name;
    StoredDimension out{name, in.text(path, "units"), in.text(path, "long_name"), {}};
    const Hdf5Id id(H5Dopen2(in.file(), path.c_str(), H5P_DEFAULT), H5Dclose);
    if (id >= 0 && is_text(id)) {
        out.places = texts(id);
    } else {
        out.places = in.numbers(path, in.extent(path));
    }
    return out;
}

//! Place of a dimension in the file, which is read where it is met for the first time.
std::size_t place_of(Hdf5Input& in, StoredFile& file, const std::string& name) {
    for (std::size_t i = 0; i < file.dimensions.size(); ++i) {
        if (file.dimensions[i].name == name) {
            return i;
        }
    }
    file.dimensions.push_back(dimension(in, name));
    return file.dimensions.size() - 1;
}

void read_group(Hdf5Input& in, const std::string& name, StoredFile& file) {
    StoredGroup group{name, {}};
    for (const std::string& member : members(in.file(), "/" + name, H5O_TYPE_DATASET)) {
        const std::string path = "/" + name + "/" + member;
        const Hdf5Id id(H5Dopen2(in.file(), path.c_str(), H5P_DEFAULT), H5Dclose);
        if (id < 0 || H5DSis_scale(id) > 0) {
            continue;
        }
        StoredColumn column{member, path, in.text(path, "units"), in.text(path, "long_name"), {}, false, {}};
        for (const std::string& axis : dimensions_of(id)) {
            if (axis == bound) {
                column.bounds = true;
            } else {
                column.dimensions.push_back(place_of(in, file, axis));
            }
        }
        if (column.dimensions.empty() || is_text(id)) {
            in.fail(path + " is no table of numbers");
        }
        if (H5Aexists(id, "address") > 0) {
            column.name = in.text(path, "address");
        }
        if (H5Aexists(id, "words") > 0) {
            column.words = parted(in.text(path, "words"));
        }
        group.columns.push_back(std::move(column));
    }
    if (!group.columns.empty()) {
        file.groups.push_back(std::move(group));
    }
}

}  // namespace

std::size_t size_of(const StoredDimension& dimension) {
    return std::visit([](const auto& places) { return places.size(); }, dimension.places);
}

StoredTables::StoredTables(const std::string& path) : in_(std::make_unique<Hdf5Input>(path)) {
    Hdf5Input& in = *in_;
    file_.filetype = in.text("/", "filetype");
    const std::array known{results_filetype, exploration_filetype, sweep_filetype};
    if (in.fault().empty() && std::find(known.begin(), known.end(), file_.filetype) == known.end()) {
        in.fail("it is no file of fundsim");
    }
    if (in.fault().empty() && in.count("/", "format_version") > results_version) {
        in.fail("a newer version of fundsim wrote it");
    }
    if (!in.fault().empty()) {
        return;
    }
    const Hdf5Silence silence;
    for (const std::string& group : members(in.file(), "/", H5O_TYPE_GROUP)) {
        read_group(in, group, file_);
    }
}

StoredTables::~StoredTables() = default;

const std::string& StoredTables::fault() const { return in_->fault(); }

std::vector<double> StoredTables::numbers(const StoredColumn& column, std::size_t row, std::size_t first,
                                          std::size_t count) {
    std::vector<hsize_t> start(column.dimensions.size()), size(column.dimensions.size(), 1);
    for (std::size_t i = column.dimensions.size() - 1; i-- > 0;) {
        const std::size_t places = size_of(file_.dimensions[column.dimensions[i]]);
        start[i] = row % places;
        row /= places;
    }
    start.back() = first;
    size.back() = count;
    if (column.bounds) {
        start.push_back(0);
        size.push_back(2);
    }
    return in_->slab(column.path, start, size);
}

}  // namespace fundsim
