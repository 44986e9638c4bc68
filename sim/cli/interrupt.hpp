#pragma once
// Ctrl-C and its relatives. The first one asks the work to end well, the second one ends the process at once.

namespace fundsim {

//! Watches for SIGINT, SIGTERM and SIGHUP from now on (not for those that the caller ignores, as nohup does),
//! and turns a reader that goes away (SIGPIPE) into an error number.
void watch_for_interrupts();

//! Whether one has come. Safe to ask from any thread.
bool interrupted();

}  // namespace fundsim
