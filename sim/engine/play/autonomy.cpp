#include "engine/play/autonomy.hpp"

#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

namespace fundsim {

namespace {

//! Smallest count whose Poisson distribution function reaches u.
std::uint32_t poisson_quantile(double mean, double u) {
    double term = exp_of(-mean);
    double reached = term;
    std::uint32_t count = 0;
    while (reached < u && count < 1000) {
        ++count;
        term *= mean / count;
        reached += term;
    }
    return count;
}

}  // namespace

double dependency_wait(const Prepared& p, const World& world, std::size_t item, double autonomy) {
    const auto& o = p.scenario.opportunities;
    const Dependencies& mean = p.mean_dependencies;
    if (mean.all() <= 0 || o.dependency_late <= 0) {
        return 0;
    }
    const auto entity = static_cast<std::uint32_t>(item);
    const std::uint32_t count =
        poisson_quantile(mean.all(), uniform(world.stream, Purpose::dependency, entity, 0));
    const double removed = autonomy * (mean.on_neighbours / mean.all());
    double wait = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
        if (uniform(world.stream, Purpose::dependency, entity, 1 + 3 * k) < removed) {
            continue;
        }
        if (uniform(world.stream, Purpose::dependency, entity, 2 + 3 * k) >= o.dependency_late) {
            continue;
        }
        wait += o.dependency_delay * exponential_draw(world.stream, Purpose::dependency, entity, 3 + 3 * k);
    }
    return wait;
}

}  // namespace fundsim
