#pragma once
// A scenario that is open in a worker: its values are set, its futures played, what other workers have played
// is added, and what all of it comes to is told. Every call gives an Answer; after a fault nothing has
// changed.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/prepared.hpp"
#include "ensemble/contrast.hpp"
#include "ensemble/filling.hpp"
#include "web/part.hpp"

namespace fundsim::web {

struct Session {
    std::shared_ptr<const Prepared> prepared = {};  //!< null: nothing is open
    Origin origin = {};
    std::vector<Contrast> contrasts = {};
    double expected_potential = 0;
    std::optional<Filler> filler = {};  //!< of origin.seed
    Parts parts = {};
};

struct Answer {
    bool done;
    std::string text;  //!< what was asked for; of what is not done a JSON list of faults
};

//! Opens a scenario (parameters/encoded.hpp) in place of the one before. A fault is {"address", "model",
//! "what"}: "organisation.areas" or null, the place of the model that it is about or null, and a sentence.
Answer open(Session& session, std::string_view scenario);

//! Sets one value (set_encoded) and forgets what was played.
Answer set(Session& session, std::string_view address, std::string_view value);

//! Plays blocks of 256 replications each; those that are there already are not played again. With another
//! seed than before, what was played is forgotten.
Answer play(Session& session, std::uint64_t seed, std::uint64_t first_block, std::uint64_t blocks);

//! What those blocks have come to, as bytes; blocks that are not there are left out.
Answer tallies(const Session& session, std::uint64_t first_block, std::uint64_t blocks);

//! Takes in what tallies() has told of the same scenario and seed, in any order; blocks that are there
//! already stay. A session without any takes the seed too.
Answer merge(Session& session, std::string_view bytes);

//! What all blocks from 0 up to the first that is missing come to: replications, seed, and findings_json().
Answer finding(const Session& session);

//! One future as trace_json() has it.
Answer trace(const Session& session, std::uint64_t seed, std::uint64_t replication);

//! NPV by one listed model in each of replications first .. first + count - 1, as doubles; nothing else is
//! played, and what was played stays.
Answer npvs(const Session& session, std::uint64_t seed, std::uint64_t first, std::size_t count,
            std::size_t model);

//! Cumulative net cash at the end of each month, undiscounted, as floats [replication][listed model][month]:
//! quantiles of them are those of a run (SeriesSample).
Answer flows(const Session& session, std::uint64_t seed, std::uint64_t first, std::size_t count);

}  // namespace fundsim::web
