#pragma once
// The machine that was measured.

#include <string>

namespace fundsim::bench {

struct Machine {
    std::string processor;  //!< model
    int cores;              //!< that this process may use
    int threads;            //!< hardware threads that it may use
    std::string vectors;    //!< x86-64 level of the array functions that the loader picks
};

Machine this_machine();
std::string sentence(const Machine& machine);

}  // namespace fundsim::bench
