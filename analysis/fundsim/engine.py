"""The engine in the process of a notebook: what the commands do, as labelled data. The bits are those of the program."""

import atexit
import importlib
import itertools
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

from .faults import Fault

DONE, INVALID, IMPRECISE = 0, 3, 5
_BUILT = Path(__file__).resolve().parents[2] / "build"
_one_at_a_time = threading.RLock()
_names = itertools.count()


class ScenarioFault(Fault):
    """A scenario that cannot be played. `faults`: what is wrong with it, as (file, line, column, what); 0: no place."""

    def __init__(self, said, faults):
        super().__init__(said)
        self.faults = faults


def run(scenario, n=10_000, set=None, seed=1, *, with_=(), until=None, threads=0, plain=False, output=None,
        progress=None):
    """Plays a scenario, as `fundsim run` does.

    scenario: the path of a TOML file, or its text. n: simulated futures at most. set: {"organisation.areas": 4}.
    with_: names of interventions. until: stop when the mean differences are known to within so much (currency).
    output: a file that stays; otherwise one that goes with the process. progress: True, False, or a function of
    (done, total); by default where somebody watches.

    Returns every figure of every future, an xarray.Dataset along model and replication, with `.fundsim` for pictures
    and for the rest of the file: `ds.fundsim.file.summary`.
    """
    extra = [] if until is None else ["--until", _value(until)]
    return _played("run", scenario, "outcome", ["-n", str(n), *extra, *(["--plain"] if plain else [])], set, with_, seed,
                   threads, output, progress)


def explore(scenario, draws=16_384, set=None, seed=1, *, a=None, b=None, with_=(), until=None, threads=0, output=None,
            progress=None):
    """Draws all assumptions at once, as `fundsim explore` does.

    a, b: names of the models compared, the last and the first by default; the rest as for `run`. Returns the gap of
    every future and the assumptions of every draw, an xarray.Dataset along draw and future.
    """
    extra = [word for name, value in (("--a", a), ("--b", b), ("--until", until)) if value is not None
             for word in (name, value if name != "--until" else _value(value))]
    return _played("explore", scenario, "sample", ["--draws", str(draws), *extra], set, with_, seed, threads, output,
                   progress)


def sweep(scenario, vary=None, n=10_000, set=None, seed=1, *, with_=(), threads=0, output=None, progress=None):
    """Plays a scenario in every cell of a grid, as `fundsim sweep` does.

    vary: {"organisation.areas": [3, 6, 12]}, or None where `scenario` is a study's file. Returns figures of every cell
    and model, an xarray.Dataset along cell and model, with the parameters as coordinates.
    """
    extra = [word for key, values in (vary or {}).items()
             for word in ("--vary", f"{key}={','.join(_value(value) for value in values)}")]
    return _played("sweep", scenario, "cells", ["-n", str(n), *extra], set, with_, seed, threads, output, progress)


def parameters():
    """Every parameter with its unit, range, default, meaning, source, grade, role and evidence: a pandas.DataFrame."""
    import pandas

    with _one_at_a_time:
        code, out, err = _engine().perform(["explain", "--json"])
    if code != DONE:
        raise Fault(err.strip())
    return pandas.DataFrame(json.loads(out)["parameters"]).set_index("address")


def _played(command, scenario, group, words, settings, with_, seed, threads, output, progress):
    import xarray

    engine = _engine()
    path = _scenario_path(scenario)
    wanted = [word for setting in _settings(settings) for word in ("--set", setting)]
    wanted += [word for name in with_ for word in ("--with", name)]
    file = os.fspath(output) if output is not None else str(Path(_folder()) / f"{next(_names)}.h5")
    with _one_at_a_time:
        code, _, err = engine.perform([command, path, *words, *wanted, "--seed", str(seed), "--threads", str(threads),
                                       "--quiet", "-o", file], _shown(command, progress))
    if code == INVALID:
        raise ScenarioFault(err.strip(), engine.faults(path, _settings(settings), list(with_)))
    if code not in (DONE, IMPRECISE):
        raise Fault(err.strip())
    return xarray.open_dataset(file, group=group, engine="h5netcdf")


def _value(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _settings(given):
    return [f"{key}={_value(value)}" for key, value in (given or {}).items()]


def _scenario_path(scenario):
    """A path as it is; a text in a file of its own."""
    if not isinstance(scenario, str) or "\n" not in scenario:
        return os.fspath(scenario)
    path = Path(_folder()) / f"{next(_names)}.toml"
    path.write_text(scenario, encoding="utf-8")
    return str(path)


def _folder():
    """For what goes with the process."""
    global _holder
    if _holder is None:
        _holder = tempfile.TemporaryDirectory(prefix="fundsim-")
        atexit.register(_holder.cleanup)
    return _holder.name


_holder = None


def _shown(command, progress):
    """A function of (done, total), or None."""
    if callable(progress):
        return progress
    watched = sys.stderr.isatty() or "ipykernel" in sys.modules
    if progress is False or (progress is None and not watched):
        return None
    begin = time.monotonic()

    def show(done, total):
        left = (time.monotonic() - begin) * (total - done) / done if done else float("nan")
        end = "\n" if done >= total else "\r"
        print(f"{command}: {done:,} of {total:,}, {left:.0f} s left   ", end=end, file=sys.stderr, flush=True)

    return show


def _engine():
    """The module that scripts/notebook builds."""
    folders = [folder for folder in (os.environ.get("FUNDSIM_ENGINE_FOLDER"), str(_BUILT / "release/python")) if folder]
    added = [folder for folder in folders if folder not in sys.path and os.path.isdir(folder)]
    sys.path.extend(added)
    try:
        return importlib.import_module("fundsim_engine")
    except ImportError as error:
        raise Fault("the engine is not there as a Python module: scripts/notebook builds it, for Debian's Python "
                    f"(this is {sys.version.split()[0]}: {error})") from None
    finally:
        for folder in added:
            sys.path.remove(folder)
