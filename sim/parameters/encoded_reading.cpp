#include "parameters/encoded_reading.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "parameters/distribution_text.hpp"
#include "parameters/words.hpp"

namespace fundsim {

void complain(JsonReading& reading, const JsonPlace& place, std::string_view what) {
    if (reading.fault.empty()) {
        reading.fault = fmt::format("{} {}", place.path.empty() ? "the text" : place.path, what);
    }
}

JsonPlace may_be(const JsonPlace& object, std::string_view name) {
    JsonPlace place{nullptr,
                    object.path.empty() ? std::string(name) : fmt::format("{}.{}", object.path, name)};
    if (object.value != nullptr && object.value->is_object()) {
        const auto found = object.value->find(std::string(name));
        place.value = found == object.value->end() ? nullptr : &*found;
    }
    return place;
}

JsonPlace must_be(JsonReading& reading, const JsonPlace& object, std::string_view name) {
    JsonPlace place = may_be(object, name);
    if (place.value == nullptr) {
        complain(reading, place, "is missing");
    }
    return place;
}

std::vector<JsonPlace> elements(JsonReading& reading, const JsonPlace& list) {
    std::vector<JsonPlace> places;
    if (list.value == nullptr || !list.value->is_array()) {
        complain(reading, list, "is no list");
        return places;
    }
    for (std::size_t i = 0; i < list.value->size(); ++i) {
        places.push_back({&(*list.value)[i], fmt::format("{}[{}]", list.path, i)});
    }
    return places;
}

std::string text_at(JsonReading& reading, const JsonPlace& place) {
    if (place.value == nullptr || !place.value->is_string()) {
        complain(reading, place, "is no text");
        return {};
    }
    return place.value->get_ref<const std::string&>();
}

bool flag_at(JsonReading& reading, const JsonPlace& place) {
    if (place.value == nullptr || !place.value->is_boolean()) {
        complain(reading, place, "is neither true nor false");
        return false;
    }
    return place.value->get<bool>();
}

double number_at(JsonReading& reading, const JsonPlace& place) {
    if (place.value != nullptr && place.value->is_number()) {
        return place.value->get<double>();
    }
    if (place.value != nullptr && place.value->is_string()) {
        const auto& word = place.value->get_ref<const std::string&>();
        if (word == "inf" || word == "-inf") {
            return word == "inf" ? unlimited : -unlimited;
        }
    }
    if (place.value == nullptr || !place.value->is_null()) {
        complain(reading, place, "is no number");
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> numbers_at(JsonReading& reading, const JsonPlace& list) {
    std::vector<double> values;
    for (const JsonPlace& place : elements(reading, list)) {
        values.push_back(number_at(reading, place));
    }
    return values;
}

double scalar_at(JsonReading& reading, const Parameter& parameter, const JsonPlace& place) {
    if (parameter.kind == Kind::flag) {
        return flag_at(reading, place) ? 1 : 0;
    }
    if (parameter.kind != Kind::choice) {
        return number_at(reading, place);
    }
    const auto value = choice_value(parameter, text_at(reading, place));
    if (!value) {
        complain(reading, place, fmt::format("is none of {}", fmt::join(choice_words(parameter), ", ")));
    }
    return value.value_or(0);
}

namespace {

constexpr int deepest = 8;  //!< mixtures of mixtures, as in a scenario's file

Distribution distribution_at(JsonReading& reading, const JsonPlace& place, int depth) {
    Distribution d;
    const std::string word = text_at(reading, must_be(reading, place, "shape"));
    if (const auto shape = shape_of(word)) {
        d.shape = *shape;
    } else {
        complain(reading, may_be(place, "shape"), "is no shape of a distribution");
    }
    for (const auto& [name, values] : {std::pair("parameters", &d.parameters), std::pair("values", &d.values),
                                       std::pair("weights", &d.weights)}) {
        if (const JsonPlace list = may_be(place, name); list.value != nullptr) {
            *values = numbers_at(reading, list);
        }
    }
    for (const auto& [name, bound] : {std::pair("minimum", &d.minimum), std::pair("maximum", &d.maximum)}) {
        if (const JsonPlace end = may_be(place, name); end.value != nullptr) {
            *bound = number_at(reading, end);
        }
    }
    const JsonPlace parts = may_be(place, "parts");
    if (parts.value == nullptr) {
        return d;
    }
    if (depth == deepest) {
        complain(reading, parts, "lie too deep");
        return d;
    }
    for (const JsonPlace& part : elements(reading, parts)) {
        d.parts.push_back(distribution_at(reading, part, depth + 1));
    }
    return d;
}

}  // namespace

Distribution distribution_at(JsonReading& reading, const JsonPlace& place) {
    return distribution_at(reading, place, 0);
}

}  // namespace fundsim
