#pragma once
// The worklist: every item of the world, and which of them may be claimed.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/play/index.hpp"
#include "engine/play/selection.hpp"
#include "engine/play/values.hpp"

namespace fundsim {

enum class Stage : std::uint8_t {
    unknown,  //!< has not arrived
    waiting,  //!< never started
    working,
    resting,  //!< shipped or stopped; may resume or be iterated
    closed    //!< rolled back, or lost with nothing released
};

struct Item {
    Stage stage;
    Work work;        //!< of the running job
    bool scope_open;  //!< unreleased scope may still be built
    bool started, ever_stopped, delivered;
    bool compulsory;                     //!< to be done by a date, whatever it is worth
    bool candidate;                      //!< in Worklist::candidates
    std::uint32_t place, place_in_area;  //!< there, and in Worklist::open_in

    double z, value;             //!< truth: latent and annual benefit
    double fit, fit_kept;        //!< truth: of the live attempt, and of the one it would revert to
    std::uint32_t attempts;      //!< made so far, concepts looked at included
    std::uint32_t live_attempt;  //!< number of the attempt in use or under way
    bool live_read;              //!< the live attempt's reading has come in
    bool mandated;               //!< started because somebody or the law says so: nobody weighs it
    double teams;                //!< that its planned effort takes
    int advanced_in;             //!< step
    double content, done;        //!< scope work: person-months at unit productivity
    double iteration_content, iteration_done;
    double released, value_released;  //!< f and g(f)
    double shipped;                   //!< sum of g-shares times exp(-delta * age at release)

    FitBelief fit_belief;
    AttemptReadings live, kept;
    double reading_due;        //!< month; never = none
    std::uint32_t live_place;  //!< in Operation::live, once something is released

    unsigned lanes_held;
    std::uint32_t first_lane;  //!< of those on it, from which Lane::next leads on; no_lane = none
    double index_at_claim, claimed_at, next_review, next_release;
    double first_release;  //!< month
    double finished_at;    //!< month in which all of its scope was released; never = not
    double plan_benefit, plan_cost, plan_end;
    double paid;                //!< currency
    double unshipped;           //!< of it, for scope that has neither gone live nor been given up
    bool informed;              //!< an experiment, a look or a reading has told something of it
    double tranche;             //!< person-months of one grant
    double granted;             //!< person-months of the current grant that are left; below 0: bridged
    int decided_in;             //!< step in which its tranches were last decided
    std::uint8_t regime;        //!< of the team that works on it, or did last
    std::uint32_t shifts_seen;  //!< market shifts that its z has followed, or came before it
    std::uint32_t experiments_run;
    std::uint32_t reports;  //!< reviews that told something of its value
};

struct Worklist {
    std::vector<Item> items;
    std::vector<std::uint32_t> candidates;            //!< items that may be claimed, in no order
    std::vector<std::vector<std::uint32_t>> open_in;  //!< the same by area
    std::size_t next_arrival;                         //!< of World::order
};

}  // namespace fundsim
