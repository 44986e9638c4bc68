#include "results/hdf5_input.hpp"

#include "results/hdf5_error.hpp"
#include "results/hdf5_id.hpp"
#include "results/hdf5_memory.hpp"

namespace fundsim {

Hdf5Input::Hdf5Input(const std::string& path) : path_(path) {
    if (!memory_for_hdf5(0)) {
        fail("not enough memory");
        return;
    }
    const Hdf5Silence silence;
    const Hdf5Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_file_locking(access, false, true);  // reading harms nobody, and some file systems have no locks
    file_ = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access);
    if (file_ < 0) {
        fail("it is not there, or no HDF5 file");
    }
}

Hdf5Input::~Hdf5Input() {
    const Hdf5Silence silence;
    if (file_ >= 0) {
        H5Fclose(file_);
    }
}

void Hdf5Input::fail(const std::string& what) {
    if (fault_.empty()) {
        fault_ = "cannot read '" + path_ + "': " + what;
    }
}

bool Hdf5Input::has(const std::string& object) {
    const Hdf5Silence silence;
    return file_ >= 0 && H5Lexists(file_, object.c_str(), H5P_DEFAULT) > 0;
}

std::string Hdf5Input::text(const std::string& object, const char* attribute) {
    if (!fault_.empty()) {
        return {};
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Aopen_by_name(file_, object.c_str(), attribute, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    const Hdf5Id type(id < 0 ? -1 : H5Aget_type(id), H5Tclose);
    char* read = nullptr;
    if (id < 0 || H5Tis_variable_str(type) <= 0 || H5Aread(id, type, &read) < 0 || read == nullptr) {
        fail(std::string("it has no text '") + attribute + "' at " + object);
        return {};
    }
    const std::string out = read;
    H5free_memory(read);
    return out;
}

double Hdf5Input::number(const std::string& object, const char* attribute) {
    if (!fault_.empty()) {
        return 0;
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Aopen_by_name(file_, object.c_str(), attribute, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    double out = 0;
    if (id < 0 || H5Aread(id, H5T_NATIVE_DOUBLE, &out) < 0) {
        fail(std::string("it has no number '") + attribute + "' at " + object);
    }
    return out;
}

std::uint64_t Hdf5Input::count(const std::string& object, const char* attribute) {
    if (!fault_.empty()) {
        return 0;
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Aopen_by_name(file_, object.c_str(), attribute, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    std::uint64_t out = 0;
    if (id < 0 || H5Aread(id, H5T_NATIVE_UINT64, &out) < 0) {
        fail(std::string("it has no number '") + attribute + "' at " + object);
    }
    return out;
}

std::vector<double> Hdf5Input::numbers(const std::string& dataset, std::size_t size) {
    std::vector<double> out(size);
    if (!fault_.empty()) {
        return out;
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Dopen2(file_, dataset.c_str(), H5P_DEFAULT), H5Dclose);
    const Hdf5Id space(id < 0 ? -1 : H5Dget_space(id), H5Sclose);
    if (id < 0 || H5Sget_simple_extent_npoints(space) != hssize_t(size) ||
        H5Dread(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, out.data()) < 0) {
        fail("it has no dataset " + dataset + " of " + std::to_string(size) + " numbers");
    }
    return out;
}

std::vector<double> Hdf5Input::slab(const std::string& dataset, const std::vector<hsize_t>& start,
                                    const std::vector<hsize_t>& size) {
    hsize_t count = 1;
    for (const hsize_t along : size) {
        count *= along;
    }
    std::vector<double> out(count);
    if (!fault_.empty()) {
        return out;
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Dopen2(file_, dataset.c_str(), H5P_DEFAULT), H5Dclose);
    const Hdf5Id space(id < 0 ? -1 : H5Dget_space(id), H5Sclose);
    const Hdf5Id memory(H5Screate_simple(1, &count, nullptr), H5Sclose);
    if (id < 0 || H5Sget_simple_extent_ndims(space) != int(start.size()) ||
        H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, size.data(), nullptr) < 0 ||
        H5Dread(id, H5T_NATIVE_DOUBLE, memory, space, H5P_DEFAULT, out.data()) < 0) {
        fail("it has no dataset " + dataset + " as large as its dimensions");
    }
    return out;
}

std::size_t Hdf5Input::extent(const std::string& dataset) {
    if (!fault_.empty()) {
        return 0;
    }
    const Hdf5Silence silence;
    const Hdf5Id id(H5Dopen2(file_, dataset.c_str(), H5P_DEFAULT), H5Dclose);
    const Hdf5Id space(id < 0 ? -1 : H5Dget_space(id), H5Sclose);
    const hssize_t size = id < 0 ? -1 : H5Sget_simple_extent_npoints(space);
    if (size < 0) {
        fail("it has no dimension " + dataset);
    }
    return size < 0 ? 0 : std::size_t(size);
}

}  // namespace fundsim
