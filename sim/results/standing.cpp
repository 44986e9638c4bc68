#include "results/standing.hpp"

#include <cstdint>
#include <cstring>
#include <new>
#include <sys/stat.h>

#include "results/hdf5_error.hpp"
#include "results/hdf5_memory.hpp"
#include "results/version.hpp"

namespace fundsim {
namespace {

//! The text attribute of the root; empty if there is none.
std::string text_attribute(hid_t file, const char* name) {
    const hid_t attribute = H5Aopen(file, name, H5P_DEFAULT);
    if (attribute < 0) return {};
    const hid_t type = H5Aget_type(attribute);
    char* text = nullptr;
    std::string out;
    if (H5Tis_variable_str(type) > 0 && H5Aread(attribute, type, &text) >= 0 && text != nullptr) {
        out.assign(text, strnlen(text, 100));
        H5free_memory(text);
    }
    H5Tclose(type);
    H5Aclose(attribute);
    return out;
}

std::uint64_t count_attribute(hid_t file, const char* name) {
    const hid_t attribute = H5Aopen(file, name, H5P_DEFAULT);
    std::uint64_t value = 0;
    if (attribute >= 0 && H5Aread(attribute, H5T_NATIVE_UINT64, &value) < 0) value = 0;
    if (attribute >= 0) H5Aclose(attribute);
    return value;
}

}  // namespace

Standing standing_at(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0 || (S_ISREG(found.st_mode) && found.st_size == 0))
        return Standing::nothing;
    if (!S_ISREG(found.st_mode)) return Standing::something;
    if (!memory_for_hdf5(0)) throw std::bad_alloc();
    const Hdf5Silence silence;
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_file_locking(access, false, true);  // reading harms nobody, and some file systems have no locks
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access);
    H5Pclose(access);
    if (file < 0) return Standing::something;
    const bool ours = text_attribute(file, "filetype") == results_filetype;
    const bool complete = count_attribute(file, "complete") != 0;
    H5Fclose(file);
    return !ours ? Standing::something : complete ? Standing::complete : Standing::incomplete;
}

}  // namespace fundsim
