#include "results/standing.hpp"

#include <new>
#include <sys/stat.h>

#include "results/hdf5_input.hpp"
#include "results/hdf5_memory.hpp"

namespace fundsim {

Standing standing_at(const std::string& path, const std::string& filetype) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0 || (S_ISREG(found.st_mode) && found.st_size == 0)) {
        return Standing::nothing;
    }
    if (!S_ISREG(found.st_mode)) {
        return Standing::something;
    }
    if (!memory_for_hdf5(0)) {
        throw std::bad_alloc();
    }
    Hdf5Input file(path);
    const bool ours = file.text("/", "filetype") == filetype;
    const bool complete = file.count("/", "complete") != 0;
    return !ours ? Standing::something : complete ? Standing::complete : Standing::incomplete;
}

}  // namespace fundsim
