"""Kills sweeps with kill -9 at 50 random moments, goes on with --resume, and fails if a finished cell is lost or played
twice, or if the file in the end is not the one of a sweep that nobody disturbed."""

import os
import random
import signal
import struct
import subprocess
import tempfile
import time

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
KILLS = 50
COMMAND = [PROGRAM, "sweep", f"{SOURCE}/scenarios/baseline.toml", "--set", "organisation.budget_per_year=2400", "--set", "organisation.horizon_months=24",
           "--set", "opportunities.initial_backlog=10", "--vary", "opportunities.arrivals_per_year=1:20:20", "--vary", "opportunities.sigma_case=0.1:2:20",
           "-n", "32", "--quiet"]


def cells_in(journal):
    """The cells of its whole records, in their order: two lines and two texts, then records of one size."""
    data = open(journal, "rb").read()
    sizes = data.find(b"\n") + 1
    begin = data.find(b"\n", sizes) + 1
    if begin == 0:
        return []  # killed while it wrote its first lines
    stride, identity, note = map(int, data[sizes:begin].split())
    begin += identity + note + 4
    whole = range(begin, len(data) - stride + 1, stride)
    return [int(struct.unpack_from("<d", data, at + 16)[0]) for at in whole]  # behind mark, checksum and index


def contents(path):
    return xarray.open_dataset(path, group="cells").load()


random.seed(5)
with tempfile.TemporaryDirectory() as folder:
    whole = os.path.join(folder, "whole.h5")
    begin = time.monotonic()
    subprocess.run([*COMMAND, "-o", whole], check=True, capture_output=True)
    seconds = time.monotonic() - begin
    expected = contents(whole)
    kills, round_, longest = 0, 0, 0
    while kills < KILLS:
        path = os.path.join(folder, f"killed{round_}.h5")
        round_ += 1
        known = []
        while not os.path.exists(path):
            resumed = ["--resume"] if os.path.exists(path + ".journal") else []
            sweep = subprocess.Popen([*COMMAND, "-o", path, *resumed], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            try:
                sweep.wait(random.uniform(0.02, seconds / 4) if kills < KILLS else 600)
                assert sweep.returncode == 0, sweep.stderr.read()
            except subprocess.TimeoutExpired:
                sweep.send_signal(signal.SIGKILL)
                sweep.wait()
                kills += 1
            finally:
                sweep.stderr.close()
            if os.path.exists(path + ".journal"):
                now = cells_in(path + ".journal")
                assert now[:len(known)] == known, "a finished cell is gone"
                assert len(set(now)) == len(now), "a cell was played twice"
                known, longest = now, max(longest, len(now))
        assert contents(path).identical(expected), "another file than that of a sweep that nobody disturbed"
        assert not os.path.exists(path + ".journal")
    assert longest > 20, "the kills came before anything was done"
    assert len(os.listdir(folder)) == 1 + round_, os.listdir(folder)  # no private files are left
    print(f"{kills} kills in {round_} sweeps; {longest} cells were there at most when one came")
