#include "engine/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/numeric/special.hpp"
#include "engine/prepared.hpp"
#include "engine/world/potential.hpp"

namespace fundsim {

namespace {

//! Items are drawn in lanes of this many, so that the loops over a lane vectorise.
constexpr std::size_t lane = 64;

void resize(World& world, std::size_t n) {
    world.items = n;
    for (auto* column :
         {&world.arrival, &world.latent, &world.scale, &world.value, &world.effort, &world.planned,
          &world.overrun, &world.fit_common, &world.fit_first, &world.case_signal, &world.stubbornness,
          &world.decree, &world.deadline, &world.buffer_a, &world.buffer_b}) {
        column->resize(n);
    }
    world.area.resize(n);
}

std::uint32_t area_of(double u, double areas) {
    return static_cast<std::uint32_t>(std::min(u * areas, areas - 1));
}

//! Arrival months and areas; returns with world.items known.
void draw_arrivals(const Prepared& p, World& world) {
    const auto& o = p.scenario.opportunities;
    const double areas = p.scenario.organisation.areas;
    const double horizon = p.scenario.organisation.horizon_months;
    const std::size_t listed = o.listed.size();
    const std::size_t standing = listed + static_cast<std::size_t>(o.initial_backlog);
    const double mean_gap = o.arrivals_per_year > 0 ? 12.0 / o.arrivals_per_year : 0.0;

    resize(world, std::max(world.items, standing + lane));
    double clock = 0;
    std::size_t n = standing;
    bool open = mean_gap > 0;
    for (std::size_t first = 0; first < standing || open; first += lane) {
        if (first + lane > world.arrival.size()) {
            resize(world, 2 * (first + lane));
        }
        std::span<double> gap{world.buffer_a.data() + first, lane};
        std::span<double> place{world.buffer_b.data() + first, lane};
        uniform_pairs(world.stream, Purpose::arrival, static_cast<std::uint32_t>(first), 0, gap, place);
        for (std::size_t k = 0; k < lane; ++k) {
            const std::size_t i = first + k;
            world.area[i] = area_of(place[k], areas);
            if (i < listed) {
                world.arrival[i] = o.listed[i].arrival_month;
            } else if (i < standing) {
                world.arrival[i] = 0;
            } else if (open) {
                clock -= mean_gap * log_of(gap[k]);
                if (clock >= horizon) {
                    open = false;
                    break;
                }
                world.arrival[i] = clock;
                n = i + 1;
            }
        }
    }
    resize(world, n);
    world.order.resize(n);
    std::iota(world.order.begin(), world.order.end(), 0U);
    if (listed > 0) {
        std::stable_sort(world.order.begin(), world.order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return world.arrival[a] < world.arrival[b];
        });
    }
}

void draw_values(const Prepared& p, World& world) {
    const auto& o = p.scenario.opportunities;
    const auto& s = world.stream;
    const std::size_t n = world.items;
    normal_pairs(s, Purpose::value, 0, 0, world.latent, world.buffer_a);

    const double common =
        std::sqrt(o.rho_portfolio) * (o.rho_portfolio > 0 ? normal(s, Purpose::luck, 0, 0) : 0.0);
    const double by_area = std::sqrt(o.rho_area);
    const double own = std::sqrt(std::max(0.0, 1 - o.rho_portfolio - o.rho_area));
    std::vector<double>& luck = world.buffer_b;  // there may be more areas than items
    luck.resize(std::max(n, static_cast<std::size_t>(p.scenario.organisation.areas)));
    for (std::uint32_t a = 0; a < p.scenario.organisation.areas; ++a) {
        luck[a] = common + (o.rho_area > 0 ? by_area * normal(s, Purpose::luck, 1 + a, 0) : 0.0);
    }
    for (std::size_t i = 0; i < n; ++i) {
        world.latent[i] = luck[world.area[i]] + own * world.latent[i];
    }

    const double variance = o.sigma_case * o.sigma_case;
    const double spread = p.case_spread;
    for (std::size_t i = 0; i < o.listed.size(); ++i) {
        const double signal = p.listed_case[i];
        if (std::isnan(signal)) {
            continue;
        }
        const double y = (signal - o.case_bias) * spread;
        world.latent[i] = y / (1 + variance) + std::sqrt(variance / (1 + variance)) * world.latent[i];
        world.buffer_a[i] = o.sigma_case > 0 ? (y - world.latent[i]) / o.sigma_case : 0.0;
    }
    for (std::size_t i = 0; i < n; ++i) {
        world.case_signal[i] = o.case_bias + (world.latent[i] + o.sigma_case * world.buffer_a[i]) / spread;
    }
}

void draw_efforts(const Prepared& p, World& world) {
    const auto& o = p.scenario.opportunities;
    const std::size_t n = world.items;
    normal_pairs(world.stream, Purpose::effort, 0, 0, world.buffer_a, world.overrun);
    const double rho = o.rho_value_effort;
    const double own = std::sqrt(std::max(0.0, 1 - rho * rho));
    for (std::size_t i = 0; i < n; ++i) {
        world.buffer_a[i] = rho * world.latent[i] + own * world.buffer_a[i];
    }
    value_at(p.effort, world.buffer_a, world.effort);
    for (double& effort : world.effort) {
        effort *= o.effort_scale;
    }
    std::copy(world.overrun.begin(), world.overrun.end(), world.buffer_a.begin());
    value_at(p.overrun, std::span<const double>{world.buffer_a.data(), n}, world.overrun);
    for (std::size_t i = 0; i < o.listed.size(); ++i) {
        if (!std::isnan(o.listed[i].effort)) {
            world.effort[i] = o.listed[i].effort;
        }
        if (!std::isnan(o.listed[i].overrun)) {
            world.overrun[i] = o.listed[i].overrun;
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        world.planned[i] =
            world.effort[i] *
            reference_productivity(p.reference, reference_organisation(p.scenario), world.effort[i]);
    }
}

//! Which of the drawn opportunities the law demands, and until when. They are worth nothing.
void draw_deadlines(const Prepared& p, World& world) {
    const Opportunities& o = p.scenario.opportunities;
    std::fill(world.deadline.begin(), world.deadline.end(), std::numeric_limits<double>::infinity());
    world.compulsory.clear();
    if (o.compulsory_share <= 0) {
        return;
    }
    for (auto i = static_cast<std::uint32_t>(o.listed.size()); i < world.items; ++i) {
        if (uniform(world.stream, Purpose::compulsory, i, 0) >= o.compulsory_share) {
            continue;
        }
        const double latent = normal(world.stream, Purpose::compulsory, i, 1);
        world.deadline[i] = world.arrival[i] + value_at(p.deadline, latent);
        world.scale[i] = world.value[i] = 0;
        world.compulsory.push_back(i);
    }
    std::sort(world.compulsory.begin(), world.compulsory.end(), [&](std::uint32_t a, std::uint32_t b) {
        return world.deadline[a] != world.deadline[b] ? world.deadline[a] < world.deadline[b] : a < b;
    });
}

void draw_shifts(const Prepared& p, World& world) {
    const Opportunities& o = p.scenario.opportunities;
    const Stream& s = world.stream;
    world.shifts.clear();
    world.shift_luck.clear();
    double clock = 0;
    for (std::uint32_t n = 0; o.shifts_per_year > 0; ++n) {
        clock += 12 / o.shifts_per_year * exponential_draw(s, Purpose::shift_clock, 0, n);
        if (clock >= p.scenario.organisation.horizon_months) {
            break;
        }
        world.shifts.push_back(clock);
        const double common =
            o.rho_portfolio > 0 ? std::sqrt(o.rho_portfolio) * normal(s, Purpose::shift_luck, 0, n) : 0.0;
        for (std::uint32_t a = 0; a < p.scenario.organisation.areas; ++a) {
            double luck = common;
            if (o.rho_area > 0) {
                luck += std::sqrt(o.rho_area) * normal(s, Purpose::shift_luck, 1 + a, n);
            }
            world.shift_luck.push_back(luck);
        }
    }
}

}  // namespace

void draw_world(const Prepared& p, std::uint64_t seed, std::uint64_t replication, World& world) {
    world.stream = {seed, replication};
    draw_arrivals(p, world);
    const std::size_t n = world.items;
    draw_values(p, world);
    world.buffer_b.resize(n);
    draw_efforts(p, world);
    value_at(p.value, world.latent, world.value);
    for (std::size_t i = 0; i < n; ++i) {
        world.scale[i] = scale_of_value(p.scenario, world.effort[i]);
        world.value[i] *= world.scale[i];
    }
    draw_deadlines(p, world);
    world.potential = potential_of(p, world);
    normal_pairs(world.stream, Purpose::fit, 0, 0, world.fit_common, world.fit_first);
    uniform_pairs(world.stream, Purpose::conduct, 0, 0, world.stubbornness, world.decree);
    draw_shifts(p, world);
}

double scale_of_value(const Scenario& scenario, double effort) {
    const Opportunities& o = scenario.opportunities;
    return o.use_benefit_cost_ratio ? o.value_scale * effort * scenario.organisation.person_month_cost
                                    : o.value_scale;
}

double attempt_latent(const World& world, double rho_fit, std::size_t item, std::uint32_t attempt) {
    const double own = attempt == 1
                           ? world.fit_first[item]
                           : normal(world.stream, Purpose::fit, static_cast<std::uint32_t>(item), attempt);
    return std::sqrt(rho_fit) * world.fit_common[item] + std::sqrt(1 - rho_fit) * own;
}

double shifted_latent(const Prepared& p, const World& world, std::size_t item, std::uint32_t n, double z) {
    const auto& o = p.scenario.opportunities;
    const double own = normal(world.stream, Purpose::shift, static_cast<std::uint32_t>(item), n);
    const std::size_t areas = world.shift_luck.size() / world.shifts.size();
    const double luck = world.shift_luck[n * areas + world.area[item]];
    const double xi = luck + std::sqrt(std::max(0.0, 1 - o.rho_portfolio - o.rho_area)) * own;
    return o.shift_memory * z + std::sqrt(1 - o.shift_memory * o.shift_memory) * xi;
}

}  // namespace fundsim
