#include "results/storage.hpp"

#include <string_view>

namespace fundsim {

Stored stored_as(const Metric& metric) {
    const std::string_view units = metric.units;
    if (units.starts_with("currency")) {
        return Stored::float64;
    }
    if (units == "month") {
        return Stored::float32;
    }
    // Of what has no unit, four figures are ratios; the others are counts, of which 2^32 - 1 is the largest.
    const bool is_ratio = metric.field == &Outcome::npv_per_outlay ||
                          metric.field == &Outcome::mandated_effort_share ||
                          metric.field == &Outcome::utilisation || metric.field == &Outcome::overruns;
    return is_ratio ? Stored::float64 : Stored::uint32;
}

int bytes_of(Stored stored) {
    switch (stored) {
    case Stored::float64:
        return 8;
    case Stored::float32:
    case Stored::uint32:
        return 4;
    case Stored::uint8:
        return 1;
    case Stored::text:
        return 16;
    }
    return 8;
}

}  // namespace fundsim
