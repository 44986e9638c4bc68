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
from .catalogue import OF_KIND, function_of
from .faults import FileFault, NothingToDraw, WrongUse

PNG_RESOLUTION = 200  # dots an inch


def draw(source, name):
    """A figure by the name of its picture."""
    drawn = function_of(name)(source)
    return getattr(drawn, "figure", drawn)


def names_for(source, asked=None):
    """Those pictures that were asked for, or all of this kind of file."""
    there = tuple(OF_KIND[source.kind])
    if source.kind == "sweep" and not asked:
        return source.form, "cells_mean_and_worst"
    if source.kind == "run" and not asked and not source.has_initiatives:
        return tuple(name for name in there if name != "initiatives")
    for name in asked or ():
        if name not in there:
            raise WrongUse(f"{source.path}: there is no picture '{name}' of it. There are: {', '.join(there)}")
    return tuple(asked or there)


def render(source, names=None):
    """Files by name, and notes: which pictures are left out and why."""
    files, notes = {}, []
    for name in names_for(source, names):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                figure = draw(source, name)
            except NothingToDraw as reason:
                notes.append(f"no picture '{name}': {reason}")
                continue
            try:
                files[f"{name}.svg"], files[f"{name}.png"] = svg(figure, source), png(figure, source)
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


def described(figure, source):
    title, words = words_of(figure)
    return {"Title": title, "Description": words, "Source": source.origin}


def svg(figure, source):
    buffer = io.StringIO()
    with look.settings():
        figure.savefig(buffer, format="svg", metadata={**described(figure, source), "Date": None})
    # No blanks at ends of lines, as in every text of the project.
    return re.sub(r"[ \t]+$", "", buffer.getvalue(), flags=re.MULTILINE).encode()


def png(figure, source):
    buffer = io.BytesIO()
    with look.settings():
        figure.savefig(buffer, format="png", dpi=PNG_RESOLUTION, metadata=described(figure, source))
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
