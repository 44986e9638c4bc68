// Who misses dates that the law sets.

#include "findings/late.hpp"

#include <catch2/catch.hpp>

#include "findings/comparison.hpp"
#include "findings/made_summary.hpp"
#include "findings/paid_out.hpp"

using namespace fundsim;

namespace {

void set(ModelSummary& model, const char* name, double value) {
    for (std::size_t i = 0; i < metrics().size(); ++i)
        if (metrics()[i].name == std::string(name)) model.metrics[i].mean = made::around(value, 0);
}

//! Of ten pieces that are due, this share is late in each model.
Summary late(std::vector<double> shares) {
    Summary summary = made::summary(12345, 200);
    for (std::size_t m = 0; m < shares.size(); ++m) {
        ModelSummary& model = summary.models[m];
        set(model, "compulsory", 10);
        set(model, "late_cost", 1000 * shares[m]);
        for (std::size_t i = 0; i < ratios().size(); ++i)
            if (ratios()[i].name == std::string("late_share"))
                model.ratios[i] = made::around(shares[m], 0.01);
    }
    return summary;
}

std::string labels(const Table& table) {
    std::string all;
    for (const TableRow& row : table.rows) all += row.label + "\n";
    return all;
}

}  // namespace

TEST_CASE("models that miss dates are told, the worst first, and nothing where nobody does") {
    CHECK(late_sentence(late({0.267, 0.55})) ==
          "Of 100 pieces of compulsory work Product teams finish 55 late, Annual projects 27.");
    CHECK(late_sentence(late({0.004, 0.01})) ==
          "Of 100 pieces of compulsory work Product teams finish 1 late, Annual projects 0.");
    CHECK(late_sentence(late({0.004, 0.001})).empty());
    CHECK(late_sentence(made::summary(12345, 200)).empty());
}

TEST_CASE("figures of compulsory work stand in the table where there is some") {
    const Scenario scenario = made::scenario();
    CHECK(labels(models_table(scenario, made::summary(12345, 200))).find("law") == std::string::npos);
    const Summary summary = late({0.25, 0.5});
    const Table table = models_table(scenario, summary);
    const std::string all = labels(table);
    CHECK(all.find("Dates that the law sets") != std::string::npos);
    CHECK(all.find("cost of that, kEUR") != std::string::npos);
    for (const TableRow& row : table.rows)
        if (row.label.find("finished late") != std::string::npos)
            CHECK(row.cells == std::vector<std::string>{"25%", "50%"});
    CHECK(brief_of(scenario, summary, fairness(scenario, summary)).late == late_sentence(summary));
}

TEST_CASE("what missed dates cost is neither budget nor paid for work after the horizon") {
    ModelFairness model{};
    model.envelope = 60'000;
    model.returned = made::around(1000, 0);
    model.spend = made::around(66'000, 0);
    model.late_cost = made::around(3000, 0);
    const PaidOut paid = paid_out(model);
    CHECK(paid.budget == 59'000);
    CHECK(paid.late == 3000);
    CHECK(paid.afterwards == 4000);
}
