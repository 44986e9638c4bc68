#include <cmath>

#include "findings/calibration.hpp"
#include "findings/calibration_words.hpp"
#include "parameters/distribution_text.hpp"

namespace fundsim {

namespace {

using Json = nlohmann::ordered_json;

//! An estimate with the interval that holds the truth in nine of ten histories.
Json within_json(const Within& within) {
    return {{"value", within.value}, {"ci90", {within.low, within.high}}};
}

Json family_json(const Tried& tried, double best) {
    Json parameters = Json::object();
    const auto names = parameters_of(tried.fitted.candidate);
    for (std::size_t i = 0; i < names.size(); ++i) {
        parameters[std::string(names[i])] = within_json(tried.parameters[i]);
    }
    Json object{{"family", word_of(tried.fitted.candidate)}, {"parameters", parameters}};
    if (tried.fitted.threshold > 0) {
        object["threshold"] = tried.fitted.threshold;
    }
    object["log_likelihood"] = tried.fitted.log_likelihood;
    object["aicc"] = tried.akaike;
    object["aicc_above_best"] = tried.akaike - best;
    object["anderson_darling"] = {{"value", tried.distance}, {"p", tried.p}};
    object["replicates"] = tried.replicates;
    object["mean"] = tried.figures.mean;
    object["p99"] = tried.figures.quantiles.back();
    return object;
}

Json tail_json(const Tail& tail) {
    return {{"above", tail.threshold},
            {"finished", tail.finished},
            {"unfinished", tail.unfinished},
            {"alpha", {{"value", tail.alpha}, {"ci90", {tail.low, tail.high}}}}};
}

Json list_of(const std::vector<Tail>& tails) {
    Json list = Json::array();
    for (const Tail& tail : tails) {
        list.push_back(tail_json(tail));
    }
    return list;
}

}  // namespace

nlohmann::ordered_json calibration_json(const CalibrationOf& what, const Calibrated& found) {
    Json object{{"quantity", word_of(what.quantity)},   {"name", spoken(what.quantity).title},
                {"address", address_of(what.quantity)}, {"columns", what.from},
                {"projected", what.projected},          {"finished", found.finished},
                {"unfinished", found.unfinished},       {"left_out_on_plan", found.left_out},
                {"observed_mean", found.observed_mean}, {"largest", found.largest}};
    object["masses"] = Json::array();
    for (const Mass& mass : found.masses) {
        object["masses"].push_back({{"value", mass.value}, {"projects", mass.count}});
    }
    object["fault"] = found.fault;
    object["cautions"] = cautions_of(what, found);
    object["families"] = Json::array();
    if (!found.fault.empty()) {
        return object;
    }
    for (const Tried& tried : found.tried) {
        object["families"].push_back(family_json(tried, found.tried.front().akaike));
    }
    object["family"] = word_of(found.tried.front().fitted.candidate);
    object["family_name"] = spoken(found.tried.front().fitted.candidate);
    object["mean"] = within_json(found.mean);
    object["quantiles"] = Json::array();
    for (std::size_t i = 0; i < told_shares.size(); ++i) {
        object["quantiles"].push_back({{"p", told_shares[i]},
                                       {"observed", found.observed_quantiles[i]},
                                       {"fitted", within_json(found.quantiles[i])}});
    }
    object["tail"] = found.tail.threshold > 0 ? tail_json(found.tail) : Json();
    object["hill"] = list_of(found.hill);
    object["cap"] = found.capped.empty() ? Json() : Json(found.cap);
    object["means_by_cap"] = Json::array();
    for (const Capped& each : found.capped) {
        object["means_by_cap"].push_back({{"cap", each.cap}, {"mean", each.mean}});
    }
    object["own_weight"] = found.weight;
    object["reference"] = what.reference.empty() ? Json() : Json(what.reference);
    object["own"] = distribution_toml(found.own);
    object["distribution"] = distribution_toml(found.distribution);
    object["mean_of_distribution"] = mean(found.distribution);
    object["quantile_pairs"] = Json::array();
    for (const QuantilePair& pair : found.pairs) {
        object["quantile_pairs"].push_back(
            {{"observed", pair.observed}, {"expected", pair.expected}, {"ci90", {pair.low, pair.high}}});
    }
    return object;
}

}  // namespace fundsim
