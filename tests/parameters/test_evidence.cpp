// Roles and evidence of the table: which values a default might as well have.

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "parameters/table.hpp"

using namespace fundsim;

namespace {

bool is_number(const Parameter& p) { return p.kind == Kind::number || p.kind == Kind::integer; }

bool is_share(const Parameter& p) {
    const std::set<std::string_view> units{"share", "probability", "correlation"};
    return units.count(p.unit) == 1 && p.range.low >= 0 && p.range.high <= 1 && p.default_value < 1;
}

double odds_times(double share, double log_factor) {
    return 1 / (1 + std::exp(-(std::log(share / (1 - share)) + log_factor)));
}

}  // namespace

TEST_CASE("a default lies within its evidence, and evidence within the range") {
    for (const Parameter& p : parameters()) {
        const Evidence& e = p.evidence;
        INFO(p.name);
        CHECK(std::isnan(e.low) == std::isnan(e.high));
        if (!is_known(e)) {
            CHECK(std::isnan(e.low));
            continue;
        }
        CHECK(is_number(p));
        CHECK(p.role != Role::definition);
        CHECK(e.low < e.high);
        CHECK(e.low <= p.default_value);
        CHECK(p.default_value <= e.high);
        CHECK(within(p.range, e.low));
        CHECK(within(p.range, e.high));
        CHECK(e.none_because.empty());
        CHECK((p.kind != Kind::integer || (e.low == std::floor(e.low) && e.high == std::floor(e.high))));
        CHECK((e.shape != EvidenceShape::log_uniform || e.low > 0));
        CHECK((e.shape != EvidenceShape::logit_uniform || (e.low > 0 && e.high < 1)));
    }
}

TEST_CASE("an assumption about the world has evidence, is the user's own figure, or says why it has none") {
    for (const Parameter& p : parameters()) {
        if (p.role == Role::world) {
            INFO(p.name);
            CHECK((is_known(p.evidence) || p.grade == Grade::stated || !p.evidence.none_because.empty()));
        }
        CHECK_FALSE((is_known(p.evidence) && p.grade == Grade::stated));
    }
}

TEST_CASE("evidence without a source follows the rule") {
    std::size_t derived = 0;
    for (const Parameter& p : parameters()) {
        const Evidence& e = p.evidence;
        INFO(p.name);
        if (!e.derived) {
            const bool due = p.grade == Grade::C && is_number(p) && p.default_value > 0;
            CHECK((!due || is_known(e) || !e.none_because.empty() || p.role == Role::definition));
            continue;
        }
        ++derived;
        CHECK(p.grade == Grade::C);
        const bool share = is_share(p);
        double low = share ? odds_times(p.default_value, -0.7) : p.default_value / 2;
        double high = share ? odds_times(p.default_value, 0.7) : p.default_value * 2;
        if (p.kind == Kind::integer) {
            low = std::ceil(low);
            high = std::floor(high);
        }
        CHECK(e.low == Approx(std::max(low, p.range.low)).epsilon(1e-12));
        CHECK(e.high == Approx(std::min(high, p.range.high)).epsilon(1e-12));
        CHECK(e.shape == (share ? EvidenceShape::logit_uniform : EvidenceShape::log_uniform));
    }
    CHECK(derived > 30);
}

TEST_CASE("evidence with a source is what the source says") {
    const std::map<std::string_view, std::pair<double, double>> given{
        {"stable_team_cost", {0.55, 1}},  {"familiarity_months", {3, 9}}, {"attrition", {0.05, 0.25}},
        {"erosion_owned", {0, 0.24}},     {"run_rate", {0.15, 0.8}},      {"escalation", {0, 0.8}},
        {"dependency_late", {0.05, 0.5}}, {"idle_cost_share", {0, 1}},    {"adoption_months", {2, 18}},
        {"planner_error", {0, 0.6}},      {"switching_loss", {0, 0.2}},   {"variety_loss", {0, 0.2}},
    };
    for (const Parameter& p : parameters()) {
        if (const auto it = given.find(p.name); it != given.end()) {
            INFO(p.name);
            CHECK(p.evidence.low == it->second.first);
            CHECK(p.evidence.high == it->second.second);
            CHECK_FALSE(p.evidence.derived);
        }
    }
}

TEST_CASE("money and cadence are chosen, the world is not, and the clock is neither") {
    const auto role = [](Section section, std::string_view name) {
        return find_parameter(section, name)->role;
    };
    for (const char* name : {"budget_per_year", "team_size"}) {
        CHECK(role(Section::organisation, name) == Role::choice);
    }
    for (const char* name : {"cycle_months", "discovery_share", "wip", "release_cadence_months"}) {
        CHECK(role(Section::model, name) == Role::choice);
    }
    for (const char* name : {"erosion_owned", "stable_team_cost", "run_rate"}) {
        CHECK(role(Section::organisation, name) == Role::world);
    }
    CHECK(role(Section::opportunities, "overrun") == Role::world);
    CHECK(role(Section::model, "adoption_months") == Role::world);
    for (const char* name : {"step_months", "horizon_months", "tail_months"}) {
        CHECK(role(Section::organisation, name) == Role::definition);
    }
    CHECK(role(Section::model, "continuity") == Role::definition);
}
