#include "bench/timing.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>

namespace fundsim::bench {

namespace {

enum class Clock { processor, wall };

//! Keeps the time of every repetition. Benchmarks are named by their place in the list.
struct Collector : benchmark::BenchmarkReporter {
    Clock clock;
    std::vector<std::vector<double>> times;  //!< [place][repetition], seconds a call

    Collector(Clock of, std::size_t size) : clock(of), times(size) {}
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            const double time =
                clock == Clock::processor ? run.cpu_accumulated_time : run.real_accumulated_time;
            times[std::stoul(run.run_name.function_name)].push_back(time /
                                                                    static_cast<double>(run.iterations));
        }
    }
};

double median(std::vector<double> list) {
    if (list.empty()) return 0;
    std::sort(list.begin(), list.end());
    const std::size_t half = list.size() / 2;
    return list.size() % 2 == 1 ? list[half] : (list[half - 1] + list[half]) / 2;
}

void initialise_once() {
    static const bool done = [] {
        char program[] = "fundsim_bench";
        char interleaved[] = "--benchmark_enable_random_interleaving=true";
        char* words[] = {program, interleaved, nullptr};
        int count = 2;
        benchmark::Initialize(&count, words);
        return true;
    }();
    benchmark::DoNotOptimize(done);
}

std::vector<double> medians(std::span<const Timed> list, Collector& collector) {
    benchmark::RunSpecifiedBenchmarks(&collector);
    benchmark::ClearRegisteredBenchmarks();
    std::vector<double> out;
    for (std::size_t k = 0; k < list.size(); ++k) out.push_back(median(collector.times[k]) / list[k].units);
    return out;
}

benchmark::internal::Benchmark* add(std::size_t place, const Timed& timed) {
    return benchmark::RegisterBenchmark(std::to_string(place).c_str(), [&timed](benchmark::State& state) {
        for ([[maybe_unused]] auto each : state) timed.call();
    });
}

}  // namespace

std::vector<double> processor_times(std::span<const Timed> list, Effort effort) {
    initialise_once();
    for (std::size_t k = 0; k < list.size(); ++k)
        add(k, list[k])->Repetitions(effort.repetitions)->MinTime(effort.seconds);
    Collector collector(Clock::processor, list.size());
    return medians(list, collector);
}

std::vector<double> wall_times(std::span<const Timed> list, int repetitions) {
    initialise_once();
    for (std::size_t k = 0; k < list.size(); ++k)
        add(k, list[k])->Repetitions(repetitions)->Iterations(1)->UseRealTime();
    Collector collector(Clock::wall, list.size());
    return medians(list, collector);
}

}  // namespace fundsim::bench
