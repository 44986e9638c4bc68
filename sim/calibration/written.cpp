#include "calibration/written.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fundsim {

namespace {

constexpr double parts_of_one = 1e6;

//! Whole millionths that sum to one, the rounding left to the largest.
void round_weights(std::vector<double>& weights) {
    if (weights.empty()) {
        return;
    }
    double rest = parts_of_one;
    for (double& weight : weights) {
        weight = std::round(weight * parts_of_one);
        rest -= weight;
    }
    *std::max_element(weights.begin(), weights.end()) += rest;
    for (double& weight : weights) {
        weight /= parts_of_one;
    }
}

}  // namespace

double to_digits_of(double x, int digits) {
    if (!std::isfinite(x) || x == 0) {
        return x;
    }
    double least = 1;
    for (int i = 1; i < digits; ++i) {
        least *= 10;
    }
    double up = 1, down = 1;  // powers of ten, exact as long as numbers are of any use
    while (std::abs(x) / down * up < least) {
        up *= 10;
    }
    while (std::abs(x) / down * up >= 10 * least) {
        down *= 10;
    }
    return std::round(x / down * up) / up * down;
}

double to_six_digits(double x) { return to_digits_of(x, 6); }

Distribution written(Distribution d) {
    for (auto* list : {&d.parameters, &d.values}) {
        for (double& value : *list) {
            value = to_six_digits(value);
        }
    }
    d.minimum = to_six_digits(d.minimum);
    d.maximum = to_six_digits(d.maximum);
    round_weights(d.weights);
    for (Distribution& part : d.parts) {
        part = written(std::move(part));
    }
    return d;
}

}  // namespace fundsim
