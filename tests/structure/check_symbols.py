"""Fails when the compiled engine holds mutable global state or calls what a pure engine must not: files, streams,
clocks, environment, threads, exceptions, functions whose results depend on the processor. With --numbers it fails only
for the last, whatever the program or library. Looks at symbols, so it also sees what comes in through headers.

Usage: check_symbols.py LIBRARY | --numbers PROGRAM | --self-test COMPILER
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

FORBIDDEN = re.compile(r"""
    (secure_)?getenv|setenv|putenv
    |f?open(64|at)?|f?close|f?read|f?write|f?puts|putchar|v?f?s?n?printf|perror|stdout|stderr|stdin
    |std::(basic_)?[io]?f?s?stream.*|std::(cout|cerr|clog|cin)|std::ios_base.*|std::locale.*
    |std::chrono.*|clock(_gettime)?|gettimeofday|time|localtime|gmtime
    |rand|srand|random|drand48
    |pthread_.*|omp_.*|GOMP_.*|std::thread.*|std::mutex.*|std::condition_variable.*
    |exit|_exit|quick_exit|abort
    |__cxa_throw|__cxa_allocate_exception
    """, re.VERBOSE)

# The C library chooses among several versions of these when a program starts, by what the processor can do; their last
# digits differ. What is exact by its nature is the same in all versions and may be called: sqrt (correctly rounded, IEEE
# 754), fabs, copysign, fmin, fmax, floor, ceil, trunc, round, lround, rint, fmod, frexp, ldexp, scalbn, modf, nextafter.
INEXACT = re.compile(r"""
    (__|c)?(
        a?(sin|cos|tan)h? | atan2 | sincos | (sin|cos|tan)pi
        | exp | exp2 | exp10 | pow10 | expm1 | log | log2 | log10 | log1p | pow | cbrt | hypot
        | erf | erfc | l?gamma | tgamma | gamma | j[01n] | y[01n] | cabs | carg | csqrt
    )(f|l|f16|f32x?|f64x?|f128)?(_r|_finite)?
    | _ZGV.*  # the vector forms of libmvec
    """, re.VERBOSE)

# Boost.Math keeps flags of tables that it fills at start, the same in every run; the other two come with a header
# that it includes, and with every destructor.
KNOWN_STATE = re.compile(r"(guard variable for )?boost::math::.*|std::__ioinit|DW\.ref\.__gxx_personality_v0")
KNOWN_CALLS = re.compile(r"std::ios_base::Init::~?Init")

WRITABLE = re.compile(r"\.(data|bss|tdata|tbss)(?!\.rel\.ro)\b.*|\*COM\*")


def symbols(library):
    """(object, section, name) of every symbol. nm would show what the compiler keeps for the linker instead."""
    listing = subprocess.run(["objdump", "-t", "-C", library], capture_output=True, text=True, check=True)
    place = ""
    for line in listing.stdout.splitlines():
        header = re.match(r"(.*):     file format ", line)
        fields = re.match(r"[0-9a-f]{16} .{7} (\S+)\t[0-9a-f]+\s+(?:\.hidden )?(.*)", line)
        if header:
            place = header[1]
        elif fields:
            yield place, fields[1], fields[2]


def calls(library):
    """What each object calls; without what Eigen does when memory ends, as std::vector does out of sight."""
    called, defined = {}, {}
    for place, section, name in symbols(library):
        (called if section == "*UND*" else defined).setdefault(place, set()).add(name.split("(")[0].split("@")[0])
    for place, names in called.items():
        if "Eigen::internal::throw_std_bad_alloc" in defined.get(place, ()):
            names -= {"__cxa_throw", "__cxa_allocate_exception"}
    return set().union(*called.values())


def writable(library):
    """Objects in sections that can be written to."""
    for _, section, name in symbols(library):
        # A section's own symbol has the section's name.
        if WRITABLE.fullmatch(section) and not name.startswith((".data", ".bss", ".tdata", ".tbss")):
            yield name


def inexact(library):
    called = calls(library)
    if not called:
        yield "has no symbols to look at"
    yield from (f"calls {name}, whose last digits depend on the processor (numeric/special.hpp has what does not)"
                for name in sorted(called) if INEXACT.fullmatch(name))


def faults(library):
    yield from inexact(library)
    yield from (f"calls {name}" for name in sorted(calls(library))
                if FORBIDDEN.fullmatch(name) and not KNOWN_CALLS.fullmatch(name))
    yield from (f"has the mutable global {name}" for name in sorted(set(writable(library)))
                if not KNOWN_STATE.fullmatch(name))


SOUND = """
#include <cmath>
#include <vector>
#include <Eigen/Core>
Eigen::VectorXd twice(const Eigen::VectorXd& v) { return 2 * v; }
static const double table[] = {1, 2, 3};
static constexpr const char* names[] = {"a", "b"};
double f(int i, std::vector<double>& v) { v.push_back(i); return std::sqrt(table[i]) + names[i][0]; }
double g(double x) { return std::floor(x) + std::lround(x) + std::fmod(x, 3) + std::nextafter(x, 9); }
"""

VIOLATIONS = [
    ("int counter; int f() { return ++counter; }", "counter"),
    ("int counter = 1; int f() { return ++counter; }", "counter"),
    ("int f() { static int calls = 7; return ++calls; }", "calls"),
    ("thread_local int mine = 3; int f() { return ++mine; }", "mine"),
    ("inline int shared = 3; int f() { return ++shared; }", "shared"),
    ("#include <cstdlib>\nconst char* f() { return std::getenv(\"X\"); }", "getenv"),
    ("#include <cstdio>\nvoid f() { std::puts(\"X\"); }", "puts"),
    ("#include <iostream>\nvoid f() { std::cout << 1; }", "std::cout"),
    ("#include <chrono>\nlong f() { return std::chrono::steady_clock::now().time_since_epoch().count(); }", "chrono"),
    ("void f() { throw 1; }", "__cxa_throw"),
    ("#include <cmath>\ndouble f(double x) { return std::exp(x) + std::pow(x, 0.7) + std::tgamma(x); }\n"
     "long double g(long double x) { return std::log1p(x); }\nfloat h(float x) { return std::atan(x); }\n",
     "calls exp,", "calls pow,", "calls tgamma,", "calls log1pl,", "calls atanf,"),
    ("#include <mutex>\nstd::mutex m; void f() { m.lock(); }", "m"),
]


def self_test(compiler):
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        source, compiled = Path(folder, "a.cpp"), Path(folder, "a.o")

        def found(text):
            source.write_text(text, encoding="utf-8")
            subprocess.run([compiler, "-std=c++20", "-O2", "-isystem", "/usr/include/eigen3", "-c", source,
                            "-o", compiled], check=True)
            return list(faults(compiled))

        failures += [f"sound source: {fault}" for fault in found(SOUND)]
        for text, *expectations in VIOLATIONS:
            seen = found(text)
            failures += [f"{expected!r} not found: {text!r}, found {seen}" for expected in expectations
                         if not any(expected in fault for fault in seen)]
    return failures


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--self-test":
        failures = self_test(sys.argv[2])
    elif len(sys.argv) == 3 and sys.argv[1] == "--numbers":
        failures = list(inexact(sys.argv[2]))
    elif len(sys.argv) == 2:
        failures = list(faults(sys.argv[1]))
    else:
        sys.exit(__doc__)
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
