#include "findings/changes.hpp"

#include <algorithm>
#include <functional>

#include "findings/figures.hpp"
#include "findings/finding.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

std::size_t half_of(const Summary& both) { return both.models.size() / 2; }

//! One side alone: its models and the pairs among them.
Summary side_of(const Summary& both, std::size_t first) {
    const std::size_t half = half_of(both);
    const auto begin = both.models.begin() + static_cast<std::ptrdiff_t>(first);
    Summary side{.replications = both.replications,
                 .models = {begin, begin + static_cast<std::ptrdiff_t>(half)}};
    for (PairSummary pair : both.paired) {
        if (pair.b >= first && pair.a < first + half) {
            pair.a -= first;
            pair.b -= first;
            side.paired.push_back(pair);
        }
    }
    return side;
}

//! "Product teams come first"
std::string who_comes_first(const Summary& side) {
    const std::vector<std::size_t> order = ranking(side);
    const std::vector<std::size_t> best = level_with(side, order.front());
    if (best.size() == order.size()) {
        return "all models come out level";
    }
    if (!(duel(side, order.front(), order[best.size()]).difference.low > 0)) {
        return "it is not clear whether " + side.models[order.front()].name + " or " +
               side.models[order[best.size()]].name + " " +
               agreeing(side.models[order[best.size()]].name, "come", "comes") + " first";
    }
    return names_of(side, best) + " " + agreeing(side, best, "come", "comes") + " first";
}

struct Figure {
    std::string label;
    std::function<Estimate(const ModelSummary&)> read;
    std::function<std::string(const Estimate&)> show;
};

std::vector<Figure> main_figures(const std::string& currency) {
    const auto money = [&](const std::string& label, const char* name) {
        return Figure{label + ", " + currency,
                      [name](const ModelSummary& model) { return metric(model, name).mean; },
                      [](const Estimate& estimate) { return without_margin(estimate, 2); }};
    };
    const auto count = [](const std::string& label, const char* name) {
        return Figure{label, [name](const ModelSummary& model) { return metric(model, name).mean; },
                      [](const Estimate& estimate) { return without_margin(estimate, 1); }};
    };
    const auto share = [](const std::string& label, const char* name) {
        return Figure{label, [name](const ModelSummary& model) { return ratio(model, name); },
                      [](const Estimate& estimate) { return percent(estimate); }};
    };
    return {{"Chance of a loss", [](const ModelSummary& model) { return model.npv.probability_of_loss; },
             [](const Estimate& estimate) { return percent(estimate); }},
            money("Paid out", "spend"),
            money("Returned unspent", "returned"),
            money("Deepest point in the red", "peak_exposure"),
            money("Paid to people without work", "idle_cost"),
            count("Start to first value, months", "first_value_month"),
            count("Start to payback, months", "payback_month"),
            count("Idea to first release, months", "lead_time"),
            count("Initiatives started", "started"),
            share("Cost paid, of planned", "paid_over_planned"),
            share("Money spent without effect", "wasted_spend_share"),
            share("Benefit realised, of planned", "realised_over_planned")};
}

}  // namespace

std::vector<ModelChange> model_changes(const Summary& both) {
    std::vector<ModelChange> changes;
    const std::size_t half = half_of(both);
    for (std::size_t m = 0; m < half; ++m) {
        const Duel fight = duel(both, half + m, m);
        changes.push_back({both.models[m].name, both.models[m].npv.mean, both.models[half + m].npv.mean,
                           fight.difference, fight.ahead, fight.ties});
    }
    return changes;
}

std::string change_sentence(const Summary& both) {
    if (both.replications < 2 || half_of(both) < 2) {
        return {};
    }
    const std::string without = who_comes_first(side_of(both, 0));
    const std::string with = who_comes_first(side_of(both, half_of(both)));
    return "Under these assumptions " + without +
           (with == without ? ", without the change and with it."
                            : " without the change; with it " + with + ".");
}

std::vector<MovedFigure> moved_figures(const Summary& both, const std::string& currency, std::size_t most) {
    const std::size_t half = half_of(both);
    const std::vector<Figure> figures = main_figures(currency);
    std::vector<Finding> moves;  // its sentence is the label
    for (const Figure& figure : figures) {
        double largest = 0;
        for (std::size_t m = 0; m < half; ++m) {
            const Estimate before = figure.read(both.models[m]);
            const Estimate after = figure.read(both.models[half + m]);
            largest = std::max({largest, apart(before, after), apart(after, before)});
        }
        moves.push_back({largest, figure.label});
    }
    std::vector<MovedFigure> moved;
    for (const Finding& move : heaviest(std::move(moves), most)) {
        const auto figure = std::find_if(figures.begin(), figures.end(),
                                         [&](const Figure& each) { return each.label == move.sentence; });
        moved.push_back({figure->label, {}});
        for (std::size_t m = 0; m < half; ++m) {
            const std::string before = figure->show(figure->read(both.models[m]));
            const std::string after = figure->show(figure->read(both.models[half + m]));
            moved.back().cells.push_back(before == after ? before : before + " to " + after);
        }
    }
    return moved;
}

}  // namespace fundsim
