#pragma once
// The small groups of a results file: what a summary says, without the replications behind it.

#include "results/assemble.hpp"
#include "results/hdf5_output.hpp"

namespace fundsim {

void series_group(Hdf5Output& out, const Contents& contents);
void years_group(Hdf5Output& out, const Contents& contents);
void initiative_group(Hdf5Output& out, const Contents& contents);
void summary_group(Hdf5Output& out, const Contents& contents);
void paired_group(Hdf5Output& out, const Contents& contents);
void fairness_group(Hdf5Output& out, const Contents& contents);

}  // namespace fundsim
