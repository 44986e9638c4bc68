#include "calibration/maximum.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace fundsim {

namespace {

constexpr double difference = 3e-4, longest_step = 2, close_enough = 1e-9;
constexpr int most_steps = 60, most_halvings = 40;

//! Slope and curvature at a point; not finite near where the function ends.
struct Surface {
    std::vector<double> slope, curvature;  //!< curvature row by row
    bool finite = true;
};

Surface shape_at(const Height& height, const Maximum& now) {
    const std::size_t n = now.at.size();
    Surface shape{std::vector<double>(n), std::vector<double>(n * n)};
    std::vector<double> point = now.at;
    const auto moved = [&](std::size_t i, double by, std::size_t j, double also) {
        point[i] += by;
        point[j] += also;
        const double value = height(point);
        point = now.at;
        return value;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const double up = moved(i, difference, i, 0), down = moved(i, -difference, i, 0);
        shape.slope[i] = (up - down) / (2 * difference);
        shape.curvature[i * n + i] = (up - 2 * now.height + down) / (difference * difference);
        for (std::size_t j = 0; j < i; ++j) {
            const double same = moved(i, difference, j, difference) + moved(i, -difference, j, -difference);
            const double cross = moved(i, difference, j, -difference) + moved(i, -difference, j, difference);
            shape.curvature[i * n + j] = shape.curvature[j * n + i] =
                (same - cross) / (4 * difference * difference);
        }
    }
    for (const auto* list : {&shape.slope, &shape.curvature}) {
        shape.finite = shape.finite &&
                       std::all_of(list->begin(), list->end(), [](double x) { return std::isfinite(x); });
    }
    return shape;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

void shorten(std::vector<double>& step) {
    double longest = 0;
    for (const double s : step) {
        longest = std::max(longest, std::abs(s));
    }
    for (double& s : step) {
        s *= longest > longest_step ? longest_step / longest : 1;
    }
}

//! The step of Newton's method; where that would not rise, one nearer to the steepest.
std::vector<double> step_at(const Surface& shape) {
    const std::size_t n = shape.slope.size();
    double size = 0;
    for (std::size_t i = 0; i < n; ++i) {
        size = std::max(size, std::abs(shape.curvature[i * n + i]));
    }
    for (double ridge = 0; ridge < 1e9; ridge = ridge == 0 ? 1e-3 : 10 * ridge) {
        std::vector<double> matrix(n * n);
        for (std::size_t k = 0; k < n * n; ++k) {
            matrix[k] = -shape.curvature[k] + (k % (n + 1) == 0 ? ridge * (size + 1e-12) : 0);
        }
        std::vector<double> step = solved(std::move(matrix), shape.slope);
        if (!step.empty() && product(step, shape.slope) > 0) {
            shorten(step);
            return step;
        }
    }
    return {};
}

//! Goes along a step, or part of it; whether that rose.
bool rise(const Height& height, Maximum& now, const std::vector<double>& step) {
    double share = 1;
    for (int k = 0; k < most_halvings; ++k, share /= 2) {
        std::vector<double> there = now.at;
        for (std::size_t i = 0; i < there.size(); ++i) {
            there[i] += share * step[i];
        }
        const double found = height(there);
        if (found > now.height) {
            now = {std::move(there), found};
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<double> solved(std::vector<double> matrix, std::vector<double> right) {
    const std::size_t n = right.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row) {
            pivot = std::abs(matrix[row * n + column]) > std::abs(matrix[pivot * n + column]) ? row : pivot;
        }
        if (!(std::abs(matrix[pivot * n + column]) > 0)) {
            return {};
        }
        for (std::size_t k = 0; k < n; ++k) {
            std::swap(matrix[pivot * n + k], matrix[column * n + k]);
        }
        std::swap(right[pivot], right[column]);
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = matrix[row * n + column] / matrix[column * n + column];
            for (std::size_t k = column; k < n; ++k) {
                matrix[row * n + k] -= factor * matrix[column * n + k];
            }
            right[row] -= factor * right[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t k = row + 1; k < n; ++k) {
            right[row] -= matrix[row * n + k] * right[k];
        }
        right[row] /= matrix[row * n + row];
    }
    return right;
}

Maximum highest(const Height& height, std::vector<double> start) {
    Maximum now{std::move(start), 0};
    now.height = height(now.at);
    for (int k = 0; k < most_steps && std::isfinite(now.height); ++k) {
        const Surface shape = shape_at(height, now);
        const std::vector<double> step = shape.finite ? step_at(shape) : std::vector<double>{};
        if (step.empty() || product(step, shape.slope) < close_enough || !rise(height, now, step)) {
            break;
        }
    }
    return now;
}

Maximum highest_by_scores(const ScoredHeight& scored, std::vector<double> start) {
    constexpr int most_looks = 200;
    constexpr double near_enough = 1e-12;
    Maximum now{std::move(start), 0};
    Scores here = scored(now.at);
    now.height = here.height;
    double share = 1;
    for (int k = 0; k < most_looks && std::isfinite(now.height);) {
        std::vector<double> step = solved(here.products, here.slope);
        if (step.empty() || !(product(step, here.slope) > near_enough)) {
            break;
        }
        shorten(step);
        bool risen = false;
        for (share = std::min(1.0, 2 * share); !risen && share > 1e-12 && k < most_looks; ++k) {
            std::vector<double> there = now.at;
            for (std::size_t i = 0; i < there.size(); ++i) {
                there[i] += share * step[i];
            }
            Scores found = scored(there);
            risen = found.height > now.height;
            if (risen) {
                now = {std::move(there), found.height};
                here = std::move(found);
            } else {
                share /= 2;
            }
        }
        if (!risen) {
            break;
        }
    }
    return now;
}

}  // namespace fundsim
