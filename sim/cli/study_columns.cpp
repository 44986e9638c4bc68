#include "cli/study_columns.hpp"

#include <string_view>
#include <utility>

#include "build_info.hpp"
#include "results/sha256.hpp"

namespace fundsim {

StudyFile study_file_of(const std::string& path, const std::string& filetype, const RunRequest& request,
                        const Loaded& loaded, const std::string& typed) {
    const Scenario& scenario = loaded.read.scenario;
    const std::string& toml = loaded.read.resolved_toml;
    return {.path = path,
            .filetype = filetype,
            .attributes = {{"program_version", std::string(program_version)},
                           {"git_sha", std::string(git_sha)},
                           {"command", typed},
                           {"title", scenario.title},
                           {"currency", scenario.currency},
                           {"seed", request.seed},
                           {"generator", std::string("Philox4x32-10")},
                           {"scenario_toml", toml},
                           {"scenario_sha256", sha256(toml)}}};
}

StudyColumn column_of(const Parameter& parameter, const std::string& address, const std::string& dimension,
                      std::vector<double> values) {
    StudyColumn column{.name = column_name(address),
                       .dimensions = {dimension},
                       .units = parameter.unit.empty() ? "1" : std::string(parameter.unit),
                       .long_name = std::string(parameter.meaning),
                       .values = std::move(values),
                       .address = address};
    for (const std::string_view word : choice_words(parameter)) {
        column.words += (column.words.empty() ? "" : " ") + std::string(word);
    }
    return column;
}

}  // namespace fundsim
