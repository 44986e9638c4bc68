#include "findings/drawn.hpp"

namespace fundsim {

Drawn drawn_between(const Factor& factor) {
    return factor.distribution ? Drawn{value_at(factor, 0.05), value_at(factor, 0.95)}
                               : Drawn{factor.range.low, factor.range.high};
}

nlohmann::ordered_json drawn_json(const Factor& factor) {
    if (factor.distribution) {
        return {
            {"p5", value_at(factor, 0.05)}, {"p50", value_at(factor, 0.5)}, {"p95", value_at(factor, 0.95)}};
    }
    return {{"low", factor.range.low}, {"high", factor.range.high}, {"shape", name_of(factor.range.shape)}};
}

}  // namespace fundsim
