#include "execution/sampling.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <optional>

#include "execution/threads.hpp"

namespace fundsim {

namespace {

//! Of one stretch: values of all replications, figure by figure, and the potentials of their worlds.
struct Stretch {
    std::uint64_t first;
    std::size_t size;
    std::vector<double> potentials;
    std::vector<double> values;  //!< [figure][replication]
};

void merge_into(std::vector<Comoments>& means, const Stretch& stretch) {
    for (std::size_t f = 0; f < means.size(); ++f) {
        const std::span<const double> values{stretch.values.data() + f * stretch.size, stretch.size};
        means[f] = merge(means[f], comoments_of(stretch.potentials, values));
    }
}

//! Plays a stretch. False if it was stopped before it was whole.
bool play(Stretch& stretch, std::size_t figures, std::uint64_t expected, std::vector<Sampler>& samplers,
          const SamplingOptions& options) {
    stretch.potentials.assign(stretch.size, 0);
    stretch.values.assign(stretch.size * figures, 0);
    std::atomic<std::size_t> next_sampler = 0, next = 0;
    std::atomic<bool> stopped = false;
    std::mutex mutex;
    std::uint64_t done = 0;
    share(int(samplers.size()), [&] {
        Sampler& sampler = samplers[next_sampler++];
        std::vector<double> row(figures);
        for (std::size_t r; (r = next++) < stretch.size;) {
            if (stopped || (options.stop && options.stop())) {
                stopped = true;
                return;
            }
            stretch.potentials[r] = sampler(stretch.first + r, row);
            for (std::size_t f = 0; f < figures; ++f) {
                stretch.values[f * stretch.size + r] = row[f];
            }
            const std::scoped_lock lock(mutex);
            ++done;
            if (options.progress) {
                options.progress(stretch.first + done, expected);
            }
        }
    });
    return !stopped;
}

std::vector<Sampler> samplers_for(const std::function<Sampler()>& make_sampler, int wanted) {
    std::vector<Sampler> samplers;
    for (int thread = 0; thread < wanted; ++thread) {
        samplers.push_back(make_sampler());
    }
    return samplers;
}

}  // namespace

SamplingOptions part_of(const SamplingOptions& options, std::uint64_t replications, std::uint64_t each,
                        std::uint64_t before, std::uint64_t after) {
    SamplingOptions part = options;
    part.replications = replications;
    if (options.progress) {
        part.progress = [&options, each, before, after](std::uint64_t done, std::uint64_t total) {
            options.progress(before + each * done, before + each * total + after);
        };
    }
    return part;
}

Sample sample(std::size_t figures, const std::function<Sampler()>& make_sampler,
              const SamplingOptions& options) {
    Sample out{.means = std::vector<Comoments>(figures)};
    const std::uint64_t most = std::min<std::uint64_t>(options.stretch, options.replications);
    const int wanted = options.threads > 0 ? options.threads : processors();
    try {
        std::vector<Sampler> samplers =
            samplers_for(make_sampler, int(std::clamp<std::uint64_t>(most, 1, std::uint64_t(wanted))));
        Stretch stretch{};
        std::uint64_t expected = options.replications;  // in all
        while (out.replications < options.replications) {
            stretch.first = out.replications;
            stretch.size = std::size_t(std::min(most, options.replications - out.replications));
            if (!play(stretch, figures, expected, samplers, options)) {
                out.ending = Ending::interrupted;
                return out;
            }
            merge_into(out.means, stretch);
            if (options.keep) {
                options.keep(stretch.first, stretch.size, stretch.values);
            }
            out.replications += stretch.size;
            if (!options.needed || out.replications == options.replications) {
                continue;
            }
            const double needed = options.needed(out.means);
            if (needed <= 1) {
                out.ending = Ending::precise;
                return out;
            }
            expected =
                std::uint64_t(std::min(double(options.replications), needed * double(out.replications)));
        }
    } catch (const std::bad_alloc&) {
        out.ending = Ending::failed;
        out.fault = "not enough memory";
    }
    return out;
}

}  // namespace fundsim
