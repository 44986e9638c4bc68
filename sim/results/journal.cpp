#include "results/journal.hpp"

#include <utility>

#include "results/block_record.hpp"

namespace fundsim {

Journal::Journal(std::unique_ptr<RecordLog> log, const Cast& cast)
    : log_(std::move(log)), cast_(cast), numbers_(block_numbers(cast)) {}

Journal::Opened Journal::open(const std::string& results_path, const JournalIdentity& identity,
                              const std::function<bool()>& stop) {
    RecordLog::Opened opened = RecordLog::open({.path = path_for(results_path),
                                                .result = results_path,
                                                .identity = identity.text,
                                                .note = identity.note,
                                                .record_bytes = block_numbers(identity.cast) * sizeof(double),
                                                .worth_keeping = series_replications / block_replications},
                                               stop);
    Opened out{.journal = nullptr, .fault = opened.fault, .found = opened.found, .other = opened.other};
    if (!out.fault.empty() || out.found == Found::other) {
        return out;
    }
    out.journal.reset(new Journal(std::move(opened.log), identity.cast));
    RecordLog& log = *out.journal->log_;
    // Only whole blocks: a last, shorter one belongs to another number of replications.
    if (const std::uint64_t count = log.recovered(); count > 0) {
        std::vector<double>& numbers = out.journal->numbers_;
        if (!log.read(count - 1, bytes_of<char>(numbers)).empty() ||
            replications_of(numbers) != block_replications) {
            log.forget_from(count - 1);
        }
    }
    return out;
}

std::string Journal::append(const Block& block) {
    encode(block, cast_, numbers_);
    std::string fault = log_->append(bytes_of<const char>(numbers_));
    if (fault.empty()) {
        replications_ += block.size;
    }
    return fault;
}

std::string Journal::read(std::uint64_t index, std::vector<double>& numbers) const {
    numbers.resize(block_numbers(cast_));
    return log_->read(index, bytes_of<char>(numbers));
}

bool Journal::recall(Block& block) const {
    const std::uint64_t index = block.first / block_replications;
    std::vector<double> numbers;
    if (index >= log_->recovered() || !read(index, numbers).empty() ||
        replications_of(numbers) != block.size) {
        return false;
    }
    decode(numbers, cast_, block);
    return true;
}

}  // namespace fundsim
