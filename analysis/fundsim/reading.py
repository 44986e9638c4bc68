"""Opens whatever the program wrote, tells what it is, and says what to do when it is something else."""

import difflib
import json
from pathlib import Path

import h5py
import numpy

from .exploration import Exploration
from . import history
from .faults import Fault, FileFault
from .results import Results
from .cells import Sweep
from .told import Told, kind_of
from .words import clean

KINDS = {"fundsim.results": Results, "fundsim.exploration": Exploration, "fundsim.sweep": Sweep}
NEWEST_FORMAT = 1
HDF5_MAGIC = b"\x89HDF\r\n\x1a\n"
WRITERS = {"fundsim.results": "run", "fundsim.exploration": "explore", "fundsim.sweep": "sweep"}


def open_file(path):
    """Results of `fundsim run -o`, an exploration of `explore -o`, a sweep of `sweep -o`, or what a study printed with
    --json."""
    path = Path(path)
    if _start_of(path) == HDF5_MAGIC:
        return _open_hdf5(path)
    told = _told(path)
    if told is None:
        hint = f"; to get one: fundsim run {path} -o {path.stem}.h5" if path.suffix == ".toml" else ""
        raise Fault(f"{path}: is no results file (those are HDF5, and it does not begin as HDF5 does), nor what a "
                    f"study printed with --json{hint}")
    return told


def _open_hdf5(path):
    try:
        with h5py.File(path) as file:
            attrs = {name: _plain(value) for name, value in file.attrs.items()}
            _check_kind(path, attrs)
            kind = KINDS[attrs["filetype"]]
            missing = [group for group in kind.groups if group not in file]
            has_series, has_initiatives = "series" in file, "initiative" in file
    except OSError as error:
        raise FileFault(f"{path}: is damaged, perhaps an incomplete copy ({error}); copy or run it again") from None
    if missing:
        raise Fault(f"{path}: lacks the group /{missing[0]}; run it again to have it written anew")
    return kind(path, attrs, has_series, has_initiatives) if kind is Results else kind(path, attrs)


def _plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.item() if isinstance(value, numpy.generic) else value


def _start_of(path):
    if path.is_dir():
        inside = sorted(path.glob("*.h5"))
        hint = f"one of its files, such as {inside[0]}" if inside else "the name of a file"
        raise FileFault(f"{path}: is a folder; give {hint}")
    if not path.exists():
        raise FileFault(f"{path}: there is no such file. {_hint_for_missing(path)}")
    try:
        with path.open("rb") as file:
            return file.read(len(HDF5_MAGIC))
    except OSError as error:
        raise FileFault(f"{path}: cannot be read ({error.strerror})") from None


def _hint_for_missing(path):
    if Path(f"{path}.journal").exists():
        return (f"'{path}.journal' is there: the run that writes it goes on, or was killed. "
                "The same command again finishes it (a sweep: with --resume)")
    folder = path.parent
    if not folder.is_dir():
        return f"There is no folder '{folder}' either"
    near = difflib.get_close_matches(path.name, [file.name for file in folder.glob("*.*")
                                                 if file.suffix in (".h5", ".json")], 1)
    if near:
        return f"Did you mean '{folder / near[0]}'?"
    return f"To get one: fundsim run SCENARIO.toml -o {path}"


def _check_kind(path, attrs):
    kind = attrs.get("filetype")
    if kind not in KINDS:
        said = f"its filetype is '{clean(str(kind))}'" if kind is not None else "it has no attribute 'filetype'"
        raise Fault(f"{path}: is HDF5, but neither results of 'fundsim run' nor a file of 'explore' or 'sweep': {said}")
    version = attrs.get("format_version")
    if not isinstance(version, int):
        raise Fault(f"{path}: does not say which format it has (the attribute 'format_version')")
    if version > NEWEST_FORMAT:
        raise Fault(f"{path}: has format {version}, and this package knows formats up to {NEWEST_FORMAT}. "
                    "Take the package that came with the program that wrote it "
                    f"(version {clean(str(attrs.get('program_version')))})")


def _told(path):
    """What a study printed; None where it is no JSON object at all."""
    try:
        content = path.read_bytes()
        if not content.lstrip().startswith(b"{"):
            return None
        said = json.loads(content)
    except OSError as error:
        raise FileFault(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise Fault(f"{path}: begins as JSON does, but is none ({error}); perhaps the command that wrote it was "
                    "interrupted, and can be run again") from None
    of_history = "history" in said
    head = history.HEAD if of_history else ("program_version", "scenario_sha256", "title", "currency", "seed")
    missing = [name for name in head if name not in said]
    if missing:
        raise Fault(f"{path}: is JSON, but not what a study of fundsim prints with --json: it has no '{missing[0]}'")
    return history.History(path, said) if of_history else Told(path, said, kind_of(path, said))
