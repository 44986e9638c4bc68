#include "parameters/distribution_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "parameters/words.hpp"

namespace fundsim {

namespace {

using Word = std::string_view;

constexpr std::array<Word, 1> only_value{"value"};
constexpr std::array<Word, 2> ends{"min", "max"};
constexpr std::array<Word, 3> ends_and_mode{"min", "mode", "max"};
constexpr std::array<Word, 2> mean_sd{"mean", "sd"};
constexpr std::array<Word, 2> mu_sigma{"mu", "sigma"};
constexpr std::array<Word, 4> exponents{"alpha", "beta", "lower", "upper"};
constexpr std::array<Word, 2> shape_scale{"shape", "scale"};
constexpr std::array<Word, 1> only_mean{"mean"};
constexpr std::array<Word, 2> pareto{"x_m", "alpha"};
constexpr std::array<Word, 3> student{"nu", "location", "scale"};

constexpr std::array<ShapeForm, 12> forms{{
    {Shape::constant, "constant", only_value, 1},
    {Shape::uniform, "uniform", ends, 2},
    {Shape::triangular, "triangular", ends_and_mode, 3},
    {Shape::pert, "pert", ends_and_mode, 3},
    {Shape::normal, "normal", mean_sd, 2},
    {Shape::lognormal, "lognormal", mu_sigma, 2},
    {Shape::beta, "beta", exponents, 2},
    {Shape::gamma, "gamma", shape_scale, 2},
    {Shape::exponential, "exponential", only_mean, 1},
    {Shape::weibull, "weibull", shape_scale, 2},
    {Shape::pareto, "pareto", pareto, 2},
    {Shape::student_t, "student_t", student, 3},
}};

std::string numbers(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        text += (text.empty() ? "" : ", ") + number_toml(value);
    }
    return '[' + text + ']';
}

//! `word = ...` without the braces around it.
std::string family(const Distribution& d) {
    switch (d.shape) {
    case Shape::discrete:
        return "discrete = { values = " + numbers(d.values) + ", weights = " + numbers(d.weights) + " }";
    case Shape::empirical:
        return "empirical = { values = " + numbers(d.values) + " }";
    case Shape::metalog: {
        std::string text = "metalog = { coefficients = " + numbers(d.parameters);
        if (d.values.size() == 2) {
            text += ", lower = " + number_toml(d.values[0]) + ", upper = " + number_toml(d.values[1]);
        }
        return text + " }";
    }
    case Shape::mixture: {
        std::string text;
        for (std::size_t i = 0; i < d.parts.size(); ++i) {
            const std::string part = distribution_toml(d.parts[i]);
            text += (i == 0 ? "" : ", ");
            text +=
                "{ weight = " + number_toml(i < d.weights.size() ? d.weights[i] : 0) + ", " + part.substr(2);
        }
        return "mixture = [ " + text + " ]";
    }
    default:
        break;
    }
    const ShapeForm& form = *form_of(d.shape);
    if (d.shape == Shape::constant) {
        return "constant = " + number_toml(d.parameters.empty() ? 0 : d.parameters[0]);
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(form.names.size(), d.parameters.size()); ++i) {
        text += (i == 0 ? "" : ", ") + std::string(form.names[i]) + " = " + number_toml(d.parameters[i]);
    }
    return std::string(form.word) + " = { " + text + " }";
}

}  // namespace

std::span<const ShapeForm> shape_forms() { return forms; }

const ShapeForm* form_of(Shape shape) {
    const auto found =
        std::find_if(forms.begin(), forms.end(), [&](const ShapeForm& f) { return f.shape == shape; });
    return found == forms.end() ? nullptr : &*found;
}

std::string_view word_of(Shape shape) {
    switch (shape) {
    case Shape::discrete:
        return "discrete";
    case Shape::mixture:
        return "mixture";
    case Shape::metalog:
        return "metalog";
    case Shape::empirical:
        return "empirical";
    default:
        return form_of(shape)->word;
    }
}

std::optional<Shape> shape_of(std::string_view word) {
    for (int place = 0; place <= static_cast<int>(Shape::empirical); ++place) {
        if (word_of(static_cast<Shape>(place)) == word) {
            return static_cast<Shape>(place);
        }
    }
    return std::nullopt;
}

std::string distribution_toml(const Distribution& d) {
    std::string text = "{ " + family(d);
    if (!std::isinf(d.minimum)) {
        text += ", min = " + number_toml(d.minimum);
    }
    if (!std::isinf(d.maximum)) {
        text += ", max = " + number_toml(d.maximum);
    }
    return text + " }";
}

}  // namespace fundsim
