#pragma once
// Tunes a scenario to what was told, on the simulator itself.

#include <functional>
#include <string>

#include "findings/portrayed.hpp"

namespace fundsim {

struct PortrayingOptions {
    std::uint64_t replications = 1'000;  //!< of today's model, each time
    std::uint64_t seed = 1;
    int threads = 0;
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    std::function<bool()> stop = {};
};

struct Portrayed {
    Fitting fitting{};
    Reproduced got{};
    bool stopped = false;
    std::string fault;  //!< why nothing could be played; empty: all is well
};

Portrayed portray(const Portrait& portrait, const Overruns& overruns, const PortrayingOptions& options);

}  // namespace fundsim
