#include "ensemble/units.hpp"
#include "findings/json.hpp"

namespace fundsim {

using nlohmann::ordered_json;

namespace {

ordered_json bounds_json(const Estimate& estimate) { return {estimate.low, estimate.high}; }

ordered_json npv_of(const NpvSummary& npv) {
    ordered_json object = mean_json(npv.mean);
    object["p5"] = npv.p5;
    object["p50"] = npv.p50;
    object["p95"] = npv.p95;
    object["cvar5"] = npv.cvar5;
    object["probability_of_loss"] = npv.probability_of_loss.value;
    object["probability_of_loss_ci95"] = bounds_json(npv.probability_of_loss);
    object["best_percent_share"] = npv.best_percent_share;
    object["regret"] = mean_json(npv.regret);
    return object;
}

}  // namespace

ordered_json mean_json(const Estimate& estimate) {
    return {{"mean", estimate.value}, {"ci95", bounds_json(estimate)}};
}

ordered_json value_json(const Estimate& estimate) {
    return {{"value", estimate.value}, {"ci95", bounds_json(estimate)}};
}

ordered_json model_json(const ModelSummary& model, const std::string& currency) {
    ordered_json object{{"name", model.name}, {"preset", model.preset}, {"npv", npv_of(model.npv)}};
    object["npv"]["units"] = currency;
    for (std::size_t i = 0; i < metrics().size(); ++i) {
        const Metric& metric = metrics()[i];
        if (metric.field == &Outcome::npv) {
            continue;
        }
        ordered_json& entry = object[metric.name] = mean_json(model.metrics[i].mean);
        entry["units"] = units_in(metric.units, currency);
        if (model.metrics[i].finite.value < 1) {
            // The mean is over the replications in which it is finite; this is their share.
            entry["finite"] = value_json(model.metrics[i].finite);
        }
    }
    for (std::size_t i = 0; i < ratios().size(); ++i) {
        object[ratios()[i].name] = value_json(model.ratios[i]);
    }
    return object;
}

}  // namespace fundsim
