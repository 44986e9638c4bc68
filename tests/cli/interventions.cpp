// The command that weighs interventions: what it prints, for people and programs, and what it refuses.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/asked.hpp"

using namespace fundsim;

namespace {

//! The command on the baseline, small and short.
Reply weigh(std::vector<std::string> words) {
    words.insert(words.begin(), "interventions");
    return ask(words);
}

}  // namespace

TEST_CASE("interventions command: a finding, its tables, and the same for programs") {
    const Reply text = weigh({"-n", "70", "--model", "Product teams"});
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "changes to Product teams, 64 simulated futures at most"));
    CHECK(contains(text.out, "break-even"));
    CHECK(contains(text.out, "clear_mandate"));
    CHECK(contains(text.out,
                   "Left out: fewer_things_at_once and follow_up_of_effect (nothing would change here)."));
    CHECK(contains(text.out, "less than 48 kEUR (--zone)"));  // 1 % of two years' budget

    const Reply reply = weigh({"-n", "20", "--json", "--best", "1", "--zone", "75"});
    const auto object = nlohmann::json::parse(reply.out);
    CHECK(object["model"] == "Annual projects");
    CHECK(object["seed"] == 1);
    CHECK(object["replications"] == 20);
    CHECK(object["complete"] == true);
    CHECK(object["zone"] == 75);
    CHECK(object["interventions"].size() + object["left_out"].size() == 23);
    for (const auto& each : object["interventions"]) {
        CHECK(each["net"]["mean"].get<double>() ==
              Approx(each["gain"]["mean"].get<double>() - each["cost"]["mean"].get<double>()).margin(1e-6));
        CHECK(each["net"]["ci95"].size() == 2);
        CHECK(each["eliminated"].is_null());  // too few futures to give anything up
    }
    CHECK(object["best"].empty());
    CHECK(object["best_order"].size() <= 1);
}

TEST_CASE("interventions command: those in place are not tried, the scenario's own are") {
    const auto object = nlohmann::json::parse(weigh({"-n", "5", "--json", "--with", "outcome_data"}).out);
    CHECK(object["with"][0] == "outcome_data");
    CHECK(object["interventions"].size() + object["left_out"].size() == 22);
    for (const auto& each : object["interventions"]) {
        CHECK(each["name"] != "outcome_data");
    }
}

TEST_CASE("interventions command: what cannot be weighed is refused with the reason") {
    const auto refused = [](std::vector<std::string> words, const std::string& why) {
        words.insert(words.begin(), "interventions");
        fundsim::refused(words, why);
    };
    refused({"--model", "Product team"}, "Did you mean 'Product teams'?");
    refused({"--zone", "0"}, "--zone");
    refused({"--zone", "-5"}, "--zone");
    refused({"--best", "0"}, "--best");
    refused({"--best", "11"}, "--best");
    refused({"--until", "5"}, "--until");
    refused({"-n", "0"}, "-n");
    std::vector<std::string> everything{"-n", "5"};
    for (const char* name : {"data_on_where_to_focus",
                             "open_solutions",
                             "fewer_dependencies",
                             "follow_up_of_effect",
                             "access_to_customers",
                             "clear_mandate",
                             "outcome_data",
                             "continuous_delivery",
                             "failure_culture",
                             "improvement_habit",
                             "product_operations",
                             "operations_data",
                             "operations_process",
                             "operations_together",
                             "operations_improvement",
                             "adoption_support",
                             "shared_goals",
                             "technology_renewal",
                             "open_data",
                             "product_leaders",
                             "designers",
                             "tech_leads"}) {
        everything.insert(everything.end(), {"--with", name});
    }
    refused(everything,
            "no intervention can act on 'Annual projects'. fewer_things_at_once (nothing would change");
}
