#pragma once
// What a user asks of `fundsim run`.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/comparison.hpp"
#include "cli/options.hpp"
#include "cli/values.hpp"
#include "findings/trace_part.hpp"

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
    std::string traced_model;            //!< by name; empty: all of them
    TracePart traced;                    //!< item and months; the model is looked up in the scenario
    Show show = Show::table;
    Extent extent = Extent::brief;  //!< of the table
    Talk talk = Talk::normal;
    bool compress = false;
    bool initiatives = false;   //!< tell what became of every listed one
    bool equal_outlay = false;  //!< tell the contest at equal outlay too
};

// Options of every command that plays futures.
inline constexpr CommandOption seed_option{"seed", 's', Takes::one_value, "S",
                                           "which futures (1); the same seed gives the same ones"};
inline constexpr CommandOption threads_option{"threads", 't', Takes::one_value, "T",
                                              "at most so many at a time (0: as many as the machine offers)"};
inline constexpr CommandOption set_option{
    "set", '\0', Takes::several_values, "KEY=VALUE",
    "another value of a parameter, as organisation.discount_rate=0.1 or model.\"Product teams\".wip=2; "
    "repeatable"};
inline constexpr CommandOption with_option{"with", '\0', Takes::several_values, "INTERVENTION",
                                           "apply an intervention of the scenario; repeatable"};
inline constexpr CommandOption plain_option{
    "plain", '\0', Takes::nothing, "",
    "every future counts alike in means; otherwise what futures have on offer, whose mean is known, is a "
    "control variate, which brings means closer"};
inline constexpr CommandOption json_option{"json", '\0', Takes::nothing, "",
                                           "the numbers for other programs"};
inline constexpr CommandOption quiet_option{"quiet", 'q', Takes::nothing, "",
                                            "no progress and no notes on standard error"};

//! Reads an option's whole number from `low` to `high` into `target` when it was given; what is wrong
//! otherwise. `shown`: what the option is called in messages.
template <class T>
std::string take_whole(const Given& given, std::string_view name, std::string_view shown, std::uint64_t low,
                       std::uint64_t high, T& target) {
    if (!given.has(name)) {
        return {};
    }
    const Parsed<std::uint64_t> parsed = parse_whole(given.value(name), shown, low, high);
    if (parsed.value) {
        target = static_cast<T>(*parsed.value);
    }
    return parsed.fault;
}

//! Reads them, the scenario, -n and --until into `request`, as far as they were given. Empty, or what is
//! wrong.
std::string read_common(const Given& given, RunRequest& request);

struct RunRequestReading {
    RunRequest request;
    std::string fault;  //!< empty: all is well
};

std::span<const CommandOption> run_options();
RunRequestReading read_run_request(const Given& given);

}  // namespace fundsim
