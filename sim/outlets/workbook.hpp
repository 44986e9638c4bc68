#pragma once
// Results as a workbook that can be kept and audited: what was assumed, the mean flows, formulas on them,
// what comes out, what is simulated and fixed, and checks.

#include <string>

#include "outlets/book.hpp"
#include "results/read.hpp"

namespace fundsim {

struct Workbook {
    Book book;
    std::string fault;  //!< why the results make none; empty: they do
};

//! Faults: flows that were not recorded, or that have no end.
Workbook workbook_of(const StoredResults& results);

}  // namespace fundsim
