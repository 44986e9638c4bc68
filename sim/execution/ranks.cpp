#include "execution/ranks.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <unistd.h>

#include "results/record_log.hpp"

namespace fundsim {

namespace {

constexpr std::size_t longest_reason = 1'000;  // bytes; so short a message is sent without being waited for

//! A whole number of the environment; nothing where there is none.
std::optional<int> numbered(const char* name) {
    const char* text = std::getenv(name);
    if (text == nullptr || *text == '\0') {
        return std::nullopt;
    }
    char* end = nullptr;
    const long number = std::strtol(text, &end, 10);
    return *end == '\0' && number >= 0 && number < 10'000'000 ? std::optional(int(number)) : std::nullopt;
}

}  // namespace

Launched how_launched() {
    // Open MPI, what speaks PMI (MPICH, Intel MPI), and srun: in this order, as mpirun starts its own helpers
    // with srun. SLURM_NTASKS alone would be wrong: a batch script has it too, and is one process.
    constexpr const char* names[][2] = {{"OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK"},
                                        {"PMI_SIZE", "PMI_RANK"},
                                        {"SLURM_STEP_NUM_TASKS", "SLURM_PROCID"}};
    for (const auto& [size, rank] : names) {
        const auto of = numbered(size), which = numbered(rank);
        if (of && which) {
            return {*which, *of, true};
        }
    }
    return {};
}

Message awaited() {
    for (;;) {
        if (auto message = heard()) {
            return std::move(*message);
        }
        std::this_thread::sleep_for(between_looks);
    }
}

void tell_numbers(int to, Said said, std::span<const double> numbers) {
    tell(to, said, bytes_of<const char>(numbers));
}

std::vector<double> numbers_of(const Message& message) {
    std::vector<double> numbers(message.bytes.size() / sizeof(double));
    std::copy_n(message.bytes.data(), numbers.size() * sizeof(double), bytes_of<char>(numbers).data());
    return numbers;
}

std::string text_of(const Message& message) { return {message.bytes.begin(), message.bytes.end()}; }

bool part_from(Ranks& ranks, const std::string& why) {
    if (ranks.rank > 0) {
        const std::string reason =
            why.empty() ? why : this_machine() + '\n' + why.substr(0, why.find_last_not_of('\n') + 1);
        tell(0, Said::left, std::string_view(reason).substr(0, longest_reason));
        while (!ranks.over) {
            ranks.over = awaited().said == Said::over;
        }
        return true;
    }
    for (int rank = 1; rank < ranks.size && !ranks.lost; ++rank) {
        tell(rank, Said::over);
    }
    for (int rank = 1; rank < ranks.size && !ranks.lost; ++rank) {
        while (!ranks.gone[std::size_t(rank)]) {
            const Message message = awaited();
            if (message.said == Said::left) {
                ranks.gone[std::size_t(message.from)] = true;
            }
        }
    }
    return !ranks.lost;
}

std::string called(const Ranks& ranks, int rank, const std::string& machine) {
    return "process " + std::to_string(rank + 1) + " of " + std::to_string(ranks.size) +
           (machine.empty() ? machine : " (" + machine + ")");
}

std::string this_machine() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace fundsim
