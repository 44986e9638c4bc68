#include "studies/goal.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "parameters/digits.hpp"

namespace fundsim {

namespace {

//! Steps to either side of the best point. With two levers one alone would stay where an edge that runs
//! aslant is met: with two of them a search ends within a hundredth or so of the least distance.
int steps_of(std::size_t moving) { return moving == 2 ? 2 : 1; }

constexpr int halvings = 6, moves_each = 3;
constexpr int halvings_in_vain = 2;  // how near a chance comes to one that it does not reach matters less

//! To four digits, so that what is told is what was played.
double in_few_digits(double value) {
    constexpr int digits = 4;
    if (value == 0) {
        return value;
    }
    const int decimals = digits - 1 - digits_of(value).exponent;
    double power = 1;
    for (int k = 0; k < std::abs(decimals); ++k) {
        power *= 10;
    }
    return decimals < 0 ? std::round(value / power) * power : std::round(value * power) / power;
}

double value_at(const GoalLever& lever, double place) {
    if (place <= 0 || place >= 1) {
        return place <= 0 ? lever.low : lever.high;
    }
    const double value = is_logarithmic(lever) ? lever.low * exp_of(place * log_of(lever.high / lever.low))
                                               : lever.low + (lever.high - lever.low) * place;
    return lever.parameter->kind == Kind::integer ? std::round(value)
                                                  : std::clamp(in_few_digits(value), lever.low, lever.high);
}

void add_new(std::vector<double>& values, double value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
    }
}

//! The value as things stand, and those of the grid.
std::vector<double> grid_values(const GoalLever& lever, std::size_t count) {
    std::vector<double> values{lever.own};
    for (const double choice : lever.choices) {
        add_new(values, choice);
    }
    for (std::size_t k = 0; k < count && lever.choices.empty(); ++k) {
        add_new(values, value_at(lever, double(k) / double(count - 1)));
    }
    std::sort(values.begin() + 1, values.end());
    return values;
}

//! Values next to one that a lever has: so many steps to either side, not past things as they stand.
std::vector<double> values_near(const GoalLever& lever, double value, double step, int steps) {
    std::vector<double> values{value};
    if (!lever.choices.empty()) {
        return values;
    }
    const double place = place_of(lever, value), own = place_of(lever, lever.own);
    for (int k = -steps; k <= steps; ++k) {
        const double next = place + k * step;
        const bool passes = place != own && (next < own) != (place < own);
        if (k != 0) {
            add_new(values, passes || next == own ? lever.own : value_at(lever, next));
        }
    }
    return values;
}

//! Every combination of values of the levers.
Places product_of(const std::vector<std::vector<double>>& axes) {
    Places all{{}};
    for (const std::vector<double>& axis : axes) {
        Places longer;
        for (const std::vector<double>& values : all) {
            for (const double value : axis) {
                longer.push_back(values);
                longer.back().push_back(value);
            }
        }
        all = std::move(longer);
    }
    return all;
}

struct Searching {
    std::span<const GoalLever> levers;
    double asked;
    const ChancesAt& chances_at;
    GoalSearch found = {};
    Places tried = {};  //!< those that cannot be played among them
    bool stopped = false;
};

void try_all(Searching& search, const Places& wanted) {
    Places untried;
    for (const std::vector<double>& values : wanted) {
        if (std::find(search.tried.begin(), search.tried.end(), values) == search.tried.end()) {
            search.tried.push_back(values);
            untried.push_back(values);
        }
    }
    if (untried.empty()) {
        return;
    }
    const auto chances = search.chances_at(untried);
    search.stopped = chances.empty();
    for (std::size_t k = 0; k < chances.size(); ++k) {
        if (chances[k]) {
            search.found.points.push_back({untried[k], distance_of(search.levers, untried[k]), *chances[k]});
        }
    }
}

//! The best point at which levers that may not move stay as they are.
std::size_t best_where(const Searching& search, const std::vector<bool>& may_move) {
    const std::vector<GoalPoint>& points = search.found.points;
    std::size_t best = 0;
    for (std::size_t p = 1; p < points.size(); ++p) {
        bool allowed = true;
        for (std::size_t k = 0; k < may_move.size(); ++k) {
            allowed = allowed && (may_move[k] || points[p].values[k] == search.levers[k].own);
        }
        if (allowed && is_better(points[p], points[best], search.asked)) {
            best = p;
        }
    }
    return best;
}

std::vector<bool> alone(std::size_t levers, std::size_t lever) {
    std::vector<bool> may_move(levers, false);
    may_move[lever] = true;
    return may_move;
}

//! What lies a step from a point; where that reaches the goal, only what is nearer to things as they stand.
Places round_about(const Searching& search, const GoalPoint& centre, const std::vector<bool>& may_move,
                   double step) {
    const int steps = steps_of(std::size_t(std::count(may_move.begin(), may_move.end(), true)));
    std::vector<std::vector<double>> axes;
    for (std::size_t k = 0; k < search.levers.size(); ++k) {
        axes.push_back(may_move[k] ? values_near(search.levers[k], centre.values[k], step, steps)
                                   : std::vector{centre.values[k]});
    }
    Places near = product_of(axes);
    if (reaches(centre, search.asked)) {
        std::erase_if(near, [&](const std::vector<double>& values) {
            return !(distance_of(search.levers, values) < centre.distance);
        });
    }
    return near;
}

std::size_t refined(Searching& search, const std::vector<bool>& may_move, double coarse) {
    double step = coarse / 2;
    for (int halving = 0; halving < halvings; ++halving, step /= 2) {
        const GoalPoint& so_far = search.found.points[best_where(search, may_move)];
        if (halving >= halvings_in_vain && !reaches(so_far, search.asked)) {
            break;
        }
        for (int move = 0; move < moves_each && !search.stopped; ++move) {
            const std::size_t centre = best_where(search, may_move);
            try_all(search, round_about(search, search.found.points[centre], may_move, step));
            if (best_where(search, may_move) == centre) {
                break;
            }
        }
    }
    return best_where(search, may_move);
}

}  // namespace

bool holds(const GoalCondition& condition, const Outcome& outcome) {
    const double value = value_in(condition.figure, outcome);
    return condition.above ? value > condition.bound : value < condition.bound;
}

bool is_logarithmic(const GoalLever& lever) {
    constexpr double wide = 10;
    return lever.low > 0 && lever.high >= wide * lever.low && lever.own > 0;
}

double place_of(const GoalLever& lever, double value) {
    if (!lever.choices.empty()) {
        return value == lever.own ? 0 : 1;
    }
    return is_logarithmic(lever) ? log_of(value / lever.low) / log_of(lever.high / lever.low)
                                 : (value - lever.low) / (lever.high - lever.low);
}

double distance_of(std::span<const GoalLever> levers, std::span<const double> values) {
    double squares = 0;
    for (std::size_t k = 0; k < levers.size(); ++k) {
        const double moved = place_of(levers[k], values[k]) - place_of(levers[k], levers[k].own);
        squares += moved * moved;
    }
    return std::sqrt(squares);
}

bool reaches(const GoalPoint& point, double asked) { return point.chance.all.value >= asked; }

bool is_better(const GoalPoint& one, const GoalPoint& other, double asked) {
    const bool reached = reaches(one, asked);
    if (reached != reaches(other, asked)) {
        return reached;
    }
    const double chance = one.chance.all.value, other_chance = other.chance.all.value;
    if (reached && one.distance != other.distance) {
        return one.distance < other.distance;
    }
    return chance != other_chance ? chance > other_chance : one.distance < other.distance;
}

std::size_t most_refined(std::size_t levers) {
    std::size_t neighbours = 1;
    for (std::size_t k = 0; k < levers; ++k) {
        neighbours *= std::size_t(2 * steps_of(levers) + 1);
    }
    return std::size_t(halvings) * moves_each * (neighbours - 1);
}

GoalSearch search_goal(std::span<const GoalLever> levers, double asked, std::size_t count,
                       const ChancesAt& chances_at) {
    Searching search{levers, asked, chances_at};
    std::vector<std::vector<double>> axes;
    for (const GoalLever& lever : levers) {
        axes.push_back(grid_values(lever, count));
    }
    try_all(search, product_of(axes));  // the first of which is how things stand
    GoalSearch& found = search.found;
    found.grid = found.points.size();
    if (found.points.empty()) {
        return found;
    }
    const double coarse = 1 / double(count - 1);
    for (std::size_t k = 0; k < levers.size(); ++k) {
        refined(search, alone(levers.size(), k), coarse);
    }
    found.best = refined(search, std::vector<bool>(levers.size(), true), coarse);
    for (std::size_t k = 0; k < levers.size(); ++k) {
        found.alone.push_back(best_where(search, alone(levers.size(), k)));  // of all that was played by now
    }
    constexpr double never = 2;  // a chance that nothing reaches
    for (std::size_t p = 1; p < found.points.size(); ++p) {
        found.largest = is_better(found.points[p], found.points[found.largest], never) ? p : found.largest;
    }
    return found;
}

}  // namespace fundsim
