#pragma once
// JsonReading the JSON of encoded.hpp: values at their places, and the first that is wrong. Internal to the
// files that read it.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "parameters/parameter.hpp"

namespace fundsim {

//! A value and where it stands; null: it is not there.
struct JsonPlace {
    const nlohmann::ordered_json* value;
    std::string path;
};

//! The first fault is kept; what is read after it has no meaning.
struct JsonReading {
    std::string fault = {};
};

void complain(JsonReading& reading, const JsonPlace& place, std::string_view what);

//! A member of an object; of anything else, null.
JsonPlace may_be(const JsonPlace& object, std::string_view name);
//! The same, with a fault where there is none.
JsonPlace must_be(JsonReading& reading, const JsonPlace& object, std::string_view name);

std::vector<JsonPlace> elements(JsonReading& reading, const JsonPlace& list);
std::string text_at(JsonReading& reading, const JsonPlace& place);
bool flag_at(JsonReading& reading, const JsonPlace& place);
double number_at(JsonReading& reading, const JsonPlace& place);
//! Of flags and choices the value in the parameter table.
double scalar_at(JsonReading& reading, const Parameter& parameter, const JsonPlace& place);
Distribution distribution_at(JsonReading& reading, const JsonPlace& place);

}  // namespace fundsim
