#pragma once
// What blocks come to: they are taken in one by one, in index order, and summed up at the end.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ensemble/block.hpp"
#include "ensemble/npv_values.hpp"
#include "ensemble/series.hpp"
#include "ensemble/summarise.hpp"
#include "ensemble/tally.hpp"

namespace fundsim {

//! The sums of all blocks so far; the sample is set while blocks are filled (filling.hpp).
struct Gathered {
    Tally tally;
    SeriesTally series;
    std::vector<double> flows;        //!< as Block::flows
    std::vector<double> initiatives;  //!< as Block::initiatives
    SeriesSample sample;
};

//! `replications`: how many are run at most.
Gathered nothing_gathered(const Cast& cast, std::uint64_t replications);

//! Takes the next block in; `tally`: what tally_of says of it.
void gather(Gathered& gathered, const Block& block, const Tally& tally);

//! What a run was asked for.
struct Request {
    std::uint64_t seed;
    std::uint64_t replications;  //!< ceiling
    double until;                //!< half-width, currency; 0 = none
    ExpectedPotential expected_potential;
};

//! Fills what is known of a run whatever became of it.
void tell_request(const Request& request, std::uint64_t replications, Summary& out);

//! Fills everything of `out` but how the run ended. The contrasts gathered begin with
//! split_contrasts(splits). Empty, or why the NPVs could not be read. With no replications gathered only the
//! request is told.
std::string summarise(const Gathered& gathered, const NpvValues& npv, const Cast& cast,
                      std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                      const Request& request, const ForEach& for_each, Summary& out);

}  // namespace fundsim
