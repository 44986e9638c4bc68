#pragma once
// A table that belongs to a distribution: made once, never changed, shared by all scenarios that have it.

#include <memory>
#include <utility>

namespace fundsim {

template <class Table>
class Shared {
public:
    Shared() = default;
    explicit Shared(Table table) : table_(std::make_shared<const Table>(std::move(table))) {}
    //! There must be one.
    operator const Table&() const { return *table_; }
    const Table& operator*() const { return *table_; }
    const Table* operator->() const { return table_.get(); }

private:
    std::shared_ptr<const Table> table_;
};

}  // namespace fundsim
