#pragma once
// The beginning of a record log: whose records these are. First line, sizes, the two texts, checksum.

#include <cstdint>
#include <string>

namespace fundsim {

struct LogHeader {
    std::uint64_t record_bytes;  //!< of every record that follows
    std::string identity;        //!< what must be the same to continue
    std::string note;            //!< for people; need not agree
};

std::string encoded(const LogHeader& header);

enum class Beginning {
    nothing,        //!< an empty file
    whole,          //!< a header
    damaged,        //!< of a log, but its header is cut short or has the wrong checksum
    other_version,  //!< of a log that another version of the program wrote
    strange         //!< of something else
};

struct FoundHeader {
    Beginning beginning;
    LogHeader header;     //!< if it is whole
    std::uint64_t bytes;  //!< that it takes
};

//! What an open file of `size` bytes begins with. errno and Beginning::strange if it cannot be read.
FoundHeader read_log_header(int file, std::uint64_t size);

}  // namespace fundsim
