#pragma once
// Numbers in the form in which they are stored.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "results/storage.hpp"

namespace fundsim {

//! A view of `values` or a converted copy. HDF5 could convert them too, but takes longer for it than for
//! everything else.
class Converted {
public:
    Converted(std::span<const double> values, Stored stored) : doubles_(values.data()) {
        if (stored == Stored::float32) {
            convert(values, floats_, [](double value) { return float(value); });
        }
        if (stored == Stored::uint32) {
            convert(values, counts_,
                    [](double value) { return std::uint32_t(std::clamp(value, 0.0, 4294967295.0)); });
        }
        if (stored == Stored::uint8) {
            convert(values, bytes_, [](double value) { return std::uint8_t(std::clamp(value, 0.0, 255.0)); });
        }
    }
    const void* data() const { return data_ != nullptr ? data_ : doubles_; }

private:
    const double* doubles_;
    const void* data_ = nullptr;
    std::vector<float> floats_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint8_t> bytes_;

    template <class Number, class Convert>
    void convert(std::span<const double> values, std::vector<Number>& into, Convert one) {
        into.resize(values.size());
        std::transform(values.begin(), values.end(), into.begin(), one);
        data_ = into.data();
    }
};

}  // namespace fundsim
