#include "results/assemble.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/statistics/estimate.hpp"
#include "ensemble/flows.hpp"
#include "ensemble/initiatives.hpp"
#include "ensemble/units.hpp"
#include "results/block_record.hpp"
#include "results/hdf5_memory.hpp"
#include "results/hdf5_output.hpp"
#include "results/sha256.hpp"
#include "results/summary_groups.hpp"
#include "results/version.hpp"

namespace fundsim {
namespace {

void root(Hdf5Output& out, const Contents& contents) {
    const ResultsTarget& target = contents.target;
    const Summary& summary = contents.summary;
    out.attribute("/", "filetype", results_filetype);
    out.attribute("/", "format_version", results_version);
    out.attribute("/", "program_version", target.program_version);
    out.attribute("/", "git_sha", target.git_sha);
    out.attribute("/", "created_utc", target.created_utc);
    out.attribute("/", "command", target.command);
    out.attribute("/", "title", contents.title);
    out.attribute("/", "currency", contents.currency);
    out.attribute("/", "seed", summary.seed);
    out.attribute("/", "generator", "Philox4x32-10");
    out.attribute("/", "replications", summary.replications);
    out.attribute("/", "replications_requested", summary.requested);
    out.attribute("/", "complete",
                  std::uint64_t(summary.ending == Ending::complete || summary.ending == Ending::precise));
    out.attribute("/", "ending", std::string(ending_words[std::size_t(summary.ending)]));
    out.attribute("/", "until", summary.until);
    out.attribute("/", "half_width", summary.half_width);
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const ControlVariate none{unknown, unknown, {0, unknown, unknown}};
    const ControlVariate& control = summary.control ? *summary.control : none;
    out.attribute("/", "expected_potential", control.expected_potential);
    out.attribute("/", "plain_half_width", control.plain_half_width);
    out.attribute("/", "potential_mean", control.potential.mean);
    out.attribute("/", "potential_squares", control.potential.squares);
    out.attribute("/", "scenario_toml", target.scenario_toml);
    out.attribute("/", "scenario_sha256", sha256(target.scenario_toml));
}

void scales(Hdf5Output& out, const Summary& summary) {
    std::vector<std::string> names;
    for (const ModelSummary& model : summary.models) {
        names.push_back(model.name);
    }
    out.scale("model", names, "funding model");
    out.scale("versus", names, "funding model it is compared with");
    out.scale("bound", std::vector<std::string>{"low", "high"}, "end of a 95 % confidence interval");
    out.count("replication", summary.replications, "1", "replication, the same world for all models");
    if (summary.series.months > 0) {
        out.count("month", summary.series.months, "month", "month since the start of the simulation");
        out.scale("quantile", series_probabilities, "probability of a quantile");
        const auto kinds = spending_names();
        out.scale("kind", std::vector<std::string>(kinds.begin(), kinds.end()), "what an outlay is for");
        out.count("year", summary.flows.years, "year",
                  "year since the start of the simulation; the last one stands for all later ones");
    }
    if (summary.initiatives.count > 0) {
        out.scale("initiative_name", summary.initiatives.names, "listed initiative");
    }
}

DatasetSpec outcome_spec(const Metric& metric, const std::string& currency) {
    return {std::string("/outcome/") + metric.name,
            stored_as(metric),
            {"model", "replication"},
            units_in(metric.units, currency),
            metric.long_name};
}

//! Among metrics().
std::size_t potential_place() {
    const auto is_potential = [](const Metric& metric) { return metric.field == &Outcome::potential; };
    return std::size_t(std::find_if(metrics().begin(), metrics().end(), is_potential) - metrics().begin());
}

//! What a replication counts in the means of the summary.
double weight_of(const Summary& summary, double potential) {
    if (!summary.control) {
        return 1 / double(summary.replications);
    }
    return control_weight(summary.control->potential, summary.control->expected_potential, potential);
}

//! Copies the journal's columns into datasets, a stretch of replications at a time.
class Copier {
public:
    Copier(const Journal& journal, const Cast& cast)
        : journal_(journal), cast_(cast), records_(std::size_t(std::min(stretch_blocks, journal.blocks())),
                                                   std::vector<double>(block_numbers(cast))),
          values_(Hdf5Output::stretch) {}

    std::string outcome(Hdf5Output& out, const std::string& currency, const Summary& summary) {
        const std::array<std::string, 2> dimensions{"model", "replication"};
        out.group("/outcome", "figures of every model in every replication", dimensions);
        for (const Metric& metric : metrics()) {
            out.define(outcome_spec(metric, currency));
        }
        out.define(
            {"/outcome/weight", Stored::float64, {"replication"}, "1", "weight in means; they sum to 1"});
        for (std::uint64_t begin = 0; begin < journal_.blocks(); begin += stretch_blocks) {
            const std::uint64_t blocks = std::min(stretch_blocks, journal_.blocks() - begin);
            const std::uint64_t first = begin * block_replications;
            std::size_t count = 0;
            for (std::uint64_t i = 0; i < blocks; ++i) {
                std::string fault = journal_.read(begin + i, records_[i]);
                if (!fault.empty()) {
                    return fault;
                }
                count += replications_of(records_[i]);
            }
            for (std::size_t model = 0; model < cast_.listed; ++model) {
                for (std::size_t m = 0; m < metrics().size(); ++m) {
                    gather(blocks, column_place(model, m));
                    out.fill(std::string("/outcome/") + metrics()[m].name, model, first,
                             {values_.data(), count});
                }
            }
            gather(blocks, column_place(0, potential_place()));
            for (std::size_t r = 0; r < count; ++r) {
                values_[r] = weight_of(summary, values_[r]);
            }
            out.fill("/outcome/weight", first, {values_.data(), count});
        }
        return {};
    }

private:
    static constexpr std::uint64_t stretch_blocks = Hdf5Output::stretch / block_replications;

    const Journal& journal_;
    const Cast& cast_;
    std::vector<std::vector<double>> records_;
    std::vector<double> values_;

    //! One column of the blocks at hand into values_.
    void gather(std::uint64_t blocks, std::size_t place) {
        for (std::uint64_t i = 0; i < blocks; ++i) {
            std::copy_n(records_[i].begin() + std::ptrdiff_t(place), block_replications,
                        values_.begin() + std::ptrdiff_t(i * block_replications));
        }
    }
};

}  // namespace

std::string assemble(const std::string& path, const Admission& admission, const Contents& contents) {
    const bool reserve = contents.target.compression == Compression::none;
    const std::uint64_t expected = expected_bytes(contents.cast, contents.summary.replications);
    Copier copier(contents.journal, contents.cast);
    if (!memory_for_hdf5(expected)) {
        return "cannot write '" + contents.path + "': not enough memory";
    }
    Hdf5Output out({.path = path,
                    .final_path = contents.path,
                    .admission = admission,
                    .compression = contents.target.compression,
                    .expected_bytes = reserve ? expected : 0});
    root(out, contents);
    scales(out, contents.summary);
    const std::string fault = copier.outcome(out, contents.currency, contents.summary);
    series_group(out, contents);
    years_group(out, contents);
    initiative_group(out, contents);
    summary_group(out, contents);
    paired_group(out, contents);
    fairness_group(out, contents);
    const std::string written = out.close();
    return fault.empty() ? written : fault;
}

std::uint64_t expected_bytes(const Cast& cast, std::uint64_t replications) {
    constexpr std::uint64_t smallest = 400'000;  // attributes, scales, small datasets, index nodes
    constexpr std::uint64_t per_chunk = 64;
    std::uint64_t per_replication = 4 + 8;  // its number and its weight
    for (const Metric& metric : metrics()) {
        per_replication += cast.listed * std::uint64_t(bytes_of(stored_as(metric)));
    }
    const std::uint64_t stretches = replications / Hdf5Output::stretch + 1;
    const std::uint64_t chunks = stretches * (cast.listed * metrics().size() + 1);
    // Chunks are whole, except where one is enough.
    if (stretches > 1) {
        replications = stretches * Hdf5Output::stretch;
    }
    const std::uint64_t series =
        cast.listed * cast.months * 3 * 7 + flows_size(cast) + initiatives_size(cast);
    return smallest + replications * per_replication + chunks * per_chunk + series * sizeof(double);
}

}  // namespace fundsim
