// The one place that knows of MPI. All calls are the main thread's (MPI_THREAD_FUNNELED), and none waits
// long: who waits for a message looks for it now and then, as an MPI that waits keeps a processor busy.

#include "execution/ranks.hpp"

#include <algorithm>
#include <mpi.h>
#include <sched.h>
#include <string>

namespace fundsim {

namespace {

//! Processors that this rank may use, shared with those ranks on the machine that may use the same ones: an
//! mpirun that binds its ranks gives each its own, one that does not gives all to all.
int share_of_processors() {
    MPI_Comm here = MPI_COMM_NULL;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
    int ranks = 1;
    MPI_Comm_size(here, &ranks);
    cpu_set_t mine;
    CPU_ZERO(&mine);
    sched_getaffinity(0, sizeof mine, &mine);
    std::vector<cpu_set_t> all(std::size_t(ranks), mine);
    MPI_Allgather(&mine, int(sizeof mine), MPI_BYTE, all.data(), int(sizeof mine), MPI_BYTE, here);
    MPI_Comm_free(&here);
    const auto alike = std::count_if(all.begin(), all.end(),
                                     [&](const cpu_set_t& other) { return CPU_EQUAL(&other, &mine) != 0; });
    return std::max(1, CPU_COUNT(&mine) / int(alike));
}

}  // namespace

JoinedRanks join_ranks(const Launched& launched) {
    JoinedRanks joined;
    int level = MPI_THREAD_SINGLE;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level);
    Ranks& ranks = joined.ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &ranks.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks.size);
    if (level < MPI_THREAD_FUNNELED) {
        joined.fault = "this MPI allows no threads, which fundsim plays with";
    } else if (ranks.size != launched.size) {
        joined.fault = std::to_string(launched.size) + " processes were started that know nothing of each " +
                       "other: start them with the mpirun of the MPI that fundsim was built with, or with " +
                       "srun --mpi=pmix where Slurm has that";
    }
    if (!joined.fault.empty()) {
        MPI_Finalize();
        return joined;
    }
    ranks.threads = share_of_processors();
    ranks.gone.assign(std::size_t(ranks.size), false);
    return joined;
}

std::optional<Message> heard() {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (there == 0) {
        return std::nullopt;
    }
    int bytes = 0;
    MPI_Get_count(&status, MPI_BYTE, &bytes);
    Message message{status.MPI_SOURCE, Said(status.MPI_TAG), std::vector<char>(std::size_t(bytes))};
    MPI_Recv(message.bytes.data(), bytes, MPI_BYTE, message.from, status.MPI_TAG, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return message;
}

void tell(int to, Said said, std::span<const char> bytes) {
    MPI_Send(bytes.data(), int(bytes.size()), MPI_BYTE, to, int(said), MPI_COMM_WORLD);
}

void leave_ranks() { MPI_Finalize(); }

}  // namespace fundsim
