"""What becomes of the initiatives of a listed portfolio, under the first model and under the one with the highest NPV."""

from .. import look
from ..faults import NothingToDraw
from ..words import Estimate, clean, named, percent
from .bars import bar_rows, finish, rows_of, whisker, write

ROW = 16
MOST = 12


def initiatives(results, ax=None):
    """A row for each initiative: in how many of 100 futures each of two models funds it. The most different first."""
    data = results.initiative
    if data is None:
        raise NothingToDraw("no portfolio is listed, or its flows were not recorded")
    a, b = 0, next(place for place in results.ranking() if place != 0 or len(results.models) == 1)
    names = [clean(str(name)) for name in data.initiative_name.values]
    shares = {model: [Estimate(*(100 * float(value) for value in (data.funded[model, i], *data.funded_ci95[model, i])))
                      for i in range(len(names))] for model in {a, b}}
    order = sorted(range(len(names)), key=lambda i: (-abs(shares[b][i].value - shares[a][i].value), i))
    shown = order[:MOST]
    with look.settings():
        rows = rows_of([(names[i], [details(data, i, (a, b))]) for i in shown])
        headline = look.Headline(results, finding(results, names, shares, a, b, order[0]),
                                 said(results, a, b, len(names) - len(shown)))
        ax, middles = bar_rows(results, ax, headline, rows, ROW, (0, 112))
        for i, middle in zip(shown, middles):
            draw(ax, names[i], shares[a][i], shares[b][i], middle)
        return finish(ax, headline, "Funded in so many of 100 futures")


def draw(ax, name, first, second, middle):
    ax.plot([first.value, second.value], [middle] * 2, color=look.RULE, linewidth=2.5, zorder=2, solid_capstyle="butt")
    for share in (first, second):
        whisker(ax, share, middle)
    for share, what, full in ((first, "first", False), (second, "second", True)):
        mark, = ax.plot([share.value], [middle], marker="o", markersize=7, linestyle="none", zorder=5,
                        markerfacecolor=look.DARK if full else "white", markeredgecolor=look.DARK if full else look.ACCENT)
        mark.set_gid(f"{what}: {name}")
    write(ax, max(first.high, second.high), middle, f"{first.value:.0f} and {second.value:.0f}")


def details(data, i, models):
    """When it starts with each of them."""
    months = [float(data.start_month_mean[model, i]) for model in dict.fromkeys(models)]
    told = ["never" if month != month else f"{month:.0f}" for month in months]
    return f"starts in month {' and '.join(told)}"


def said(results, a, b, others):
    text = f"Hollow: {named(results.models[a])}. Full: {named(results.models[b])}. Lines: 95% intervals."
    return text + (f" {others} more, which differ less, are not shown." if others > 0 else "")


def finding(results, names, shares, a, b, most):
    if a == b:
        return f"{named(results.models[a])} funds {names[most]} in {percent(shares[a][most].value / 100)} of futures"
    one, other = shares[a][most], shares[b][most]
    return (f"{names[most]} is funded in {other.value:.0f} of 100 futures by {named(results.models[b])}, in {one.value:.0f} "
            f"by {named(results.models[a])}")
