"""How wide text is, where it breaks, and how labels make room for each other. Lengths are in points."""

import functools

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath


@functools.lru_cache(maxsize=4096)
def text_width(text, size, bold=False):
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    return TextToPath().get_text_width_height_descent(text, font, ismath=False)[0]


def wrapped(text, width, size, bold=False, most_lines=None):
    """Lines no wider than that; a word that is wider itself is broken. What is too much ends in an ellipsis."""
    lines, filled, space = [""], 0.0, text_width(" ", size, bold)
    for word in text.split(" "):
        if lines[-1] and filled + space + text_width(word, size, bold) <= width:
            lines[-1] += f" {word}"
            filled += space + text_width(word, size, bold)
            continue
        if lines[-1]:
            lines.append("")
        pieces = broken(word, width, size, bold)
        lines[-1:] = pieces
        filled = text_width(pieces[-1], size, bold)
    if most_lines is not None and len(lines) > most_lines:
        lines = lines[:most_lines]
        lines[-1] = shortened(lines[-1] + "\u2026", width, size, bold)
    return lines


def broken(word, width, size, bold):
    """A word in pieces no wider than that, of a letter at least."""
    if text_width(word, size, bold) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def balanced(text, width, size, bold=False):
    """As few lines as `wrapped` needs, of nearly equal length."""
    fewest = len(wrapped(text, width, size, bold))
    low, high = width / 2, width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrapped(text, middle, size, bold)) <= fewest else (middle, high)
    return wrapped(text, high, size, bold)


def shortened(text, width, size, bold=False):
    """A text that ends in an ellipsis, with fewer letters before it where it is too wide."""
    kept = text.rstrip("\u2026")
    while kept and text_width(kept + "\u2026", size, bold) > width:
        kept = kept[:-1].rstrip()
    return kept + "\u2026"


def spread(centres, sizes, low, high, gap=2.0):
    """Centres as near as possible to the given ones at which things of these sizes do not overlap, within bounds
    as far as they all fit there. The order stays."""
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    groups = []  # [members, sum of wished starts less offsets, length]
    for i in order:
        groups.append([[i], centres[i] - sizes[i] / 2, sizes[i] + gap])
        while len(groups) > 1 and _start(groups[-2], low, high) + groups[-2][2] > _start(groups[-1], low, high):
            members, wishes, length = groups.pop()
            before = groups[-1]
            before[1] += wishes - before[2] * len(members)
            before[0] += members
            before[2] += length
    out = [0.0] * len(centres)
    for group in groups:
        place = _start(group, low, high)
        for i in group[0]:
            out[i] = place + sizes[i] / 2
            place += sizes[i] + gap
    return out


def _start(group, low, high):
    members, wishes, length = group
    return max(low, min(wishes / len(members), high - length))
