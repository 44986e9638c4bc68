#pragma once
// The finished cells of a sweep in a record log beside its file, so that nothing is played twice.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "results/record_log.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

struct SweepLogPurpose {
    std::string path;      //!< of the file that is made of it
    std::string identity;  //!< lines "key = value" of all that makes the cells what they are
    std::string note;      //!< the command
    std::size_t models = 0, cells = 0;
};

//! A log, what it holds already, or why there is none, with lines of details.
struct OpenedSweepLog {
    std::unique_ptr<RecordLog> log;
    std::vector<std::optional<SweptCell>> known;  //!< [cell]
    std::size_t finished = 0;
    std::string fault;
    std::vector<std::string> details;
};

//! Opens it, where the journal of a run would be, for this process alone. `resume`: goes on with what is
//! there; otherwise cells of an interrupted sweep are a fault. A log of another sweep is a fault in either
//! case, with the differences.
OpenedSweepLog open_sweep_log(const SweepLogPurpose& purpose, bool resume, const std::function<bool()>& stop);

//! Adds a finished cell. Empty, or why it could not be written.
std::string append(RecordLog& log, std::size_t cell, const SweptCell& found);

}  // namespace fundsim
