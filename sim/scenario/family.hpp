#pragma once
// One family of distributions as written in a scenario: `{ p50 = 800, p90 = 2900 }`, `{ mean = 5, sd = 2 }`,
// ...

#include <optional>
#include <string_view>
#include <vector>

#include "engine/distribution/distribution.hpp"
#include "engine/distribution/fits.hpp"
#include "parameters/distribution_text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! The probability that a key like p10, p05 or p99_9 stands for; nothing for other keys and for 0 and 100 %.
std::optional<double> quantile_key(std::string_view key);

//! The quantiles of a body in the order of the file. Keys that are no quantiles are passed over.
std::vector<QuantilePoint> quantiles_in(Reading& reading, const Node& body);

//! The distribution of a family told by named numbers, by quantiles or by mean and standard deviation; `min`
//! and `max` condition it where they are no parameters of the family. Faults go into `reading`.
std::optional<Distribution> read_family(Reading& reading, const Node& body, const ShapeForm& form);

//! A metalog through quantiles, or by its coefficients.
std::optional<Distribution> read_metalog(Reading& reading, const Node& body);

}  // namespace fundsim
