#pragma once
// Work that any number of threads can share.

#include <cstddef>
#include <functional>

namespace fundsim {

//! Processors that this process may use.
int processors();

//! Calls `work` on up to `wanted` threads at once, this one among them, and returns when every call has. Each
//! call takes from what is to be done until nothing is left: a system may refuse threads (limits on memory
//! and on processes), and then those there are do it all. The first exception that leaves `work` is thrown
//! again here.
void share(int wanted, const std::function<void()>& work);

//! Calls `work` on up to `wanted` other threads, and meanwhile `here` on this one, which is told how many
//! there are. Returns when all of them have.
void share_beside(int wanted, const std::function<void()>& work, const std::function<void(int)>& here);

//! Calls `work` once with each of 0 .. count - 1, on up to `wanted` threads.
void share_each(int wanted, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace fundsim
