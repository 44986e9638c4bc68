"""Fails when the program is built without the guards that sim/hardening.cmake asks for. Looks at what was linked.

Usage: check_hardening.py PROGRAM COMPILER CONFIGURATION | --self-test COMPILER

Where the C library's own start files say nothing of closed jumps, as Debian 12's, the linker cannot say it of the whole
program; then only the program's own code is looked at.
"""

import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

START_FILES = ("Scrt1.o", "crti.o", "crtn.o")


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def closes_jumps(file):
    """Whether an object or a program says that all jumps in it end where one may, and returns are guarded."""
    notes = printed("readelf", "-nW", file)
    return "IBT" in notes and "SHSTK" in notes


def jump_faults(program, compiler):
    if not re.search(r"<main>:\n[^\n]*\tendbr64", printed("objdump", "-d", "--disassemble=main", program)):
        yield "its own code does not say where jumps may end (-fcf-protection)"
    open_files = [name for name in START_FILES
                  if not closes_jumps(printed(compiler, f"-print-file-name={name}").strip())]
    if not open_files and not closes_jumps(program):
        yield "some of it does not close jumps, and so the whole does not (-fcf-protection)"


def faults(program, compiler, optimised=True):
    linked = printed("readelf", "-hldW", program)
    if not re.search(r"Type: +DYN", linked) or not re.search(r"\(FLAGS_1\).*\bPIE\b", linked):
        yield "stands at a fixed address (-pie)"
    if not re.search(r"\bBIND_NOW\b|\(FLAGS_1\).*\bNOW\b", linked):
        yield "looks functions up as they are called, so their table stays open (-z now)"
    if "GNU_RELRO" not in linked:
        yield "has tables that stay open (-z relro)"
    if not re.search(r"GNU_STACK .* RW +0x", linked):
        yield "has a stack that can be executed (-z noexecstack)"
    called = set(re.findall(r"UND (\w+)", printed("readelf", "--dyn-syms", "-W", program)))
    if "__stack_chk_fail" not in called:
        yield "has no guard on its stack (-fstack-protector-strong)"
    if optimised and not any(re.fullmatch(r"__\w+_chk", name) for name in called):
        yield "has no checked copies (_FORTIFY_SOURCE)"
    if platform.machine() == "x86_64":
        yield from jump_faults(program, compiler)


PROGRAM = """
#include <cstdio>
#include <cstring>
int main(int count, char** words) { char copy[64]; std::strcpy(copy, words[count - 1]); return std::puts(copy); }
"""
GUARDS = ["-O2", "-fPIE", "-pie", "-fstack-protector-strong", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=2",
          "-Wl,-z,relro,-z,now,-z,noexecstack"]
VIOLATIONS = [
    (["-fno-pie", "-no-pie"], "fixed address"),
    (["-Wl,-z,lazy"], "as they are called"),
    (["-Wl,-z,norelro"], "(-z relro)"),
    (["-Wl,-z,execstack"], "can be executed"),
    (["-fno-stack-protector"], "guard on its stack"),
    (["-U_FORTIFY_SOURCE"], "checked copies"),
]
JUMPS = [(["-fcf-protection=none"], "where jumps may end")]


def self_test(compiler):
    here = platform.machine() == "x86_64"
    guards = GUARDS + ["-fcf-protection"] * here
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        source, built = Path(folder, "a.cpp"), Path(folder, "a")
        source.write_text(PROGRAM, encoding="utf-8")

        def found(*options):
            subprocess.run([compiler, *guards, *options, source, "-o", built], check=True, stderr=subprocess.DEVNULL)
            return list(faults(built, compiler))

        failures += [f"guarded program: {fault}" for fault in found()]
        for options, expected in VIOLATIONS + JUMPS * here:
            seen = found(*options)
            if not any(expected in fault for fault in seen):
                failures.append(f"not found: {' '.join(options)}, expected '{expected}', found {seen}")
    return failures


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--self-test":
        failures = self_test(sys.argv[2])
    elif len(sys.argv) == 4:
        program, compiler, configuration = sys.argv[1:]
        if any(mark in Path(program).read_bytes() for mark in (b"__asan_init", b"__tsan_init", b"__ubsan_handle")):
            print("skipped: sanitizers have guards of their own")
            sys.exit(77)
        optimised = configuration != "Debug"
        if not optimised:
            print("without an optimiser there are no checked copies; the other guards are looked at")
        failures = list(faults(program, compiler, optimised))
    else:
        sys.exit(__doc__)
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
