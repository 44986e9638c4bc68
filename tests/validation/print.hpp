#pragma once
// The table in its three forms.

#include <string>
#include <vector>

#include "validation/table.hpp"

namespace fundsim::validation {

//! One part with the rows that it gave and the seconds that it took.
struct Answered {
    Part part;
    std::vector<Row> rows;
    double seconds;
};

//! For people: every case, by subject.
std::string as_text(const std::vector<Answered>& answers);
//! For machines: an array of cases.
std::string as_json(const std::vector<Answered>& answers);
//! For the README: a row a subject.
std::string as_markdown(const std::vector<Answered>& answers);

}  // namespace fundsim::validation
