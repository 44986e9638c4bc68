// Three functions of the standard library in a smaller form: linked before it, they are the ones taken.

#include <__verbose_abort>
#include <algorithm>
#include <charconv>
#include <string>

#include "parameters/text.hpp"

// Why the library ends is not told: a page has no stream for it. It ends all the same.
extern "C" [[noreturn]] void __abort_message(const char*, ...) { __builtin_trap(); }

_LIBCPP_BEGIN_NAMESPACE_STD

[[noreturn]] void __libcpp_verbose_abort(const char*, ...) noexcept { __builtin_trap(); }

// The library's own brings 120 kB of tables along.
to_chars_result to_chars(char* first, char* last, double value) {
    const string text = fundsim::shortest(value);
    if (text.size() > static_cast<size_t>(last - first)) return {last, errc::value_too_large};
    return {copy(text.begin(), text.end(), first), errc{}};
}

_LIBCPP_END_NAMESPACE_STD
