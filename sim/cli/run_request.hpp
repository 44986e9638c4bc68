#pragma once
// What a user asks of `fundsim run`.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/comparison.hpp"
#include "cli/options.hpp"

namespace fundsim {

enum class Show { table, json };
enum class Talk { normal, quiet };

//! More than this would take days and terabytes.
inline constexpr std::uint64_t most_replications = 1'000'000'000;

struct RunRequest {
    std::string scenario;
    std::string output;  //!< empty: no file
    std::uint64_t replications = 10'000;
    std::uint64_t seed = 1;
    int threads = 0;                    //!< 0: as many as the machine offers
    std::vector<std::string> settings;  //!< KEY=VALUE
    std::vector<std::string> versus;    //!< KEY=VALUE; empty: one scenario alone
    double until = 0;                   //!< currency; 0: off
    bool plain = false;                 //!< means without a control variate
    std::vector<std::string> interventions;
    std::optional<std::uint64_t> trace;  //!< tell this replication instead of running many
    Show show = Show::table;
    Extent extent = Extent::brief;  //!< of the table
    Talk talk = Talk::normal;
    bool compress = false;
};

struct RunRequestReading {
    RunRequest request;
    std::string fault;  //!< empty: all is well
};

std::span<const CommandOption> run_options();
RunRequestReading read_run_request(const Given& given);

}  // namespace fundsim
