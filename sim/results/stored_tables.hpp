#pragma once
// Any file that fundsim writes as tables: which there are, along which dimensions, and their numbers.

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace fundsim {

class Hdf5Input;

struct StoredDimension {
    std::string name;
    std::string units, long_name;
    std::variant<std::vector<std::string>, std::vector<double>> places;
};

std::size_t size_of(const StoredDimension& dimension);

struct StoredColumn {
    std::string name;
    std::string path;  //!< in the file
    std::string units, long_name;
    std::vector<std::size_t> dimensions;  //!< places in StoredFile::dimensions, slowest first
    bool bounds;                          //!< ends of intervals: low and high at each place
    std::vector<std::string> words;       //!< of a choice, whose values are their places; empty: numbers
};

//! A group of the file, such as "outcome".
struct StoredGroup {
    std::string name;
    std::vector<StoredColumn> columns;
};

struct StoredFile {
    std::string filetype;  //!< version.hpp
    std::vector<StoredDimension> dimensions;
    std::vector<StoredGroup> groups;  //!< in the order of their names
};

//! Reads the tables of a file. The first fault stays; after it everything that is read is empty or 0.
class StoredTables {
public:
    //! Faults: no file of fundsim, one of a newer version, something in it that is no table.
    explicit StoredTables(const std::string& path);
    ~StoredTables();
    StoredTables(const StoredTables&) = delete;
    StoredTables& operator=(const StoredTables&) = delete;

    const StoredFile& file() const { return file_; }
    //! Numbers of a column along its last dimension, from place `first` on. `row`: which one of the rows that
    //! its other dimensions count, the last of them fastest. A column with bounds has two numbers a place.
    std::vector<double> numbers(const StoredColumn& column, std::size_t row, std::size_t first,
                                std::size_t count);
    const std::string& fault() const;

private:
    std::unique_ptr<Hdf5Input> in_;
    StoredFile file_;
};

}  // namespace fundsim
