#pragma once
// Writes a workbook as an Office Open XML file, with native charts and the values of all formulas.

#include <string>

#include "outlets/book.hpp"

namespace fundsim {

//! Publishes it by rename. Why it could not be written; empty: it was.
std::string write_xlsx(const Book& book, const std::string& path);

}  // namespace fundsim
