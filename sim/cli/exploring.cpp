#include "cli/exploring.hpp"

#include <string_view>
#include <utility>

#include "cli/study_columns.hpp"
#include "findings/figures.hpp"
#include "results/study_file.hpp"
#include "results/version.hpp"

namespace fundsim {

namespace {

StudyColumn column_of(const Factor& factor, std::size_t place, const Draws& draws) {
    std::vector<double> values;
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        values.push_back(value_at(factor, share_of(draws, d, place)));
    }
    return column_of(*factor.assumption.parameter, factor.address, "draw", std::move(values));
}

StudyFile file_of(const ExploreDone& done, const StudyOpening& opening, const std::string& output,
                  const std::string& typed) {
    const Scenario& scenario = opening.loaded.read.scenario;
    const Draws& draws = done.draws;
    const bool complete = done.ending == Ending::complete || done.ending == Ending::precise;
    StudyFile file = study_file_of(output, exploration_filetype, opening.request, opening.loaded, typed);
    file.group = "sample";
    file.group_means = "gaps between two models under drawn assumptions";
    file.attributes.insert(file.attributes.end(), {{"draws", std::uint64_t(size_of(draws))},
                                                   {"unplayable", done.exploration.unplayable},
                                                   {"complete", std::uint64_t(complete)},
                                                   {"a", scenario.models[done.exploration.a].name},
                                                   {"b", scenario.models[done.exploration.b].name}});
    file.dimensions = {
        {"draw", "number of the draw", std::vector<double>(draws.numbers.begin(), draws.numbers.end())},
        {"future", "which of the two futures of a draw", std::vector<double>{0, 1}}};
    for (std::size_t f = 0; f < done.exploration.factors.size(); ++f) {
        file.columns.push_back(column_of(done.exploration.factors[f], f, draws));
    }
    StudyColumn gap{.name = "gap",
                    .dimensions = {"draw", "future"},
                    .units = scenario.currency,
                    .long_name = "net present value of a less that of b",
                    .values = {}};
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        gap.values.insert(gap.values.end(), {draws.first[d], draws.second[d]});
    }
    file.columns.push_back(std::move(gap));
    file.columns.push_back({.name = "surplus",
                            .dimensions = {"draw"},
                            .units = scenario.currency + "/year",
                            .long_name = "potential of the two futures less the expected one, mean",
                            .values = draws.surplus});
    return file;
}

}  // namespace

std::vector<Doubt> doubts_of(const ReadResult& read) {
    std::vector<Doubt> doubts = read.doubts;
    for (const Uncertain& each : read.uncertain) {
        doubts.push_back({each.address, each.distribution});
    }
    return doubts;
}

Reply nothing_uncertain(std::string_view command) {
    return refusal(ExitCode::usage,
                   std::string(command) +
                       ": nothing is uncertain here: the scenario sets all values of its own",
                   "give some of them a range: [uncertain] with \"organisation.areas\" = [4, 8]");
}

void write_draws(const ExploreDone& done, const StudyOpening& opening, const std::string& output,
                 const std::string& typed, Reply& reply) {
    if (const std::string fault = write_study(file_of(done, opening, output, typed)); !fault.empty()) {
        reply.code = ExitCode::file;
        reply.err += message(fault);
    } else if (opening.request.talk == Talk::normal) {
        reply.err += message(output + " is written: " + counted(size_of(done.draws)) + " draws");
    }
}

}  // namespace fundsim
