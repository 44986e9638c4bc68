#include "cli/known.hpp"

#include <algorithm>

#include "studies/interventions.hpp"

namespace fundsim {

Known known_of(const ReadResult& read) {
    Known known;
    for (Intervention& each :
         known_interventions(read.interventions, read.as_written.organisation.budget_per_year)) {
        const bool applied = std::find(read.with.begin(), read.with.end(), each.name) != read.with.end();
        (applied ? known.applied : known.tried).push_back(std::move(each));
    }
    const auto turn = [&](const Intervention& each) {
        return std::find(read.with.begin(), read.with.end(), each.name);
    };
    std::sort(known.applied.begin(), known.applied.end(),
              [&](const Intervention& a, const Intervention& b) { return turn(a) < turn(b); });
    return known;
}

}  // namespace fundsim
