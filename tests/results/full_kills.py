"""Kills runs at any moment and damages the journals of interrupted ones, for two minutes, and fails unless the same
command then gives the same file as a run that nobody disturbed, or refuses with a message; and when anything but a whole
file ever stands under the final name, or anything is left in the end.

Finds the program through FUNDSIM_PROGRAM.
"""

import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from small_run import SCENARIO, command, contents, left, need_program

need_program()

FUTURES = "6100"  # more than what every run plays anew, and a last block that is not whole
COMMAND = command("-n", FUTURES)
SECONDS = 55  # for kills, and for damage
FEWEST = 15
PATIENCE = 300
LEFT_BY_KILLS = re.compile(r"x\.h5\.(journal|[0-9a-f]{16}\.part)")


def started(folder):
    return subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill(process):
    """False: it was done before."""
    process.kill()
    process.communicate(timeout=PATIENCE)
    return process.returncode == -signal.SIGKILL


def finished(folder, whole, what):
    """Runs the command once more, undisturbed."""
    run = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 0, (what, run)
    assert contents(folder / "x.h5") == whole, (what, "another result")
    assert left(folder) == ["x.h5"], (what, left(folder))


def wait_for(process, folder, moment):
    """Until `moment`: a share of how long a run takes, or "whole file" for when that is put together."""
    if moment != "whole file":
        time.sleep(moment)
        return
    while process.poll() is None and not any(name.endswith(".part") for name in left(folder)):
        time.sleep(0.0005)
    time.sleep(dice.choice((0, 0.001, 0.005, 0.02)))


def kills(folder, whole, older, duration):
    """One run that is killed up to three times. How many of them hit it, and how many put a file together then."""
    before = older if dice.random() < 0.5 else None
    if before is not None:
        (folder / "x.h5").write_bytes(before)
    hit = assembling = 0
    for _ in range(dice.randint(1, 3)):
        moment = "whole file" if dice.random() < 0.3 else dice.uniform(0, 1.1 * duration)
        process = started(folder)
        wait_for(process, folder, moment)
        if not kill(process):
            assert process.returncode == 0, (moment, process.returncode)
            break
        hit += 1
        names = left(folder)
        assembling += any(name.endswith(".part") for name in names)
        assert all(name == "x.h5" or LEFT_BY_KILLS.fullmatch(name) for name in names), names
        if "x.h5" in names and (folder / "x.h5").read_bytes() != before:
            assert contents(folder / "x.h5") == whole, (moment, "half a file under the final name")
            break
    finished(folder, whole, "killed")
    return hit, assembling


def flipped(journal):
    journal = bytearray(journal)
    places = dice.choice((2000, len(journal)))  # its first lines are a small part of it
    for _ in range(dice.choice((1, 1, 2, 50))):
        journal[dice.randrange(places)] ^= 1 << dice.randrange(8)
    return bytes(journal)


def with_zeros(journal):
    at = dice.randrange(len(journal))
    return journal[:at] + bytes(min(4096, len(journal) - at)) + journal[at + 4096:]


def shifted(journal):
    at = dice.randrange(len(journal))
    return journal[:at] + dice.choice((b"", b"x")) + journal[at + dice.choice((0, 1)):]


def swapped(journal):
    a, b = (dice.randrange(len(journal) - 9000) for _ in range(2))
    a, b = min(a, b), max(a, b) + 4096
    return journal[:a] + journal[b:b + 4096] + journal[a + 4096:b] + journal[a:a + 4096] + journal[b + 4096:]


DAMAGE = {
    "nothing": lambda journal: journal,
    "empty": lambda journal: b"",
    "cut short": lambda journal: journal[:dice.randrange(len(journal))],
    "cut in its beginning": lambda journal: journal[:dice.randrange(2000)],
    "bits flipped": flipped,
    "zeros": with_zeros,
    "a byte more or less": shifted,
    "pages swapped": swapped,
    "its end twice": lambda journal: journal + journal[-dice.randrange(1, len(journal)):],
    "itself twice": lambda journal: journal + journal,
    "garbage behind it": lambda journal: journal + dice.randbytes(dice.randrange(1, 300_000)),
    "garbage": lambda journal: dice.randbytes(dice.randrange(1, 10_000)),
    "zeros alone": lambda journal: bytes(len(journal)),
}


def damaged(folder, whole, name, journal):
    """One run that finds a damaged journal. Whether it was refused."""
    place = folder / "x.h5.journal"
    place.write_bytes(journal)
    run = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if run.returncode == 4:
        assert "x.h5.journal" in run.stderr, (name, run)
        assert place.read_bytes() == journal and left(folder) == ["x.h5.journal"], (name, left(folder))
        return True
    assert run.returncode == 0, (name, run)
    assert contents(folder / "x.h5") == whole, (name, "another result")
    assert left(folder) == ["x.h5"], (name, left(folder))
    return False


def interrupted_journal(folder):
    """What a run leaves that is killed when nearly done."""
    for _ in range(50):
        process = started(folder)
        journal = folder / "x.h5.journal"
        while process.poll() is None and not (journal.exists() and journal.stat().st_size > enough):
            time.sleep(0.001)
        if kill(process) and journal.exists() and journal.stat().st_size > enough:
            return journal.read_bytes()
    sys.exit("no run could be killed near its end")


def rounds(play):
    end, number = time.monotonic() + SECONDS, 0
    while number < FEWEST or time.monotonic() < end:
        with tempfile.TemporaryDirectory(dir=scratch) as name:
            shutil.copy(scratch / "s.toml", name)
            play(Path(name), number)
        number += 1
    return number


dice = random.Random(1)
with tempfile.TemporaryDirectory(dir=".") as scratch_name:
    scratch = Path(scratch_name)
    (scratch / "s.toml").write_text(SCENARIO, encoding="utf-8")
    subprocess.run([*COMMAND, "--seed", "2"], cwd=scratch, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    older_result = (scratch / "x.h5").read_bytes()
    begin = time.monotonic()
    subprocess.run(COMMAND, cwd=scratch, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
    usual = time.monotonic() - begin
    result = contents(scratch / "x.h5")
    (scratch / "x.h5").unlink()
    seen = []
    count = rounds(lambda folder, _: seen.append(kills(folder, result, older_result, usual)))
    hits, halfway = (sum(each) for each in zip(*seen))
    print(f"{count} runs, {hits} kills, {halfway} of them with half a file under its private name")
    assert hits > count // 2 and halfway > 0, "too few kills hit anything"

    enough = 18 * 256 * 2 * 37 * 8
    sound = interrupted_journal(scratch)
    names = list(DAMAGE)
    refusals = set()

    def one(folder, number):
        name = names[number % len(names)]
        if damaged(folder, result, name, DAMAGE[name](sound)):
            refusals.add(name)

    count = rounds(one)
    print(f"{count} damaged journals; refused, and left: {', '.join(sorted(refusals))}")
