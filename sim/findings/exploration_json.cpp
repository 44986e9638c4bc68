#include "findings/drawn.hpp"
#include "findings/exploration.hpp"
#include "findings/json.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json information_json(const Exploration& found, const Information& known) {
    ordered_json object = value_json(known.value);
    object["explained"] = known.explained / found.variance.assumptions;
    return object;
}

ordered_json box_json(const Exploration& found, const Box& box) {
    ordered_json object{{"limits", ordered_json::array()},
                        {"density", box.density},
                        {"coverage", box.coverage},
                        {"held_out_density", box.held_out_density},
                        {"best_by_chance", box.best_by_chance},
                        {"mass", box.mass}};
    for (const Limit& limit : box.limits) {
        object["limits"].push_back({{"address", found.factors[limit.factor].address},
                                    {"low", limit.low},  // not finite: null
                                    {"high", limit.high}});
    }
    return object;
}

//! Null where the factor is not told apart, or nothing is known of it.
ordered_json total_json(const Exploration& found, std::size_t factor) {
    const auto group = group_of(found.totals, factor);
    return group && found.totals.rows > 0 ? value_json(found.totals.shares[*group]) : ordered_json(nullptr);
}

//! How total indices were played, and what the factors that are not told apart hold together.
ordered_json totals_json(const Totals& totals) {
    if (totals.rows == 0) {
        return nullptr;
    }
    return {{"rows", totals.rows},
            {"unplayable", totals.unplayable},
            {"others", totals.rest ? value_json(totals.shares.back()) : ordered_json(nullptr)}};
}

}  // namespace

ordered_json exploration_json(const Scenario& scenario, const Exploration& found) {
    ordered_json object{
        {"draws", found.draws},
        {"unplayable", found.unplayable},
        {"a", scenario.models[found.a].name},
        {"b", scenario.models[found.b].name},
        {"gap", mean_json(found.gap)},
        {"probability_a_ahead", value_json(found.ahead)},
        {"probability_a_ahead_as_it_stands", value_json(found.as_it_stands)},
        {"probability_a_ahead_doubled",
         found.draws_doubled > 0 ? value_json(found.ahead_doubled) : ordered_json(nullptr)},
        {"probability_a_better_on_average", value_json(found.all.better)},
        {"share_of_variance",
         {{"luck", value_json(found.luck)}, {"assumptions", value_json(complement(found.luck))}}},
        {"parameters", ordered_json::array()},
        {"totals", totals_json(found.totals)},
        {"groups", ordered_json::array()},
        {"evpi", information_json(found, found.all)},
        {"evsi", pilots_json(found)},
        {"boxes_of", scenario.models[found.behind].name},
        {"boxes", ordered_json::array()}};
    for (std::size_t f = 0; f < found.factors.size(); ++f) {
        object["parameters"].push_back({{"address", found.factors[f].address},
                                        {"drawn", drawn_json(found.factors[f])},
                                        {"first_order", value_json(found.findings[f].first_order)},
                                        {"total", total_json(found, f)},
                                        {"evppi", information_json(found, found.findings[f].known)}});
    }
    for (const GroupFinding& group : found.groups) {
        object["groups"].push_back({{"name", group.name},
                                    {"parameters", group.factors},
                                    {"evppi", information_json(found, group.known)}});
    }
    for (const Box& box : found.boxes) {
        object["boxes"].push_back(box_json(found, box));
    }
    return object;
}

}  // namespace fundsim
