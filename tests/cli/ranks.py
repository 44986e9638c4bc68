"""Commands whose work several processes share, started by mpirun: what slow_ranks.py and longest_ranks.py have in common."""

import glob
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
SMALL = ["--set", "organisation.budget_per_year=2400", "--set", "organisation.horizon_months=24", "--set", "opportunities.initial_backlog=10"]
FEW = [PROGRAM, "sweep", f"{SOURCE}/scenarios/baseline.toml", *SMALL, "--vary", "opportunities.arrivals_per_year=1:20:5", "--vary",
       "organisation.person_month_cost=10,1e6", "--all", "--until", "1e6", "-n", "64", "--quiet"]
SWEEP = [PROGRAM, "sweep", f"{SOURCE}/scenarios/baseline.toml", *SMALL, "--vary", "opportunities.arrivals_per_year=1:20:20", "--vary",
         "opportunities.sigma_case=0.1:2:20", "-n", "32", "--quiet"]
TWO = [PROGRAM, "sweep", f"{SOURCE}/scenarios/baseline.toml", *SMALL, "--vary", "opportunities.arrivals_per_year=3,9", "--vary",
       "organisation.person_month_cost=10,1e6", "--all", "-n", "2000", "--quiet"]
PATIENCE = 300  # seconds


def skip_without_mpi():
    """Where there is no mpirun that starts anything, or the program was built without MPI."""
    if not shutil.which("mpirun"):
        print("there is no mpirun: scripts/install-packages mpi")
        sys.exit(77)
    started = subprocess.run(together(2, ["true"]), env=ENVIRONMENT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if started.returncode != 0:
        print(f"mpirun starts nothing on this machine: {started.stderr[-500:]}")
        sys.exit(77)
    tried = subprocess.run([PROGRAM, "sweep", "x"], env={**os.environ, "OMPI_COMM_WORLD_SIZE": "2", "OMPI_COMM_WORLD_RANK": "0"},
                           capture_output=True, text=True, timeout=PATIENCE, check=False)
    if "was built without MPI" in tried.stderr:
        print("the program was built without MPI: -DFUNDSIM_MPI=ON")
        sys.exit(77)


def together(ranks, command):
    return ["mpirun", "--oversubscribe", "-n", str(ranks), *command]


def done(command, code=0):
    run = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == code, (command, run.returncode, run.stderr[-2000:])
    return run


def contents(path, group):
    """All that a file holds but when and by which words it was made."""
    root = xarray.open_dataset(path).load()
    for name in ("created_utc", "command"):
        del root.attrs[name]
    return root, xarray.open_dataset(path, group=group).load()


def same_contents(path, other, group):
    return all(a.identical(b) for a, b in zip(contents(path, group), contents(other, group)))


def untimed(text):
    told = json.loads(text)
    del told["wall_seconds"]
    return told


def cells_in(journal):
    """The cells of its whole records, in their order: two lines and two texts, then records of one size."""
    data = open(journal, "rb").read() if os.path.exists(journal) else b""
    sizes = data.find(b"\n") + 1
    begin = data.find(b"\n", sizes) + 1
    if begin == 0:
        return []
    stride, identity, note = map(int, data[sizes:begin].split())
    begin += identity + note + 4
    return [int(struct.unpack_from("<d", data, at + 16)[0]) for at in range(begin, len(data) - stride + 1, stride)]


def processes_of(mpirun):
    """What mpirun has started on this machine."""
    children = []
    for thread in glob.glob(f"/proc/{mpirun.pid}/task/*/children"):
        try:
            with open(thread, encoding="ascii") as file:
                children += map(int, file.read().split())
        except OSError:
            pass  # it has ended
    return children


def lives(process):
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "XZ"
    except OSError:
        return False


def end_of(mpirun, processes):
    """What it said until its end. That of Open MPI 4.1.4 sometimes waits for itself then (for a lock of libpmix, in
    orte_finalize), when all that it has started is gone."""
    try:
        return mpirun.communicate(timeout=20)[1]
    except subprocess.TimeoutExpired:
        left = [process for process in processes_of(mpirun) + processes if lives(process)]
        assert not left, "a process has outlived the one that was killed"
        mpirun.kill()
        return mpirun.communicate()[1]


def kill_one_now_and_then(kills, seed):
    """Kills a random one of four processes with kill -9 at random moments, and goes on in turn with one process and with
    two. Fails if a finished cell is lost or played twice, or if the file is another one in the end."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "whole.h5")
        done([*SWEEP, "-o", whole])
        begin = time.monotonic()
        done(together(4, [*SWEEP, "-o", os.path.join(folder, "timed.h5")]))
        seconds = time.monotonic() - begin
        killed, round_, longest = 0, 0, 0
        while killed < kills:
            path = os.path.join(folder, f"killed{round_}.h5")
            journal = path + ".journal"
            begin_with = ["--resume"] if os.path.exists(journal) else []
            mpirun = subprocess.Popen(together(4, [*SWEEP, "-o", path, *begin_with]), env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, text=True)
            try:
                mpirun.wait(chance.uniform(0.4, max(0.5, seconds)))
            except subprocess.TimeoutExpired:
                pass
            victims = processes_of(mpirun)
            before = cells_in(journal)
            if mpirun.poll() is None and victims:
                os.kill(chance.choice(victims), signal.SIGKILL)
                killed += 1
            said = end_of(mpirun, victims)
            assert mpirun.returncode == 0 or said, "it ended without a word"
            after = cells_in(journal)
            if not os.path.exists(path):
                assert after[:len(before)] == before, "a finished cell is gone"
                assert len(set(after)) == len(after), "a cell was played twice"
                longest = max(longest, len(after))
                resume = ["--resume"] if after else []
                if killed % 3:
                    resumed = [*SWEEP, "-o", path, *resume]
                    done(together(2, resumed) if killed % 2 else resumed)
            if os.path.exists(path):
                assert same_contents(path, whole, "cells"), "another file than that of a sweep that nobody disturbed"
                assert not os.path.exists(journal)
                round_ += 1
        assert longest > 20, "the kills came before anything was done"
        print(f"{killed} processes killed in {round_ + 1} sweeps; {longest} cells were there at most when one was")


def same_at_any_number():
    """A sweep, half of whose cells cannot be played, and its file are the same at 1, 2 and 4 processes as without mpirun. So
    are those of fewer cells than processes, which are handed out block by block, also where they stop at a precision."""
    for sweep in (FEW, TWO, [*TWO, "--until", "40"]):
        with tempfile.TemporaryDirectory() as folder:
            alone = os.path.join(folder, "alone.h5")
            said = done([*sweep, "-o", alone]).stdout
            told = untimed(done([*sweep, "--json"]).stdout)
            for ranks in (1, 2, 4):
                path = os.path.join(folder, f"{ranks}.h5")
                assert done(together(ranks, [*sweep, "-o", path])).stdout == said, f"another text at {ranks} processes"
                assert same_contents(path, alone, "cells"), f"another file at {ranks} processes"
                assert untimed(done(together(ranks, [*sweep, "--json"])).stdout) == told
            assert len(os.listdir(folder)) == 4, os.listdir(folder)


def refused():
    """What cannot be done together is refused in one sentence, and once."""
    for command, code, why in (
            (["run", f"{SOURCE}/scenarios/baseline.toml", "-n", "8"], 2, "it runs in one"),
            (["sweep", "-", "--vary", "organisation.areas=2,3"], 2, "name a file instead of -"),
            (["sweep", "nowhere.toml", "--vary", "organisation.areas=2,3"], 4, "nowhere.toml"),
            (["sweep", f"{SOURCE}/scenarios/baseline.toml", "--vary", "organisation.areas=2,3", "-o", "/nowhere/x.h5"], 4, "/nowhere/x.h5")):
        said = done(together(3, [PROGRAM, *command]), code).stderr
        assert said.count(why) == 1, said
    assert done(together(3, [PROGRAM, "--version"])).stdout.count("fundsim ") == 1
    # One that reads another scenario than the others plays none of it.
    other = 'if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then exec "$@" --seed 2; else exec "$@"; fi'
    said = done(together(2, ["sh", "-c", other, "sh", *SWEEP]), 4).stderr
    assert "process 2 of 2" in said and "is another one" in said, said
    # Each of them by itself would do all of it, and fight over the file.
    strangers = subprocess.run([PROGRAM, "sweep", "x.toml"], env={**os.environ, "PMI_SIZE": "3", "PMI_RANK": "0"}, capture_output=True,
                               text=True, timeout=PATIENCE, check=False)
    assert strangers.returncode == 2 and "know nothing of each other" in strangers.stderr, strangers


def stopped_by_a_signal():
    """Ctrl-C to mpirun stops all, and what is finished is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stopped.h5")
        command = [*(word.replace("32", "320") for word in SWEEP), "-o", path]
        mpirun = subprocess.Popen(together(3, command), env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        begin = time.monotonic()
        while not cells_in(path + ".journal") and time.monotonic() < begin + PATIENCE:
            time.sleep(0.05)
        processes = processes_of(mpirun)
        mpirun.send_signal(signal.SIGINT)
        said = mpirun.communicate(timeout=PATIENCE)[1]
        assert mpirun.returncode != 0 and "are kept in" in said, (mpirun.returncode, said)
        assert cells_in(path + ".journal")
        assert len(processes) == 3, processes
        begin = time.monotonic()
        while any(lives(process) for process in processes):
            assert time.monotonic() < begin + 10, "a process has outlived the job"
            time.sleep(0.05)


def draws_that_cannot_be_played():
    """An exploration some of whose draws cannot be played is the same at 1 and 3 processes, reason included."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "dear.toml")
        with open(f"{SOURCE}/scenarios/baseline.toml", encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text + '\n[uncertain]\n"organisation.person_month_cost" = [10, 5_000]\n')
        command = [PROGRAM, "explore", path, "--quiet", *SMALL, "-n", "120"]
        said = done(command).stdout
        assert "draws could not be played and were left out: the budget pays for" in said, said
        assert done(together(3, command)).stdout == said


def explorations_are_the_same():
    """An exploration is the same at 1, 2 and 4 processes as without mpirun, also where it stops at a precision; at 6, two
    stretches of 1,024 draws are handed out together."""
    for more, most in ((["-n", "150"], 4), (["-n", "2100", "--until", "0.03"], 6), (["-n", "1100", "--totals", "0"], 6)):
        command = [PROGRAM, "explore", f"{SOURCE}/scenarios/baseline.toml", "--quiet", *SMALL, *more]
        with tempfile.TemporaryDirectory() as folder:
            alone = os.path.join(folder, "alone.h5")
            said = done([*command, "-o", alone]).stdout
            for ranks in (1, 2, most):
                path = os.path.join(folder, f"{ranks}.h5")
                assert done(together(ranks, [*command, "-o", path])).stdout == said, f"another text at {ranks} processes"
                assert same_contents(path, alone, "sample"), f"another file at {ranks} processes"
