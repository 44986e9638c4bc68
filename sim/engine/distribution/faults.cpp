#include "engine/distribution/anatomy.hpp"
#include "engine/distribution/distribution.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace fundsim {

namespace {

using Faults = std::vector<std::string>;

Faults structural_faults(const Distribution& d);

std::string text(double x) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x).ptr;
    return std::string(buffer, end);
}

struct Names {
    std::string_view shape;
    std::vector<std::string_view> parameters;
};

Names names_of(Shape shape) {
    switch (shape) {
    case Shape::constant:
        return {"constant", {"value"}};
    case Shape::uniform:
        return {"uniform", {"lower end", "upper end"}};
    case Shape::triangular:
        return {"triangular", {"minimum", "mode", "maximum"}};
    case Shape::pert:
        return {"pert", {"minimum", "mode", "maximum"}};
    case Shape::normal:
        return {"normal", {"mean", "standard deviation"}};
    case Shape::lognormal:
        return {"lognormal", {"mean of the logarithm", "standard deviation of the logarithm"}};
    case Shape::beta:
        return {"beta", {"first exponent", "second exponent", "lower end", "upper end"}};
    case Shape::gamma:
        return {"gamma", {"shape", "scale"}};
    case Shape::exponential:
        return {"exponential", {"mean"}};
    case Shape::weibull:
        return {"weibull", {"shape", "scale"}};
    case Shape::pareto:
        return {"pareto", {"smallest value", "tail exponent"}};
    case Shape::student_t:
        return {"student_t", {"degrees of freedom", "location", "scale"}};
    case Shape::discrete:
        return {"discrete", {}};
    case Shape::mixture:
        return {"mixture", {}};
    case Shape::metalog:
        return {"metalog", {}};
    case Shape::empirical:
        return {"empirical", {}};
    }
    return {};
}

/// The number of parameters, and that they are numbers. False: nothing more can be said.
bool check_parameters(const Distribution& d, Faults& faults) {
    const Names names = names_of(d.shape);
    const std::string shape(names.shape);
    const std::size_t given = d.parameters.size();
    bool good = true;
    if (d.shape == Shape::metalog) {
        if (given < 2) {
            faults.push_back("metalog needs at least 2 coefficients, not " + std::to_string(given));
        }
        if (given > 16) {
            faults.push_back("metalog takes at most 16 coefficients, not " + std::to_string(given));
        }
        good = given >= 2 && given <= 16;
    } else if (given != names.parameters.size() && !(d.shape == Shape::beta && given == 2)) {
        faults.push_back(shape + " needs " + std::to_string(names.parameters.size()) + " parameters, not " +
                         std::to_string(given));
        return false;
    }
    for (std::size_t i = 0; i < given; ++i) {
        if (std::isfinite(d.parameters[i])) {
            continue;
        }
        const std::string name(i < names.parameters.size() ? names.parameters[i] : "coefficient");
        faults.push_back(shape + ": the " + name + " must be a finite number, not " + text(d.parameters[i]));
        good = false;
    }
    return good;
}

void must_be_positive(const Distribution& d, std::size_t i, double limit, Faults& faults) {
    const Names names = names_of(d.shape);
    const std::string what = std::string(names.shape) + ": the " + std::string(names.parameters[i]);
    if (!(d.parameters[i] > 0.0)) {
        faults.push_back(what + " must be above 0, not " + text(d.parameters[i]));
    }
    if (d.parameters[i] > limit) {
        faults.push_back(what + " must be at most " + text(limit) + ", not " + text(d.parameters[i]));
    }
}

void check_order(const std::string& shape, double lower, double upper, Faults& faults) {
    if (!(lower < upper)) {
        faults.push_back(shape + ": the lower end " + text(lower) + " must lie below the upper end " +
                         text(upper));
    }
}

void check_ranges(const Distribution& d, Faults& faults) {
    constexpr double shape_limit = 1e6;  // beyond, a normal is the better description
    const auto& q = d.parameters;
    switch (d.shape) {
    case Shape::uniform:
        check_order("uniform", q[0], q[1], faults);
        return;
    case Shape::triangular:
    case Shape::pert: {
        const std::string shape(names_of(d.shape).shape);
        check_order(shape, q[0], q[2], faults);
        if (!(q[0] <= q[1] && q[1] <= q[2])) {
            faults.push_back(shape + ": the mode " + text(q[1]) + " must lie between " + text(q[0]) +
                             " and " + text(q[2]));
        }
        return;
    }
    case Shape::normal:
        must_be_positive(d, 1, infinite, faults);
        return;
    case Shape::lognormal:
        must_be_positive(d, 1, 20.0, faults);
        if (std::fabs(q[0]) > 300.0) {
            faults.push_back("lognormal: the mean of the logarithm must lie within +-300");
        }
        return;
    case Shape::beta:
        must_be_positive(d, 0, shape_limit, faults);
        must_be_positive(d, 1, shape_limit, faults);
        if (q.size() == 4) {
            check_order("beta", q[2], q[3], faults);
        }
        return;
    case Shape::exponential:
        must_be_positive(d, 0, infinite, faults);
        return;
    case Shape::gamma:
    case Shape::weibull:
        must_be_positive(d, 0, shape_limit, faults);
        must_be_positive(d, 1, infinite, faults);
        return;
    case Shape::pareto:
        must_be_positive(d, 0, infinite, faults);
        must_be_positive(d, 1, infinite, faults);
        return;
    case Shape::student_t:
        must_be_positive(d, 0, shape_limit, faults);
        must_be_positive(d, 2, infinite, faults);
        return;
    case Shape::metalog:
        if (!d.values.empty() && d.values.size() != 2) {
            faults.push_back("metalog: bounds are a lower and an upper one, not " +
                             std::to_string(d.values.size()));
            return;
        }
        if (d.values.size() == 2) {
            check_order("metalog", d.values[0], d.values[1], faults);
        }
        if (!metalog_feasible(q)) {
            faults.push_back(
                "metalog: the coefficients give a density below zero, so this is no distribution");
        }
        return;
    default:
        return;
    }
}

void check_weights(const Distribution& d, std::size_t count, const std::string& shape, Faults& faults) {
    if (d.weights.size() != count) {
        faults.push_back(shape + ": " + std::to_string(count) + " entries but " +
                         std::to_string(d.weights.size()) + " weights");
        return;
    }
    double sum = 0.0;
    for (const double w : d.weights) {
        if (!(w >= 0.0 && w <= 1.0)) {
            faults.push_back(shape + ": a weight must lie in [0, 1], not " + text(w));
        }
        sum += w;
    }
    if (!(std::fabs(sum - 1.0) <= 1e-9)) {
        faults.push_back(shape + ": the weights add up to " + text(sum) + ", not to 1");
    }
}

void check_lists(const Distribution& d, Faults& faults) {
    const std::string shape(names_of(d.shape).shape);
    if (d.shape == Shape::mixture) {
        if (d.parts.empty()) {
            faults.push_back("mixture: the list of parts is empty");
        } else {
            check_weights(d, d.parts.size(), shape, faults);
        }
        for (std::size_t i = 0; i < d.parts.size(); ++i) {
            for (const std::string& fault : structural_faults(d.parts[i])) {
                faults.push_back("mixture, part " + std::to_string(i + 1) + ": " + fault);
            }
        }
        return;
    }
    if (d.values.empty()) {
        faults.push_back(shape + ": the list of values is empty");
        return;
    }
    for (const double v : d.values) {
        if (!std::isfinite(v)) {
            faults.push_back(shape + ": a value must be a finite number, not " + text(v));
        }
    }
    if (d.shape == Shape::discrete) {
        check_weights(d, d.values.size(), shape, faults);
    }
}

bool is_empty(const Distribution& d) {
    const Anatomy parts = anatomy_of(d);
    return parts.atoms.empty() && parts.leaves.empty();
}

/// A tail without a mean, in the words for the part that has it; the distribution is sound otherwise.
void check_mean(const Distribution& d, const std::string& where, Faults& faults) {
    if (std::isfinite(mean(d))) {
        return;
    }
    if (d.shape == Shape::mixture) {
        for (std::size_t i = 0; i < d.parts.size(); ++i) {
            check_mean(d.parts[i], where + "mixture, part " + std::to_string(i + 1) + ": ", faults);
        }
        return;
    }
    const bool both = d.shape == Shape::student_t;
    faults.push_back(where + "a tail of this " + std::string(names_of(d.shape).shape) +
                     " is so heavy that it has no mean: give " +
                     (both ? "a minimum and a maximum" : "a maximum") + " that cuts it");
}

/// Everything but the mean, which a mixture's own maximum may rescue.
Faults structural_faults(const Distribution& d) {
    Faults faults;
    if (d.shape == Shape::discrete || d.shape == Shape::mixture || d.shape == Shape::empirical) {
        check_lists(d, faults);
    } else if (check_parameters(d, faults)) {
        check_ranges(d, faults);
    }
    if (std::isnan(d.minimum) || std::isnan(d.maximum)) {
        faults.push_back("minimum and maximum must be numbers");
    } else if (d.minimum > d.maximum) {
        faults.push_back("the minimum " + text(d.minimum) + " lies above the maximum " + text(d.maximum));
    } else if (faults.empty() && is_empty(d)) {
        faults.push_back("nothing lies between the minimum " + text(d.minimum) + " and the maximum " +
                         text(d.maximum));
    }
    return faults;
}

}  // namespace

std::vector<std::string> faults(const Distribution& d) {
    Faults faults = structural_faults(d);
    if (faults.empty()) {
        check_mean(d, "", faults);
    }
    return faults;
}

}  // namespace fundsim
