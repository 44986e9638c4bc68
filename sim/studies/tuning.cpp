#include "studies/tuning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <Eigen/Dense>

namespace fundsim {

namespace {

struct Evaluated {
    std::vector<double> point, outputs;
    double worst;    //!< largest distance from what is wanted; infinite where it cannot be judged
    double squares;  //!< sum of the squares of the distances; the same
};

class Search {
public:
    Search(std::span<const Tunable> inputs, std::span<const double> wanted, const Outputs& outputs,
           const TuningOptions& options)
        : inputs_(inputs), wanted_(wanted), outputs_(outputs), options_(options) {}

    Tuned best() {
        std::vector<double> start;
        for (const Tunable& input : inputs_) {
            start.push_back(input.start);
        }
        Evaluated here = at(std::move(start));
        while (here.worst > options_.tolerance && count_ + inputs_.size() < options_.most_evaluations) {
            const std::optional<Evaluated> next = improved(here);
            if (!next) {
                break;
            }
            here = *next;
        }
        return {best_.point, best_.outputs, count_, best_.worst <= options_.tolerance};
    }

private:
    std::span<const Tunable> inputs_;
    std::span<const double> wanted_;
    const Outputs& outputs_;
    const TuningOptions& options_;
    std::size_t count_ = 0;
    Evaluated best_{};

    Evaluated at(std::vector<double> point) {
        ++count_;
        Evaluated out{std::move(point), {}, 0, 0};
        out.outputs = outputs_(out.point);
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            const double miss = std::abs(out.outputs[i] - wanted_[i]);
            const bool judged = miss >= 0;
            out.worst = judged ? std::max(out.worst, miss) : std::numeric_limits<double>::infinity();
            out.squares = judged ? out.squares + miss * miss : std::numeric_limits<double>::infinity();
        }
        if (best_.point.empty() || out.squares < best_.squares) {
            best_ = out;
        }
        return out;
    }

    //! One step; nothing where none helps.
    std::optional<Evaluated> improved(const Evaluated& here) {
        const auto inputs = Eigen::Index(inputs_.size()), outputs = Eigen::Index(wanted_.size());
        Eigen::MatrixXd jacobian(outputs, inputs);
        for (Eigen::Index j = 0; j < inputs; ++j) {
            std::vector<double> moved = here.point;
            const Tunable& input = inputs_[std::size_t(j)];
            double& x = moved[std::size_t(j)];
            const double step = x + options_.step <= input.high ? options_.step : -options_.step;
            x += step;
            const Evaluated there = at(std::move(moved));
            for (Eigen::Index i = 0; i < outputs; ++i) {
                jacobian(i, j) = (there.outputs[std::size_t(i)] - here.outputs[std::size_t(i)]) / step;
            }
        }
        const std::vector<double> whole = step_within(here, jacobian);
        for (double share = 1; share > 0.1 && count_ < options_.most_evaluations; share /= 2) {
            std::vector<double> point = here.point;
            for (std::size_t j = 0; j < point.size(); ++j) {
                point[j] = std::clamp(point[j] + share * whole[j], inputs_[j].low, inputs_[j].high);
            }
            if (Evaluated there = at(std::move(point)); there.squares < here.squares) {
                return there;
            }
        }
        return std::nullopt;
    }

    //! The step that linear outputs would need. What a bound stops leaves the others to do what they can.
    std::vector<double> step_within(const Evaluated& here, const Eigen::MatrixXd& jacobian) const {
        const std::size_t count = inputs_.size();
        std::vector<bool> stopped(count, false);
        std::vector<double> step(count, 0);
        Eigen::VectorXd missing(Eigen::Index(wanted_.size()));
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            missing[Eigen::Index(i)] = wanted_[i] - here.outputs[i];
        }
        for (std::size_t round = 0; round < count; ++round) {
            Eigen::MatrixXd free = jacobian;
            for (std::size_t j = 0; j < count; ++j) {
                if (stopped[j]) {
                    free.col(Eigen::Index(j)).setZero();
                }
            }
            if (!free.allFinite()) {
                break;
            }
            const Eigen::VectorXd solution = free.completeOrthogonalDecomposition().solve(missing);
            bool again = false;
            for (std::size_t j = 0; j < count; ++j) {
                step[j] = std::clamp(solution[Eigen::Index(j)], -options_.longest, options_.longest);
                const double to = here.point[j] + step[j];
                const bool out = (here.point[j] <= inputs_[j].low && to < inputs_[j].low) ||
                                 (here.point[j] >= inputs_[j].high && to > inputs_[j].high);
                if (out && !stopped[j]) {
                    stopped[j] = again = true;
                }
            }
            if (!again) {
                break;
            }
        }
        return step;
    }
};

}  // namespace

Tuned tune(std::span<const Tunable> inputs, std::span<const double> wanted, const Outputs& outputs,
           const TuningOptions& options) {
    return Search(inputs, wanted, outputs, options).best();
}

}  // namespace fundsim
