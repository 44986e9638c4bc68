#pragma once
// What assumptions say of the gap: a regression in which no draw helps to predict itself.

#include <cstddef>
#include <span>
#include <vector>

#include "studies/draws.hpp"

namespace fundsim {

//! Predictions of E[gap | factors], each from the other nine tenths of the draws (cross-fitting: Stone 1974).
struct Regression {
    std::vector<double> predicted;  //!< of each draw, currency
    //! Variance of the gap less the mean of the squared errors, currency squared: below 0 where the mean of
    //! all would have predicted better.
    double explained;
};

//! Least squares on Legendre polynomials of each factor's place in its range, up to the fourth degree, and on
//! products of the first degrees of the first twelve of them. `factors`: the most important first; where
//! draws are few the last ones are left out, so that ten draws stand behind each coefficient. `gaps`: one a
//! draw.
Regression regress(const Draws& draws, std::span<const double> gaps, std::span<const std::size_t> factors);

}  // namespace fundsim
