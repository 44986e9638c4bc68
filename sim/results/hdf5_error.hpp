#pragma once
// HDF5 prints its errors by itself; here they are kept quiet and returned as text.

#include <string>

#include <hdf5.h>

namespace fundsim {

//! While one lives, HDF5 prints nothing. Every use of HDF5 starts with one.
class Hdf5Silence {
public:
    Hdf5Silence() {
        // Only before its first use can HDF5 be told not to tidy up when the process exits: it would crash
        // there over a file that could not be written (1.10.8).
        static const herr_t told = H5dont_atexit();
        static_cast<void>(told);
        H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~Hdf5Silence() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }
    Hdf5Silence(const Hdf5Silence&) = delete;
    Hdf5Silence& operator=(const Hdf5Silence&) = delete;

private:
    H5E_auto2_t function_ = nullptr;
    void* data_ = nullptr;
};

//! Of the last failed call: what the system said, if it said anything.
std::string last_hdf5_error();

}  // namespace fundsim
