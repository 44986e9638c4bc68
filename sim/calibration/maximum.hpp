#pragma once
// The highest point of a smooth function of a few numbers.

#include <functional>
#include <span>
#include <vector>

namespace fundsim {

//! A function to be raised; -inf where it is not defined.
using Height = std::function<double(std::span<const double>)>;

struct Maximum {
    std::vector<double> at;
    double height;
};

//! Newton's method with differences in place of derivatives (steps of 3e-4, so that `at` is known to about
//! 1e-6), steps halved until they rise and kept below 2, the curvature made negative where it is not. Starts
//! where the function is defined and never goes below that height.
Maximum highest(const Height& height, std::vector<double> start);

//! A log-likelihood with its slope, and the sum over observations of the products of their slopes, row by
//! row.
struct Scores {
    double height;
    std::vector<double> slope, products;
};
using ScoredHeight = std::function<Scores(std::span<const double>)>;

//! The same where observations tell their slopes, whose products stand for the curvature (Berndt, Hall, Hall
//! & Hausman 1974): one look at the observations a step.
Maximum highest_by_scores(const ScoredHeight& scored, std::vector<double> start);

//! Solution of a small system of linear equations, `matrix` row by row (Gaussian elimination with row
//! pivots); empty where it has none.
std::vector<double> solved(std::vector<double> matrix, std::vector<double> right);

}  // namespace fundsim
