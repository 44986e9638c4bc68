// What a program does that was built without MPI.

#include "execution/ranks.hpp"

namespace fundsim {

JoinedRanks join_ranks(const Launched&) {
    return {{},
            "this program was built without MPI: start one process, or build it with "
            "cmake --preset release -DFUNDSIM_MPI=ON (scripts/install-packages mpi brings what that needs)"};
}

std::optional<Message> heard() { return std::nullopt; }

void tell(int, Said, std::span<const char>) {}

void leave_ranks() {}

}  // namespace fundsim
