#include "findings/event_words.hpp"
#include "findings/json.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json world_of(const Scenario& scenario, const World& world, const TracePart& part) {
    ordered_json items = ordered_json::array();
    for (std::uint32_t i = 0; i < world.items; ++i) {
        if (!tells_item(part, i)) {
            continue;
        }
        ordered_json item{{"item", i},
                          {"arrival", world.arrival[i]},
                          {"area", world.area[i]},
                          {"latent", world.latent[i]},
                          {"value_per_year", world.value[i]},
                          {"planned_effort", world.effort[i]},
                          {"overrun", world.overrun[i]},
                          {"case_signal", world.case_signal[i]},
                          {"stubbornness", world.stubbornness[i]}};
        if (i < scenario.opportunities.listed.size()) {
            item["name"] = scenario.opportunities.listed[i].name;
        }
        items.push_back(std::move(item));
    }
    return items;
}

ordered_json event_of(const Event& event) {
    const EventWords words = words_of(event.kind);
    ordered_json object{{"month", event.month}, {"event", words.name}};
    if (event.item != no_item) {
        object["item"] = event.item;
    }
    if (event.lane != no_lane) {
        object["lane"] = event.lane;
    }
    const double figures[] = {event.a, event.b, event.c};
    for (std::size_t i = 0; i < words.figures.size(); ++i) {
        if (!words.figures[i].empty()) {
            object[std::string(words.figures[i])] = figures[i];
        }
    }
    return object;
}

//! The months of a flow that are told.
ordered_json told_of(const std::vector<double>& flow, const TracePart& part) {
    ordered_json list = ordered_json::array();
    for (std::size_t month = 0; month < flow.size(); ++month) {
        if (tells_month(part, static_cast<double>(month))) {
            list.push_back(flow[month]);
        }
    }
    return list;
}

ordered_json model_of(const FundingModel& model, const ModelTrace& trace, const TracePart& part) {
    ordered_json object{{"name", model.name}, {"preset", model.preset}};
    for (const Metric& metric : metrics()) {
        object["outcome"][metric.name] = trace.outcome.*metric.field;
    }
    object["first_month"] = part.first_month;
    object["outlay"] = told_of(trace.series.outlay, part);
    object["income"] = told_of(trace.series.income, part);
    object["events"] = ordered_json::array();
    for (const Event& event : trace.events) {
        if (tells(part, event)) {
            object["events"].push_back(event_of(event));
        }
    }
    return object;
}

}  // namespace

ordered_json trace_json(const Scenario& scenario, const Trace& trace, const TracePart& part) {
    ordered_json object{{"world", world_of(scenario, trace.world, part)}, {"models", ordered_json::array()}};
    for (std::size_t m = 0; m < trace.models.size(); ++m) {
        if (tells_model(part, m)) {
            object["models"].push_back(model_of(scenario.models[m], trace.models[m], part));
        }
    }
    return object;
}

}  // namespace fundsim
