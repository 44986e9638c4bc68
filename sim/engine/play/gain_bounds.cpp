#include "engine/play/gain_bounds.hpp"

#include "engine/numeric/kernels.hpp"
#include "engine/numeric/vector_loops.hpp"
#include "engine/play/index_cache.hpp"

namespace fundsim {

namespace {

//! A column of bounds and the growth that goes with it.
struct Grown {
    const double* column;
    double growth;
};

//! Gains at most when net benefits lie between benefit - run - hurdle * dear and numerator - hurdle * cheap:
//! away from 0 the loss is small.
FUNDSIM_CLONES void bound_gains(Grown spread, Grown numerator, Grown benefit, Grown run, Grown cheap,
                                Grown dear, double hurdle, double* bound, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t k = 0; k < count; ++k) {
        const double sd = spread.column[k] * spread.growth;
        const double most =
            numerator.column[k] * numerator.growth - hurdle * (cheap.column[k] * cheap.growth);
        const double fewest = benefit.column[k] * benefit.growth - run.column[k] * run.growth -
                              hurdle * (dear.column[k] * dear.growth);
        const double above = fewest > -most ? fewest : -most;
        const double away = above > 0.0 ? above : 0.0;
        const double gain = sd * kernel::loss_bound(away / sd);
        bound[k] = sd < kernel::infinity ? gain : kernel::infinity;
    }
}

template <class Use>
void in_columns(GainBounds& b, Use use) {
    for (auto* column : {&b.spread, &b.numerator, &b.benefit, &b.run, &b.cost, &b.most_cost}) {
        use(*column);
    }
}

}  // namespace

void clear_gain_bounds(GainBounds& b, std::size_t items) {
    b.item.clear();
    b.place.assign(items, not_there);
    in_columns(b, [](std::vector<double>& column) { column.clear(); });
}

void add_gain_bound(GainBounds& b, std::uint32_t item) {
    if (b.place[item] != not_there) {
        return;
    }
    b.place[item] = static_cast<std::uint32_t>(b.item.size());
    b.item.push_back(item);
    in_columns(b, [](std::vector<double>& column) { column.push_back(kernel::infinity); });
}

void drop_gain_bound(GainBounds& b, std::uint32_t item) {
    const std::uint32_t place = b.place[item];
    if (place == not_there) {
        return;
    }
    b.place[b.item.back()] = place;
    b.place[item] = not_there;
    b.item[place] = b.item.back();
    b.item.pop_back();
    in_columns(b, [&](std::vector<double>& column) {
        column[place] = column.back();
        column.pop_back();
    });
}

void set_gain_bound(GainBounds& b, std::uint32_t item, const GainFigures& figures) {
    const std::uint32_t place = b.place[item];
    if (place == not_there) {
        return;
    }
    b.spread[place] = figures.spread;
    b.numerator[place] = figures.numerator;
    b.benefit[place] = figures.benefit;
    b.run[place] = figures.run;
    b.cost[place] = figures.cost;
    b.most_cost[place] = figures.most_cost;
}

void list_gain_bounds(GainBounds& b, const Growth& g, double hurdle, double least,
                      std::vector<Trial>& trials) {
    b.bound.resize(b.item.size());
    // The hurdle is negative after a mandated item.
    const Grown low{b.cost.data(), g.cost}, high{b.most_cost.data(), 1};
    bound_gains({b.spread.data(), g.present}, {b.numerator.data(), g.present}, {b.benefit.data(), g.least},
                {b.run.data(), g.run}, hurdle >= 0 ? low : high, hurdle > 0 ? high : low, hurdle,
                b.bound.data(), b.bound.size());
    for (std::size_t k = b.item.size(); k-- > 0;) {
        const std::uint32_t item = b.item[k];
        if (!g.bounded) {
            trials.push_back({item, kernel::infinity, false});
        } else if (b.bound[k] > least) {
            trials.push_back({item, b.bound[k], false});
        } else if (b.spread[k] * g.present * kernel::loss_bound(0) <= least) {
            drop_gain_bound(b, item);
        }
    }
}

}  // namespace fundsim
