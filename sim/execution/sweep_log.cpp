#include "execution/sweep_log.hpp"

#include <utility>

#include "results/destination.hpp"
#include "results/difference.hpp"
#include "results/journal.hpp"
#include "results/part.hpp"

namespace fundsim {

namespace {

constexpr std::size_t numbers_of_a_cell = 3;    // cell, replications, ending
constexpr std::size_t numbers_of_a_model = 19;  // five estimates, four figures

//! Calls `each` with every number of a model, in the order of the record.
template <class Model, class Each>
void visit_numbers(Model& model, Each each) {
    for (auto* estimate : {&model.npv, &model.loss, &model.regret, &model.difference, &model.ahead}) {
        each(estimate->value);
        each(estimate->low);
        each(estimate->high);
    }
    for (auto* figure : {&model.p5, &model.p50, &model.p95, &model.cvar5}) {
        each(*figure);
    }
}

std::vector<double> encoded(std::size_t cell, const SweptCell& found, std::size_t models) {
    std::vector<double> numbers{double(cell), double(found.replications), double(int(found.ending))};
    for (const SweptModel& model : found.models) {
        visit_numbers(model, [&](double number) { numbers.push_back(number); });
    }
    numbers.resize(numbers_of_a_cell + models * numbers_of_a_model);  // a cell that cannot be played has none
    return numbers;
}

SweptCell decoded(const std::vector<double>& numbers) {
    SweptCell found{
        .replications = std::uint64_t(numbers[1]), .ending = Ending(int(numbers[2])), .models = {}};
    std::size_t at = numbers_of_a_cell;
    while (found.replications > 0 && at < numbers.size()) {
        visit_numbers(found.models.emplace_back(), [&](double& number) { number = numbers[at++]; });
    }
    return found;
}

std::size_t record_numbers(std::size_t models) { return numbers_of_a_cell + models * numbers_of_a_model; }

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
        place = decoded(numbers);
    }
    out.log = std::move(opened.log);
    return out;
}

std::string append(RecordLog& log, std::size_t cell, const SweptCell& found) {
    const std::vector<double> numbers = encoded(cell, found, found.models.size());
    return log.append(bytes_of<const char>(numbers));
}

}  // namespace fundsim
