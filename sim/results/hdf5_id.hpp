#pragma once
// An HDF5 object that closes itself.

#include <hdf5.h>

namespace fundsim {

class Hdf5Id {
public:
    Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
    ~Hdf5Id() {
        if (id_ >= 0) close_(id_);
    }
    Hdf5Id(const Hdf5Id&) = delete;
    Hdf5Id& operator=(const Hdf5Id&) = delete;
    operator hid_t() const { return id_; }

private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

}  // namespace fundsim
