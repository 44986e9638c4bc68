// The table of the models' figures.

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "cli/comparison.hpp"
#include "findings/made_summary.hpp"

using namespace fundsim;

namespace {

//! Line breaks count as blanks.
bool contains(std::string text, const std::string& part) {
    for (std::size_t at = 0; (at = text.find_first_of("\n ", at)) != std::string::npos; ++at) {
        text.replace(at, std::min(text.find_first_not_of("\n ", at), text.size()) - at, " ");
    }
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("figures that are certain have no decimals that say nothing") {
    Summary summary = made::summary(12345, 200);
    for (ModelSummary& model : summary.models) {
        for (MetricSummary& metric : model.metrics) {
            metric.mean = {19'200, 19'200, 19'200};
        }
    }
    const std::string text = models_text(made::scenario(), summary, {});
    CHECK(contains(text, "Paid out 19,200 19,200"));
    for (MetricSummary& metric : summary.models[0].metrics) {
        metric.mean = {19'234, 19'234, 19'234};
    }
    CHECK(contains(models_text(made::scenario(), summary, {}), "Paid out 19,234 19,200"));
}

TEST_CASE("a figure that no future of a model has is a dash, and costs the others no decimals") {
    Summary summary = made::summary(12345, 200);
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < metrics().size(); ++i) {
        if (metrics()[i].field == &Outcome::lead_time) {
            summary.models[0].metrics[i].mean = {unknown, unknown, unknown};
            summary.models[1].metrics[i].mean = made::around(12.34, 0.02);
        }
    }
    const std::string text = models_text(made::scenario(), summary, {});
    const std::size_t row = text.find("Idea to first release");
    REQUIRE(row != std::string::npos);
    const std::string line = text.substr(row, text.find('\n', row) - row);
    CHECK(line.find(" - ") != std::string::npos);
    CHECK(line.ends_with("12.3"));
}
