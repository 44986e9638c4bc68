#pragma once
// Reading numbers and texts out of an HDF5 file. The first thing that is not there or not as expected is the
// fault; after it everything that is read is empty.

#include <cstdint>
#include <string>
#include <vector>

#include <hdf5.h>

namespace fundsim {

class Hdf5Input {
public:
    explicit Hdf5Input(const std::string& path);
    ~Hdf5Input();
    Hdf5Input(const Hdf5Input&) = delete;
    Hdf5Input& operator=(const Hdf5Input&) = delete;

    bool has(const std::string& object);
    std::string text(const std::string& object, const char* attribute);
    double number(const std::string& object, const char* attribute);
    std::uint64_t count(const std::string& object, const char* attribute);
    //! A dataset of `size` numbers, whatever its dimensions.
    std::vector<double> numbers(const std::string& dataset, std::size_t size);
    //! The numbers of a dataset from `start` on, `size` of them along each of its dimensions.
    std::vector<double> slab(const std::string& dataset, const std::vector<hsize_t>& start,
                             const std::vector<hsize_t>& size);
    //! Places of a dimension.
    std::size_t extent(const std::string& dataset);

    //! The open file, for what is asked of it nowhere else.
    hid_t file() const { return file_; }

    //! Why the file cannot be read; empty: it can.
    const std::string& fault() const { return fault_; }
    //! Notes a fault, unless there is one.
    void fail(const std::string& what);

private:
    std::string path_, fault_;
    hid_t file_ = -1;
};

}  // namespace fundsim
