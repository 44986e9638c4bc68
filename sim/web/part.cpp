#include "web/part.hpp"

#include <cstring>
#include <type_traits>
#include <utility>

#include "ensemble/flows.hpp"
#include "ensemble/initiatives.hpp"
#include "ensemble/ratios.hpp"
#include "ensemble/series.hpp"

namespace fundsim::web {

namespace {

constexpr std::uint64_t mark = 0x31796c6c6174'6466;  // what such bytes begin with

//! Appends numbers.
struct Writer {
    std::string bytes = {};

    template <class Number>
    void operator()(const Number& number) {
        static_assert(sizeof(Number) % 8 == 0 && std::is_trivially_copyable_v<Number>);
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
};

//! Takes them in the same order; what is not there any more leaves the number as it is.
struct Reader {
    std::string_view bytes;
    bool whole = true;

    template <class Number>
    void operator()(Number& number) {
        whole &= bytes.size() >= sizeof number;
        if (whole) {
            std::memcpy(&number, bytes.data(), sizeof number);
            bytes.remove_prefix(sizeof number);
        }
    }
};

//! Every number of a part, whose vectors have their sizes, in a fixed order.
template <class SomePart, class Visit>
void each_number(SomePart& part, Visit& visit) {
    const auto all = [&visit](auto& list) {
        for (auto& element : list) {
            visit(element);
        }
    };
    visit(part.tally.potential);
    for (auto& model : part.tally.models) {
        all(model.metrics);
        all(model.ratios);
        visit(model.regret);
        visit(model.losses);
    }
    all(part.tally.pairs);
    all(part.tally.contrasts);
    all(part.npv);
    all(part.block.series);
    all(part.block.flows);
    all(part.block.initiatives);
}

Part empty_part(const Origin& origin, std::uint64_t number) {
    const Cast& cast = origin.cast;
    const ModelTally model{.metrics = std::vector<Comoments>(metrics().size()),
                           .ratios = std::vector<ControlledRatio>(ratios().size()),
                           .regret = {}};
    return {.block = {.first = number * block_replications,
                      .size = block_replications,
                      .outcomes = {},
                      .series = std::vector<double>(series_size(cast)),
                      .flows = std::vector<double>(flows_size(cast)),
                      .initiatives = std::vector<double>(initiatives_size(cast))},
            .tally = {.replications = block_replications,
                      .potential = {},
                      .models = std::vector<ModelTally>(cast.listed, model),
                      .pairs = std::vector<PairTally>(pair_place(cast.listed, 0)),
                      .contrasts = std::vector<Comoments>(origin.contrasts)},
            .npv = std::vector<double>(cast.listed * block_replications)};
}

}  // namespace

Part part_of(const Block& block, const Cast& cast, std::span<const Contrast> contrasts) {
    Part part{.block = {.first = block.first,
                        .size = block.size,
                        .outcomes = {},
                        .series = block.series,
                        .flows = block.flows,
                        .initiatives = block.initiatives},
              .tally = tally_of(block, cast, contrasts),
              .npv = {}};
    for (std::size_t model = 0; model < cast.listed; ++model) {
        for (std::size_t r = 0; r < block.size; ++r) {
            part.npv.push_back(block.outcome(model, r).npv);
        }
    }
    return part;
}

std::string bytes_of(const Parts& parts, const Origin& origin, std::uint64_t first, std::uint64_t blocks) {
    Writer write;
    for (const std::uint64_t number : {mark, origin.scenario, origin.seed}) {
        write(number);
    }
    for (auto part = parts.lower_bound(first); part != parts.end() && part->first - first < blocks; ++part) {
        write(part->first);
        each_number(part->second, write);
    }
    return std::move(write.bytes);
}

ReadParts parts_in(std::string_view bytes, const Origin& origin) {
    Reader read{bytes};
    std::uint64_t begin = 0, scenario = 0;
    ReadParts out;
    read(begin);
    read(scenario);
    read(out.seed);
    if (begin != mark) {
        return {.fault = "these are no tallies"};
    }
    if (scenario != origin.scenario) {
        return {.fault = "these are tallies of another scenario"};
    }
    while (read.whole && !read.bytes.empty()) {
        std::uint64_t number = 0;
        read(number);
        Part part = empty_part(origin, number);
        each_number(part, read);
        out.parts.emplace(number, std::move(part));
    }
    return read.whole ? std::move(out) : ReadParts{.fault = "the tallies are cut short"};
}

}  // namespace fundsim::web
