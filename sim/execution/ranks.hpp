#pragma once
// Processes that share one command's work: those that mpirun or srun start together ("ranks", 0 the first of
// them), and the messages between rank 0 and each of the others. All of it is the main thread's.

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fundsim {

//! What the environment says of how this process was started: as which of how many.
struct Launched {
    int rank = 0, size = 1;
    bool relayed = false;  //!< by something that hands on what it writes, and may do so as a terminal would
};
Launched how_launched();

//! What a message says. Rank 0 says the first five, the others the rest.
enum class Said {
    begin,    //!< a round of work begins; how many pieces, and of what
    piece,    //!< play this one
    halt,     //!< the round is over: drop what is not whole
    outcome,  //!< how it ended, and what all ranks should know of it
    over,     //!< rank 0 has ended its command
    ask,      //!< a player is free
    record,   //!< a finished piece, and a player is free
    stopped,  //!< a signal came here
    failed,   //!< why a piece could not be played
    idle,     //!< what was whole has been sent
    left      //!< this rank has ended its command; why, where that is a fault
};

struct Message {
    int from;
    Said said;
    std::vector<char> bytes;
};

struct Ranks {
    int rank = 0, size = 1;
    int threads = 1;              //!< a fair share of the processors that ranks on this machine may use
    std::vector<bool> gone = {};  //!< [rank], at rank 0: who has ended its command
    bool over = false;            //!< elsewhere: rank 0 has ended its command
    bool lost = false;            //!< at rank 0: somebody does not answer any more
};

//! Joins the others; or why there is no joining them.
struct JoinedRanks {
    Ranks ranks;
    std::string fault = {};
};
JoinedRanks join_ranks(const Launched& launched);

//! Between two looks for messages: a hundredth of a processor, and less than any piece takes.
inline constexpr std::chrono::microseconds between_looks{300};

//! The next message that is there for this rank.
std::optional<Message> heard();
//! Waits for it.
Message awaited();
void tell(int to, Said said, std::span<const char> bytes = {});

void tell_numbers(int to, Said said, std::span<const double> numbers);
std::vector<double> numbers_of(const Message& message);
std::string text_of(const Message& message);

//! After the command: waits until every rank has ended it. `why`: what went wrong here, for rank 0 to tell.
//! False: somebody does not answer any more, and the process should end without `leave_ranks`.
bool part_from(Ranks& ranks, const std::string& why);
void leave_ranks();

//! How a rank is called in messages, such as "process 3 of 4 (node7)".
std::string called(const Ranks& ranks, int rank, const std::string& machine);
//! The name of this machine.
std::string this_machine();

}  // namespace fundsim
