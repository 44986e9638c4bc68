#pragma once
// Distributions in the words of a scenario: the names of the families and of their parameters.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/distribution/distribution.hpp"

namespace fundsim {

//! How a family is written: `word = { name = value, ... }`, names in the order of Distribution::parameters.
struct ShapeForm {
    Shape shape;
    std::string_view word;
    std::span<const std::string_view> names;
    std::size_t needed;  //!< the first so many names must be given
};

//! The families that are told by named numbers; mixture, discrete, metalog and empirical are written
//! otherwise.
std::span<const ShapeForm> shape_forms();

//! Null for the families written otherwise.
const ShapeForm* form_of(Shape shape);

//! The word of any family, and the family of a word.
std::string_view word_of(Shape shape);
std::optional<Shape> shape_of(std::string_view word);

//! A distribution as a TOML value that reads back as exactly the same.
std::string distribution_toml(const Distribution& distribution);

}  // namespace fundsim
