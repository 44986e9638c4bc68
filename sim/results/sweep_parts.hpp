#pragma once
// Parts of a sweep that were played apart, and the one file that they make.

#include <cstddef>
#include <string>
#include <vector>

#include "results/study_file.hpp"

namespace fundsim {

//! The cells of part `number` of `of` parts, from 1: each of-th one, so that parts take about as long.
struct SweepPart {
    std::size_t number = 1, of = 1;
    bool holds(std::size_t cell) const { return cell % of == number - 1; }
};
//! As --part takes it: "2/8".
std::string text_of(const SweepPart& part);

//! Says in the file of a part which part it is, and of what. `identity`: all that the parts have in common.
void mark_part(StudyFile& file, const SweepPart& part, const std::string& identity);

//! The file that the parts make, whose path is that of the first; or why they make none.
struct MergedParts {
    StudyFile file;
    std::size_t cells = 0;
    std::string fault = {};
};
MergedParts merged(const std::vector<StudyFile>& parts);

}  // namespace fundsim
