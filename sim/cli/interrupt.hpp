#pragma once
// Ctrl-C and its relatives: they end the process at once, except where work is going on that can end well.

namespace fundsim {

//! Watches for SIGINT, SIGTERM and SIGHUP from now on (not for those that the caller ignores, as nohup does),
//! and turns a reader that goes away (SIGPIPE) into an error number.
void watch_for_interrupts();

//! While one lives, the first signal is only noted, for `interrupted` to tell; the second one ends the
//! process. They may be nested.
class EndsWell {
public:
    EndsWell();
    ~EndsWell();
    EndsWell(const EndsWell&) = delete;
    EndsWell& operator=(const EndsWell&) = delete;
};

//! Whether one has come. Safe to ask from any thread.
bool interrupted();

// For a process that has signals of its own, such as a notebook's: as if one had come, and as if none had.
void interrupt_now();
void forget_interrupts();

}  // namespace fundsim
