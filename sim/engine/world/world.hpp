#pragma once
// One world: everything that is drawn in a replication and depends on no decision. Arrays run over items:
// the listed portfolio first, then the initial backlog, then the stream in order of arrival.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/random/draws.hpp"

namespace fundsim {

struct Prepared;
struct Scenario;

struct World {
    Stream stream;
    std::size_t items = 0;
    std::vector<double> arrival;       //!< months, in [0, horizon)
    std::vector<std::uint32_t> area;   //!< 0 .. areas-1
    std::vector<double> latent;        //!< z at arrival, standard normal
    std::vector<double> scale;         //!< currency per unit of the value distribution
    std::vector<double> value;         //!< annual benefit at z, full scope, adoption and fit, currency
    std::vector<double> effort;        //!< W, planned person-months
    std::vector<double> planned;       //!< W * pi_ref(W), the content of planned effort at unit productivity
    std::vector<double> overrun;       //!< O, actual over planned
    std::vector<double> fit_common;    //!< A, standard normal
    std::vector<double> fit_first;     //!< specific part of the first attempt, standard normal
    std::vector<double> case_signal;   //!< s_0, what the business case says of z
    std::vector<double> stubbornness;  //!< U in (0,1); deserved stops are blocked below `escalation`
    std::vector<double> decree;        //!< in (0,1); mandated below `mandated_share`
    std::vector<double> deadline;      //!< month by which compulsory work has to be done; +inf: it is none
    std::vector<double> shifts;        //!< months of market shifts, increasing, before the horizon
    std::vector<double> shift_luck;    //!< [shift][area] what its items share of the news of a shift
    double potential = 0;              //!< see potential.hpp

    std::vector<std::uint32_t> order;       //!< items by arrival, then by number
    std::vector<std::uint32_t> compulsory;  //!< those that are, by deadline, then by number

    // memory of the drawing itself
    std::vector<double> buffer_a, buffer_b;
};

//! Draws the world of one replication into `world`, whose memory is reused.
void draw_world(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication, World& world);

//! Whether an item has to be done by a date, whatever it is worth.
inline bool is_compulsory(const World& world, std::size_t item) {
    return world.deadline[item] < std::numeric_limits<double>::infinity();
}

//! Currency per unit of the value distribution, for an opportunity of this planned effort (person-months).
double scale_of_value(const Scenario& scenario, double effort);

//! Latent fit of attempt k >= 1 of an item: sqrt(rho)*A + sqrt(1-rho)*e_k.
double attempt_latent(const World& world, double rho_fit, std::size_t item, std::uint32_t attempt);

//! z after the market shift `n` of World::shifts: r*z + sqrt(1-r^2)*xi, xi with the factor structure of z.
double shifted_latent(const Prepared& prepared, const World& world, std::size_t item, std::uint32_t n,
                      double z);

}  // namespace fundsim
