#include "execution/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <sched.h>
#include <thread>
#include <vector>

namespace fundsim {
namespace {

constexpr int undecided = -1;

}  // namespace

int processors() {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        return std::max(1, CPU_COUNT(&allowed));
    }
    return std::max(1, int(std::thread::hardware_concurrency()));
}

void share_beside(int wanted, const std::function<void()>& work, const std::function<void(int)>& here) {
    std::exception_ptr thrown;
    std::mutex mutex;
    const auto call = [&](const auto& what) noexcept {
        try {
            what();
        } catch (...) {
            const std::scoped_lock lock(mutex);
            if (!thrown) {
                thrown = std::current_exception();
            }
        }
    };
    {
        // Not OpenMP: refused a thread, its runtime ends the process, and files stay as they were.
        std::atomic<int> admitted = undecided;
        std::vector<std::jthread> others;
        int started = 0;
        try {
            for (; started < wanted; ++started) {
                others.emplace_back([&, number = started] {
                    admitted.wait(undecided);
                    if (number < admitted) {
                        call(work);
                    }
                });
            }
        } catch (const std::exception&) {
            // std::system_error or std::bad_alloc, so memory is short: half of them go, and those that have
            // no processor, so that the others can work.
            started = std::min(started / 2, processors() - 1);
        }
        admitted = started;
        admitted.notify_all();
        others.erase(others.begin() + started, others.end());  // joined, so that their memory is free
        call([&] { here(started); });
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

void share(int wanted, const std::function<void()>& work) {
    share_beside(wanted - 1, work, [&](int) { work(); });
}

void share_each(int wanted, std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    share(int(std::min(std::size_t(std::max(wanted, 1)), count)), [&] {
        for (std::size_t i; (i = next++) < count;) {
            work(i);
        }
    });
}

}  // namespace fundsim
