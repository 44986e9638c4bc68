"""Runs the program with less and more memory than it needs, from too little to be loaded, and fails unless each run gives
the right file or ends with exit code 4, a message and nothing left.

Finds the program through FUNDSIM_PROGRAM.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from small_run import PROGRAM, SCENARIO, command, contents, left, need_program

PATIENCE = 300
FINE, COARSE, MANY = 50 << 10, 1 << 20, 50 << 20  # steps, in bytes

need_program()
if any(mark in Path(PROGRAM).read_bytes() for mark in (b"__asan_init", b"__tsan_init")):
    print("skipped: sanitizers need more address space than there is memory")
    sys.exit(77)


def limited(words, memory, **more):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          preexec_fn=limit, timeout=PATIENCE, check=False, **more)


def began(words, memory):
    """Whether there is enough for the system to load the program; what happens before is not the program's."""
    return "transferring control" in limited(words, memory, env=os.environ | {"LD_DEBUG": "files"}).stderr


def outcome(words, memory, whole):
    """"unloaded", "refused" or "done"."""
    run = limited(words, memory)
    what = (words, memory, run)
    there = left(folder)
    if run.returncode == 0:
        assert there == ["x.h5"] and contents(folder / "x.h5") == whole, (what, there)
        (folder / "x.h5").unlink()
        return "done"
    assert there == [], (what, there)
    if run.returncode == 4:
        assert re.search(r"^fundsim: .*not enough memory", run.stderr, re.MULTILINE), what
        return "refused"
    assert not began(words, memory), what
    return "unloaded"


def sweep(threads, step, least, needed_in_a_row):
    """From `least` upwards, in small steps where the program begins to be loaded. How often which outcome."""
    words = command("-n", "1500", "-t", str(threads))
    subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    whole = contents(folder / "x.h5")
    (folder / "x.h5").unlink()
    seen = {"unloaded": 0, "refused": 0, "done": 0}
    memory, row, fine = least, 0, 0
    while row < needed_in_a_row:
        result = outcome(words, memory, whole)
        if result != "unloaded" and seen["refused"] + seen["done"] == 0:
            memory -= step  # nothing is skipped between the last coarse step and here
            fine = step // FINE + 20 if step == COARSE else 0
        seen[result] += 1
        row = row + 1 if result == "done" else 0
        memory += FINE if fine > 0 else step
        fine -= 1
    return seen


with tempfile.TemporaryDirectory(dir=".") as scratch:
    folder = Path(scratch)
    (folder / "s.toml").write_text(SCENARIO, encoding="utf-8")
    one = sweep(1, COARSE, COARSE, 5)
    many = sweep(64, MANY, MANY, 12)
    print(f"one thread: {one}; 64 threads: {many}")
    assert all(one.values()), one
    assert many["done"], many
