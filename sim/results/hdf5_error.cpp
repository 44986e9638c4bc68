#include "results/hdf5_error.hpp"

#include <array>
#include <string_view>

namespace fundsim {

std::string last_hdf5_error() {
    // No std::string in there: nothing may be thrown through a library written in C.
    std::array<char, 200> text{};
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* out) noexcept -> herr_t {
            auto& found = *static_cast<std::array<char, 200>*>(out);
            const std::string_view said = error->desc != nullptr ? error->desc : "";
            constexpr std::string_view before = "error message = '";
            const std::size_t at = said.find(before);
            if (at == said.npos) {
                return 0;
            }
            const std::string_view rest = said.substr(at + before.size());
            rest.substr(0, rest.find('\'')).copy(found.data(), found.size() - 1);
            return 1;
        },
        &text);
    return text[0] == '\0' ? "the HDF5 library failed" : text.data();
}

}  // namespace fundsim
