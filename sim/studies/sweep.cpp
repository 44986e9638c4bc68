#include "studies/sweep.hpp"

#include <algorithm>
#include <limits>

namespace fundsim {

SweptCell swept(const Summary& summary) {
    SweptCell cell{.replications = summary.replications, .ending = summary.ending, .models = {}};
    for (const ModelSummary& model : summary.models) {
        const NpvSummary& npv = model.npv;
        cell.models.push_back({.npv = npv.mean,
                               .p5 = npv.p5,
                               .p50 = npv.p50,
                               .p95 = npv.p95,
                               .cvar5 = npv.cvar5,
                               .loss = npv.probability_of_loss,
                               .regret = npv.regret,
                               .difference = {0, 0, 0},
                               .ahead = {0.5, 0.5, 0.5}});
    }
    for (const PairSummary& pair : summary.paired) {
        if (pair.b == 0) {
            cell.models[pair.a].difference = pair.npv_difference;
            cell.models[pair.a].ahead = pair.probability_a_ahead;
        }
    }
    return cell;
}

namespace {

void take_in(const SweptCell& cell, std::size_t place, SweepFigures& out) {
    double best = -std::numeric_limits<double>::infinity();
    for (const SweptModel& model : cell.models) {
        best = std::max(best, model.npv.value);
    }
    for (std::size_t m = 0; m < out.models.size(); ++m) {
        const SweptModel& here = cell.models[m];
        ModelOverCells& model = out.models[m];
        const double value = here.npv.value;
        model.best += value == best;
        model.gains += value > 0;
        model.lowest = std::min(model.lowest, value);
        model.highest = std::max(model.highest, value);
        model.worst_cvar5 = std::min(model.worst_cvar5, here.cvar5);
        if (best - value > model.largest_regret) {
            model.largest_regret = best - value;
            model.regretted_in = place;
        }
    }
    ++out.cells;
    out.ahead += cell.models.back().difference.low > 0;
    out.behind += cell.models.back().difference.high < 0;
}

}  // namespace

SweepFigures figures_of(const std::vector<std::optional<SweptCell>>& cells, std::size_t models) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    SweepFigures out;
    out.models.assign(models, {.lowest = infinity,
                               .highest = -infinity,
                               .worst_cvar5 = infinity,
                               .largest_regret = 0,
                               .regretted_in = 0});
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (cells[k] && cells[k]->replications > 0) {
            take_in(*cells[k], k, out);
        }
    }
    const auto robust = std::min_element(
        out.models.begin(), out.models.end(),
        [](const ModelOverCells& a, const ModelOverCells& b) { return a.largest_regret < b.largest_regret; });
    out.robust = std::size_t(robust - out.models.begin());
    return out;
}

}  // namespace fundsim
