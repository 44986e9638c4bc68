#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "parameters/explain.hpp"
#include "parameters/form.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

TEST_CASE("a key asks for everything, a section, a family, a group or one parameter") {
    CHECK(parameters_called("").size() == parameters().size());
    CHECK(parameters_called("organisation").size() == organisation_parameters().size());
    CHECK(parameters_called("funding").size() == funding_parameters().size());
    CHECK(parameters_called("cadence").size() == 5);
    for (const char* key :
         {"discount_rate", "organisation.discount_rate", "model.wip", "model.\"Product teams\".wip"}) {
        INFO(key);
        CHECK(parameters_called(key).size() == 1);
    }
    CHECK(parameters_called("model.discount_rate").empty());
    CHECK(parameters_called("discont_rate").empty());
    CHECK(meant_by("discont_rate") == "discount_rate");
    CHECK(meant_by("organisation.discont_rate") == "discount_rate");
    CHECK(meant_by("outcome_dat") == "outcome_data");
    CHECK(meant_by("intervention") == "interventions");
    CHECK(meant_by("calibration") == "calibrations");
    CHECK(meant_by("large_itt") == "large_it");
    CHECK(meant_by("model.outcome_dat") == std::nullopt);
}

TEST_CASE("an explanation says everything the table knows") {
    const std::string text = explain_in_full(parameters_called("escalation"));
    for (const char* part : {"model.escalation", "0.35", "[0, 1]", "Keil", "practice: stopping",
                             "persistent 0.35", "A", "role      world", "evidence  0 to 0.8 (uniform)"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    const std::string table = explain_table(parameters_called(""));
    for (const Parameter& parameter : parameters()) {
        CHECK(table.find("  " + std::string(parameter.name) + " ") != std::string::npos);
    }
}

TEST_CASE("the table as JSON is JSON and whole") {
    const auto json = nlohmann::json::parse(explain_json(parameters_called("")));
    REQUIRE(json.at("parameters").size() == parameters().size());
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        const Parameter& parameter = parameters()[i];
        const auto& entry = json.at("parameters").at(i);
        CHECK(entry.at("name") == std::string(parameter.name));
        CHECK(entry.at("meaning") == std::string(parameter.meaning));
        CHECK(entry.at("source") == std::string(parameter.source));
        CHECK(entry.contains("family") == (parameter.section == Section::model));
    }
    const auto rate =
        nlohmann::json::parse(explain_json(parameters_called("discount_rate"))).at("parameters").at(0);
    CHECK(rate.at("default") == 0.08);
    CHECK(rate.at("range").at("high_open") == true);
    const auto tail =
        nlohmann::json::parse(explain_json(parameters_called("tail_months"))).at("parameters").at(0);
    CHECK(tail.at("default") == "inf");
    CHECK(rate.at("role") == "world");
    CHECK(rate.at("evidence").at("low") == 0.04);
    CHECK(rate.at("evidence").at("shape") == "log_uniform");
    CHECK(rate.at("evidence").at("derived") == true);
    CHECK(tail.at("evidence").is_null());
    const auto scope =
        nlohmann::json::parse(explain_json(parameters_called("model.scope"))).at("parameters").at(0);
    CHECK(scope.at("presets").at("persistent") == "adaptive");
}

TEST_CASE("the table as Markdown has one row for each parameter, all of the same width") {
    const std::string text = explain_markdown(parameters_called(""));
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == parameters().size() + 2);
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::string line = text.substr(begin, text.find('\n', begin) - begin);
        CHECK(std::count(line.begin(), line.end(), '|') == 10);
        begin += line.size() + 1;
    }
}

TEST_CASE("calibrations are told by what they stand for, all or one") {
    CHECK(explain_calibrations("survey").ends_with(
        "overrun = { lognormal = { mu = 0.187, sigma = 0.421 } }\n"));
    const std::string all = explain_calibrations("calibrations");
    for (const char* part :
         {"# large_it: ", "# managed_shop: ", "# survey: ", "# B: Flyvbjerg", "max = 10 }"}) {
        INFO(part);
        CHECK(all.find(part) != std::string::npos);
    }
    CHECK(explain_calibrations("wip").empty());
}

TEST_CASE("the form of a scenario is explained without saying anything twice") {
    const std::string text = explain_form();
    for (const FormKey& key : form_keys()) {
        CHECK(text.find(std::string(key.meaning)) != std::string::npos);
        CHECK(find_parameter(Section::organisation, key.name) == nullptr);
    }
}
