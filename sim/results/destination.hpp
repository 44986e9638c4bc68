#pragma once
// Where a results file is to stand: its name behind links, whether it may stand there, and who may read it.

#include <string>
#include <sys/types.h>

namespace fundsim {

//! The folder of a path, "." for one that names none.
std::string folder_of(const std::string& path);

//! A name, or why no results file can be published under it.
struct Destination {
    std::string path;
    std::string fault;
};

//! The file that `name` means. A symbolic link stays, and what it leads to is replaced. Faults, all of which
//! would otherwise be met when the work is done: a directory, a device, no such folder, a name too long, a
//! file that may not be replaced or that is no results file.
Destination destination_of(const std::string& name);

//! Whom a file admits.
struct Admission {
    mode_t mode;  //!< permission bits
    gid_t group;  //!< -1: the one that it gets by itself
};

//! The same as the file at `path`, which is replaced; where there is none, as the process gives new files.
Admission admission_of(const std::string& path);

//! Lets an open file admit those. Where its group cannot be given, members of the one that it has are not to
//! read what those of another could. False and errno where it cannot be.
bool admit(int file, const Admission& admission);

//! x.h5 -> x.incomplete.h5
std::string incomplete_name(const std::string& path);

}  // namespace fundsim
