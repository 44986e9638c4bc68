#include "bench/machine.hpp"

#include <fmt/format.h>
#include <sched.h>

#include <fstream>
#include <set>
#include <utility>

namespace fundsim::bench {

namespace {

std::string processor_model() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return "unknown processor";
}

std::string topology(int thread, const char* what) {
    std::ifstream file(fmt::format("/sys/devices/system/cpu/cpu{}/topology/{}", thread, what));
    std::string text;
    std::getline(file, text);
    return text.empty() ? std::to_string(thread) : text;  // not said: every thread a core
}

std::string vector_level() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl"))
        return "x86-64-v4 (AVX-512)";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
        return "x86-64-v3 (AVX2)";
    return "x86-64 (SSE2)";
#else
    return "as compiled";
#endif
}

}  // namespace

Machine this_machine() {
    Machine machine{processor_model(), 1, 1, vector_level()};
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return machine;
    std::set<std::pair<std::string, std::string>> cores;
    for (int k = 0; k < CPU_SETSIZE; ++k)
        if (CPU_ISSET(k, &allowed)) cores.emplace(topology(k, "physical_package_id"), topology(k, "core_id"));
    machine.cores = static_cast<int>(cores.size());
    machine.threads = CPU_COUNT(&allowed);
    return machine;
}

std::string sentence(const Machine& machine) {
    return fmt::format("{}, {} core{} with {} hardware thread{}, vector level {}", machine.processor,
                       machine.cores, machine.cores == 1 ? "" : "s", machine.threads,
                       machine.threads == 1 ? "" : "s", machine.vectors);
}

}  // namespace fundsim::bench
