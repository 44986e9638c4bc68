"""Runs both job scripts of scripts/slurm on a Slurm of this one machine, and fails when the file of a sweep that many jobs
have shared is not the one of a single process; also where jobs were killed and handed in again."""

import os
import subprocess
import sys
import tempfile
import time

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
WORDS = [f"{SOURCE}/scenarios/baseline.toml", "--set", "organisation.budget_per_year=2400", "--set", "organisation.horizon_months=24", "--set",
         "opportunities.initial_backlog=10", "--vary", "opportunities.arrivals_per_year=1:20:20", "--vary", "opportunities.sigma_case=0.1:2:5", "-n", "400"]
ENVIRONMENT = {**os.environ, "FUNDSIM": PROGRAM, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


def cells(path):
    return xarray.open_dataset(path, group="cells").load()


def run(*words, check=True):
    return subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, timeout=600, check=check)


def inside():
    """What is done where Slurm runs."""
    run(PROGRAM, "sweep", *WORDS, "-o", "alone.h5", "--quiet")
    expected = cells("alone.h5")
    # A batch script is one process, however many tasks its job has.
    batch = run("sbatch", "--wait", "--ntasks=2", "--output=one.log", f"--wrap={PROGRAM} run {SOURCE}/scenarios/baseline.toml -n 64 --quiet", check=False)
    assert batch.returncode == 0, open("one.log", encoding="utf-8").read()
    # What srun starts several times would do all of it several times.
    alike = run("srun", "--ntasks=2", PROGRAM, "run", f"{SOURCE}/scenarios/baseline.toml", "-n", "64", check=False)
    assert alike.returncode != 0 and alike.stderr.count("it runs in one") == 1, alike
    # An array of four jobs.
    run("sbatch", "--wait", "--array=1-4", "--output=array-%a.log", f"{SOURCE}/scripts/slurm/array.sbatch", "array.h5", *WORDS)
    run(PROGRAM, "merge", *[f"array.h5.part-{k}.h5" for k in (1, 2, 3, 4)], "-o", "array.h5")
    assert cells("array.h5").identical(expected), "the array's file is another one"
    if "was built without MPI" in run("srun", "--ntasks=2", PROGRAM, "sweep", "x", check=False).stderr:
        print("the program was built without MPI: its job script was not tried")
        return
    run("sbatch", "--wait", "--ntasks=2", "--output=mpi.log", f"{SOURCE}/scripts/slurm/mpi.sbatch", *WORDS, "-o", "mpi.h5")
    assert cells("mpi.h5").identical(expected), "the MPI job's file is another one"
    # A job that is cancelled half-way goes on when it is handed in again.
    job = run("sbatch", "--parsable", "--ntasks=2", "--output=again.log", f"{SOURCE}/scripts/slurm/mpi.sbatch", *WORDS, "-o", "again.h5").stdout.strip()
    begin = time.monotonic()
    while not os.path.exists("again.h5.journal") and time.monotonic() < begin + 60:
        time.sleep(0.05)
    time.sleep(0.3)
    run("scancel", job)
    while run("squeue", "-h", "-j", job, check=False).stdout.strip():
        time.sleep(0.2)
    assert not os.path.exists("again.h5"), "it was done before it was cancelled"
    run("sbatch", "--wait", "--ntasks=2", "--output=again.log", f"{SOURCE}/scripts/slurm/mpi.sbatch", *WORDS, "-o", "again.h5")
    assert cells("again.h5").identical(expected), "another file after going on"
    print("an array of jobs and jobs of MPI make the file of one process")


if sys.argv[1:] == ["inside"]:
    inside()
else:
    if os.geteuid() != 0:
        print("starting Slurm needs root")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(subprocess.run([f"{SOURCE}/scripts/slurm/try", sys.executable, "-B", os.path.abspath(__file__), "inside"], cwd=folder, check=False).returncode)
