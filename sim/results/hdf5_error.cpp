#include "results/hdf5_error.hpp"

#include <string_view>

namespace fundsim {

std::string last_hdf5_error() {
    std::string text;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* out) -> herr_t {
            std::string& found = *static_cast<std::string*>(out);
            const std::string_view said = error->desc != nullptr ? error->desc : "";
            constexpr std::string_view before = "error message = '";
            const std::size_t at = said.find(before);
            if (at != said.npos)
                found =
                    said.substr(at + before.size(), said.find('\'', at + before.size()) - at - before.size());
            return at != said.npos ? 1 : 0;
        },
        &text);
    return text.empty() ? "the HDF5 library failed" : text;
}

}  // namespace fundsim
