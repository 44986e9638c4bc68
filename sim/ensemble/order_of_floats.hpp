#pragma once
// A few order statistics of a few thousand floats, many times over: one counting pass instead of a sort.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

class OrderOfFloats {
public:
    //! Values at `ranks` (ascending, counted from 0, smaller than the size of `values`), into `out`. No NaN.
    void find(std::span<const float> values, std::span<const std::size_t> ranks, std::span<double> out);

private:
    std::vector<std::uint32_t> keys_, counts_, candidates_;
};

}  // namespace fundsim
