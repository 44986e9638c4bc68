#include "execution/sweep_log.hpp"

#include <utility>

#include "execution/sweep_record.hpp"
#include "results/destination.hpp"
#include "results/difference.hpp"
#include "results/journal.hpp"
#include "results/part.hpp"

namespace fundsim {

namespace {

void refuse(OpenedSweepLog& out, const RecordLog::Other& other, const SweepLogPurpose& purpose) {
    const std::string path = Journal::path_for(purpose.path);
    out.fault = "'" + path + "' holds " + std::to_string(other.records) +
                " cells of an interrupted sweep, and this sweep is another one";
    out.details = difference_lines(other.identity, purpose.identity);
    out.details.push_back("To go on with the interrupted one: " + other.note + " --resume");
    out.details.push_back("To drop it: rm " + path + ". Or name another file for this sweep.");
}

}  // namespace

OpenedSweepLog open_sweep_log(const SweepLogPurpose& purpose, bool resume,
                              const std::function<bool()>& stop) {
    OpenedSweepLog out;
    RecordLog::Opened opened =
        RecordLog::open({.path = Journal::path_for(purpose.path),
                         .result = purpose.path,
                         .identity = purpose.identity,
                         .note = purpose.note,
                         .record_bytes = record_numbers(purpose.models) * sizeof(double),
                         .worth_keeping = 0},
                        stop);
    out.fault = opened.fault;
    if (out.fault.empty() && opened.found == RecordLog::Found::other) {
        refuse(out, opened.other, purpose);
    }
    if (!out.fault.empty()) {
        return out;
    }
    if (opened.found != RecordLog::Found::nothing) {
        // A process that was killed while it wrote its file has left its log too.
        Part::remove_left(destination_of(purpose.path).path);
    }
    RecordLog& log = *opened.log;
    const std::uint64_t recovered = log.recovered();
    if (recovered > 0 && !resume) {
        out.fault = "'" + Journal::path_for(purpose.path) + "' holds " + std::to_string(recovered) + " of " +
                    std::to_string(purpose.cells) + " cells of this sweep, which was interrupted";
        out.details = {"--resume goes on with them. To begin anew: rm " + Journal::path_for(purpose.path)};
        return out;
    }
    out.known.resize(purpose.cells);
    std::vector<double> numbers(record_numbers(purpose.models));
    for (std::uint64_t k = 0; k < recovered; ++k) {
        // What is appended again stays as it is: the log then goes on behind it.
        if (!log.read(k, bytes_of<char>(numbers)).empty() || !(numbers[0] < double(purpose.cells))) {
            break;
        }
        out.fault = log.append(bytes_of<const char>(numbers));
        if (!out.fault.empty()) {
            return out;
        }
        auto& place = out.known[std::size_t(numbers[0])];
        out.finished += place ? 0 : 1;
        place = decoded(numbers).found;
    }
    out.log = std::move(opened.log);
    return out;
}

std::string append(RecordLog& log, std::size_t cell, const SweptCell& found) {
    const std::vector<double> numbers = encoded(cell, found, found.models.size());
    return log.append(bytes_of<const char>(numbers));
}

}  // namespace fundsim
