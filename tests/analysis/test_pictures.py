#!/usr/bin/env python3
"""What the pictures show is what the file holds: the data behind the artists, and the words."""

import unittest

from made import LONG_NAMES, SQUARE, changed, interrupted, played, scenario

import fundsim
import numpy
from fundsim import look
from fundsim.pictures.corners import find_corners
from fundsim.dots import FILL
from fundsim.faults import NothingToDraw
from matplotlib import pyplot

NAMES = [name for name, _ in SQUARE]


def marked(figure, start):
    """Artists by what their mark says after its start."""
    found = figure.findobj(lambda artist: (artist.get_gid() or "").startswith(start))
    return {artist.get_gid().removeprefix(start): artist for artist in found}


class Pictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.file, _ = played(scenario())
        cls.results = fundsim.open(cls.file)
        cls.addClassCleanup(cls.results.close)

    def setUp(self):
        self.addCleanup(pyplot.close, "all")

    def check_dots(self, ax, name, values):
        below, above = (marked(ax.figure, f"dots {side} 0: ").get(name) for side in ("below", "above"))
        shown = [artist.get_offsets()[:, 0] for artist in (below, above) if artist is not None]
        # Ranks in whole numbers: in floating point numpy.quantile may miss by one.
        expected = numpy.sort(values)[[-(-(2 * i + 1) * len(values) // 100) - 1 for i in range(50)]]
        self.assertEqual(len(shown[0]) if below else 0, (expected < 0).sum())
        places = numpy.sort(numpy.concatenate(shown))
        width, _ = look.size_of(ax)
        diameter = numpy.sqrt((above or below).get_sizes()[0]) / FILL * numpy.ptp(ax.get_xlim()) / width
        self.assertLessEqual(abs(places - expected).max(), diameter / 2 * (1 + 1e-9))
        middle = marked(ax.figure, "median: ")[name].get_xdata()[0]
        self.assertEqual(middle, numpy.quantile(values, 0.5, method="inverted_cdf"))

    def test_outcomes(self):
        ax = fundsim.outcomes(self.results)
        for model, name in enumerate(NAMES):
            self.check_dots(ax, name, self.results.outcome.npv[model].values)
        low, high = ax.get_xlim()
        self.assertTrue(low < 0 < high)
        self.assertRegex(ax.get_title(loc="left").replace("\n", " "), r"^Half of all futures end above [\d,]+ kEUR "
                         r"with Product teams, above [\d,]+ with Annual projects$")

    def test_difference(self):
        ax = fundsim.difference(self.results)
        npv = self.results.outcome.npv.values
        for model, name in enumerate(NAMES):
            if model:
                self.check_dots(ax, name, npv[model] - npv[0])
        title = ax.get_title(loc="left").replace("\n", " ")
        ahead = float(self.results.paired.probability_ahead[3, 0])
        self.assertEqual(ahead, (npv[3] > npv[0]).mean())
        self.assertIn(f"Product teams ahead of Annual projects in {round(100 * ahead)} of 100 futures", title)
        other = fundsim.difference(self.results, versus="Product teams").get_title(loc="left").replace("\n", " ")
        self.assertIn("behind Product teams in ", other)

    def test_what_a_difference_says_does_not_depend_on_which_model_is_named_first(self):
        reverse = fundsim.open(played(scenario(SQUARE[::-1]))[0])
        title = fundsim.difference(reverse).get_title(loc="left").replace("\n", " ")
        self.assertIn("behind Product teams", title)

    def test_cash(self):
        figure = fundsim.cash_of_all(self.results)
        quantiles = self.results.series.cumulative_net_quantile.values
        months = quantiles.shape[-1]
        bounds = {ax.get_ylim() for ax in figure.axes}
        self.assertEqual(len(bounds), 1)
        for model, name in enumerate(NAMES):
            line = marked(figure, "middle: ")[name]
            self.assertEqual(list(line.get_xdata()), list(range(months + 1)))
            self.assertEqual(list(line.get_ydata()), [0, *quantiles[model, 2]])
            for what, low, high in (("9 of 10: ", 0, 4), ("half: ", 1, 3)):
                outline = marked(figure, what)[name].get_paths()[0].vertices
                for curve in (low, high):
                    for month in (1, 7, months):
                        self.assertIn((month, quantiles[model, curve, month - 1]), [tuple(point) for point in outline])
            paid = numpy.quantile(self.results.outcome.payback_month[model], 0.5, method="inverted_cdf")
            mark = marked(figure, "payback: ").get(name)
            self.assertEqual(mark is not None, paid <= months)
            if mark is not None:
                self.assertEqual((mark.get_xdata()[0], mark.get_ydata()[0]), (paid, 0))
        ends = figure.findobj(lambda artist: artist.get_gid() == "end of the horizon")
        self.assertEqual([end.get_xdata()[0] for end in ends], [18] * 4)

    def test_promise(self):
        ax = fundsim.promise(self.results)
        summary = self.results.summary
        for model, name in enumerate(NAMES):
            for what, sizes in (("started", ("started",)), ("delivered", ("delivered", "partly_delivered")),
                                ("achieved", ("effective",))):
                bar = marked(ax.figure, f"{what}: ")[name]
                self.assertEqual(bar.get_x(), 0)
                self.assertAlmostEqual(bar.get_width(), sum(float(summary[f"{size}_mean"][model]) for size in sizes))

    def test_the_four_corners(self):
        ax = fundsim.funding_and_practice(self.results)
        corners = marked(ax.figure, "corner: ")
        left, right = (corners[name].get_xdata()[0] for name in ("Annual projects", "Feature teams"))
        for model, name in enumerate(NAMES):
            self.assertEqual(corners[name].get_ydata()[0], float(self.results.summary.npv_mean[model]))
            self.assertEqual(corners[name].get_xdata()[0], left if model < 2 else right)
        self.assertNotEqual(left, right)
        title = ax.get_title(loc="left").replace("\n", " ")
        self.assertIn("between Product teams and Annual projects", title)
        # The four corners give the split that the program stores.
        a, p, f, b = self.results.summary.npv_mean.values
        self.assertAlmostEqual(float(self.results.paired.funding_mean[3, 0]), f - a, places=6)
        self.assertAlmostEqual(float(self.results.paired.interplay_mean[3, 0]), b - f - p + a, places=6)

    def test_corners_are_found_wherever_they_stand_and_not_where_one_is_missing(self):
        order = [SQUARE[0], SQUARE[3], ("Quarterly", "metered"), SQUARE[2], SQUARE[1]]
        with fundsim.open(played(scenario(order))[0]) as results:
            corners = find_corners(results)
            self.assertEqual((corners.first, corners.other, corners.funding, corners.practice), (0, 1, 3, 4))
        with fundsim.open(played(scenario(order[:4]))[0]) as results:
            corners = find_corners(results)
            self.assertEqual((corners.funding, corners.practice), (None, None))
            ax = fundsim.funding_and_practice(results)
            path = marked(ax.figure, "steps")[""].get_ydata()
            start, end = (float(results.summary.npv_mean[m]) for m in (0, corners.other))
            levels = [start, start + float(results.paired.funding_mean[corners.other, 0])]
            levels += [levels[1] + float(results.paired.practice_mean[corners.other, 0]), end]
            self.assertEqual(list(path), [level for level in levels for _ in (0, 1)])

    def test_pictures_are_drawn_on_axes_that_they_are_given_and_leave_settings_alone(self):
        before = dict(pyplot.rcParams)
        figure, axes = pyplot.subplots(5, figsize=(9, 20))
        for draw, ax in zip((fundsim.outcomes, fundsim.promise, fundsim.funding_and_practice), axes):
            self.assertIs(draw(self.results, ax), ax)
        self.assertIs(fundsim.difference(self.results, None, axes[3]), axes[3])
        self.assertIs(fundsim.cash(self.results, "Feature teams", axes[4]), axes[4])
        self.assertEqual(len(pyplot.get_fignums()), 1)
        self.assertEqual(dict(pyplot.rcParams), before)

    def test_interrupted_runs_say_so(self):
        with fundsim.open(changed(self.file, "interrupted.h5", interrupted)) as results:
            for figure in (fundsim.outcomes(results).figure, fundsim.cash_of_all(results)):
                texts = " ".join(text.get_text() for text in figure.findobj(pyplot.Text))
                self.assertIn("INTERRUPTED RUN: 120 of 5,000 futures", texts)

    def test_what_cannot_be_drawn_says_why(self):
        with fundsim.open(changed(self.file, "flows.h5", lambda file: file.pop("series"))) as results:
            for draw in (fundsim.cash, fundsim.cash_of_all):
                with self.assertRaisesRegex(NothingToDraw, "no monthly flows"):
                    draw(results)
        with fundsim.open(played(scenario(SQUARE[:1]))[0]) as results:
            with self.assertRaisesRegex(NothingToDraw, "one model only"):
                fundsim.difference(results)
            with self.assertRaisesRegex(NothingToDraw, "no model differs"):
                fundsim.funding_and_practice(results)

    def test_level_models_are_level(self):
        with fundsim.open(played(scenario([LONG_NAMES[0], LONG_NAMES[8]]))[0]) as results:
            ax = fundsim.difference(results)
            self.assertIn("all come out level in every future", ax.get_title(loc="left").replace("\n", " "))
            self.assertEqual(set(marked(ax.figure, "dots above 0: ")["Again"].get_offsets()[:, 0]), {0.0})
            self.assertEqual(float(marked(ax.figure, "median: ")["Again"].get_xdata()[0]), 0.0)
            self.assertIn("with every model", fundsim.outcomes(results).get_title(loc="left").replace("\n", " "))

    def test_paid_back_never(self):
        def never(file):
            file["outcome/payback_month"][0, :80] = numpy.inf
            file["outcome/payback_month"][3, :] = numpy.inf

        with fundsim.open(changed(self.file, "never.h5", never)) as results:
            title = fundsim.cash_of_all(results).axes[0].get_title(loc="left").replace("\n", " ")
            self.assertEqual(title, "Most futures are never paid back, neither with Product teams nor with "
                             "Annual projects")
            self.assertNotIn("Product teams", marked(fundsim.cash(results, "Product teams").figure, "payback: "))


if __name__ == "__main__":
    unittest.main()
