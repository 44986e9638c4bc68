#include "scenario/faults.hpp"

#include <algorithm>
#include <utility>

#include "parameters/characters.hpp"

namespace fundsim {

std::string formatted(const Fault& fault) {
    std::string text = printable(fault.file);
    if (fault.line > 0) {
        text += ':' + std::to_string(fault.line);
        if (fault.column > 0) {
            text += ':' + std::to_string(fault.column);
        }
    }
    return text + (fault.kind == FaultKind::warning ? ": warning: " : ": ") + printable(fault.what);
}

std::string formatted(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += formatted(fault) + '\n';
    }
    return text;
}

namespace {

Fault fault_at(const Reading& reading, Place place, std::string what, FaultKind kind) {
    const auto origin = static_cast<std::size_t>(place.origin);
    const std::string file = origin < reading.origins.size() ? reading.origins[origin] : std::string{};
    return {file, place.line, place.column, std::move(what), kind};
}

}  // namespace

void complain(Reading& reading, Place place, std::string what, FaultKind kind) {
    ++reading.complaints;
    if (std::find(reading.told.begin(), reading.told.end(), place) != reading.told.end()) {
        return;
    }
    reading.faults.push_back(fault_at(reading, place, std::move(what), kind));
}

void warn(Reading& reading, Place place, std::string what) {
    reading.warnings.push_back(fault_at(reading, place, std::move(what), FaultKind::warning));
}

}  // namespace fundsim
