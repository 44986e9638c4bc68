#pragma once
// What happens in one play, as data: for a story that a person can check.

#include <cstdint>

namespace fundsim {

enum class EventKind : std::uint8_t {
    arrived,       //!< item
    shifted,       //!< market shift; a = new latent z of the item
    listed,        //!< a = profitability index, b = believed effort (person-months)
    claimed,       //!< lane starts scope work; a = index, b = believed remaining effort, c = believed annual
                   //!< benefit
    resumed,       //!< same, work that was stopped
    iterated,      //!< same, another attempt
    joined,        //!< a further lane joins; a = lanes now on it
    experimented,  //!< a = signal, b = believed mean of z after, c = its standard deviation
    reported,      //!< a review hears of running work; a = signal, b = believed annual benefit after
    rewritten,  //!< a waiting item's case after a market shift; a = signal, b = believed annual benefit after
    released,   //!< a = share of scope released so far, b = annual value at this date, c = true fit
    delivered,  //!< a = paid, b = planned cost
    stopped,    //!< a = forward index, b = best alternative's index, c = share of scope shipped
    blocked,    //!< a deserved stop that escalation blocked; a = forward index
    dropped,    //!< a team that goes leaves work to others; a = lanes that stay on it
    read,       //!< a = usage reading as a fit, b = effect reading of z
    kept,       //!< the new attempt stays; a = believed fit, b = true fit
    reverted,   //!< the new attempt is withdrawn; a = believed fit of the new, b = of the kept
    rolled_back,  //!< believed harmful; a = believed annual benefit
    retired,      //!< at the end: run cost above believed benefit
    team_moved,   //!< resizing sends a team to an item; a = its index, b = the best that the team had (-inf:
                  //!< nothing)
    team_released,   //!< resizing lets a team go; a = the best index that it had (-inf: nothing)
    team_rehired,    //!< resizing hires a team again for an item; a = its index
    team_converted,  //!< a team works by the levers after the transition; a = months of its dip
    ended            //!< end of all work
};

constexpr std::uint32_t no_lane = 0xffffffff;
constexpr std::uint32_t no_item = 0xffffffff;  //!< of what happens to a team, and of the end

struct Event {
    double month;
    EventKind kind;
    std::uint32_t item;
    std::uint32_t lane;  //!< the first one of a team
    double a, b, c;
};

}  // namespace fundsim
