#include "results/hdf5_output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <numeric>
#include <sys/stat.h>
#include <unistd.h>

#include <hdf5_hl.h>

#include "results/converted.hpp"
#include "results/hdf5_error.hpp"
#include "results/hdf5_id.hpp"

namespace fundsim {
namespace {

hid_t type_of(Stored stored) {
    switch (stored) {
    case Stored::float32:
        return H5T_IEEE_F32LE;
    case Stored::uint32:
        return H5T_STD_U32LE;
    case Stored::uint8:
        return H5T_STD_U8LE;
    default:
        return H5T_IEEE_F64LE;
    }
}

}  // namespace

Hdf5Output::Hdf5Output(const Hdf5File& file)
    : final_path_(file.final_path), admission_(file.admission), compression_(file.compression) {
    const Hdf5Silence silence;
    const Hdf5Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    // Nobody else knows this name; and some network file systems have no locks.
    H5Pset_file_locking(access, false, true);
    // For this user alone until it is whole. Exclusive: no link and no file is in its place.
    const mode_t mask = umask(077);
    file_ = H5Fcreate(file.path.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, access);
    umask(mask);
    void* handle = nullptr;
    check(file_ >= 0 && H5Fget_vfd_handle(file_, access, &handle) >= 0);
    if (failed()) {
        return;
    }
    descriptor_ = fcntl(*static_cast<int*>(handle), F_DUPFD_CLOEXEC, 0);
    if (descriptor_ < 0 || (fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, 0, off_t(file.expected_bytes)) != 0 &&
                            errno == ENOSPC)) {
        fail(errno);
    }
}

Hdf5Output::~Hdf5Output() {
    const Hdf5Silence silence;
    for (const auto& [path, dataset] : open_) {
        H5Dclose(dataset.id);
    }
    if (file_ >= 0) {
        H5Fclose(file_);
    }
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void Hdf5Output::fail() {
    if (!failed()) {
        fault_ = "cannot write '" + final_path_ + "': " + last_hdf5_error();
    }
}

void Hdf5Output::fail(int error) {
    if (!failed()) {
        fault_ = "cannot write '" + final_path_ + "': " + std::strerror(error);
    }
}

void Hdf5Output::check(bool good) {
    if (!good) {
        fail();
    }
}

void Hdf5Output::attribute(const std::string& object, const char* name, hid_t stored, hid_t given,
                           const void* value) {
    if (failed()) {
        return;
    }
    const Hdf5Silence silence;
    const Hdf5Id at(H5Oopen(file_, object.c_str(), H5P_DEFAULT), H5Oclose);
    const Hdf5Id space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Id attribute(H5Acreate2(at, name, stored, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    check(attribute >= 0 && H5Awrite(attribute, given, value) >= 0);
}

void Hdf5Output::attribute(const std::string& object, const char* name, const std::string& value) {
    const Hdf5Id type = text_type();
    const char* text = value.c_str();
    attribute(object, name, type, type, &text);
}

void Hdf5Output::attribute(const std::string& object, const char* name, double value) {
    attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &value);
}

void Hdf5Output::attribute(const std::string& object, const char* name, std::uint64_t value) {
    attribute(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, &value);
}

void Hdf5Output::describe(const std::string& path, const std::string& units, const std::string& long_name) {
    attribute(path, "units", units);
    attribute(path, "long_name", long_name);
}

hid_t Hdf5Output::create(const DatasetSpec& spec, std::uint64_t chunk) {
    std::vector<hsize_t> extent, chunks;
    for (const std::string& dimension : spec.dimensions) {
        extent.push_back(extents_[dimension]);
        chunks.push_back(1);
    }
    chunks.back() = std::min<hsize_t>(extent.back(), chunk);
    const Hdf5Id properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    // The same input makes the same bytes, at whatever time.
    H5Pset_obj_track_times(properties, false);
    if (chunk > 0) {
        H5Pset_chunk(properties, int(chunks.size()), chunks.data());
        H5Pset_fill_time(properties, H5D_FILL_TIME_NEVER);
        if (compression_ == Compression::deflate) {
            H5Pset_shuffle(properties);
            H5Pset_deflate(properties, 4);
        }
    }
    // Chunks are written whole, so none needs to be kept in memory.
    const Hdf5Id access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose);
    H5Pset_chunk_cache(access, H5D_CHUNK_CACHE_NSLOTS_DEFAULT, 0, H5D_CHUNK_CACHE_W0_DEFAULT);
    const Hdf5Id space(H5Screate_simple(int(extent.size()), extent.data(), nullptr), H5Sclose);
    const Hdf5Id texts = text_type();
    const hid_t type = spec.stored == Stored::text ? hid_t(texts) : type_of(spec.stored);
    const hid_t out = H5Dcreate2(file_, spec.path.c_str(), type, space, H5P_DEFAULT, properties, access);
    check(out >= 0);
    return out;
}

void Hdf5Output::write(const std::string& path, std::span<const std::uint64_t> first,
                       std::span<const std::uint64_t> size, const double* values) {
    if (failed()) {
        return;
    }
    const std::vector<hsize_t> start(first.begin(), first.end()), count(size.begin(), size.end());
    const auto [into, stored] = open_[path];
    const Hdf5Id space(H5Dget_space(into), H5Sclose);
    H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
    const Hdf5Id memory(H5Screate_simple(int(count.size()), count.data(), nullptr), H5Sclose);
    const std::span all(values,
                        std::accumulate(size.begin(), size.end(), std::size_t(1), std::multiplies<>()));
    check(H5Dwrite(into, type_of(stored), memory, space, H5P_DEFAULT, Converted(all, stored).data()) >= 0);
}

void Hdf5Output::define(const DatasetSpec& spec, std::uint64_t chunk) {
    if (failed()) {
        return;
    }
    {
        const Hdf5Silence silence;
        const hid_t made = create(spec, chunk);
        if (failed()) {
            return;
        }
        open_[spec.path] = {made, spec.stored};
        for (std::size_t axis = 0; axis < spec.dimensions.size(); ++axis) {
            const Hdf5Id scale(H5Dopen2(file_, ("/" + spec.dimensions[axis]).c_str(), H5P_DEFAULT), H5Dclose);
            check(H5DSattach_scale(made, scale, unsigned(axis)) >= 0);
        }
    }
    describe(spec.path, spec.units, spec.long_name);
}

void Hdf5Output::fill(const std::string& path, std::uint64_t row, std::uint64_t first,
                      std::span<const double> values) {
    if (failed()) {
        return;
    }
    const Hdf5Silence silence;
    const std::array<std::uint64_t, 2> start{row, first}, size{1, values.size()};
    write(path, start, size, values.data());
}

void Hdf5Output::fill(const std::string& path, std::uint64_t first, std::span<const double> values) {
    if (failed()) {
        return;
    }
    const Hdf5Silence silence;
    const std::array<std::uint64_t, 1> start{first}, size{values.size()};
    write(path, start, size, values.data());
}

void Hdf5Output::dataset(const DatasetSpec& spec, std::span<const double> values) {
    define(spec, 0);
    if (failed()) {
        return;
    }
    const Hdf5Silence silence;
    check(H5Dwrite(open_[spec.path].id, type_of(spec.stored), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                   Converted(values, spec.stored).data()) >= 0);
    check(H5Dclose(open_[spec.path].id) >= 0);
    open_.erase(spec.path);
}

std::string Hdf5Output::close() {
    const Hdf5Silence silence;
    for (const auto& [path, dataset] : open_) {
        check(H5Dclose(dataset.id) >= 0);
    }
    open_.clear();
    if (file_ < 0) {
        return fault_;
    }
    check(H5Fflush(file_, H5F_SCOPE_GLOBAL) >= 0);
    check(H5Fclose(file_) >= 0);
    file_ = -1;
    if (failed()) {
        return fault_;
    }
    struct stat made {};
    // Cutting it to its own size gives back what was reserved and not used.
    if (!admit(descriptor_, admission_) || fstat(descriptor_, &made) != 0 ||
        ftruncate(descriptor_, made.st_size) != 0 || fsync(descriptor_) != 0) {
        fail(errno);
    }
    return fault_;
}

}  // namespace fundsim
