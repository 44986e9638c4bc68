#pragma once
// What it would be worth to know assumptions before choosing between two models.

#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "studies/draws.hpp"

namespace fundsim {

//! Expected value of knowing some factors exactly, and how well they predict.
struct Information {
    //! E[max(0, E[gap | factors])] - max(0, E[gap]), currency: of perfect information where these are all
    //! factors, of partial perfect information otherwise (Raiffa & Schlaifer 1961; by regression: Strong &
    //! Oakley 2014). Not below 0.
    Estimate value;
    double explained;  //!< variance of the gap that they predict, currency squared
    //! Share of draws in which a is better on average, as far as these factors tell.
    Estimate better;
};

//! From predictions that have not seen the draws they are made for: what choosing by them brings more than
//! choosing once for all. That is never more than the true value of knowing in expectation. `gaps`: one a
//! draw, with as little luck as can be; E over assumptions of the better mean, never the better model of a
//! future, which nobody can know.
Estimate value_of_choosing(std::span<const double> gaps, std::span<const double> predicted);

//! `factors`: the most important first.
Information information_in(const Draws& draws, std::span<const double> gaps,
                           std::span<const std::size_t> factors);

}  // namespace fundsim
