#pragma once
// What commands that study a scenario have in common.

#include <nlohmann/json.hpp>
#include <string>

#include "cli/progress.hpp"
#include "cli/reply.hpp"
#include "cli/running.hpp"
#include "execution/sampling.hpp"

namespace fundsim {

//! The place of a model by its name, `otherwise` where there is no name; or what is wrong with the name.
struct NamedModel {
    std::size_t place = 0;
    std::string fault = {};
};
NamedModel model_named(const Scenario& scenario, const std::string& name, std::size_t otherwise);

//! Why there is no gap between two models that could move; empty where there is.
std::string pair_fault(const Scenario& scenario, std::size_t a, std::size_t b);

//! How a study samples: as asked for, stopped by a signal, with progress where somebody watches. `progress`
//! has to outlive it.
SamplingOptions sampling_of(const RunRequest& request, std::uint64_t stretch, Progress& progress,
                            const Terminal& terminal);

//! How a study ended.
struct Studied {
    Ending ending;
    std::string fault;
    std::uint64_t replications;
    double widest;  //!< half of the widest 95 % interval, currency: what --until is compared with
};
//! Whether there is nothing to tell, and the reply that says why.
bool has_nothing(const Studied& studied);
Reply nothing_to_tell(const Studied& studied);
//! The exit code, and what standard error should say of precision and interruption.
Reply ending_of(const Studied& studied, const RunRequest& request, const std::string& currency);

//! What a study's JSON begins with.
nlohmann::ordered_json study_json(const RunRequest& request, const Loaded& loaded, const RunFacts& facts,
                                  const Studied& studied);

}  // namespace fundsim
