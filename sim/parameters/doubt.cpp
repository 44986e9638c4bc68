#include "parameters/doubt.hpp"

#include "parameters/distribution_text.hpp"

namespace fundsim {

std::string doubts_toml(const std::vector<Doubt>& doubts) {
    std::string text;
    for (const Doubt& doubt : doubts) {
        text += string_toml(address_text(doubt.address)) + " = " +
                (doubt.distribution ? distribution_toml(*doubt.distribution) : string_toml("known")) + "\n";
    }
    return text.empty() ? text : "[uncertain]\n" + text;
}

}  // namespace fundsim
