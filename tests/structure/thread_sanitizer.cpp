// Two OpenMP loops over the same array, the second reading what other threads wrote in the first. The barrier
// between them makes that sound; without it (RACY) it is a race.

#include <array>
#include <cstddef>
#include <cstdio>

int main() {
    constexpr std::size_t size = 10'000;
    std::array<double, size> written{};
    std::array<double, size> read{};
#pragma omp parallel num_threads(4)
    {
#ifdef RACY
#pragma omp for schedule(static) nowait
#else
#pragma omp for schedule(static)
#endif
        for (std::size_t i = 0; i < size; ++i) {
            written[i] = static_cast<double>(i);
        }
#pragma omp for schedule(static)
        for (std::size_t i = 0; i < size; ++i) {
            read[i] = written[size - 1 - i];
        }
    }
    std::printf("%g\n", read[0]);
}
