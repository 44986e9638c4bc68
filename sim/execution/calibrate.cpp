#include "execution/calibrate.hpp"

#include <atomic>
#include <mutex>

#include "execution/threads.hpp"

namespace fundsim {

namespace {

//! A family of a question.
struct Task {
    std::size_t question, fit;
};

}  // namespace

CalibrateDone calibrate(const std::vector<Question>& questions, const CalibrateOptions& options) {
    const int threads = options.threads > 0 ? options.threads : processors();
    std::vector<Plan> plans(questions.size());
    share_each(threads, questions.size(), [&](std::size_t q) { plans[q] = plan_of(questions[q]); });
    std::vector<Task> tasks;
    std::vector<std::vector<std::vector<Replicate>>> found(plans.size());
    for (std::size_t q = 0; q < plans.size(); ++q) {
        found[q].resize(plans[q].fits.size());
        for (std::size_t f = 0; f < plans[q].fits.size(); ++f) {
            tasks.push_back({q, f});
            found[q][f].resize(options.resamples);
        }
    }
    const std::uint64_t total = std::uint64_t(tasks.size()) * options.resamples;
    std::vector<std::uint32_t> done_of(options.resamples);  // tasks that have this replicate
    std::uint64_t done = 0;
    std::atomic<bool> stopped = false;
    std::mutex mutex;
    // Replicate by replicate, so that all families have as many when it is stopped.
    share_each(threads, std::size_t(total), [&](std::size_t i) {
        if (stopped || (options.stop && options.stop())) {
            stopped = true;
            return;
        }
        const Task& task = tasks[i % tasks.size()];
        const auto number = std::uint32_t(i / tasks.size());
        found[task.question][task.fit][number] = replicate(plans[task.question], task.fit, number);
        const std::scoped_lock lock(mutex);
        ++done_of[number];
        ++done;
        if (options.progress) {
            options.progress(done, total);
        }
    });
    CalibrateDone out;
    while (out.resamples < options.resamples && done_of[out.resamples] == tasks.size()) {
        ++out.resamples;
    }
    out.ending = out.resamples < options.resamples ? Ending::interrupted : Ending::complete;
    for (std::size_t q = 0; q < plans.size(); ++q) {
        for (auto& replicates : found[q]) {
            replicates.resize(out.resamples);
        }
        out.answers.push_back(calibrated(plans[q], found[q]));
    }
    return out;
}

}  // namespace fundsim
