// Dimensions of an output file and groups that share them.

#include <algorithm>
#include <array>
#include <numeric>

#include <hdf5_hl.h>

#include "results/hdf5_error.hpp"
#include "results/hdf5_id.hpp"
#include "results/hdf5_output.hpp"

namespace fundsim {

void Hdf5Output::scale(const std::string& name, Stored stored, hid_t given, std::size_t places,
                       const void* values, const std::string& long_name) {
    if (failed()) {
        return;
    }
    extents_[name] = places;
    {
        const Hdf5Silence silence;
        const Hdf5Id made(create({"/" + name, stored, {name}, "1", long_name}, 0), H5Dclose);
        check(H5Dwrite(made, given, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
        check(H5DSset_scale(made, name.c_str()) >= 0);
    }
    describe("/" + name, "1", long_name);
}

void Hdf5Output::scale(const std::string& name, const std::vector<std::string>& values,
                       const std::string& long_name) {
    std::vector<const char*> texts;
    for (const std::string& value : values) {
        texts.push_back(value.c_str());
    }
    const Hdf5Id text = text_type();
    scale(name, Stored::text, text, texts.size(), texts.data(), long_name);
}

void Hdf5Output::scale(const std::string& name, std::span<const double> values,
                       const std::string& long_name) {
    scale(name, Stored::float64, H5T_NATIVE_DOUBLE, values.size(), values.data(), long_name);
}

void Hdf5Output::count(const std::string& name, std::uint64_t places, const std::string& units,
                       const std::string& long_name) {
    if (failed()) {
        return;
    }
    extents_[name] = places;
    const std::string path = "/" + name;
    {
        const Hdf5Silence silence;
        open_[path] = {create({path, Stored::uint32, {name}, units, long_name}, stretch), Stored::uint32};
        std::vector<double> values;
        for (std::uint64_t first = 0; first < places; first += values.size()) {
            values.resize(std::size_t(std::min<std::uint64_t>(stretch, places - first)));
            std::iota(values.begin(), values.end(), double(first));
            const std::array<std::uint64_t, 1> start{first}, size{values.size()};
            write(path, start, size, values.data());
        }
        check(H5DSset_scale(open_[path].id, name.c_str()) >= 0);
    }
    describe(path, units, long_name);
}

void Hdf5Output::group(const std::string& path, const std::string& long_name,
                       std::span<const std::string> dimensions) {
    if (failed()) {
        return;
    }
    {
        const Hdf5Silence silence;
        const Hdf5Id group(H5Gcreate2(file_, path.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose);
        check(group >= 0);
        for (const std::string& name : dimensions) {
            check(H5Lcreate_hard(file_, ("/" + name).c_str(), group, name.c_str(), H5P_DEFAULT,
                                 H5P_DEFAULT) >= 0);
        }
    }
    attribute(path, "long_name", long_name);
}

}  // namespace fundsim
