#include "outlets/page.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "findings/json.hpp"
#include "findings/made_summary.hpp"
#include "outlets/page_html.hpp"
#include "outlets/page_parts.hpp"
#include "outlets/page_template.hpp"
#include "parameters/assessment.hpp"
#include "parameters/encoded.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/sound_scenario.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"

using namespace fundsim;
using nlohmann::ordered_json;

namespace {

const std::string small_template = "<!doctype html>\n<title>fundsim</title><script type=\"application/json\" "
                                   "id=\"fundsim-data\">null</script>";

//! Two models, 100 futures, one month and one year of flows.
StoredResults small_results() {
    StoredResults results;
    results.scenario = made::sound();
    results.scenario.models.pop_back();
    results.summary = made::summary(1000, 100);
    results.summary.models[0].npv.cvar5 = std::nan("");
    results.program_version = "1.2.3";
    SeriesSummary& series = results.summary.series;
    series.months = 2;
    for (QuantitySummary* quantity : {&series.outlay, &series.income, &series.cumulative_net}) {
        quantity->mean = {1.0 / 3, 2, 3, 123456789};
        quantity->quantiles.assign(2 * series_probabilities.size() * 2, 7);
    }
    FlowSummary& flows = results.summary.flows;
    flows.years = 1;
    flows.spending.assign(2 * spending_kinds * 2, 5);
    flows.scope_live = flows.scope_lost = {1, 2, 3, 4};
    flows.outlay = flows.income = flows.pv_outlay = flows.pv_income = {1, 2};
    return results;
}

PageInput small_input() {
    PageInput input;
    for (std::size_t model = 0; model < 2; ++model) {
        input.npv.emplace_back();
        for (int r = 99; r >= 0; --r) {
            input.npv[model].push_back(r * (1.0 + double(model)));
        }
    }
    input.applied = {priced(*find_shipped_intervention("outcome_data"), 1000)};
    input.studies[0].figures = {{"draws", 4}};
    input.studies[1].why = "there is no gap";
    return input;
}

}  // namespace

TEST_CASE("a text between tags stays a text") {
    CHECK(html_text("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
}

TEST_CASE("no text of the data can end its script") {
    const std::string text = "</script><!-- & \u2028\u2029 é \" \\";
    const std::string json =
        script_json({{"text", text}, {"never", std::numeric_limits<double>::infinity()}});
    CHECK(json.find_first_of("<>&") == std::string::npos);
    for (const char c : json) {
        CHECK((c >= 0x20 && c < 0x7f));
    }
    const ordered_json read = ordered_json::parse(json);
    CHECK(read["text"] == text);
    CHECK(read["never"].is_null());
}

TEST_CASE("a page has its title and its data where the template has places for them") {
    const Page page = page_of(small_template, "<b>", {{"a", "null</script>"}});
    CHECK(page.fault.empty());
    CHECK(page.html == std::string(page_beginning) +
                           "\n<title>&lt;b&gt;</title><script type=\"application/json\" id=\"fundsim-data\">"
                           "{\"a\":\"null\\u003c/script\\u003e\"}</script>");
    CHECK(page_of(small_template, "<title>fundsim</title>", nullptr).fault.empty());
    CHECK_FALSE(page_of("<title>fundsim</title>", "", nullptr).fault.empty());
    CHECK_FALSE(page_of(small_template + small_template, "", nullptr).fault.empty());
}

TEST_CASE("dots are values that occurred, at the middles of equal shares") {
    std::vector<double> values;
    for (int i = 100; i > 0; --i) {
        values.push_back(i);
    }
    const std::vector<double> dots = dots_of(values, 50);
    REQUIRE(dots.size() == 50);
    for (std::size_t i = 0; i < 50; ++i) {
        CHECK(dots[i] == 2 * double(i) + 1);  // the smallest that a share (i + 0.5) / 50 does not exceed
    }
    CHECK(dots_of({3}, 2) == std::vector<double>{3, 3});
    CHECK(dots_of({}, 2).empty());
}

TEST_CASE("a payload holds what results and studies tell") {
    const StoredResults results = small_results();
    const ordered_json payload = ordered_json::parse(script_json(page_payload(results, small_input())));
    CHECK(payload["format"] == 1);
    CHECK(payload["program_version"] == "1.2.3");
    CHECK(payload["scenario"] == ordered_json::parse(encoded(results.scenario)));

    const ordered_json& finding = payload["finding"];
    CHECK(finding["replications"] == 10'000);
    CHECK(finding["complete"] == true);
    CHECK(finding["title"] == "Small");
    const ordered_json told = ordered_json::parse(
        findings_json(results.scenario, results.summary, fairness(results.scenario, results.summary)).dump());
    for (const auto& [name, value] : told.items()) {
        CHECK(finding[name] == value);
    }
    CHECK(finding["models"][0]["npv"]["cvar5"].is_null());

    CHECK(payload["dots"]["models"][1][0] == 0);
    CHECK(payload["dots"]["models"][1][49] == 196);
    CHECK(payload["dots"]["pairs"][0]["a"] == "Product teams");
    CHECK(payload["dots"]["pairs"][0]["difference"][49] == 98);

    CHECK(payload["series"]["cumulative_net"]["mean"] == ordered_json{{0.3333333, 2}, {3, 123456800}});
    CHECK(payload["series"]["cumulative_net"]["quantiles"][1][4][1] == 7);
    CHECK(payload["flows"]["kinds"].size() == spending_kinds);
    CHECK(payload["flows"]["spending"][1][spending_kinds - 1] == ordered_json{5, 5});
    CHECK(payload["flows"]["pv_income"] == ordered_json{{1}, {2}});
    CHECK(payload["initiatives"].is_null());
    CHECK(payload["studies"]["explore"]["draws"] == 4);
    CHECK(payload["studies"]["attribute"].is_null());
    CHECK(payload["studies"]["why"] == ordered_json{{"attribute", "there is no gap"}});

    StoredResults bare = small_results();
    bare.summary.series = {};
    bare.summary.flows = {};
    CHECK(page_payload(bare, small_input())["series"].is_null());
    CHECK(page_payload(bare, small_input())["flows"].is_null());
}

TEST_CASE("a page knows parameters, interventions and questions") {
    const ordered_json payload = page_payload(small_results(), small_input());
    CHECK(payload["parameters"].size() == parameters().size());
    const ordered_json& intervention = payload["interventions"][0];
    CHECK(intervention["name"] == "outcome_data");
    CHECK(intervention["applied"] == true);
    CHECK(intervention["label"] == find_shipped_intervention("outcome_data")->meaning);
    CHECK(intervention["changes"].size() == find_shipped_intervention("outcome_data")->changes.size());
    CHECK(payload["assessment"]["points"] == answer_points);
    REQUIRE(payload["assessment"]["questions"].size() == questions().size());
    for (const ordered_json& question : payload["assessment"]["questions"]) {
        for (const ordered_json& lever : question["levers"]) {
            REQUIRE(lever["values"].size() == answer_points);
            for (const ordered_json& value : lever["values"]) {
                Scenario scenario = made::sound();
                CHECK(set_encoded(scenario, lever["address"].get<std::string>(), value.dump()).empty());
            }
        }
    }
}

TEST_CASE("the page that is built in has places for title and data") {
    if (!page_template().empty()) {
        CHECK(page_of(page_template(), "t", nullptr).fault.empty());
        CHECK(page_template().back() != '\0');
    }
}
