#include "cli/interrupt.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "cli/reply.hpp"

namespace fundsim {

namespace {

std::atomic<int> signals_seen{0};
std::atomic<int> ends_well{0};  // how many of them live
static_assert(std::atomic<int>::is_always_lock_free, "the handler may only touch what is free of locks");

extern "C" void note_signal(int) {
    const bool first = signals_seen.fetch_add(1) == 0;
    if (first && ends_well > 0) {
        return;
    }
    constexpr std::string_view said = "fundsim: interrupted\n";
    (void)!write(STDERR_FILENO, said.data(), said.size());
    _exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

void watch_for_interrupts() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        if (sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) {
            continue;
        }
        action = {};
        action.sa_handler = note_signal;
        action.sa_flags = SA_RESTART;
        sigaction(number, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is a write that fails, like a full disk
}

EndsWell::EndsWell() { ends_well.fetch_add(1); }

EndsWell::~EndsWell() { ends_well.fetch_sub(1); }

bool interrupted() { return signals_seen.load(std::memory_order_relaxed) > 0; }

void interrupt_now() { signals_seen.fetch_add(1); }

void forget_interrupts() { signals_seen = 0; }

}  // namespace fundsim
