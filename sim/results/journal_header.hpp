#pragma once
// The beginning of a journal: whose blocks these are. First line, sizes, the two texts, checksum.

#include <cstdint>
#include <string>

namespace fundsim {

struct JournalHeader {
    std::uint64_t record_bytes;  //!< of every block that follows
    std::string identity;        //!< what a run must agree with to continue
    std::string note;            //!< for people; need not agree
};

std::string encoded(const JournalHeader& header);

enum class Beginning {
    nothing,        //!< an empty file
    whole,          //!< a header
    damaged,        //!< of a journal, but its header is cut short or has the wrong checksum
    other_version,  //!< of a journal that another version of the program wrote
    strange         //!< of something else
};

struct FoundHeader {
    Beginning beginning;
    JournalHeader header;  //!< if it is whole
    std::uint64_t bytes;   //!< that it takes
};

//! What an open file of `size` bytes begins with. errno and Beginning::strange if it cannot be read.
FoundHeader read_header(int file, std::uint64_t size);

}  // namespace fundsim
