"""All pictures of a file, as SVG and PNG."""

import io
import os
import re
import tempfile
import warnings
from pathlib import Path

from matplotlib import pyplot
from matplotlib.text import Text

from . import look
from .pictures.cash import cash_of_all
from .pictures.difference import difference
from .faults import FileFault, NothingToDraw
from .pictures.funding_and_practice import funding_and_practice
from .pictures.outcomes import outcomes
from .pictures.promise import promise

PICTURES = {
    "outcomes": lambda results: outcomes(results).figure,
    "difference": lambda results: difference(results).figure,
    "cash": cash_of_all,
    "promise": lambda results: promise(results).figure,
    "funding_and_practice": lambda results: funding_and_practice(results).figure,
}
PNG_RESOLUTION = 200  # dots an inch


def render(results, names=tuple(PICTURES)):
    """Files by name, and notes: which pictures are left out and why."""
    files, notes = {}, []
    for name in names:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                figure = PICTURES[name](results)
            except NothingToDraw as reason:
                notes.append(f"no picture '{name}': {reason}")
                continue
            try:
                files[f"{name}.svg"], files[f"{name}.png"] = svg(figure, results), png(figure, results)
            finally:
                pyplot.close(figure)
        notes += note_of(name, caught)
    return files, notes


def note_of(name, caught):
    """What matplotlib warned of: letters without a shape become one sentence."""
    said = [str(warning.message) for warning in caught]
    without_shape = [text for text in said if "missing from current font" in text]
    notes = [f"{name}: {text}" for text in dict.fromkeys(said) if text not in without_shape]
    if without_shape:
        notes.append(f"{name}: the font has no shape for some letters, which are shown as boxes")
    return notes


def words_of(figure):
    """Everything that stands written in a figure, apart from numbers along axes: for those who cannot see it."""
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    numbers = {id(text) for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for text in axis.findobj(Text)
               if text is not axis.label}
    texts = [text.get_text() for text in figure.findobj(Text) if id(text) not in numbers]
    lines = [" ".join(text.split("\n")) for text in texts if text.strip() and text not in titles]
    title = " ".join(next(title for title in titles if title).split("\n"))
    return title, "; ".join(lines)


def described(figure, results):
    title, words = words_of(figure)
    source = (f"fundsim {results.attrs['program_version']}, scenario {results.attrs['scenario_sha256'][:12]}, "
              f"seed {results.attrs['seed']}, {results.replications} replications")
    return {"Title": title, "Description": words, "Source": source}


def svg(figure, results):
    buffer = io.StringIO()
    with look.settings():
        figure.savefig(buffer, format="svg", metadata={**described(figure, results), "Date": None})
    # No blanks at ends of lines, as in every text of the project.
    return re.sub(r"[ \t]+$", "", buffer.getvalue(), flags=re.MULTILINE).encode()


def png(figure, results):
    buffer = io.BytesIO()
    with look.settings():
        figure.savefig(buffer, format="png", dpi=PNG_RESOLUTION, metadata=described(figure, results))
    return buffer.getvalue()


def publish(files, folder):
    """Writes files into a folder, which need not exist; each appears under its name when it is whole."""
    folder = make_folder(folder)
    try:
        for name, content in files.items():
            publish_one(folder, name, content)
    except OSError as error:
        raise cannot_write(error, folder) from None
    return [folder / name for name in files]


def make_folder(folder):
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(error, folder) from None
    return folder


def cannot_write(error, folder):
    return FileFault(f"cannot write to '{error.filename or folder}': {error.strerror}")


def publish_one(folder, name, content):
    mask = os.umask(0)
    os.umask(mask)
    handle, part = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.chmod(part, 0o666 & ~mask)
        os.replace(part, folder / name)
    except BaseException:
        os.unlink(part)
        raise
