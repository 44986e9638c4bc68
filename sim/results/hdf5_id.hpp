#pragma once
// An HDF5 object that closes itself.

#include <hdf5.h>

namespace fundsim {

class Hdf5Id {
public:
    Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
    ~Hdf5Id() {
        if (id_ >= 0) {
            close_(id_);
        }
    }
    Hdf5Id(const Hdf5Id&) = delete;
    Hdf5Id& operator=(const Hdf5Id&) = delete;
    operator hid_t() const { return id_; }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

//! Text of any length in UTF-8.
inline Hdf5Id text_type() {
    Hdf5Id type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return Hdf5Id(H5Tcopy(type), H5Tclose);
}

}  // namespace fundsim
