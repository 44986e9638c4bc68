#pragma once
// One idea through two models in one future: what became of it in each, side by side.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "findings/table.hpp"

namespace fundsim {

//! What became of an opportunity in a model. Months since the start of the future, NaN where it never came to
//! that; money in currency.
struct Life {
    double believed;                                        //!< worth a year, when it became known
    double listed;                                          //!< month of its first place on a funding list
    double started;                                         //!< month of the first claim
    double effort;                                          //!< person-months believed to be left then
    double first_release, delivered, stopped, rolled_back;  //!< months
    double paid, planned;                                   //!< of a delivery
    double released = 0;                                    //!< share of the scope, in the end
    double fit;          //!< share of its worth that the solution in use reaches, in the end
    double worth = 0;    //!< a year, as released and by that fit: what waited is worth less (value_decay)
    double brought = 0;  //!< worth of each release until the horizon, before adoption and erosion
    std::size_t experiments = 0, blocked = 0, attempts = 0, withdrawn = 0;  //!< how many
};
//! By the events of a model. `horizon`: months.
Life life_of(const ModelTrace& trace, std::uint32_t item, double horizon);

//! Which future, which idea, and which two models, by their place.
struct StoryAsk {
    std::uint64_t seed, replication;
    std::uint32_t item;
    bool chosen;  //!< by most_telling(), not by the reader
    std::size_t a, b;
};

//! The item whose worth until the horizon differs most between two models; of those that both take up, if
//! there are any, otherwise of all. The lowest number of equal ones.
std::uint32_t most_telling(const Trace& trace, std::size_t a, std::size_t b, double horizon);

struct IdeaStory {
    std::string title, idea, moral;
    Table table;
    std::string how;
};
//! `scenario`: as it is shown; its names are the user's.
IdeaStory story_of(const Prepared& prepared, const Scenario& scenario, const Trace& trace,
                   const StoryAsk& ask);

nlohmann::ordered_json story_json(const Prepared& prepared, const Trace& trace, const StoryAsk& ask);

}  // namespace fundsim
