#pragma once
// A text file that is written bit by bit and appears under its final name only when it is whole.

#include <cstdio>
#include <string>
#include <string_view>

#include "results/part.hpp"

namespace fundsim {

class WrittenFile {
public:
    //! Its folder has to be there.
    explicit WrittenFile(const std::string& path);
    ~WrittenFile();
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;

    void append(std::string_view text);
    //! Publishes it; what had that name is replaced. Why it could not be written; empty: it was.
    std::string publish();

private:
    std::string path_, fault_;
    Part part_;
    std::FILE* file_ = nullptr;

    void fail();
};

}  // namespace fundsim
