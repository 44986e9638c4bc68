#pragma once
#include <cstdint>

namespace fundsim {

/// What a random number is for: one component of its address. The values are part of the counter layout
/// (random/draws.hpp): never renumber, only append, otherwise every published result changes.
enum class Purpose : std::uint8_t {
    arrival = 0,  //!< entity: item; index 0: gap since the item before, 1: area
    value = 1,    //!< entity: item; index 0: own part of the value's latent, 1: noise of the business case
    effort = 2,   //!< entity: item; index 0: own part of the effort's latent, 1: latent of the overrun
    fit = 3,      //!< entity: item; index 0: what its attempts share, k >= 1: own part of attempt k
    luck = 4,     //!< entity 0: the whole portfolio, 1 + a: area a; index 0
    dependency =
        5,        //!< entity: item; index 0: number; for the k-th: 1 + 3k removed, 2 + 3k late, 3 + 3k delay
    conduct = 6,  //!< entity: item; index 0: whether deserved stops are blocked, 1: whether it is mandated
    experiment = 7,      //!< entity: item; index n >= 1: own error of experiment n
    usage = 8,           //!< entity: item; index k >= 1: error of the usage reading of attempt k
    effect = 9,          //!< entity: item; index k >= 1: error of the effect reading of attempt k
    reading_clock = 10,  //!< entity: item; index k >= 1: waiting time for the readings of attempt k
    look = 11,  //!< entity: item; index k >= 1: error of the first look at concept k, which is attempt k
    shift_clock = 12,  //!< entity 0; index n >= 0: gap before market shift n
    shift = 13,        //!< entity: item; index n >= 0: own part of the news of market shift n
    shift_luck =
        14,  //!< entity 0: the whole portfolio, 1 + a: area a; index n >= 0: its part of the news of shift n
    shared_error = 15,  //!< entity: item; index n: shared by its experiments after n shifts of the market
    status = 16,        //!< entity: item; index n >= 1: error of what its n-th review tells of its value
    case_again =
        17,  //!< entity: item; index n >= 1: noise of its business case written after n market shifts
    study_order =
        18,  //!< entity 0; index k >= 2: k-th step of shuffling what a study adds one after the other
    study_points = 19,     //!< entity: dimension of a study's points; index: row of its scrambling, 64: shift
    study_resamples = 20,  //!< entity: resample; index: its i-th pick or step of shuffling
    compulsory =
        21,  //!< entity: item; index 0: whether the law demands it, 1: latent of the months until its date
};

}  // namespace fundsim
