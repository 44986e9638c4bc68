#!/usr/bin/env python3
"""Numbers and phrases of the pictures, and that they are those of the program's screen."""

import unittest

from made import played, scenario

import fundsim
from fundsim.dots import median_of, quantile_dots, stacked
from fundsim.lettering import balanced, spread, text_width, wrapped
from fundsim.words import Estimate, Money, clean, in_futures, named, of_100, percent, rounded

import numpy


class Words(unittest.TestCase):
    def test_rounding(self):
        for value, exponent, text in ((80_949.3, 2, "80,900"), (-80_949.3, 2, "−80,900"), (0.0, -2, "0.00"),
                                      (-0.001, -2, "0.00"), (1250, 2, "1,300"), (-400, 3, "−400"), (0.0123, -3, "0.012"),
                                      (float("nan"), 0, "–"), (float("inf"), 0, "never")):
            self.assertEqual(rounded(value, exponent), text)

    def test_margins_decide_digits(self):
        money = Money("kEUR", [1e5])
        self.assertEqual(money.signed(Estimate(80_912.3, 80_087, 81_737)), "+80,900 ± 800")
        self.assertEqual(money.signed(Estimate(-25_149.6, -25_422, -24_877)), "−25,150 ± 270")
        self.assertEqual(money.of(Estimate(109_227, 107_800, 110_650)), "109,200 kEUR")
        self.assertEqual(money.signed(Estimate(0, 0, 0)), "0")

    def test_long_numbers_get_another_unit(self):
        for largest, exponent, text in ((9_999_999, 0, "9,999,999 kEUR"), (2.34e7, 5, "23.4 million kEUR"),
                                        (2.34e11, 9, "234 billion kEUR"), (2e30, 30, "2 ×10^30 kEUR"),
                                        (0.0012, -4, "0.0012 kEUR"), (2e-9, -9, "2 ×10^-9 kEUR")):
            money = Money("kEUR", [largest, float("nan"), -1e-300])
            self.assertEqual(money.amount(largest, exponent), text)
        self.assertEqual(Money("kEUR", []).unit, "kEUR")

    def test_shares_are_frequencies(self):
        for share, text in ((0.96, "96"), (0.995, "more than 99"), (0.9949, "99"), (0.925, "92"), (0.005, "1"),
                            (0.004, "fewer than 1"), (0.0, "0"), (1.0, "100")):
            self.assertEqual(of_100(share), text)
        self.assertEqual(in_futures(1, 1000), "in all 1,000 futures")
        self.assertEqual(in_futures(0, 1000), "in none of 1,000 futures")
        self.assertEqual(in_futures(0.5, 1000), "in 50 of 100 futures")
        self.assertEqual((percent(0.468), percent(0.001), percent(0)), ("47%", "under 1%", "0%"))

    def test_names(self):
        self.assertEqual(named("Projects, modern practices"), "“Projects, modern practices”")
        self.assertEqual(named("x" * 200), "x" * 47 + "…")
        self.assertEqual(clean("a\x1b[31m\nb\u202e"), "a\ufffd[31m\ufffdb\ufffd")

    def test_the_program_prints_the_same_figures(self):
        file, printed = played(scenario(), 120, "--full")
        with fundsim.open(file) as results:
            money = Money(results.currency, results.outcome.npv.values)
            for model in range(1, 4):
                signed = money.signed(results.pair("npv_difference_mean", model, 0))
                self.assertIn(signed.replace("−", "-"), printed)
                for part in ("funding_mean", "practice_mean"):
                    self.assertIn(money.signed(results.pair(part, model, 0)).replace("−", "-"), printed)


class Lettering(unittest.TestCase):
    def test_lines_fit(self):
        text = "Of 80,900 kEUR between Product teams and Donaudampfschifffahrtselektrizitätenhauptbetriebswerk done"
        for width in (20, 60, 150, 400):
            for lines in (wrapped(text, width, 9), balanced(text, width, 9)):
                self.assertTrue(all(text_width(line, 9) <= width for line in lines))
                self.assertEqual("".join(lines).replace(" ", ""), text.replace(" ", ""))
        short = wrapped(text, 100, 9, most_lines=2)
        self.assertEqual(len(short), 2)
        self.assertTrue(short[-1].endswith("…") and text_width(short[-1], 9) <= 100)

    def test_labels_make_room(self):
        centres, sizes = [10, 11, 50, 52, 53], [10, 10, 10, 10, 10]
        places = spread(centres, sizes, 0, 200)
        for a, b in zip(places, places[1:]):
            self.assertGreaterEqual(b - a, 12 - 1e-9)
        self.assertEqual(spread([100, 40], [10, 10], 0, 200), [100, 40])
        self.assertEqual(spread([1], [10], 0, 200), [5])
        self.assertEqual(spread([30, 30], [10, 10], 0, 200), [36, 24][::-1])


class Dots(unittest.TestCase):
    def test_each_dot_is_the_middle_of_an_equal_part(self):
        values = numpy.random.default_rng(1).normal(size=1237)
        expected = numpy.quantile(values, (numpy.arange(50) + 0.5) / 50, method="inverted_cdf")
        self.assertTrue((quantile_dots(values) == expected).all())
        self.assertEqual(median_of(values), numpy.quantile(values, 0.5, method="inverted_cdf"))
        self.assertEqual(list(quantile_dots([3.0, float("nan"), 1.0, float("inf")])), [1.0, 3.0])

    def test_columns_mix_no_losses_and_gains_and_cover_their_values(self):
        values = numpy.sort(numpy.random.default_rng(2).normal(size=50))
        for width in (0.01, 0.3, 1.7):
            stack = stacked(values, width)
            self.assertTrue((abs(stack.x - values) <= width / 2 + 1e-12).all())
            self.assertTrue((numpy.sign(stack.x) == numpy.sign(values)).all())
            self.assertEqual(len(set(zip(stack.x, stack.level))), 50)
            self.assertTrue((stack.heights(9, 40) <= 40).all())
        level = stacked(numpy.zeros(50), 1.0)
        self.assertTrue((level.x == 0).all() and level.highest == 50)
        self.assertTrue((level.heights(9, 40) <= 40).all())


if __name__ == "__main__":
    unittest.main()
