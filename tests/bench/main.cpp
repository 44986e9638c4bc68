// Measures the program and prints one table.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bench/sections.hpp"
#include "build_info.hpp"

namespace fundsim::bench {

namespace {

constexpr std::string_view usage = R"(Usage: fundsim_bench [--quick | --glance] [--json]

Measures the program and prints one table: times are medians of repeats, ratios and targets stand beside
them. Exit 0 whether targets are met or not.

  --quick   within a minute: fewer and shorter repeats, no large runs
  --glance  in seconds: shows that everything can be measured, and no figure to rely on
  --json    the table for machines
  --help    this text
)";

struct Options {
    bool quick = false, glance = false, json = false, help = false, wrong = false;
    std::uint64_t memory_of = 0;
    std::string folder;
};

Options read_options(int count, char** words) {
    Options o;
    for (int k = 1; k < count; ++k) {
        const std::string_view word = words[k];
        if (word == "--quick")
            o.quick = true;
        else if (word == "--json")
            o.json = true;
        else if (word == "--help")
            o.help = true;
        else if (word == "--glance")
            o.glance = true;
        else if (word == "--peak-memory" && k + 1 < count) {  // how the program asks itself
            o.memory_of = std::strtoull(words[++k], nullptr, 10);
            if (k + 1 < count) o.folder = words[++k];
        } else
            o.wrong = true;
    }
    return o;
}

Task task_of(const Options& o) {
    const Length length = o.glance ? Length::glance : o.quick ? Length::quick : Length::full;
    return {.length = length,
            .effort = by_length(length, Effort{1, 0.001}, Effort{5, 0.03}, Effort{11, 0.2}),
            .run_repetitions = by_length(length, 1, 5, 5),
            .run_seconds = by_length(length, 0.0, 10.0, 90.0),
            .machine = this_machine()};
}

void say(const char* what) {
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "measuring {} ...\n", what);
}

Report measure(const Task& task) {
    Report report;
    report.machine = sentence(task.machine);
    report.program = fmt::format("fundsim {} ({}), compiler {}", program_version, git_sha, __VERSION__);
    report.notes = {fmt::format("One thread: processor time, median of {}. Whole runs: wall time of the "
                                "baseline.",
                                task.effort.repetitions)};
    say("one thread");
    const double replication = add_single_thread(task, report);
    say("whole runs");
    add_runs(task, report);
    say("growth");
    add_slopes(task, report);
    say("large organisations");
    add_organisations(task, report);
    say("memory");
    add_memory(task, report);
    say("the Python reference");
    const double reference = add_reference(task, replication, report);
    say("seconds to know an answer");
    add_answers(task, reference, report);
    say("studies");
    add_studies(task, report);
    return report;
}

}  // namespace

}  // namespace fundsim::bench

int main(int count, char** words) {
    using namespace fundsim::bench;
    const Options options = read_options(count, words);
    if (options.help || options.wrong) {
        std::fwrite(usage.data(), 1, usage.size(), options.help ? stdout : stderr);
        return options.help ? 0 : 2;
    }
    if (options.memory_of > 0) return print_peak_memory(options.memory_of, options.folder);
    const Report report = measure(task_of(options));
    const std::string table = options.json ? as_json(report) : as_text(report);
    std::fwrite(table.data(), 1, table.size(), stdout);
    return 0;
}
