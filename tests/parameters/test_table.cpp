#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "parameters/presets.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

//! Names of the members of a structure as sim/engine/scenario.hpp declares them, in their order.
std::vector<std::string> declared_in(const std::string& structure) {
    std::ifstream file(std::string(FUNDSIM_SOURCE_DIR) + "/sim/engine/scenario.hpp");
    std::stringstream text;
    text << file.rdbuf();
    const std::string source = text.str();
    const std::size_t begin = source.find("struct " + structure + " {");
    REQUIRE(begin != std::string::npos);
    const std::string body = source.substr(begin, source.find("};", begin) - begin);
    std::vector<std::string> names;
    std::stringstream lines(body);
    for (std::string line; std::getline(lines, line);) {
        std::stringstream words(line);
        std::string type, name;
        words >> type >> name;  // operator== is followed by more than a semicolon
        const std::set<std::string> types{"double",     "bool",  "Distribution",
                                          "Continuity", "Scope", "Selection"};
        if (types.count(type) == 1 && name.ends_with(';')) {
            names.push_back(name.substr(0, name.size() - 1));
        }
    }
    return names;
}

//! Distance of a parameter's member from the start of its structure.
std::ptrdiff_t offset_of(const Parameter& parameter) {
    static const Organisation organisation{};
    static const Opportunities opportunities{};
    static const Levers levers{};
    static const Transition transition{};
    const auto from = [](const auto& structure, auto member) {
        return reinterpret_cast<const char*>(&(structure.*member)) -
               reinterpret_cast<const char*>(&structure);
    };
    return std::visit(
        [&](auto member) {
            if constexpr (std::is_invocable_v<decltype(member), const Organisation&>) {
                return from(organisation, member);
            } else if constexpr (std::is_invocable_v<decltype(member), const Opportunities&>) {
                return from(opportunities, member);
            } else if constexpr (std::is_invocable_v<decltype(member), const Transition&>) {
                return from(transition, member);
            } else {
                return from(levers, member);
            }
        },
        parameter.field);
}

//! Names of a section's parameters in the order of the members they point to.
std::vector<std::string> names_by_member(Section section) {
    std::map<std::ptrdiff_t, std::string> names;
    for (const Parameter& parameter : parameters()) {
        if (parameter.section == section) {
            INFO(parameter.name);
            CHECK(names.emplace(offset_of(parameter), parameter.name).second);
        }
    }
    std::vector<std::string> ordered;
    for (const auto& [offset, name] : names) {
        ordered.push_back(name);
    }
    return ordered;
}

}  // namespace

TEST_CASE("every member of the engine's input is a parameter of the same name") {
    CHECK(names_by_member(Section::organisation) == declared_in("Organisation"));
    CHECK(names_by_member(Section::model) == declared_in("Levers"));
    CHECK(names_by_member(Section::transition) ==
          std::vector<std::string>{"start_month", "end_month", "dip", "dip_months", "coached_teams"});
    auto opportunities = declared_in("Opportunities");
    std::erase(opportunities, "use_benefit_cost_ratio");  // follows from benefit_cost_ratio being given
    CHECK(names_by_member(Section::opportunities) == opportunities);
}

TEST_CASE("entries of the table are complete and consistent") {
    const std::set<std::string_view> groups{"cadence",  "tranches", "continuity", "resizing",    "discovery",
                                            "scope",    "release",  "follow-up",  "stopping",    "selection",
                                            "autonomy", "focus",    "alignment",  "improvement", "overhead"};
    std::set<std::pair<Section, std::string_view>> names;
    std::set<std::string_view> seen_groups;
    for (const Parameter& p : parameters()) {
        INFO(p.name);
        CHECK(names.emplace(p.section, p.name).second);
        CHECK(p.range.low <= p.range.high);
        CHECK(p.meaning.ends_with("."));
        CHECK(p.meaning.find('\n') == std::string_view::npos);
        CHECK_FALSE(p.source.empty());
        CHECK((p.grade == Grade::C) == p.source.starts_with("assumption"));
        CHECK((p.section == Section::model) == (p.family != LeverFamily::none));
        CHECK((p.section == Section::model) == (groups.count(p.group) == 1));
        seen_groups.insert(p.group);
        if (p.kind == Kind::distribution) {
            CHECK((p.default_distribution == nullptr) == p.default_text.empty());
        } else if (!std::isnan(p.default_value)) {
            CHECK(within(p.range, p.default_value));
            CHECK(within(p.range, default_of(p)));
            CHECK((p.kind != Kind::integer || p.default_value == std::floor(p.default_value)));
        }
        if (p.kind == Kind::choice) {
            CHECK(p.range.high + 1 == static_cast<double>(choice_words(p).size()));
        }
    }
    seen_groups.erase("");
    CHECK(seen_groups == groups);
    CHECK(parameters().size() == names.size());
}

TEST_CASE("writing a parameter changes its member alone, and reads back") {
    for (const Parameter& lever : parameters()) {
        if (lever.section != Section::model) {
            continue;
        }
        INFO(lever.name);
        const Levers before = default_levers();
        Levers after = before;
        const double other = lever.kind == Kind::number || lever.kind == Kind::integer
                                 ? value_of(lever, before) + 1
                                 : 1 - value_of(lever, before);
        assign(lever, after, other);
        CHECK(value_of(lever, after) == other);
        CHECK_FALSE(after == before);
        assign(lever, after, value_of(lever, before));
        CHECK(after == before);
    }
}

TEST_CASE("ranges know their ends") {
    CHECK(within({0, 1}, 0));
    CHECK(within({0, 1}, 1));
    CHECK_FALSE(within({0, 1, End::open, End::open}, 0));
    CHECK_FALSE(within({0, 1, End::open, End::open}, 1));
    CHECK_FALSE(within({0, 1}, std::nan("")));
    CHECK(within({0, unlimited}, unlimited));
    CHECK_FALSE(within({0, unlimited, End::closed, End::open}, unlimited));
    CHECK(range_text({0, 1, End::closed, End::open}) == "[0, 1)");
    CHECK(range_text({0, unlimited, End::open, End::open}) == "above 0");
    CHECK(range_text({-unlimited, unlimited}) == "any");
    CHECK(range_text({2, unlimited}) == "2 or more");
}

TEST_CASE("defaults are those of the model's description") {
    const std::map<std::string, double> expected{// organisation
                                                 {"discount_rate", 0.08},
                                                 {"areas", 6},
                                                 {"max_teams", 4},
                                                 {"target_duration_months", 12},
                                                 {"coordination_loss", 0.05},
                                                 {"communication_loss", 0.03},
                                                 {"complete_size", 5},
                                                 {"variety_loss", 0.05},
                                                 {"hiring_lag_months", 2},
                                                 {"attrition", 0.13},
                                                 {"familiarity_months", 6},
                                                 {"knowledge_months", 6},
                                                 {"stable_team_cost", 0.80},
                                                 {"erosion_owned", 0.139},
                                                 {"erosion_orphan", 0.139},
                                                 {"run_rate", 0.2},
                                                 {"tail_months", unlimited},
                                                 {"step_months", 1},
                                                 // opportunities
                                                 {"rho_portfolio", 0.05},
                                                 {"rho_area", 0.10},
                                                 {"rho_value_effort", 0.3},
                                                 {"rho_fit", 0.5},
                                                 {"dependencies", 1},
                                                 {"dependency_growth", 0.2},
                                                 {"dependency_late", 0.15},
                                                 {"dependency_delay", 2},
                                                 {"value_decay", 0.15},
                                                 {"shifts_per_year", 0.33},
                                                 {"shift_memory", 0.8},
                                                 {"scope_concavity", 2},
                                                 {"sigma_case", 1},
                                                 {"sigma_status", 1.5},
                                                 {"case_bias", 0},
                                                 {"case_scaling", 1},
                                                 // levers of `project`
                                                 {"cycle_months", 12},
                                                 {"planning_lead_months", 2},
                                                 {"contingency", 0.1},
                                                 {"hurdle", 1},
                                                 {"reserve_list", 1},
                                                 {"tranche_share", 1},
                                                 {"continuity", 0},
                                                 {"staffing_lag_months", 2},
                                                 {"idle_cost_share", 0.5},
                                                 {"resize_months", 0},
                                                 {"resize_max_share", 0.2},
                                                 {"resize_hurdle", 0.8},
                                                 {"notice_months", 3},
                                                 {"discovery_share", 0},
                                                 {"experiment_cost", 1.5},
                                                 {"sigma_exp", 0.8},
                                                 {"sigma_ext", 0.6},
                                                 {"concepts", 1},
                                                 {"sigma_look", 1.4},
                                                 {"scope", 0},
                                                 {"stop_floor", 0},
                                                 {"stop_margin", 0.5},
                                                 {"release_cadence_months", 0},
                                                 {"follow_up", 0},
                                                 {"measuring_rate", 4},
                                                 {"feedback_latency_months", 0.5},
                                                 {"sigma_usage", 0.7},
                                                 {"sigma_effect", 0.7},
                                                 {"iteration_cost", 0.15},
                                                 {"review_months", 3},
                                                 {"escalation", 0.35},
                                                 {"selection", 0},
                                                 {"planner_error", 0.3},
                                                 {"reference_class", 0},
                                                 {"autonomy", 0},
                                                 {"decision_latency_months", 1},
                                                 {"wip", 1},
                                                 {"switching_loss", 0.2},
                                                 {"diverted", 0.1},
                                                 {"mandated_share", 0.1},
                                                 {"adoption_ceiling", 1},
                                                 {"adoption_months", 6},
                                                 {"continuous_improvement", 0.02},
                                                 {"overhead", 0.08},
                                                 {"areas_per_team", 1},
                                                 // the schedule of a transition
                                                 {"coached_teams", 3}};
    for (const auto& [name, value] : expected) {
        INFO(name);
        const Parameter* found = nullptr;
        for (const Parameter& parameter : parameters()) {
            found = parameter.name == name ? &parameter : found;
        }
        REQUIRE(found != nullptr);
        CHECK(found->default_value == value);
    }
    CHECK(std::isnan(find_parameter(Section::organisation, "budget_per_year")->default_value));
    const Opportunities opportunities = default_opportunities();
    CHECK(opportunities.fit == Distribution{.shape = Shape::beta, .parameters = {3, 1.5}});
    CHECK(mean(opportunities.overrun) == Approx(1.29).margin(0.005));
}
