"""A sweep of one number: the gap to the first model at every value."""

from .. import look
from ..faults import NothingToDraw
from ..words import Money, clean, named
from .chart import key, mark_key, mark_of, style_of
from .gap_line import draw_gaps, gap_axes, shade, turns


def along(sweep, model=None, ax=None):
    """Dots with intervals; `model` by its name: only that one."""
    if len(sweep.parameters) != 1:
        raise NothingToDraw(f"{sweep.swept} swept, and a line shows one")
    places = others(sweep) if model is None else [sweep.place(model)]
    parameter = sweep.parameters[0]
    order = [cell for cell in sweep.values(parameter).argsort(kind="stable") if sweep.is_played[cell]]
    if not order:
        raise NothingToDraw("no cell could be played")
    values = [float(sweep.values(parameter)[cell]) for cell in order]
    with look.settings():
        lines = [[sweep.estimates("npv_difference_mean", place)[cell] for cell in order] for place in places]
        money = Money(sweep.currency, [each.value for line in lines for each in line])
        spans = turns(values, lines[-1])
        shade_it = bool(spans) and len(places) == 1 and not parameter.words
        found = finding(sweep, places[-1], parameter, values, lines[-1])
        headline = look.Headline(sweep, found, shown(parameter, shade_it))
        labels = [(clean(sweep.models[place]), []) for place in places] if len(places) > 1 else []
        who = f"Net present value less that of {clean(sweep.models[0])}, average, {money.unit}"
        ax = gap_axes(sweep, ax, headline, parameter, values, lines, money, who, labels)
        if shade_it:
            shade(ax, spans)
        if parameter.words:
            draw_choices(ax, sweep, places, values, lines)
            mark_key(ax, labels, [mark_of(place) for place in places][:len(labels)])
            return ax
        styles = [style_of(len(places) - 1 - number) for number in range(len(places))]
        for place, line, style in zip(places, lines, styles):
            draw_gaps(ax, values, line, sweep.models[place], style)
        key(ax, labels[::-1], styles[::-1][:len(labels)])
        return ax


def draw_choices(ax, sweep, places, values, lines):
    """Words have no distances: models stand side by side at each, with marks of their own."""
    ax.set_xlim(min(values) - 0.5, max(values) + 0.5)
    for number, (place, line) in enumerate(zip(places, lines)):
        aside = 0.5 * ((number + 0.5) / len(places) - 0.5)
        for value, each in zip(values, line):
            if each.has_margin:
                ax.plot([value + aside] * 2, [each.low, each.high], color=look.GREY, linewidth=1.2, zorder=3)
            mark, = ax.plot([value + aside], [each.value], zorder=4, **mark_of(place))
            mark.set_gid(f"gap: {clean(sweep.models[place])}")


def shown(parameter, shaded):
    lines = "" if parameter.words else " Straight pieces lead the eye from value to value."
    return ("What was played, with 95% intervals" + ("." if parameter.words else "; hollow: behind.") + lines
            + " Shaded: in there who is ahead changes." * shaded)


def others(sweep):
    if len(sweep.models) < 2:
        raise NothingToDraw("one model only was swept, and there is nothing to compare it with")
    return list(range(1, len(sweep.models)))


def finding(sweep, place, parameter, values, estimates):
    a, b = named(sweep.models[place]), named(sweep.models[0])
    address = clean(parameter.address)
    spans = turns(values, estimates)
    if parameter.words:
        ahead = [parameter.text(value) for value, each in zip(values, estimates) if each.low > 0]
        if len(ahead) == len(values):
            return f"{a} clearly ahead of {b} with every {address} that was played"
        return f"{a} clearly ahead of {b} with {address} {', '.join(ahead)} only" if ahead else \
            f"{a} clearly ahead of {b} with no {address} that was played"
    if not spans:
        ahead = [estimate.value > 0 for estimate in estimates if estimate.clear]
        across = f"wherever {address} lies from {parameter.between(min(values), max(values))}"
        if not ahead:
            return f"Not clear whether {a} or {b} is ahead, {across}"
        one, other = (a, b) if ahead[0] else (b, a)
        if len(ahead) == len(values):
            return f"{one} clearly ahead of {other} {across}"
        return f"{one} clearly ahead of {other} at {len(ahead)} of {len(values)} values, never behind, {across}"
    low, high = spans[0]
    first, then = (b, a) if estimates[values.index(high)].value > 0 else (a, b)
    more = "" if len(spans) == 1 else ", and it turns again"
    return f"{first} clearly ahead up to {address} {parameter.text(low)}, {then} from {parameter.text(high)} on{more}"
