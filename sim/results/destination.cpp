#include "results/destination.hpp"

#include <fcntl.h>
#include <filesystem>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "results/part.hpp"

namespace fundsim {
namespace {

namespace fs = std::filesystem;

//! Whether only its owner and that of the folder may replace what stands at a name.
bool belongs_to_others(const struct stat& folder, const struct stat& file) {
    const uid_t user = geteuid();
    return (folder.st_mode & S_ISVTX) != 0 && file.st_uid != user && folder.st_uid != user;
}

//! As Linux does where everybody may write: a link that a stranger has put there is not followed.
bool is_trap(const struct stat& folder, const struct stat& link) {
    return belongs_to_others(folder, link) && (folder.st_mode & S_IWOTH) != 0 && link.st_uid != folder.st_uid;
}

std::string cannot_write(const std::string& name, const std::string& why) {
    return "cannot write '" + name + "': " + why;
}

//! Follows the links from `name` on.
Destination behind_links(const std::string& name) {
    fs::path path = name;
    struct stat link {
    }, folder{};
    for (int links = 0; lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode); ++links) {
        constexpr int most = 40;  // as many as Linux follows
        if (links == most) {
            return {name, cannot_write(name, "it is a link that leads to itself")};
        }
        if (stat(folder_of(path).c_str(), &folder) == 0 && is_trap(folder, link)) {
            return {name,
                    cannot_write(name, "'" + path.string() +
                                           "' is a link of another user in a folder where everybody may "
                                           "write, so it is not followed")};
        }
        std::error_code error;
        path = path.parent_path() / fs::read_symlink(path, error);
    }
    return {path.string(), {}};
}

std::string fault_of_folder(const fs::path& path) {
    const std::string folder = folder_of(path);
    std::error_code error;
    if (!fs::exists(folder, error)) {
        return "there is no folder '" + folder + "'";
    }
    if (!fs::is_directory(folder, error)) {
        return "'" + folder + "' is no folder";
    }
    const long longest = pathconf(folder.c_str(), _PC_NAME_MAX);
    const std::size_t longer = Part::longer + incomplete_name("").size();
    if (longest > 0 && path.filename().string().size() + longer > std::size_t(longest)) {
        return "the name is too long; " + std::to_string(std::size_t(longest) - longer) +
               " bytes are the most here";
    }
    return {};
}

bool is_mounted(const std::string& path) {
    struct statx found {};
    return statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, 0, &found) == 0 &&
           (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

//! Results are published by rename, which needs no right to write to what they replace: it is asked for all
//! the same.
std::string fault_of_file(const std::string& path) {
    struct stat file {
    }, folder{};
    if (lstat(path.c_str(), &file) != 0) {
        return {};
    }
    if (stat(folder_of(path).c_str(), &folder) == 0 && geteuid() != 0 && belongs_to_others(folder, file)) {
        return "it belongs to another user, and in '" + folder_of(path) +
               "' only owners may replace their files; write elsewhere";
    }
    if (faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
        return "it is write-protected; allow writing (chmod u+w) or write elsewhere";
    }
    if (is_mounted(path)) {
        return "it is mounted by itself, as containers do, and cannot be replaced; mount its folder or write "
               "elsewhere";
    }
    return {};
}

}  // namespace

std::string folder_of(const std::string& path) {
    const fs::path whole = path;
    return whole.has_parent_path() ? whole.parent_path().string() : ".";
}

Destination destination_of(const std::string& name) {
    if (name.empty()) {
        return {name, "no name for the results file"};
    }
    const fs::path typed = name;
    std::error_code error;
    if (!typed.has_filename() || fs::is_directory(typed, error)) {
        return {name, cannot_write(name, "it is a directory; give the name of a file")};
    }
    if (fs::exists(typed, error) && !fs::is_regular_file(typed, error)) {
        return {name, cannot_write(name, "it is no plain file; to keep no results, name none")};
    }
    Destination out = behind_links(name);
    if (out.fault.empty()) {
        std::string why = fault_of_folder(out.path);
        if (why.empty()) {
            why = fault_of_file(out.path);
        }
        if (!why.empty()) {
            out.fault = cannot_write(name, why);
        }
    }
    return out;
}

Admission admission_of(const std::string& path) {
    struct stat found {};
    // Links have been followed by now: one that turns up later is somebody else's.
    if (lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode)) {
        return {found.st_mode & 0777, found.st_gid};
    }
    const mode_t mask = umask(077);
    umask(mask);
    return {0666 & ~mask, gid_t(-1)};
}

bool admit(int file, const Admission& admission) {
    struct stat made {};
    if (fstat(file, &made) != 0) {
        return false;
    }
    mode_t mode = admission.mode;
    if (admission.group != gid_t(-1) && made.st_gid != admission.group &&
        fchown(file, uid_t(-1), admission.group) != 0) {
        mode &= ~mode_t(S_IRWXG);
    }
    return fchmod(file, mode) == 0;
}

std::string incomplete_name(const std::string& path) {
    const fs::path whole = path;
    return (whole.parent_path() / (whole.stem().string() + ".incomplete" + whole.extension().string()))
        .string();
}

}  // namespace fundsim
