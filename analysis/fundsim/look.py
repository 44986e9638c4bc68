"""One look for all pictures: colours, sizes, page, headline. Lengths are in points (1/72 inch)."""

import matplotlib
from matplotlib import pyplot
from matplotlib.ticker import FuncFormatter

from .lettering import balanced, text_width, wrapped
from .words import exponent_of_bare, rounded

# One hue from dark to light, which stays in order in grey print and for colour-blind eyes, and one accent that
# differs from it in both. Nothing is told by colour alone.
INK, GREY, RULE = "#1c1c1c", "#5a5a5a", "#cfcfcf"
DARK, LIGHT, PALE = "#0f3b66", "#a9c8e2", "#dfeaf4"
ACCENT = "#b3470b"

PAGE_WIDTH = 592
MARGIN = 16
GUTTER = 158  # for what stands to the left of the axes
TITLE, TEXT, SMALL = 12.5, 9.0, 8.0
LEADING = 1.27  # distance of lines by their size
ASCENT, DESCENT = 0.76, 0.236  # of the font, by its size
LINESPACING = (LEADING - DESCENT) / ASCENT  # as matplotlib understands it
AXIS_ROOM = 36  # below the axes, for the numbers and what they are
FOOT_ROOM = 12

ANECDOTE = "One future alone is an anecdote: averages and their intervals need more (-n)"

# $ is a currency here, not mathematics; the same input makes the same bytes.
SETTINGS = {
    "text.parse_math": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "fundsim",
    "font.family": "DejaVu Sans",
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


def settings():
    """For a `with` around everything that makes or draws artists."""
    return matplotlib.rc_context(SETTINGS)


def block_height(lines, size):
    return len(lines) * size * LEADING


class Headline:
    """What stands above the axes: the finding, and below it in small what is shown."""

    def __init__(self, results, finding, shown):
        self.finding = finding if results.replications > 1 else ANECDOTE
        self.shown = shown
        if results.interrupted:
            self.shown = f"{results.interrupted} {shown}"

    def lines(self, width):
        return balanced(self.finding, width, TITLE, bold=True), wrapped(self.shown, width, TEXT)

    def height(self, width, above):
        title, shown = self.lines(width)
        return block_height(title, TITLE) + block_height(shown, TEXT) + above + 4

    def write(self, ax, gutter, above, width=None):
        """Over axes, from the left end of their gutter; `above` is kept free right over them."""
        across = size_of(ax)[0]
        title, shown = self.lines(width or across + gutter)
        left = -gutter / across
        lift = above + block_height(shown, TEXT) + 4
        ax.set_title("\n".join(title), loc="left", x=left, y=1.0, pad=lift, size=TITLE, weight="bold", color=INK,
                     linespacing=LINESPACING, va="bottom")
        ax.annotate("\n".join(shown), (left, 1), (0, above), xycoords="axes fraction", textcoords="offset points",
                    size=TEXT, color=GREY, linespacing=LINESPACING, va="bottom", annotation_clip=False)


def size_of(ax):
    """Width and height of axes."""
    box = ax.get_window_extent()
    scale = 72 / ax.figure.dpi
    return box.width * scale, box.height * scale


def sheet(results, headline, height, above):
    """A page with room for axes of that height, their numbers and the headline; it says whose results they are.
    Returns the figure and the lower end of the room."""
    bottom = MARGIN + FOOT_ROOM + AXIS_ROOM
    whole = bottom + height + headline.height(PAGE_WIDTH - 2 * MARGIN, above) + MARGIN
    figure = pyplot.figure(figsize=(PAGE_WIDTH / 72, whole / 72))
    title = results.title if results.title[-1:] in ".?!" else results.title + "."
    said = f"{results.played}, seed {results.seed}."
    room = PAGE_WIDTH - 2 * MARGIN - text_width(f" {said}", SMALL)
    title = wrapped(title, room, SMALL, most_lines=1)[0]
    figure.text(MARGIN / PAGE_WIDTH, MARGIN / whole, f"{title} {said}", size=SMALL, color=GREY, va="baseline")
    return figure, bottom


def add_axes(figure, left, bottom, width, height):
    across, whole = figure.get_size_inches() * 72
    return figure.add_axes((left / across, bottom / whole, width / across, height / whole))


def page(results, headline, height, gutter, above):
    """Axes of that height on a page of their own."""
    figure, bottom = sheet(results, headline, height, above)
    return add_axes(figure, MARGIN + gutter, bottom, PAGE_WIDTH - 2 * MARGIN - gutter, height)


def tidy(ax, label, sides=("bottom",)):
    """Axes with the lines that are needed."""
    for side, spine in ax.spines.items():
        spine.set_visible(side in sides)
        spine.set(color=GREY, linewidth=0.8)
    ax.tick_params(colors=GREY, labelsize=SMALL, width=0.8, length=3)
    ax.xaxis.set_label_text(label, size=SMALL, color=GREY)


# Keeps text readable where a line passes behind it.
VEIL = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.8}


def plain_ticks(factor=1.0):
    """Numbers without needless decimals, in units of `factor`."""
    def text(value, _):
        value /= factor
        number = rounded(value, min(0, exponent_of_bare(value) + 1))
        return number.rstrip("0").rstrip(".") if "." in number else number

    return FuncFormatter(text)
