#include "outlets/sipmath.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Dense>
#include <nlohmann/json.hpp>

#include "engine/distribution/family.hpp"
#include "engine/distribution/fits.hpp"
#include "engine/numeric/special.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/order.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_points = 2'000;  //!< quantiles that a metalog is fitted to
constexpr int most_terms = 16;
constexpr std::size_t density_points = 25;  //!< as other writers of libraries give them
constexpr double least_eigenvalue = 1e-6;   //!< readers factor the matrix (Cholesky)

std::vector<QuantilePoint> points_of(std::span<const double> sorted) {
    const std::size_t count = std::min(sorted.size(), most_points);
    std::vector<QuantilePoint> out;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = (double(i) + 0.5) / double(count);
        out.push_back({share, quantile_of_sorted(sorted, share)});
    }
    return out;
}

double value_at(const Distribution& metalog, const Tails& p) {
    const bool bounded = !metalog.values.empty();
    return bounded_metalog(bounded ? metalog.values[0] : -infinite, bounded ? metalog.values[1] : infinite,
                           metalog_sum(metalog.parameters, p));
}

double mean_square(const Distribution& metalog, std::span<const QuantilePoint> points) {
    double sum = 0;
    for (const auto& [share, value] : points) {
        const double miss = value_at(metalog, {share, 1 - share}) - value;
        sum += miss * miss;
    }
    return sum / double(points.size());
}

Distribution metalog_of(std::vector<double> coefficients) {
    return {.shape = Shape::metalog, .parameters = std::move(coefficients)};
}

Distribution fitted(std::span<const double> sorted) {
    if (sorted.front() == sorted.back()) {
        return metalog_of({sorted.front(), 0});
    }
    const std::vector<QuantilePoint> points = points_of(sorted);
    const double room = 0.25 * (sorted.back() - sorted.front());
    struct Tried {
        Distribution metalog;
        double miss;
    };
    std::vector<Tried> tried;
    for (int terms = 2; terms <= std::min(most_terms, int(points.size())); ++terms) {
        for (const auto& [lower, upper] : {std::pair{-infinite, infinite},
                                           {sorted.front() - room, infinite},
                                           {-infinite, sorted.back() + room}}) {
            const Fit fit = fit_metalog(points, lower, upper, terms);
            if (fit.fault.empty()) {
                tried.push_back({fit.distribution, mean_square(fit.distribution, points)});
            }
        }
    }
    if (tried.empty()) {  // a few lopsided values: their mean and spread, as a logistic
        const double centre = std::accumulate(sorted.begin(), sorted.end(), 0.0) / double(sorted.size());
        return metalog_of({centre, (sorted.back() - sorted.front()) / 8});
    }
    const auto less = [](const Tried& one, const Tried& other) { return one.miss < other.miss; };
    const double enough = 1.05 * std::min_element(tried.begin(), tried.end(), less)->miss;
    return std::find_if(tried.begin(), tried.end(), [&](const Tried& one) { return one.miss <= enough; })
        ->metalog;
}

//! Densities at evenly spaced values between two of its quantiles: by how much probability lies about each.
std::vector<double> densities(const Distribution& metalog) {
    const double first = value_at(metalog, {0.001, 0.999}), last = value_at(metalog, {0.999, 0.001});
    const double step = (last - first) / double(density_points - 1);
    const auto share_below = [&](double value) {
        double low = -40, high = 40;  // logits
        for (int halving = 0; halving < 60; ++halving) {
            const double middle = 0.5 * (low + high);
            (value_at(metalog, tails_of_logit(middle)) < value ? low : high) = middle;
        }
        return tails_of_logit(low).below;
    };
    std::vector<double> out;
    for (std::size_t i = 0; i < density_points && step > 0; ++i) {
        const double value = first + step * double(i), near = 0.01 * step;
        out.push_back((share_below(value + near) - share_below(value - near)) / (2 * near));
    }
    return out;
}

Sip sip_of(const SipColumn& column) {
    std::vector<double> sorted = column.values;
    std::sort(sorted.begin(), sorted.end());
    const Moments moments = moments_of(column.values);
    const double deviation = std::sqrt(variance(moments));
    const Distribution metalog = fitted(sorted);
    const bool bounded = !metalog.values.empty();
    double worst = 0;
    for (int percent = 1; percent < 100 && deviation > 0; ++percent) {
        const double share = percent / 100.0;
        const double miss = value_at(metalog, {share, 1 - share}) - quantile_of_sorted(sorted, share);
        worst = std::max(worst, std::abs(miss) / deviation);
    }
    return {.name = column.name,
            .units = column.units,
            .coefficients = metalog.parameters,
            .lower = bounded ? metalog.values[0] : -infinite,
            .upper = bounded ? metalog.values[1] : infinite,
            .worst_miss = worst,
            .count = double(sorted.size()),
            .mean = moments.mean,
            .standard_deviation = deviation,
            .minimum = sorted.front(),
            .p25 = quantile_of_sorted(sorted, 0.25),
            .p50 = quantile_of_sorted(sorted, 0.5),
            .p75 = quantile_of_sorted(sorted, 0.75),
            .maximum = sorted.back(),
            .density = densities(metalog)};
}

//! Standard normal quantiles of (rank - 1/2) / n; equal values share their mean rank.
Eigen::VectorXd normal_scores(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    Eigen::VectorXd scores(Eigen::Index(values.size()));
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
            ++last;
        }
        const double share = (0.5 * double(first + last) + 0.5) / double(order.size());
        for (std::size_t i = first; i <= last; ++i) {
            scores[Eigen::Index(order[i])] = normal_quantile(share);
        }
        first = last + 1;
    }
    return scores;
}

//! Correlations of normal scores; mixed with independence as far as it takes to make them positive definite.
Eigen::MatrixXd correlations(std::span<const SipColumn> columns) {
    const auto count = Eigen::Index(columns.size());
    Eigen::MatrixXd scores(Eigen::Index(columns[0].values.size()), count);
    for (Eigen::Index i = 0; i < count; ++i) {
        scores.col(i) = normal_scores(columns[std::size_t(i)].values);
    }
    Eigen::MatrixXd out = Eigen::MatrixXd::Identity(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
        for (Eigen::Index j = 0; j < i; ++j) {
            const double spread = std::sqrt(scores.col(i).squaredNorm() * scores.col(j).squaredNorm());
            out(i, j) = out(j, i) = spread > 0 ? scores.col(i).dot(scores.col(j)) / spread : 0.0;
        }
    }
    const double least = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(out).eigenvalues().minCoeff();
    if (least < least_eigenvalue) {
        const double keep = (1 - least_eigenvalue) / (1 - least);
        out = keep * out + (1 - keep) * Eigen::MatrixXd::Identity(count, count);
    }
    return out;
}

}  // namespace

SipLibrary sip_library(std::span<const SipColumn> columns) {
    SipLibrary out;
    for (const SipColumn& column : columns) {
        out.sips.push_back(sip_of(column));
    }
    const Eigen::MatrixXd matrix = correlations(columns);
    out.correlations.assign(matrix.data(), matrix.data() + matrix.size());
    return out;
}

std::string sipmath_json(const SipLibrary& library, const SipOrigin& origin) {
    using Json = nlohmann::ordered_json;
    const std::size_t count = library.sips.size();
    Json names = Json::array(), cells = Json::array(), streams = Json::array(), stream_names = Json::array(),
         layers = Json::array(), sips = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
        const Sip& sip = library.sips[i];
        const std::string number = std::to_string(i + 1);
        names.push_back(sip.name);
        for (std::size_t j = 0; j < count; ++j) {
            cells.push_back({{"row", sip.name},
                             {"col", library.sips[j].name},
                             {"value", library.correlations[i * count + j]}});
        }
        stream_names.push_back("hdr" + number);
        layers.push_back("c" + number);
        streams.push_back(
            {{"name", "hdr" + number},
             {"function", "HDR_2_0"},
             {"arguments",
              {{"counter", "PM_Index"}, {"entity", 1}, {"varId", i + 1}, {"seed3", 0}, {"seed4", 0}}}});
        Json arguments{{"aCoefficients", sip.coefficients}};
        if (sip.lower > -infinite) {
            arguments["lowerBound"] = sip.lower;
        }
        if (sip.upper < infinite) {
            arguments["upperBound"] = sip.upper;
        }
        sips.push_back({{"name", sip.name},
                        {"ref", {{"source", "copula"}, {"name", "Gaussian"}, {"copulaLayer", "c" + number}}},
                        {"function", "Metalog_1_0"},
                        {"arguments", arguments},
                        {"metadata",
                         {{"units", sip.units},
                          {"count", sip.count},
                          {"largestMissPerStd", sip.worst_miss},
                          {"mean", sip.mean},
                          {"std", sip.standard_deviation},
                          {"min", sip.minimum},
                          {"P25", sip.p25},
                          {"P50", sip.p50},
                          {"P75", sip.p75},
                          {"max", sip.maximum},
                          {"density", sip.density}}}});
    }
    const Json copula{{"arguments",
                       {{"correlationMatrix", {{"type", "globalVariables"}, {"value", "correlationMatrix"}}},
                        {"rng", stream_names}}},
                      {"function", "GaussianCopula"},
                      {"name", "Gaussian"},
                      {"copulaLayer", layers}};
    const Json whole{{"name", origin.name},
                     {"objectType", "sipModel"},
                     {"libraryType", "SIPmath_3_0"},
                     {"dateCreated", origin.created},
                     {"globalVariables",
                      Json::array({{{"name", "correlationMatrix"},
                                    {"value", {{"columns", names}, {"rows", names}, {"matrix", cells}}}}})},
                     {"provenance", origin.provenance},
                     {"U01", {{"rng", streams}, {"copula", Json::array({copula})}}},
                     {"sips", sips},
                     {"version", "1"}};
    return whole.dump(2) + "\n";
}

}  // namespace fundsim
