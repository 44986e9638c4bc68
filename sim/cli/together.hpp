#pragma once
// What a program does that mpirun or srun started several times at once.

#include <optional>
#include <string>
#include <vector>

#include "cli/reply.hpp"
#include "execution/ranks.hpp"

namespace fundsim {

//! Why so many processes cannot do that together, as the reply; nothing where they can.
std::optional<Reply> not_together(const std::vector<std::string>& words, const Launched& launched);

//! Whether the words ask for anything that is done by many: not so help and the version.
bool asks_for_work(const std::vector<std::string>& words);

}  // namespace fundsim
