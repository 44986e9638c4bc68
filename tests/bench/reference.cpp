// The Python reference, for orientation.

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "bench/cases.hpp"
#include "bench/scratch.hpp"
#include "bench/sections.hpp"
#include "scenario/write_toml.hpp"

namespace fundsim::bench {

double add_reference(const Task& task, double replication, Report& report) {
    const Scratch scratch;
    const std::string path = scratch.path + "/scenario.toml";
    std::ofstream(path) << scenario_toml(baseline_pair());
    const std::string answer =
        output_of(fmt::format("{} -B {} {} {} 2>/dev/null", quoted(FUNDSIM_PYTHON),
                              quoted(FUNDSIM_SOURCE_DIR "/tests/bench/reference_time.py"), quoted(path),
                              by_length(task.length, 1, 2, 9)));
    const std::string what = "for orientation: the same replication by the Python reference";
    if (answer.empty()) {
        report.rows.push_back(left_out(what, "Python or numpy is missing"));
        return none;
    }
    const double seconds = std::strtod(answer.c_str(), nullptr);
    report.rows.push_back(
        {what, seconds, seconds / replication, times(seconds / replication, "the program")});
    return seconds;
}

}  // namespace fundsim::bench
