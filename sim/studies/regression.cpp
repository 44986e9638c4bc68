#include "studies/regression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "engine/statistics/moments.hpp"

namespace fundsim {

namespace {

constexpr std::size_t folds = 10;
constexpr std::size_t degree = 4;
constexpr std::size_t interacting = 12;
constexpr std::size_t draws_behind_a_term = 10;

//! Stretches of neighbours: each is as evenly spread as all are, which every tenth point is not.
std::size_t fold_of(std::size_t draw, std::size_t draws) { return draw * folds / draws; }

//! Orthonormal for a uniform share: sqrt(2 k + 1) P_k(2 share - 1), k = 1 .. 4.
std::array<double, degree> legendre(double share) {
    const double x = 2 * share - 1;
    const double p2 = (3 * x * x - 1) / 2;
    const double p3 = (5 * x * p2 - 2 * x) / 3;
    const double p4 = (7 * x * p3 - 3 * p2) / 4;
    return {std::sqrt(3.0) * x, std::sqrt(5.0) * p2, std::sqrt(7.0) * p3, 3 * p4};
}

//! Terms of a draw: 1, the polynomials of each factor, the products.
void fill_terms(const Draws& draws, std::size_t draw, std::span<const std::size_t> factors,
                std::vector<double>& terms) {
    terms.assign(1, 1);
    for (const std::size_t factor : factors) {
        for (const double polynomial : legendre(share_of(draws, draw, factor))) {
            terms.push_back(polynomial);
        }
    }
    const std::size_t pairing = std::min(interacting, factors.size());
    for (std::size_t j = 1; j < pairing; ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            terms.push_back(terms[1 + degree * i] * terms[1 + degree * j]);
        }
    }
}

std::size_t terms_of(std::size_t factors) {
    const std::size_t pairing = std::min(interacting, factors);
    return 1 + degree * factors + pairing * (pairing - 1) / 2;
}

//! Sums of products of the terms with each other, lower triangle row by row, and with the gap.
struct Normal {
    std::vector<double> products, right;
};

//! Solves the normal equations by Cholesky's factorisation, in an order of sums that is the same on every
//! processor, which those of libraries are not.
std::vector<double> solved(Normal normal) {
    const std::size_t n = normal.right.size();
    const auto at = [&](std::size_t i, std::size_t j) -> double& {
        return normal.products[i * (i + 1) / 2 + j];
    };
    const double little = 1e-10 * normal.products[0];  // keeps what is not determined at 0
    std::vector<double>& x = normal.right;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = at(i, j) + (i == j ? little : 0);
            for (std::size_t k = 0; k < j; ++k) {
                sum -= at(i, k) * at(j, k);
            }
            at(i, j) = i == j ? std::sqrt(std::max(sum, little)) : sum / at(j, j);
        }
        for (std::size_t k = 0; k < i; ++k) {
            x[i] -= at(i, k) * x[k];
        }
        x[i] /= at(i, i);
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            x[i] -= at(k, i) * x[k];
        }
        x[i] /= at(i, i);
    }
    return x;
}

}  // namespace

Regression regress(const Draws& draws, std::span<const double> gaps, std::span<const std::size_t> factors) {
    const std::size_t count = gaps.size();
    while (!factors.empty() && terms_of(factors.size()) * draws_behind_a_term > count) {
        factors = factors.first(factors.size() - 1);
    }
    const std::size_t size = terms_of(factors.size());
    const Normal none{std::vector<double>(size * (size + 1) / 2), std::vector<double>(size)};
    std::vector<Normal> of_fold(folds, none);
    std::vector<double> terms;
    for (std::size_t d = 0; d < count; ++d) {
        fill_terms(draws, d, factors, terms);
        Normal& sums = of_fold[fold_of(d, count)];
        double* product = sums.products.data();
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                *product++ += terms[i] * terms[j];
            }
            sums.right[i] += terms[i] * gaps[d];
        }
    }
    std::vector<std::vector<double>> coefficients;
    for (std::size_t left_out = 0; left_out < folds; ++left_out) {
        Normal sums = none;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            if (fold != left_out) {
                std::transform(sums.products.begin(), sums.products.end(), of_fold[fold].products.begin(),
                               sums.products.begin(), std::plus<>());
                std::transform(sums.right.begin(), sums.right.end(), of_fold[fold].right.begin(),
                               sums.right.begin(), std::plus<>());
            }
        }
        coefficients.push_back(solved(std::move(sums)));
    }
    Regression out{std::vector<double>(count), 0};
    const double mean = moments_of(gaps).mean;
    for (std::size_t d = 0; d < count; ++d) {
        fill_terms(draws, d, factors, terms);
        double predicted = 0;
        for (std::size_t i = 0; i < size; ++i) {
            predicted += coefficients[fold_of(d, count)][i] * terms[i];
        }
        out.predicted[d] = predicted;
        out.explained += (gaps[d] - mean) * (gaps[d] - mean) - (gaps[d] - predicted) * (gaps[d] - predicted);
    }
    out.explained /= double(std::max<std::size_t>(count, 1));
    return out;
}

}  // namespace fundsim
