#pragma once
// The part of HDF5 that results need: an output file with named dimensions. The first failure is kept; what
// is asked after it does nothing, so that callers look at the outcome once, at the end.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <hdf5.h>

#include "results/destination.hpp"
#include "results/storage.hpp"
#include "results/write.hpp"

namespace fundsim {

//! A dataset to be: its path, type, dimensions (names of scales, slowest first), and what it means.
struct DatasetSpec {
    std::string path;
    Stored stored;
    std::vector<std::string> dimensions;
    std::string units;
    std::string long_name;
};

//! A file to be made. `path` is its name until it is whole, where there must be none yet; messages say
//! `final_path`. Up to `expected_bytes` of disk are reserved first, so that a full disk is noticed before
//! anything is written (where the file system can reserve).
struct Hdf5File {
    std::string path;
    std::string final_path;
    Admission admission;
    Compression compression = Compression::none;
    std::uint64_t expected_bytes = 0;
};

class Hdf5Output {
public:
    //! Longest chunk. Whole chunks are written, a number of blocks of replications each.
    static constexpr std::uint64_t stretch = 16'384;

    explicit Hdf5Output(const Hdf5File& file);
    ~Hdf5Output();
    Hdf5Output(const Hdf5Output&) = delete;
    Hdf5Output& operator=(const Hdf5Output&) = delete;

    //! Dimensions, each a one-dimensional dataset in the root: named places, places at given values (no
    //! unit), or places counted from 0.
    void scale(const std::string& name, const std::vector<std::string>& values, const std::string& long_name);
    void scale(const std::string& name, std::span<const double> values, const std::string& long_name);
    void count(const std::string& name, std::uint64_t places, const std::string& units,
               const std::string& long_name);
    //! A group with hard links to the dimensions its datasets use.
    void group(const std::string& path, const std::string& long_name,
               std::span<const std::string> dimensions);

    //! Makes a dataset to be filled row by row, in chunks of one row and at most `stretch` places.
    void define(const DatasetSpec& spec) { define(spec, stretch); }
    //! Writes places first ... of row `row` of a two-dimensional dataset.
    void fill(const std::string& path, std::uint64_t row, std::uint64_t first,
              std::span<const double> values);
    //! Writes places first ... of a dataset with one dimension.
    void fill(const std::string& path, std::uint64_t first, std::span<const double> values);
    //! Makes and writes a whole dataset.
    void dataset(const DatasetSpec& spec, std::span<const double> values);

    void attribute(const std::string& object, const char* name, const std::string& value);
    void attribute(const std::string& object, const char* name, double value);
    void attribute(const std::string& object, const char* name, std::uint64_t value);

    //! Closes the file and syncs it to disk. Empty, or the first failure.
    std::string close();

private:
    std::string final_path_;
    Admission admission_;
    Compression compression_;
    hid_t file_ = -1;
    int descriptor_ = -1;  // of the same file, whatever becomes of its name
    std::string fault_;
    std::map<std::string, std::uint64_t> extents_;  // of the scales
    struct Open {
        hid_t id;
        Stored stored;
    };
    std::map<std::string, Open> open_;  // datasets between define and close
    //! A dimension of so many places, whose values are given as HDF5 stores them in memory.
    void scale(const std::string& name, Stored stored, hid_t given, std::size_t places, const void* values,
               const std::string& long_name);

    bool failed() const { return !fault_.empty(); }
    void fail();
    void fail(int error);
    void check(bool good);
    void define(const DatasetSpec& spec, std::uint64_t chunk);
    void write(const std::string& path, std::span<const std::uint64_t> first,
               std::span<const std::uint64_t> size, const double* values);
    //! `chunk` 0 = in one piece.
    hid_t create(const DatasetSpec& spec, std::uint64_t chunk);
    void describe(const std::string& path, const std::string& units, const std::string& long_name);
    void attribute(const std::string& object, const char* name, hid_t stored, hid_t given, const void* value);
};

}  // namespace fundsim
