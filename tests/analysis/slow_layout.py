#!/usr/bin/env python3
"""No text of a picture lies over another or leaves the page: one to ten models, long names, all kinds of numbers."""

import itertools
import unittest
import warnings

from made import LONG_NAMES, SQUARE, UNCERTAIN, calibrated, changed, in_money, played, scenario, studied

import fundsim
import numpy
from fundsim.faults import NothingToDraw
from fundsim.figures import draw, names_for
from matplotlib import pyplot
from matplotlib.text import Text

TOUCH = 1.5  # pixels of 100 to the inch by which boxes of letters may reach into each other


def boxes(figure):
    """Every text that can be seen, with where it stands."""
    figure.canvas.draw()
    hidden = {id(label) for ax in figure.axes for label in labels_beyond(ax)}
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden:
            # Without the room that a background takes around the letters.
            yield text.get_text(), Text.get_window_extent(text)


def labels_beyond(ax):
    """Ticks outside the limits of their axis exist, but are not drawn."""
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        room = 1e-9 * (high - low)
        for tick in axis.get_major_ticks():
            if not low - room <= tick.get_loc() <= high + room:
                yield from (tick.label1, tick.label2)


def overlap(a, b):
    return min(a.x1, b.x1) - max(a.x0, b.x0) > TOUCH and min(a.y1, b.y1) - max(a.y0, b.y0) > TOUCH


class Layout(unittest.TestCase):
    def check(self, file):
        with fundsim.open(file) as results:
            for name in names_for(results):
                try:
                    figure = draw(results, name)
                except NothingToDraw:
                    continue
                width, height = figure.get_size_inches() * figure.dpi
                found = list(boxes(figure))
                for text, box in found:
                    inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
                    self.assertTrue(inside, f"{file.name}, {name}: '{text}' leaves the page")
                for (one, a), (two, b) in itertools.combinations(found, 2):
                    self.assertFalse(overlap(a, b), f"{file.name}, {name}: '{one}' lies over '{two}'")
                pyplot.close(figure)

    def test_one_to_four_models(self):
        for count in range(1, 5):
            self.check(played(scenario(SQUARE[:count]))[0])

    def test_ten_models_with_long_names(self):
        self.check(played(scenario(LONG_NAMES))[0])

    def test_few_futures(self):
        for replications in (1, 2, 7):
            self.check(played(scenario(), replications)[0])

    def test_large_and_small_numbers_and_losses_only(self):
        for factor in (1e6, 1e200, 1e-7, -1.0, 0.0):
            self.check(changed(played(scenario())[0], f"times{factor}.h5", in_money(factor)))

    def test_histories(self):
        self.check(calibrated())
        self.check(calibrated("--person-month-cost", "0.001"))
        self.check(calibrated("--column", "start=", "--column", "actual_benefit=", "--family", "metalog"))

    def test_studies(self):
        one, two = "opportunities.value_scale=0.1:1", "model.idle_cost_share=0:1"
        self.check(studied(scenario() + UNCERTAIN, "explore", "--draws", "512"))
        for options in (("--vary", f"{one}:9"), ("--vary", f"{one}:5:log", "--all"),
                        ("--vary", f"{one}:7", "--vary", f"{two}:6"),
                        ("--vary", "model.scope=fixed,adaptive", "--all"),
                        ("--vary", f"{one}:3", "--vary", f"{two}:3", "--vary", "model.escalation=0,0.5")):
            self.check(studied(scenario(), "sweep", *options, "-n", "60"))
        self.check(studied(scenario(), "attribute", "-n", "8"))
        self.check(studied(scenario(), "sensitivity", "-n", "20"))
        self.check(studied(scenario(), "sensitivity", "--method", "sobol", "-n", "64"))
        self.check(studied(scenario(), "breakeven", "--vary", one, "-n", "60"))
        self.check(studied(scenario(), "breakeven", "--vary", one, "--vary", two, "-n", "20"))
        self.check(studied(scenario(), "interventions", "-n", "64"))
        goal = ("breakeven", "--goal", "npv>4000:0.8,first_value<12", "-n", "20", "--vary", "opportunities.value_scale=0.5:8")
        self.check(studied(scenario(), *goal))
        self.check(studied(scenario(), *goal, "--vary", "organisation.budget_per_year=1000:3000", "--vary", "model.idle_cost_share=0:1"))
        self.check(studied(scenario() + UNCERTAIN, "explore", "--draws", "128", "--json", "--pilot", "teams=1,months=6", "--pilot",
                           "teams=2,months=12,cost=1000"))

    def test_figures_that_are_no_numbers(self):
        def ill(file):
            file["outcome/npv"][0, :50] = numpy.nan
            file["outcome/npv"][1, :] = numpy.inf
            file["summary/npv_mean"][1] = numpy.nan
            file["summary/npv_p50"][1] = numpy.nan
            file["summary/effective_share"][:] = numpy.nan
            file["summary/realised_over_planned"][:] = numpy.nan
            file["outcome/payback_month"][...] = numpy.inf

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.check(changed(played(scenario())[0], "ill.h5", ill))


if __name__ == "__main__":
    unittest.main()
