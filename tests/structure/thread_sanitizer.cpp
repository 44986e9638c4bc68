// Threads write an array, then others read it from its other end. That they are waited for in between makes
// it sound; without that (RACY) it is a race.

#include <array>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

int main() {
    constexpr std::size_t size = 10'000, count = 4;
    std::array<double, size> written{};
    std::array<double, size> read{};
    {
        std::vector<std::jthread> threads;
        for (std::size_t first = 0; first < count; ++first)
            threads.emplace_back([&, first] {
                for (std::size_t i = first; i < size; i += count) written[i] = static_cast<double>(i);
            });
#ifndef RACY
        threads.clear();
#endif
        for (std::size_t first = 0; first < count; ++first)
            threads.emplace_back([&, first] {
                for (std::size_t i = first; i < size; i += count) read[i] = written[size - 1 - i];
            });
    }
    std::printf("%g\n", read[0]);
}
