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
    std::size_t taken = 0;       //!< replications that are there
};

void merge_into(std::vector<Comoments>& means, const Stretch& stretch) {
    for (std::size_t f = 0; f < means.size(); ++f) {
        const std::span<const double> values{stretch.values.data() + f * stretch.size, stretch.size};
        means[f] = merge(means[f], comoments_of(stretch.potentials, values));
    }
}

//! How many stretches are handed out together: so many that waiting for the last replication of them is a
//! small part of the time of all. The same on all ranks, however many threads each of them has.
std::uint64_t stretches_at_a_time(std::uint64_t size, const Ranks* ranks) {
    constexpr std::uint64_t replications_of_a_rank = 256;
    return ranks == nullptr ? 1 : (replications_of_a_rank * std::uint64_t(ranks->size) + size - 1) / size;
}

//! The next stretches of `size` replications, none of whose figures are there yet.
std::vector<Stretch> stretches_from(std::uint64_t first, std::uint64_t last, std::uint64_t size,
                                    std::uint64_t at_most, std::size_t figures) {
    std::vector<Stretch> out;
    for (; first < last && out.size() < at_most; first += size) {
        const std::size_t here = std::size_t(std::min(size, last - first));
        out.push_back({first, here, std::vector<double>(here), std::vector<double>(here * figures)});
    }
    return out;
}

//! How many replications are handed out at a time: to ranks so few that all of them end together.
std::size_t handed_at_a_time(const std::vector<Stretch>& stretches, const Ranks* ranks) {
    constexpr std::size_t pieces_of_a_rank = 32;
    return ranks == nullptr ? 1
                            : std::max<std::size_t>(stretches.size() * stretches.front().size /
                                                        (pieces_of_a_rank * std::size_t(ranks->size)),
                                                    1);
}

//! Replications of one of the stretches that are handed out together.
struct PieceOfStretch {
    std::size_t stretch, first, size;
};

//! Plays stretches, with the other ranks where there are any, of which each gets all of them.
HandedOut play(std::vector<Stretch>& stretches, std::size_t figures, std::uint64_t expected,
               std::vector<Sampler>& samplers, const SamplingOptions& options) {
    const std::size_t most = handed_at_a_time(stretches, options.ranks);
    const std::size_t length = stretches.front().size;
    const std::uint64_t begin = stretches.front().first;
    const auto piece_of = [&](std::size_t number) {
        const std::size_t k = number / length, first = number % length;
        return PieceOfStretch{k, first, std::min(most, stretches[k].size - first)};
    };
    std::uint64_t done = 0;
    SharedWork work{.identity = options.identity + " from " + std::to_string(begin)};
    for (std::size_t k = 0; k < stretches.size(); ++k) {
        for (std::size_t first = 0; first < stretches[k].size; first += most) {
            work.pieces.push_back(k * length + first);
        }
    }
    work.play = [&](std::size_t number, const Hands& hands) {
        const PieceOfStretch piece = piece_of(number);
        PlayedPiece played;
        std::vector<double> row(figures);
        for (std::size_t k = 0; k < piece.size; ++k) {
            if (hands.stopped()) {
                return PlayedPiece{};
            }
            const std::uint64_t replication = stretches[piece.stretch].first + piece.first + k;
            played.numbers.push_back(samplers[std::size_t(hands.player)](replication, row));
            played.numbers.insert(played.numbers.end(), row.begin(), row.end());
        }
        return played;
    };
    work.take = [&](std::size_t number, std::span<const double> numbers, bool) {
        const PieceOfStretch piece = piece_of(number);
        Stretch& stretch = stretches[piece.stretch];
        for (std::size_t k = 0; k < piece.size; ++k) {
            const auto row = numbers.subspan(k * (1 + figures), 1 + figures);
            stretch.potentials[piece.first + k] = row[0];
            for (std::size_t f = 0; f < figures; ++f) {
                stretch.values[f * stretch.size + piece.first + k] = row[1 + f];
            }
        }
        stretch.taken += piece.size;
        done += piece.size;
        if (options.progress) {
            options.progress(begin + done, expected);
        }
        return std::string();
    };
    work.outcome = [&] {
        std::vector<double> all;
        for (const Stretch& stretch : stretches) {
            all.insert(all.end(), stretch.potentials.begin(), stretch.potentials.end());
            all.insert(all.end(), stretch.values.begin(), stretch.values.end());
        }
        return all;
    };
    work.know = [&](std::span<const double> all) {
        auto from = all.begin();
        for (Stretch& stretch : stretches) {
            for (std::vector<double>* numbers : {&stretch.potentials, &stretch.values}) {
                std::copy_n(from, numbers->size(), numbers->begin());
                from += std::ptrdiff_t(numbers->size());
            }
            stretch.taken = stretch.size;
        }
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

//! Takes in the next stretch. True where the sample is precise with it; `expected`: replications in all.
bool take_stretch(const Stretch& stretch, const SamplingOptions& options, Sample& out,
                  std::uint64_t& expected) {
    merge_into(out.means, stretch);
    if (options.keep) {
        options.keep(stretch.first, stretch.size, stretch.values);
    }
    out.replications += stretch.size;
    if (!options.needed || out.replications == options.replications) {
        return false;
    }
    const double needed = options.needed(out.means);
    if (needed <= 1) {
        return true;
    }
    expected = std::uint64_t(std::min(double(options.replications), needed * double(out.replications)));
    return false;
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
        std::uint64_t expected = options.replications;  // in all
        const std::uint64_t together = stretches_at_a_time(most, options.ranks);
        while (out.replications < options.replications) {
            std::vector<Stretch> stretches =
                stretches_from(out.replications, options.replications, most, together, figures);
            const HandedOut handed = play(stretches, figures, expected, samplers, options);
            bool precise = false;
            for (auto stretch = stretches.begin(); !precise && stretch != stretches.end(); ++stretch) {
                if (stretch->taken < stretch->size) {
                    break;
                }
                precise = take_stretch(*stretch, options, out, expected);
            }
            // Ranks know of the sample what all of them have played to the end.
            if (handed.ending != Ending::complete || precise) {
                out.ending = handed.ending != Ending::complete ? handed.ending : Ending::precise;
                out.fault = handed.fault;
                return out;
            }
        }
    } catch (const std::bad_alloc&) {
        out.ending = Ending::failed;
        out.fault = "not enough memory";
    }
    return out;
}

}  // namespace fundsim
