#include "findings/json.hpp"
#include "findings/sweep.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json value_of(const Parameter& parameter, double value) {
    if (parameter.kind == Kind::choice) {
        return value_text(parameter, value);
    }
    return parameter.kind == Kind::flag ? ordered_json(value != 0) : ordered_json(value);
}

ordered_json model_of(const Scenario& scenario, const SweptModel& model, std::size_t place) {
    ordered_json npv = mean_json(model.npv);
    npv["p5"] = model.p5;
    npv["p50"] = model.p50;
    npv["p95"] = model.p95;
    npv["cvar5"] = model.cvar5;
    npv["probability_of_loss"] = value_json(model.loss);
    ordered_json object{
        {"name", scenario.models[place].name}, {"npv", npv}, {"regret", mean_json(model.regret)}};
    if (place > 0) {
        object["npv_difference_to_first"] = mean_json(model.difference);
        object["probability_ahead_of_first"] = value_json(model.ahead);
    }
    return object;
}

ordered_json cell_of(const Scenario& scenario, const SweepOf& sweep, std::size_t place) {
    ordered_json object{{"cell", place}, {"values", ordered_json::object()}};
    for (std::size_t k = 0; k < sweep.design.addresses.size(); ++k) {
        object["values"][address_text(sweep.design.addresses[k])] =
            value_of(*sweep.design.parameters[k], sweep.design.cells[place][k]);
    }
    const SweptCell& cell = *sweep.cells[place];
    object["replications"] = cell.replications;
    object["models"] = ordered_json::array();
    for (std::size_t m = 0; m < cell.models.size(); ++m) {
        object["models"].push_back(model_of(scenario, cell.models[m], m));
    }
    return object;
}

}  // namespace

ordered_json sweep_json(const Scenario& scenario, const SweepOf& sweep) {
    const SweepFigures figures = figures_of(sweep.cells, scenario.models.size());
    ordered_json object{{"cells_played", figures.cells},
                        {"robust_choice", scenario.models[figures.robust].name},
                        {"models", ordered_json::array()},
                        {"cells", ordered_json::array()}};
    for (std::size_t m = 0; m < figures.models.size(); ++m) {
        const ModelOverCells& model = figures.models[m];
        object["models"].push_back({{"name", scenario.models[m].name},
                                    {"best_in", model.best},
                                    {"npv_above_0_in", model.gains},
                                    {"lowest_npv", model.lowest},
                                    {"highest_npv", model.highest},
                                    {"worst_cvar5", model.worst_cvar5},
                                    {"largest_regret", model.largest_regret},
                                    {"largest_regret_in", model.regretted_in}});
    }
    for (std::size_t k = 0; k < sweep.cells.size(); ++k) {
        if (sweep.cells[k]) {
            object["cells"].push_back(cell_of(scenario, sweep, k));
        }
    }
    return object;
}

}  // namespace fundsim
