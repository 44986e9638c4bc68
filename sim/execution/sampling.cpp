#include "execution/sampling.hpp"

#include <algorithm>
#include <new>

#include "execution/handing_out.hpp"

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

//! How many replications are handed out at a time: to ranks so few that all of them end a stretch together.
std::size_t handed_at_a_time(const Stretch& stretch, const Ranks* ranks) {
    constexpr std::size_t pieces_of_a_rank = 32;
    return ranks == nullptr
               ? 1
               : std::max<std::size_t>(stretch.size / (pieces_of_a_rank * std::size_t(ranks->size)), 1);
}

//! Plays a stretch, with the other ranks where there are any, of which each gets all of it.
HandedOut play(Stretch& stretch, std::size_t figures, std::uint64_t expected, std::vector<Sampler>& samplers,
               const SamplingOptions& options) {
    stretch.potentials.assign(stretch.size, 0);
    stretch.values.assign(stretch.size * figures, 0);
    const std::size_t most = handed_at_a_time(stretch, options.ranks);
    const auto size_of_piece = [&](std::size_t first) { return std::min(most, stretch.size - first); };
    std::uint64_t done = 0;
    SharedWork work{.identity = options.identity + " from " + std::to_string(stretch.first)};
    for (std::size_t first = 0; first < stretch.size; first += most) {
        work.pieces.push_back(first);
    }
    work.play = [&](std::size_t first, const Hands& hands) {
        PlayedPiece played;
        std::vector<double> row(figures);
        for (std::size_t r = first; r < first + size_of_piece(first); ++r) {
            if (hands.stopped()) {
                return PlayedPiece{};
            }
            played.numbers.push_back(samplers[std::size_t(hands.player)](stretch.first + r, row));
            played.numbers.insert(played.numbers.end(), row.begin(), row.end());
        }
        return played;
    };
    work.take = [&](std::size_t first, std::span<const double> numbers, bool) {
        for (std::size_t k = 0; k < size_of_piece(first); ++k) {
            const auto row = numbers.subspan(k * (1 + figures), 1 + figures);
            stretch.potentials[first + k] = row[0];
            for (std::size_t f = 0; f < figures; ++f) {
                stretch.values[f * stretch.size + first + k] = row[1 + f];
            }
        }
        done += size_of_piece(first);
        if (options.progress) {
            options.progress(stretch.first + done, expected);
        }
        return std::string();
    };
    work.outcome = [&] {
        std::vector<double> all = stretch.potentials;
        all.insert(all.end(), stretch.values.begin(), stretch.values.end());
        return all;
    };
    work.know = [&](std::span<const double> all) {
        std::copy_n(all.begin(), stretch.size, stretch.potentials.begin());
        std::copy(all.begin() + std::ptrdiff_t(stretch.size), all.end(), stretch.values.begin());
    };
    work.stop = options.stop;
    return hand_out(work, int(samplers.size()), options.ranks);
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
    const int wanted = threads_of(options.threads, options.ranks);
    try {
        std::vector<Sampler> samplers =
            samplers_for(make_sampler, int(std::clamp<std::uint64_t>(most, 1, std::uint64_t(wanted))));
        Stretch stretch{};
        std::uint64_t expected = options.replications;  // in all
        while (out.replications < options.replications) {
            stretch.first = out.replications;
            stretch.size = std::size_t(std::min(most, options.replications - out.replications));
            const HandedOut handed = play(stretch, figures, expected, samplers, options);
            if (handed.ending != Ending::complete) {
                out.ending = handed.ending;
                out.fault = handed.fault;
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
