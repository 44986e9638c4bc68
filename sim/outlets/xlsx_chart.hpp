#pragma once
// Native charts of a workbook.

#include <xlsxwriter.h>

#include "outlets/book.hpp"

namespace fundsim {

//! Puts a chart where it says.
void write_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const Chart& chart);

}  // namespace fundsim
