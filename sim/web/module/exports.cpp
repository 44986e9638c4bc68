// What the module offers to a page (sim/web/README.md): plain pointers and lengths.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "web/session.hpp"

using namespace fundsim::web;

namespace {

//! A session and what it answered last.
struct Handle {
    Session session = {};
    std::string answer = {};
};

bool say(Handle& handle, Answer answer) {
    handle.answer = std::move(answer.text);
    return answer.done;
}

}  // namespace

#define FUNDSIM_EXPORT(name) extern "C" [[clang::export_name(#name)]]

FUNDSIM_EXPORT(allocate) char* export_allocate(std::size_t size) { return new char[size]; }
FUNDSIM_EXPORT(release) void export_release(const char* memory) { delete[] memory; }

FUNDSIM_EXPORT(create) Handle* export_create() { return new Handle(); }
FUNDSIM_EXPORT(destroy) void export_destroy(const Handle* handle) { delete handle; }

FUNDSIM_EXPORT(answer) const char* export_answer(const Handle* handle) { return handle->answer.data(); }
FUNDSIM_EXPORT(answer_size) std::size_t export_answer_size(const Handle* handle) {
    return handle->answer.size();
}

FUNDSIM_EXPORT(open) bool export_open(Handle* handle, const char* scenario, std::size_t size) {
    return say(*handle, open(handle->session, {scenario, size}));
}
FUNDSIM_EXPORT(set)
bool export_set(Handle* handle, const char* address, std::size_t address_size, const char* value,
                std::size_t value_size) {
    return say(*handle, set(handle->session, {address, address_size}, {value, value_size}));
}
FUNDSIM_EXPORT(play)
bool export_play(Handle* handle, std::uint64_t seed, std::uint64_t first_block, std::uint64_t blocks) {
    return say(*handle, play(handle->session, seed, first_block, blocks));
}
FUNDSIM_EXPORT(tallies)
bool export_tallies(Handle* handle, std::uint64_t first_block, std::uint64_t blocks) {
    return say(*handle, tallies(handle->session, first_block, blocks));
}
FUNDSIM_EXPORT(merge) bool export_merge(Handle* handle, const char* bytes, std::size_t size) {
    return say(*handle, merge(handle->session, {bytes, size}));
}
FUNDSIM_EXPORT(finding) bool export_finding(Handle* handle) { return say(*handle, finding(handle->session)); }
FUNDSIM_EXPORT(trace) bool export_trace(Handle* handle, std::uint64_t seed, std::uint64_t replication) {
    return say(*handle, trace(handle->session, seed, replication));
}
FUNDSIM_EXPORT(npvs)
bool export_npvs(Handle* handle, std::uint64_t seed, std::uint64_t first, std::size_t count,
                 std::size_t model) {
    return say(*handle, npvs(handle->session, seed, first, count, model));
}
FUNDSIM_EXPORT(flows)
bool export_flows(Handle* handle, std::uint64_t seed, std::uint64_t first, std::size_t count) {
    return say(*handle, flows(handle->session, seed, first, count));
}
