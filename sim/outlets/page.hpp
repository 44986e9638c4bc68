#pragma once
// What `fundsim report` puts into its page: results of a run and what studies of its scenario found, as one
// JSON object that the page's script reads (analysis/page).
//
// format            1
// program_version, git_sha, command, created_utc, scenario_sha256, scenario_toml   as in the results file
// scenario          as `fundsim check --encoded` prints it
// finding           as `fundsim run --json` has it, from `replications` to `finding`
// dots              count, models [model][dot], pairs {a, b, difference [dot]}: quantiles of NPV, and of its
//                   difference future by future
// series            monthly flows and their quantiles, or null
// flows             what money was spent on by month, and flows by year, or null
// initiatives       as `fundsim run --initiatives --json` has them, or null
// parameters        as `fundsim explain --json` has them
// interventions     those of the scenario and those that ship, with what they change
// assessment        questions, and the values that their answers stand for
// studies           explore, attribute, sensitivity, interventions: what these print with --json, or null and
//                   the reason in `why`

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "parameters/intervention.hpp"
#include "results/read.hpp"

namespace fundsim {

inline constexpr std::size_t page_dots = 50;

inline constexpr std::array<std::string_view, 4> page_studies{"explore", "attribute", "sensitivity",
                                                              "interventions"};

//! What a study found; or null and why it was not done.
struct PageStudy {
    nlohmann::ordered_json figures = nullptr;
    std::string why = {};
};

struct PageInput {
    std::vector<std::vector<double>> npv = {};  //!< [listed model][replication]
    std::vector<Intervention> applied = {};     //!< to the scenario, in that order
    std::vector<Intervention> others = {};      //!< that might be
    std::array<PageStudy, page_studies.size()> studies = {};
};

nlohmann::ordered_json page_payload(const StoredResults& results, const PageInput& input);

}  // namespace fundsim
