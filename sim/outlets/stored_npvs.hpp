#pragma once
// The NPVs of a results file, future by future.

#include <string>
#include <vector>

#include "results/read.hpp"

namespace fundsim {

struct StoredNpvs {
    std::vector<std::vector<double>> models;  //!< [listed model][replication]
    std::string fault;                        //!< empty: all is well
};
StoredNpvs stored_npvs(const std::string& path, const StoredResults& results);

}  // namespace fundsim
