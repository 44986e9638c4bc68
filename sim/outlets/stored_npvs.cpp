#include "outlets/stored_npvs.hpp"

#include "results/stored_tables.hpp"

namespace fundsim {

StoredNpvs stored_npvs(const std::string& path, const StoredResults& results) {
    StoredNpvs out;
    StoredTables tables(path);
    for (const StoredGroup& group : tables.file().groups) {
        for (const StoredColumn& column : group.columns) {
            if (column.path != "/outcome/npv") {
                continue;
            }
            const std::size_t replications = size_of(tables.file().dimensions[column.dimensions.back()]);
            for (std::size_t m = 0; m < results.scenario.models.size(); ++m) {
                out.models.push_back(tables.numbers(column, m, 0, replications));
            }
        }
    }
    out.fault = tables.fault();
    if (out.fault.empty() && out.models.empty()) {
        out.fault = "cannot read '" + path + "': it has no NPVs";
    }
    return out;
}

}  // namespace fundsim
