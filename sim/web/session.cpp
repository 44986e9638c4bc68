#include "web/session.hpp"

#include <bit>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/simulation.hpp"
#include "engine/world/potential.hpp"
#include "findings/json.hpp"
#include "findings/transitions.hpp"
#include "parameters/encoded.hpp"
#include "parameters/violations.hpp"
#include "web/gathered_parts.hpp"

namespace fundsim::web {

namespace {

using nlohmann::ordered_json;

Answer refused(const std::string& what) {
    return {false,
            text_of(ordered_json::array({{{"address", nullptr}, {"model", nullptr}, {"what", what}}}))};
}

Answer refused(const std::vector<Violation>& violations) {
    ordered_json list = ordered_json::array();
    for (const Violation& violation : violations) {
        const Address& address = violation.address;
        list.push_back(
            {{"address", address.name.empty() ? ordered_json(nullptr) : ordered_json(address_text(address))},
             {"model", violation.model ? ordered_json(*violation.model) : ordered_json(nullptr)},
             {"what", violation.text}});
    }
    return {false, text_of(list)};
}

const char* const nothing_open = "no scenario is open";

//! FNV-1a (Fowler, Noll & Vo 1991).
std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = 0xcbf29ce484222325;
    for (const char c : text) {
        number = (number ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    return number;
}

Answer open_scenario(Session& session, const Scenario& scenario) {
    if (const auto found = violations(scenario); !found.empty()) {
        return refused(found);
    }
    std::string fault;
    auto prepared = prepare(scenario, fault, session.prepared.get());
    if (!prepared) {
        return refused(fault);
    }
    const std::size_t played = played_models(*prepared);
    auto contrasts = split_contrasts(split_pairs(*prepared), played);
    session = {.prepared = prepared,
               .origin = {.scenario = number_of(encoded(scenario)),
                          .seed = session.origin.seed,
                          .cast = {.listed = scenario.models.size(),
                                   .played = played,
                                   .months = has_crossings(scenario) ? series_months(*prepared) : 0},
                          .contrasts = contrasts.size()},
               .contrasts = std::move(contrasts),
               .expected_potential = expected_potential(*prepared)};
    return {true, {}};
}

void take_seed(Session& session, std::uint64_t seed) {
    if (session.origin.seed != seed) {
        session.filler.reset();
        session.parts.clear();
        session.origin.seed = seed;
    }
}

//! Appends a number as it stands in memory.
template <class Number>
void append(std::string& bytes, Number number) {
    static_assert(std::endian::native == std::endian::little);
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

//! Appends what a model's cash has come to by each month, rounded as the flows of a SeriesSample are.
void append_net(std::string& bytes, const Series& series, std::size_t months) {
    double net = 0;
    for (std::size_t month = 0; month < months; ++month) {
        if (month < series.outlay.size()) {
            net += double(float(series.income[month])) - double(float(series.outlay[month]));
        }
        append(bytes, float(net));
    }
}

}  // namespace

Answer open(Session& session, std::string_view scenario) {
    const Decoded read = decoded(scenario);
    return read.scenario ? open_scenario(session, *read.scenario) : refused(read.fault);
}

Answer set(Session& session, std::string_view address, std::string_view value) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    Scenario changed = session.prepared->scenario;
    const std::string fault = set_encoded(changed, address, value);
    return fault.empty() ? open_scenario(session, changed) : refused(fault);
}

Answer play(Session& session, std::uint64_t seed, std::uint64_t first_block, std::uint64_t blocks) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    take_seed(session, seed);
    if (!session.filler) {
        session.filler = make_filler(session.origin.cast, engine_player(*session.prepared, seed));
    }
    SeriesSample nothing_kept(session.origin.cast, 0);
    for (std::uint64_t number = first_block; number - first_block < blocks; ++number) {
        if (session.parts.contains(number)) {
            continue;
        }
        begin_block(session.filler->block, number, (number + 1) * block_replications);
        fill(*session.filler, nothing_kept, {});
        session.parts.emplace(number, part_of(session.filler->block, session.origin.cast, session.contrasts));
    }
    return {true, {}};
}

Answer tallies(const Session& session, std::uint64_t first_block, std::uint64_t blocks) {
    return session.prepared ? Answer{true, bytes_of(session.parts, session.origin, first_block, blocks)}
                            : refused(nothing_open);
}

Answer merge(Session& session, std::string_view bytes) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    ReadParts read = parts_in(bytes, session.origin);
    if (!read.fault.empty()) {
        return refused(read.fault);
    }
    if (!session.parts.empty() && read.seed != session.origin.seed) {
        return refused("these are tallies of another seed");
    }
    take_seed(session, read.seed);
    session.parts.merge(read.parts);
    return {true, {}};
}

Answer finding(const Session& session) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    const Scenario& scenario = session.prepared->scenario;
    const Summary summary = summary_of(session.parts, session.origin, scenario.models,
                                       split_pairs(*session.prepared), session.expected_potential);
    if (summary.replications == 0) {
        return refused("block 0 has not been played");
    }
    ordered_json object{{"replications", summary.replications}, {"seed", summary.seed}};
    object.update(findings_json(scenario, summary, fairness(scenario, summary)));
    return {true, text_of(object)};
}

Answer trace(const Session& session, std::uint64_t seed, std::uint64_t replication) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    const auto workspace = make_workspace(*session.prepared);
    const Trace told = trace_replication(*session.prepared, seed, replication, *workspace);
    return {true, text_of(trace_json(session.prepared->scenario, told))};
}

Answer npvs(const Session& session, std::uint64_t seed, std::uint64_t first, std::size_t count,
            std::size_t model) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    const Prepared& prepared = *session.prepared;
    if (const std::size_t listed = prepared.scenario.models.size(); model >= listed) {
        return refused("there is no model " + std::to_string(model) + ", the last is " +
                       std::to_string(listed - 1));
    }
    const auto workspace = make_workspace(prepared);
    Answer out{true, {}};
    out.text.reserve(count * sizeof(double));
    for (std::size_t r = 0; r < count; ++r) {
        double npv = 0;
        play_npvs(prepared, seed, first + r, std::span(&prepared.rules[model], 1), *workspace, {&npv, 1});
        append(out.text, npv);
    }
    return out;
}

Answer flows(const Session& session, std::uint64_t seed, std::uint64_t first, std::size_t count) {
    if (!session.prepared) {
        return refused(nothing_open);
    }
    // Tables are shared, and without the silent hybrids half of the plays are spared.
    Prepared listed = *session.prepared;
    listed.rules.resize(listed.scenario.models.size());
    listed.splits.clear();
    const auto workspace = make_workspace(listed);
    const std::size_t months = series_months(listed);
    std::vector<Outcome> outcomes(listed.rules.size());
    std::vector<Series> series(listed.rules.size());
    Answer out{true, {}};
    out.text.reserve(count * series.size() * months * sizeof(float));
    for (std::size_t r = 0; r < count; ++r) {
        play_replication(listed, seed, first + r, *workspace, outcomes, series);
        for (const Series& each : series) {
            append_net(out.text, each, months);
        }
    }
    return out;
}

}  // namespace fundsim::web
