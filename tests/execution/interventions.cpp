// A study of interventions through the engine: what a person gets by applying one and running again.

#include "execution/interventions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/simulation.hpp"
#include "execution/small_baseline.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

InterventionOptions options_of(std::uint64_t replications, int threads = 2) {
    InterventionOptions options{.seed = 4, .zone = 200, .controlled = false};
    options.sampling = {.replications = replications, .threads = threads};
    return options;
}

Intervention shipped(std::string_view name, double budget = 2400) {
    return priced(*find_shipped_intervention(name), budget);
}

Change lever(const std::string& name, How how, double value) {
    return {{Section::model, {}, name}, how, value};
}

//! NPV of a scenario's one model with interventions, world by world.
std::vector<double> npvs_with(const Scenario& scenario, std::size_t model,
                              const std::vector<Intervention>& interventions, std::uint64_t first,
                              std::uint64_t count) {
    Scenario one = scenario;
    one.models = {scenario.models[model]};
    const WithInterventions with = with_interventions(one, interventions);
    REQUIRE(with.scenario);
    std::string fault;
    const auto prepared = prepare(*with.scenario, fault);
    REQUIRE(prepared);
    const auto workspace = make_workspace(*prepared);
    std::vector<double> npvs;
    for (std::uint64_t r = first; r < first + count; ++r) {
        std::vector<Outcome> outcomes(played_models(*prepared));
        play_replication(*prepared, 4, r, *workspace, outcomes, {});
        npvs.push_back(outcomes[0].npv);
    }
    return npvs;
}

Estimate mean_gap(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> gaps;
    for (std::size_t r = 0; r < a.size(); ++r) {
        gaps.push_back(a[r] - b[r]);
    }
    return mean_estimate(moments_of(gaps));
}

void check_same(const Estimate& a, const Estimate& b) {
    CHECK(a.value == Approx(b.value).epsilon(1e-9));
    CHECK(a.low == Approx(b.low).epsilon(1e-9));
    CHECK(a.high == Approx(b.high).epsilon(1e-9));
}

const InterventionWorth& worth_of(const InterventionStudy& study, const std::string& name) {
    const auto found = std::find_if(study.worths.begin(), study.worths.end(),
                                    [&](const InterventionWorth& each) { return each.name == name; });
    REQUIRE(found != study.worths.end());
    return *found;
}

}  // namespace

TEST_CASE("interventions: gain, cost and net are what runs with and without each give") {
    const Scenario s = small_baseline();
    Intervention world{.name = "calm market",
                       .changes = {{{Section::opportunities, {}, "shifts_per_year"}, How::times, 0.5}},
                       .cost_per_year = 40};
    Intervention extra = shipped("improvement_habit");
    extra.name = "on top";
    extra.extra_money = true;
    const std::vector<Intervention> tried{shipped("outcome_data"), world, extra, shipped("open_solutions")};
    const InterventionStudy study = play_interventions(s, 1, {}, tried, options_of(100)).study;
    CHECK(study.replications == 64);  // whole batches
    const auto without_it = npvs_with(s, 1, {}, 0, 64);
    for (const Intervention& each : tried) {
        if (each.name == "open_solutions") {
            continue;  // product teams do that anyway
        }
        const auto for_nothing = npvs_with(s, 1, {without_price(each)}, 0, 64);
        const auto paid = npvs_with(s, 1, {each}, 0, 64);
        const InterventionWorth& worth = worth_of(study, each.name);
        INFO(each.name);
        check_same(worth.gain, mean_gap(for_nothing, without_it));
        check_same(worth.cost, mean_gap(for_nothing, paid));
        check_same(worth.net, mean_gap(paid, without_it));
        CHECK(worth.net.value == Approx(worth.gain.value - worth.cost.value));
        CHECK(worth.futures == 64);
    }
    // What is paid on top costs its discounted price in every future.
    const InterventionWorth& on_top = worth_of(study, "on top");
    CHECK(on_top.cost.high - on_top.cost.low < 1e-6 * on_top.cost.value);
    CHECK(on_top.cost.value == Approx(on_top.price * horizon_annuity(s.organisation)).epsilon(1e-2));
    REQUIRE(on_top.break_even);
    CHECK(on_top.break_even->value == Approx(on_top.price * on_top.gain.value / on_top.cost.value));
}

TEST_CASE("interventions: those that are in place stay there, and are not tried again") {
    const Scenario s = small_baseline();
    const std::vector<Intervention> applied{shipped("clear_mandate"), shipped("failure_culture")};
    const InterventionStudy study =
        play_interventions(s, 0, applied, std::vector{shipped("outcome_data")}, options_of(64)).study;
    const auto before = npvs_with(s, 0, applied, 0, 64);
    const auto after = npvs_with(s, 0, {applied[0], applied[1], shipped("outcome_data")}, 0, 64);
    check_same(study.worths.at(0).net, mean_gap(after, before));
}

TEST_CASE("interventions: the same bits for any number of threads") {
    std::vector<Intervention> tried;
    for (const ShippedIntervention& each : shipped_interventions().last(5)) {
        tried.push_back(priced(each, 2400));
    }
    const auto play = [&](int threads) {
        return play_interventions(small_baseline(), 0, {}, tried, options_of(700, threads)).study;
    };
    const InterventionStudy one = play(1), three = play(3);
    REQUIRE(one.worths.size() == three.worths.size());
    for (std::size_t k = 0; k < one.worths.size(); ++k) {
        CHECK(one.worths[k].name == three.worths[k].name);
        CHECK(one.worths[k].net == three.worths[k].net);
        CHECK(one.worths[k].gain == three.worths[k].gain);
        CHECK(one.worths[k].futures == three.worths[k].futures);
    }
    CHECK(one.best == three.best);
    REQUIRE(one.order.size() == three.order.size());
    for (std::size_t k = 0; k < one.order.size(); ++k) {
        CHECK(one.order[k].net == three.order[k].net);
    }
}

TEST_CASE("interventions: the best are found, the hopeless are given up, and the order is measured afresh") {
    const Scenario s = small_baseline();
    const auto faster = [](const std::string& name, double price) {
        return Intervention{.name = name,
                            .changes = {lever("continuous_improvement", How::at_least, 0.3)},
                            .cost_per_year = price};
    };
    const std::vector<Intervention> tried{
        faster("dear", 1500), faster("cheap", 1), faster("fair", 200),
        Intervention{.name = "nothing for it",
                     .changes = {lever("measuring_rate", How::at_least, 13)},
                     .cost_per_year = 900}};
    InterventionOptions options = options_of(1'280);
    const InterventionsDone done = play_interventions(s, 1, {}, tried, options);
    CHECK(done.ending == Ending::precise);
    const InterventionStudy& study = done.study;
    CHECK(study.decided);
    REQUIRE(study.best.size() == 2);  // the third best is to do nothing
    CHECK(study.best[0] == "cheap");
    CHECK(study.best[1] == "fair");
    CHECK(worth_of(study, "dear").eliminated);
    CHECK(worth_of(study, "nothing for it").eliminated);
    CHECK_FALSE(worth_of(study, "cheap").eliminated);
    CHECK(worth_of(study, "dear").futures >= 640);

    REQUIRE(study.order.size() == 1);
    CHECK(study.order[0].name == "cheap");
    const auto without_it = npvs_with(s, 1, {}, 1'280, study.order_replications);
    const auto cheap = npvs_with(s, 1, {tried[1]}, 1'280, study.order_replications);
    check_same(study.order[0].net, mean_gap(cheap, without_it));
    CHECK(study.order[0].total == study.order[0].net);
    REQUIRE(study.not_added);  // with it in place all others do the same again
    CHECK_FALSE(study.not_added->net.low > 0);
    const auto both = [&](const Intervention& other) {
        return npvs_with(s, 1, {tried[1], other}, 1'280, study.order_replications);
    };
    for (const Intervention& each : tried) {
        if (each.name == study.not_added->name) {
            check_same(study.not_added->net, mean_gap(both(each), cheap));
        }
    }
}

TEST_CASE("interventions: those that cannot act are told with the reason") {
    Scenario s = small_baseline();
    const std::string other = s.models[0].name;
    Intervention elsewhere{.name = "elsewhere", .changes = {{{Section::model, other, "wip"}, How::set, 2}}};
    Intervention too_far{.name = "too far", .changes = {lever("measuring_rate", How::times, 1e9)}};
    Intervention later{.name = "later", .changes = {{{Section::model, {}, "wip", "after"}, How::set, 2}}};
    Intervention partly = elsewhere;
    partly.name = "partly";
    partly.changes.push_back(lever("escalation", How::set, 0));
    partly.cost_per_year = 20;
    const InterventionStudy study =
        play_interventions(s, 1, {},
                           std::vector{elsewhere, too_far, later, partly, shipped("fewer_things_at_once")},
                           options_of(64))
            .study;
    REQUIRE(study.not_played.size() == 4);
    CHECK(study.not_played[0].why == "other models alone would change");
    CHECK(study.not_played[1].why.find("outside its range") != std::string::npos);
    CHECK(study.not_played[2].why == "other models alone would change");
    CHECK(study.not_played[3].why == "nothing would change here");
    REQUIRE(study.worths.size() == 1);
    check_same(study.worths[0].net, mean_gap(npvs_with(s, 1, {for_model(partly, s.models[1])}, 0, 64),
                                             npvs_with(s, 1, {}, 0, 64)));
}

TEST_CASE("interventions: a signal keeps whole batches") {
    std::uint64_t played = 0;
    InterventionOptions options = options_of(6'400, 1);
    options.sampling.stop = [&] { return ++played > 100; };
    const InterventionsDone done = play_interventions(
        small_baseline(), 0, {}, std::vector{shipped("outcome_data"), shipped("clear_mandate")}, options);
    CHECK(done.ending == Ending::interrupted);
    CHECK(done.study.replications == 64);
    CHECK(done.study.order.empty());
    CHECK_FALSE(done.study.decided);
}
