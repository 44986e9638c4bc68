#include "outlets/sip_columns.hpp"

#include <utility>

#include "outlets/stored_npvs.hpp"
#include "outlets/unfinished.hpp"
#include "parameters/characters.hpp"

namespace fundsim {

SipColumns sip_columns(const std::string& path, const StoredResults& results) {
    StoredNpvs npvs = stored_npvs(path, results);
    SipColumns out{.columns = {}, .fault = npvs.fault};
    const std::string& units = results.scenario.currency;
    const std::size_t models = npvs.models.size();
    for (std::size_t m = 0; m < models; ++m) {
        out.columns.push_back({results.scenario.models[m].name, units, std::move(npvs.models[m])});
    }
    for (std::size_t m = 1; m < models; ++m) {
        SipColumn difference{out.columns[m].name + " less " + out.columns[0].name, units,
                             out.columns[m].values};
        for (std::size_t i = 0; i < difference.values.size(); ++i) {
            difference.values[i] -= out.columns[0].values[i];
        }
        out.columns.push_back(std::move(difference));
    }
    return out;
}

SipOrigin sip_origin(const std::string& file, const StoredResults& results) {
    const std::string& utc = results.created_utc;  // YYYY-MM-DDThh:mm:ssZ
    const std::string unfinished = unfinished_text(results.summary);
    const std::string created =
        utc.size() >= 10 ? utc.substr(5, 2) + "-" + utc.substr(8, 2) + "-" + utc.substr(0, 4) : std::string{};
    return {.name = printable(file.substr(file.rfind('/') + 1)),
            .provenance =
                "fundsim " + results.program_version + ", scenario " + results.scenario_sha256.substr(0, 12) +
                ", seed " + std::to_string(results.summary.seed) + ", " +
                std::to_string(results.summary.replications) +
                " simulated futures. NPV; take differences from their own quantities, not by subtraction.",
            .created = created};
}

}  // namespace fundsim
