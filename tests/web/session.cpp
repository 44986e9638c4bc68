#include "web/session.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/simulation.hpp"
#include "engine/statistics/order.hpp"
#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "findings/json.hpp"
#include "parameters/characters.hpp"
#include "parameters/encoded.hpp"
#include "parameters/sound_scenario.hpp"
#include "web/hidden_characters.hpp"

using namespace fundsim;

namespace {

web::Session opened(const Scenario& scenario = made::sound()) {
    web::Session session;
    const web::Answer answer = open(session, encoded(scenario));
    INFO(answer.text);
    REQUIRE(answer.done);
    return session;
}

std::string finding_of(const web::Session& session) {
    const web::Answer answer = finding(session);
    INFO(answer.text);
    REQUIRE(answer.done);
    return answer.text;
}

//! What the program would print of so many replications.
std::string printed(const Scenario& scenario, std::uint64_t seed, std::uint64_t replications) {
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    REQUIRE(prepared);
    RunOptions options;
    options.replications = replications;
    options.seed = seed;
    options.expected_potential = expected_potential(*prepared);
    options.recording = Recording::outcomes_and_series;
    const Summary summary = run(scenario, *prepared, options).summary;
    nlohmann::ordered_json object{{"replications", replications}, {"seed", seed}};
    object.update(findings_json(scenario, summary, fairness(scenario, summary)));
    return text_of(object);
}

//! The numbers that an answer holds.
template <class Number>
std::vector<Number> numbers(const web::Answer& answer) {
    INFO(answer.text);
    REQUIRE(answer.done);
    std::vector<Number> out(answer.text.size() / sizeof(Number));
    REQUIRE(out.size() * sizeof(Number) == answer.text.size());
    std::copy_n(answer.text.data(), answer.text.size(), reinterpret_cast<char*>(out.data()));
    return out;
}

void refuses(const web::Answer& answer, const std::string& what) {
    CHECK_FALSE(answer.done);
    CHECK_THAT(answer.text, Catch::Contains(what));
}

}  // namespace

TEST_CASE("sessions that share the blocks find what a run finds") {
    web::Session first = opened(), second = opened(), reader = opened();
    REQUIRE(play(first, 5, 0, 2).done);
    REQUIRE(play(second, 5, 2, 1).done);
    REQUIRE(merge(reader, tallies(second, 2, 1).text).done);
    refuses(finding(reader), "block 0 has not been played");
    REQUIRE(merge(reader, tallies(first, 0, 1).text).done);
    CHECK(finding_of(reader) == printed(made::sound(), 5, 256));
    REQUIRE(merge(reader, tallies(first, 0, 100).text).done);
    CHECK(finding_of(reader) == printed(made::sound(), 5, 768));
    REQUIRE(play(first, 5, 0, 3).done);
    CHECK(finding_of(first) == finding_of(reader));
}

TEST_CASE("a value that is set plays like one that was written") {
    web::Session session = opened();
    REQUIRE(play(session, 1, 0, 1).done);
    REQUIRE(set(session, "opportunities.value_scale", "0.5").done);
    refuses(finding(session), "block 0");
    REQUIRE(play(session, 1, 0, 1).done);
    Scenario scenario = made::sound();
    scenario.opportunities.value_scale = 0.5;
    CHECK(finding_of(session) == printed(scenario, 1, 256));
    REQUIRE(play(session, 2, 0, 1).done);
    CHECK(finding_of(session) == printed(scenario, 2, 256));
}

TEST_CASE("what cannot be done is refused and changes nothing") {
    web::Session closed;
    for (const web::Answer& answer :
         {set(closed, "model.wip", "1"), play(closed, 1, 0, 1), finding(closed), merge(closed, ""),
          tallies(closed, 0, 1), trace(closed, 1, 0), npvs(closed, 1, 0, 1, 0), flows(closed, 1, 0, 1)}) {
        refuses(answer, "no scenario is open");
    }
    refuses(open(closed, "{}"), "title is missing");

    web::Session session = opened();
    REQUIRE(play(session, 1, 0, 1).done);
    const std::string before = finding_of(session);
    refuses(set(session, "organisation.discount_rate", "1.5"), "outside its range [0, 1)");
    refuses(set(session, "organisation.discount_rate", "1.5"), "\"address\": \"organisation.discount_rate\"");
    refuses(set(session, "model.Moving.wip", "0"), "\"model\": 2");
    refuses(npvs(session, 1, 0, 1, 3), "there is no model 3, the last is 2");
    refuses(set(session, "organisation.discount", "0"), "no parameter of organisation");
    refuses(set(session, "organisation.budget_per_year", "1e-3"), "budget");
    Scenario unsound = made::sound();
    unsound.organisation.areas = 0;
    refuses(open(session, encoded(unsound)), "areas");
    CHECK(finding_of(session) == before);

    web::Session other = opened();
    REQUIRE(play(other, 2, 0, 1).done);
    refuses(merge(session, tallies(other, 0, 1).text), "another seed");
    REQUIRE(set(other, "model.wip", "2").done);
    refuses(merge(session, tallies(other, 0, 1).text), "another scenario");
    std::string bytes = tallies(session, 0, 1).text;
    bytes.pop_back();
    refuses(merge(session, bytes), "cut short");
    refuses(merge(session, "nonsense, and more of it than a header"), "no tallies");
    CHECK(finding_of(session) == before);
}

TEST_CASE("NPVs of one model are those that all models together come to") {
    const web::Session session = opened();
    const Prepared& prepared = *session.prepared;
    const auto workspace = make_workspace(prepared);
    std::vector<Outcome> outcomes(played_models(prepared));
    for (std::size_t model = 0; model < 3; ++model) {
        const std::vector<double> own = numbers<double>(npvs(session, 5, 7, 4, model));
        REQUIRE(own.size() == 4);
        for (std::uint64_t r = 0; r < 4; ++r) {
            play_replication(prepared, 5, 7 + r, *workspace, outcomes, {});
            CHECK(own[r] == outcomes[model].npv);
        }
    }
    CHECK(numbers<double>(npvs(session, 5, 7, 0, 0)).empty());
}

TEST_CASE("quantiles of flows are those of a run") {
    constexpr std::size_t replications = 300;
    const web::Session session = opened();
    const Prepared& prepared = *session.prepared;
    RunOptions options;
    options.replications = replications;
    options.seed = 5;
    options.recording = Recording::outcomes_and_series;
    const SeriesSummary series = run(prepared.scenario, prepared, options).summary.series;
    const std::size_t models = prepared.scenario.models.size(), months = series_months(prepared);
    const std::vector<float> own = numbers<float>(flows(session, 5, 0, replications));
    REQUIRE(series.months == months);
    REQUIRE(own.size() == replications * models * months);
    const auto& quantiles = series.cumulative_net.quantiles;
    for (std::size_t model = 0; model < models; ++model) {
        for (std::size_t month = 0; month < months; ++month) {
            std::vector<float> values;
            for (std::size_t r = 0; r < replications; ++r) {
                values.push_back(own[(r * models + model) * months + month]);
            }
            std::sort(values.begin(), values.end());
            for (std::size_t q = 0; q < series_probabilities.size(); ++q) {
                const std::size_t place = (model * series_probabilities.size() + q) * months + month;
                REQUIRE(quantiles[place] == values[quantile_rank(replications, series_probabilities[q])]);
            }
        }
    }
}

TEST_CASE("the module hides the characters that the program hides") {
    for (std::uint32_t character = 0; character < 0x110010; ++character) {
        const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        if (!surrogate && web::is_hidden(character) == is_shown(character)) {
            FAIL_CHECK("U+" << std::hex << character);
        }
    }
}
