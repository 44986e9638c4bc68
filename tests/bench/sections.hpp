#pragma once
// The parts of the table, in its order.

#include <cstdint>
#include <string>

#include "bench/machine.hpp"
#include "bench/table.hpp"
#include "bench/timing.hpp"

namespace fundsim::bench {

//! How thorough: `glance` only shows that everything can be measured.
enum class Length { glance, quick, full };

//! One of three values, by length.
template <class T>
constexpr T by_length(Length length, T glance, T quick, T full) {
    return length == Length::glance ? glance : length == Length::quick ? quick : full;
}

struct Task {
    Length length;
    Effort effort;        //!< of what takes microseconds
    int run_repetitions;  //!< most of what takes seconds
    double run_seconds;   //!< what such rows may take together; one repetition is made in any case
    Machine machine;
};

//! One thread: the floor, worlds, plays, replications, set-up. Sets report.ratio_to_floor and adds to its
//! notes. Returns the median time of the replication that the ratio is about, seconds.
double add_single_thread(const Task& task, Report& report);
//! Whole runs with and without the file, and what threads are worth.
void add_runs(const Task& task, Report& report);
//! Opportunities, months, teams and models doubled three times.
void add_slopes(const Task& task, Report& report);
//! Opportunities and teams doubled together, up to a large organisation.
void add_organisations(const Task& task, Report& report);
//! Peak memory of runs that play nothing, each a process of its own.
void add_memory(const Task& task, Report& report);
//! The Python reference on the same two models. `replication`: what ours takes, seconds. Returns what it
//! takes; NaN where it cannot run.
double add_reference(const Task& task, double replication, Report& report);
//! How long it takes until a mean, a gap and a change are known. `reference`: seconds of a replication there,
//! or NaN.
void add_answers(const Task& task, double reference, Report& report);

//! Explorations, attributions, tornados and sweeps of the baseline on all threads.
void add_studies(const Task& task, Report& report);

//! What such a process does: plays `replications` made-up ones, with a results file in `folder` unless that
//! is empty, and prints its peak memory in KiB. Exit code.
int print_peak_memory(std::uint64_t replications, const std::string& folder);

}  // namespace fundsim::bench
