"""Fails when the compiled engine holds mutable global state or calls what a pure engine must not: files, streams,
clocks, environment, threads, exceptions. Looks at symbols, so it also sees what comes in through headers.

Usage: check_symbols.py LIBRARY | --self-test COMPILER
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


def faults(library):
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
double f(int i, std::vector<double>& v) { v.push_back(i); return std::exp(table[i]) + names[i][0]; }
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
        for text, expected in VIOLATIONS:
            seen = found(text)
            if not any(expected in fault for fault in seen):
                failures.append(f"not found: {text!r}, found {seen}")
    return failures


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--self-test":
        failures = self_test(sys.argv[2])
    elif len(sys.argv) == 2:
        failures = list(faults(sys.argv[1]))
    else:
        sys.exit(__doc__)
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
