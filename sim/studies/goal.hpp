#pragma once
// The least change of some levers at which a goal is reached with the chance that is asked for.

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "parameters/parameter.hpp"
#include "studies/goal_figures.hpp"

namespace fundsim {

//! A future keeps to it when the figure is there and lies on the side asked for.
struct GoalCondition {
    std::string name;  //!< of the figure, as it was asked for
    GoalFigure figure;
    bool above;    //!< figure > bound; otherwise figure < bound
    double bound;  //!< in the figure's unit
};

struct Goal {
    std::vector<GoalCondition> conditions;  //!< all in the same future
    double chance = 0.5;                    //!< share of futures asked for, in (0, 1]
};

bool holds(const GoalCondition& condition, const Outcome& outcome);

//! Shares of futures with their 95 % intervals (Wilson 1927).
struct GoalChance {
    Estimate all;                 //!< that keep to all conditions
    std::vector<Estimate> each;   //!< that keep to each alone
    std::vector<double> lacking;  //!< that have no such figure
};

//! What may be moved, and between which values.
struct GoalLever {
    const Parameter* parameter;
    double own;                        //!< the value as things stand
    double low = 0, high = 0;          //!< of numbers and integers, low < high
    std::vector<double> choices = {};  //!< of flags and words: those to be tried
};

//! Whether shares of the range are those of logarithms: both ends above 0 and one at least ten times the
//! other, as values_between() has it, and the value as things stand above 0.
bool is_logarithmic(const GoalLever& lever);

//! Where a value lies in its lever's range: 0 at its low end, 1 at its high one. A flag or a word other than
//! as things stand is a whole range away from that.
double place_of(const GoalLever& lever, double value);

//! How far values are from things as they stand: the root of the sum of the squared shares of the ranges that
//! they move through.
double distance_of(std::span<const GoalLever> levers, std::span<const double> values);

struct GoalPoint {
    std::vector<double> values;  //!< of each lever
    double distance;
    GoalChance chance;
};

//! Values that the scenario cannot take together.
struct UnplayedPoint {
    std::vector<double> values;
    std::string why;
};

struct GoalSearch {
    std::vector<GoalPoint> points;   //!< as things stand, the grid, then what was refined
    std::size_t grid = 0;            //!< so many of them are the first and the grid
    std::vector<std::size_t> alone;  //!< for each lever, the best point where it alone moves
    std::size_t best = 0;            //!< of all points
    std::size_t largest = 0;         //!< the one with the largest chance
};

//! Whether the goal is reached at a point, as far as the futures played tell.
bool reaches(const GoalPoint& point, double asked);

//! Whether one point is better than another: reached before not reached; among those that reach it the least
//! distance, among others the largest chance.
bool is_better(const GoalPoint& one, const GoalPoint& other, double asked);

//! Chances at points, in the same futures; nothing for one that cannot be played, no entries at all when the
//! search is to stop.
using Places = std::vector<std::vector<double>>;
using ChancesAt = std::function<std::vector<std::optional<GoalChance>>(const Places& values)>;

//! Plays how things stand, a grid of about `count` values (>= 2) of each lever and the value that it has, and
//! then ever closer round the best point of each lever alone and of all. Nothing is assumed of how the chance
//! depends on the levers, so a goal that is reached between two values of the grid alone may be missed.
//! Without points when it was stopped before the grid was played.
GoalSearch search_goal(std::span<const GoalLever> levers, double asked, std::size_t count,
                       const ChancesAt& chances_at);

//! The most points that search_goal() plays round the best one of some levers.
std::size_t most_refined(std::size_t levers);

}  // namespace fundsim
