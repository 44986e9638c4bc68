#include "engine/distribution/scaled.hpp"

#include "engine/numeric/special.hpp"

namespace fundsim {

Distribution scaled(const Distribution& d, double factor) {
    Distribution out = d;
    const auto times = [&](std::size_t place) {
        if (place < out.parameters.size()) {
            out.parameters[place] *= factor;
        }
    };
    switch (d.shape) {
    case Shape::lognormal:
        out.parameters[0] += log_of(factor);
        break;
    case Shape::gamma:
    case Shape::weibull:
        times(1);
        break;
    case Shape::pareto:
        times(0);
        break;
    case Shape::student_t:
        times(1);
        times(2);
        break;
    case Shape::beta:
        out.parameters.resize(4, 1.0);
        if (d.parameters.size() < 4) {
            out.parameters[2] = 0.0;
        }
        times(2);
        times(3);
        break;
    case Shape::mixture:
        for (Distribution& part : out.parts) {
            part = scaled(part, factor);
        }
        break;
    case Shape::metalog:
        if (d.values.empty()) {
            for (double& coefficient : out.parameters) {
                coefficient *= factor;
            }
        } else if (out.parameters.size() > 0) {
            // ln(k x - k l) = ln k + ln(x - l); between two bounds the odds stay.
            const bool lower = d.values[0] > -std::numeric_limits<double>::infinity();
            const bool upper = d.values[1] < std::numeric_limits<double>::infinity();
            if (lower != upper) {
                out.parameters[0] += (lower ? 1 : -1) * log_of(factor);
            }
        }
        break;
    default:  // all parameters are values: constant, uniform, triangular, pert, normal, exponential
        for (double& parameter : out.parameters) {
            parameter *= factor;
        }
    }
    out.minimum *= factor;
    out.maximum *= factor;
    for (double& value : out.values) {
        value *= factor;
    }
    return out;
}

}  // namespace fundsim
