#!/usr/bin/env python3
"""What the pictures of studies show is what their files hold, and their titles say it."""

import json
import subprocess
import unittest
from unittest import mock

from made import FOLDER, PROGRAM, ROOT, UNCERTAIN, calibrated, changed, played, scenario, studied
from test_pictures import marked

import fundsim
import numpy
from fundsim.faults import NothingToDraw
from fundsim.pictures.gap_line import turns
from fundsim.pictures.heat_map import tie_edges
from fundsim.pictures.luck_and_assumptions import alone
from fundsim.pictures.mean_and_worst import worst_of
from fundsim.pictures.variance import steadied, variance_shares
from fundsim.words import Estimate
from matplotlib import pyplot

DRAWS = "512"
ONE, TWO = "opportunities.value_scale=0.1:1", "model.idle_cost_share=0:1"


def title_of(drawn):
    figure = getattr(drawn, "figure", drawn)
    return next(ax.get_title(loc="left") for ax in figure.axes if ax.get_title(loc="left")).replace("\n", " ")


def told_of(*words):
    return json.loads(studied(scenario(), *words).read_text(encoding="utf-8"))


def data_of(ax, mark):
    """Of every line with that mark, its points."""
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if line.get_gid() == mark]


class Drawn(unittest.TestCase):
    def setUp(self):
        self.addCleanup(pyplot.close, "all")

    def opened(self, *words):
        found = fundsim.open(studied(scenario(), *words))
        self.addCleanup(found.close)
        return found


class Histories(Drawn):
    def test_quantiles_are_the_pairs_that_were_told(self):
        history = fundsim.open(calibrated())
        self.assertEqual((history.kind, history.title, len(history.quantities)), ("calibrate", "history.csv", 3))
        figure = fundsim.quantiles(history)
        self.assertEqual(len(figure.axes), 3)
        for ax, quantity in zip(figure.axes, history.quantities):
            dots, = (line for line in ax.lines if line.get_gid() == f"pairs: {quantity['quantity']}")
            pairs = quantity["quantile_pairs"]
            self.assertEqual(list(dots.get_ydata()), [pair["observed"] for pair in pairs])
            self.assertEqual(list(dots.get_xdata()), [pair["expected"] for pair in pairs])
            self.assertEqual(ax.get_xlim(), ax.get_ylim())
        self.assertIn("Cost, actual over planned: a lognormal body with a Pareto tail describes these projects", title_of(figure))
        one = fundsim.quantiles(history, pyplot.figure().add_subplot())
        self.assertIn("Cost, actual over planned", title_of(one))

    def test_a_fit_that_is_none_is_said(self):
        title = title_of(fundsim.quantiles(fundsim.open(calibrated("--family", "weibull"))))
        self.assertIn("a Weibull does not describe these projects", title)


class Runs(Drawn):
    def setUp(self):
        super().setUp()
        self.results = fundsim.open(played(scenario())[0])
        self.addCleanup(self.results.close)

    def test_exceedance_is_the_share_of_futures_that_reach_an_amount(self):
        ax = fundsim.exceedance(self.results)
        lines = marked(ax.figure, "reached: ")
        self.assertEqual(set(lines), set(self.results.models))
        for place, name in enumerate(self.results.models):
            values = self.results.outcome.npv[place].values
            for across, share in list(zip(lines[name].get_xdata(), lines[name].get_ydata()))[:-1]:
                self.assertAlmostEqual(share, 100 * (values >= across).mean())
            self.assertEqual(lines[name].get_ydata()[-1], 0)
        self.assertEqual(ax.get_ylim(), (0, 100))
        losses = self.results.summary.probability_of_loss.values
        best = self.results.ranking()[0]
        self.assertIn(f"No loss in {round(100 * (1 - losses[best]))} of 100 futures with", title_of(ax))
        styles = {(line.get_linestyle(), line.get_color()) for line in lines.values()}
        self.assertEqual(len(styles), len(lines))

    def test_mean_and_worst(self):
        ax = fundsim.mean_and_worst(self.results)
        for place, name in enumerate(self.results.models):
            self.assertEqual(data_of(ax, f"model: {name}"), [(float(self.results.summary.npv_mean[place]),
                                                              float(self.results.summary.npv_cvar5[place]))])
            values = numpy.sort(self.results.outcome.npv[place].values)
            each = worst_of(self.results, place)
            self.assertAlmostEqual(each.value, values[:6].mean(), places=6)  # 5 % of 120
            self.assertTrue(each.low < each.value < each.high)
        self.assertIn("first", title_of(ax))


class Listed(Drawn):
    def test_initiatives_are_those_that_differ_most(self):
        with open(ROOT / "scenarios/listed_portfolio.toml", encoding="utf-8") as file:
            text = file.read().replace('"portfolio.csv"', f'"{ROOT}/scenarios/portfolio.csv"')
        results = fundsim.open(played(text)[0])
        self.addCleanup(results.close)
        ax = fundsim.initiatives(results)
        funded = results.initiative.funded.values
        best = next(place for place in results.ranking() if place)
        apart = numpy.abs(funded[best] - funded[0])
        names = [str(name) for name in results.initiative.initiative_name.values]
        first, second = (marked(ax.figure, f"{which}: ") for which in ("first", "second"))
        self.assertEqual(len(first), min(12, len(names)))
        least = min(apart[names.index(name)] for name in first)
        self.assertTrue(all(apart[i] <= least for i, name in enumerate(names) if name not in first))
        for marks, model in ((first, 0), (second, best)):
            for name, mark in marks.items():
                self.assertAlmostEqual(mark.get_xdata()[0], 100 * funded[model, names.index(name)])
        self.assertIn(f"is funded in {100 * funded[best, apart.argmax()]:.0f} of 100 futures", title_of(ax))

    def test_without_a_list_there_is_nothing_to_draw(self):
        results = fundsim.open(played(scenario())[0])
        self.addCleanup(results.close)
        with self.assertRaises(NothingToDraw):
            fundsim.initiatives(results)


class Explorations(Drawn):
    def setUp(self):
        super().setUp()
        self.found = fundsim.open(studied(scenario() + UNCERTAIN, "explore", "--draws", DRAWS))
        self.addCleanup(self.found.close)

    def test_shares_are_those_of_the_program(self):
        source = FOLDER / "uncertain.toml"
        source.write_text(scenario() + UNCERTAIN, encoding="utf-8")
        command = [PROGRAM, "explore", source, "--draws", DRAWS, "--json", "--quiet"]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        shares = variance_shares(self.found, self.found.parameters)
        self.assertAlmostEqual(shares.luck.value, told["share_of_variance"]["luck"]["value"], places=9)
        theirs = {each["address"]: each["first_order"] for each in told["parameters"]}
        for parameter, ours in zip(self.found.parameters, shares.first_order):
            first = theirs[parameter.address]
            # Parts of equally many draws here, of equally much of the range there.
            margin = (first["ci95"][1] - first["ci95"][0]) / 2
            self.assertLess(abs(ours.value - first["value"]), 0.5 * margin, parameter.address)
            self.assertTrue(0.5 < ours.margin / margin < 2, parameter.address)

    def test_what_is_known_to_be_luck_is_taken_out(self):
        means, surplus = self.found.gaps.mean(axis=1), self.found.surplus
        steady = steadied(self.found.gaps, surplus)
        self.assertGreater(abs(numpy.corrcoef(means, surplus)[0, 1]), 0.05)
        self.assertLess(abs(numpy.corrcoef(steady, surplus)[0, 1]), 1e-9)
        self.assertLess(steady.var(), means.var())

    def test_shares_are_of_what_is_left_of_the_gap_without_known_luck(self):
        with mock.patch("fundsim.pictures.variance.steadied", side_effect=steadied) as taken_out:
            variance_shares(self.found, self.found.parameters[:1])
        taken_out.assert_called_once()

    def test_luck_and_assumptions_have_the_variance_they_are_said_to_have(self):
        gaps = self.found.gaps
        luck, known = alone(gaps)
        share = variance_shares(self.found).luck.value
        self.assertAlmostEqual(luck.var() / (luck.var() + known.var()), share, places=1)
        self.assertAlmostEqual(luck.mean(), gaps.mean(), places=6)
        ax = fundsim.luck_and_assumptions(self.found)
        self.assertIn(f"{round(100 * self.found.ahead)} of 100 futures", title_of(ax))
        self.assertIn(f"{round(100 * share)}% of what makes the gap differ is luck", title_of(ax))
        for name in ("Everything together", "Luck alone", "Assumptions alone"):
            self.assertIn(name, marked(ax.figure, "median: "))

    def test_what_matters_shows_the_largest_first(self):
        ax = fundsim.what_matters(self.found)
        shares = variance_shares(self.found, self.found.parameters)
        values = {each.address: 100 * share.value for each, share in zip(self.found.parameters, shares.first_order)}
        bars = marked(ax.figure, "moves: ")
        self.assertEqual(set(bars), set(sorted(values, key=lambda address: -values[address])[:10]))
        for name, bar in bars.items():
            self.assertAlmostEqual(bar.get_width(), abs(values[name]))
        heights = [bars[name].get_y() for name in sorted(bars, key=lambda address: -values[address])]
        self.assertEqual(heights, sorted(heights, reverse=True))

    def test_how_it_depends_shows_averages_of_eighths(self):
        figure = fundsim.how_it_depends(self.found)
        self.assertEqual(len(figure.axes), 6)
        self.assertEqual(len({ax.get_ylim() for ax in figure.axes}), 1)
        means = self.found.gaps.mean(axis=1)
        for ax in figure.axes:
            name = next(line.get_gid().removeprefix("average: ") for line in ax.lines if (line.get_gid() or "")
                        .startswith("average: "))
            values = self.found.sample[name].values
            shown = data_of(ax, f"average: {name}")
            if len(numpy.unique(values)) == len(values):
                eighths = numpy.split(means[numpy.argsort(values)], 8)
                self.assertTrue(numpy.allclose([y for _, y in shown], [part.mean() for part in eighths]))

    def test_what_is_not_told_from_luck_has_no_bars(self):
        found = self.opened("explore", "--draws", "80")
        luck = numpy.tile([1.0, -1.0], 40)
        # Futures of a draw that are all but independent: what they share is far within its interval.
        other = numpy.roll(luck, 1) * numpy.repeat([1.0, -1.0], 40) + 0.02 * luck
        found.__dict__["gaps"] = numpy.stack([luck, other], 1)
        with self.assertRaisesRegex(NothingToDraw, "do not tell what the assumptions move from luck"):
            fundsim.what_matters(found)

    def test_too_few_draws_say_so(self):
        few = self.opened("explore", "--draws", "20")
        for draw in (fundsim.luck_and_assumptions, fundsim.what_matters, fundsim.how_it_depends):
            with self.assertRaisesRegex(NothingToDraw, "it takes 64 draws"):
                draw(few)


class Sweeps(Drawn):
    def test_a_heat_map_has_the_gap_of_every_cell_and_ties_between_cells_only(self):
        found = self.opened("sweep", "--vary", f"{ONE}:4", "--vary", "model.idle_cost_share=0,0.5,1", "-n", "40")
        ax = fundsim.heat_map(found)
        cells = marked(ax.figure, "cell: ")
        self.assertEqual(len(cells), 12)
        texts = {(text.xy[0] - 0.5, text.xy[1] - 0.5): text.get_text() for text in ax.texts
                 if text.get_ha() == "center"}
        idle, scale = (found.cells[name].values for name in ("model.idle_cost_share", "opportunities.value_scale"))
        gaps = found.cells.npv_difference_mean.values[:, 1]
        spots = {}
        for cell, gap in enumerate(gaps):
            spot = (sorted(set(idle)).index(idle[cell]), sorted(set(scale)).index(scale[cell]))
            spots[spot] = gap
            self.assertEqual(texts[spot].startswith("+"), gap > 0)
            low, high = found.cells.npv_difference_ci95.values[cell, 1]
            self.assertEqual(bool(cells[f"{spot[0]}, {spot[1]}"].get_hatch()), high < 0)
        edges = sum(spots[x, y] * spots[other] < 0 for x, y in spots for other in ((x + 1, y), (x, y + 1))
                    if other in spots)
        drawn = [line for line in ax.lines if line.get_gid() == "tie: between cells"]
        self.assertEqual(len(drawn), edges)
        for line in drawn:
            self.assertTrue(all(float(end).is_integer() for end in (*line.get_xdata(), *line.get_ydata())))
        self.assertIn("Of 12 cells, Product teams clearly ahead of Annual projects in ", title_of(ax))

    def test_no_tie_runs_along_a_cell_that_was_not_played(self):
        up, down, unsure = Estimate(2, 1, 3), Estimate(-2, -3, -1), Estimate(-1, -3, 1)
        cells = {(0, 0): up, (1, 0): None, (2, 0): down, (0, 1): down, (1, 1): unsure, (2, 1): up}
        self.assertEqual(list(tie_edges(cells)), [(((0, 1), (1, 1)), True), (((2, 2), (1, 2)), False),
                                                  (((2, 3), (1, 1)), True)])

    def test_cells_that_cannot_be_played_are_blank(self):
        file = studied(scenario(), "sweep", "--vary", f"{ONE}:4", "--vary", "model.idle_cost_share=0,0.5,1", "-n", "40")

        def unplayed(opened):
            opened["cells/replications"][3] = 0
            for name in ("npv_difference_mean", "npv_difference_ci95", "npv_mean", "npv_cvar5"):
                opened[f"cells/{name}"][3] = numpy.nan

        with fundsim.open(changed(file, "unplayed.h5", unplayed)) as found:
            ax = fundsim.heat_map(found)
            self.assertIn("\u2013", [text.get_text() for text in ax.texts])
            self.assertIn("Of 11 cells", title_of(ax))
            self.assertIn("of 11 cells", title_of(fundsim.cells_mean_and_worst(found)))

    def test_one_number(self):
        found = self.opened("sweep", "--vary", f"{ONE}:5", "-n", "40")
        ax = fundsim.along(found)
        gaps = found.cells.npv_difference_mean.values[:, 1]
        scales = found.cells["opportunities.value_scale"].values
        self.assertEqual(data_of(ax, "gap: Product teams"), list(zip(scales, gaps)))
        self.assertEqual(ax.get_xlabel(), "opportunities.value_scale")
        self.assertRegex(title_of(ax), "ahead")

    def test_turns_lie_between_values_that_are_clear(self):
        up, down, unsure = Estimate(2, 1, 3), Estimate(-2, -3, -1), Estimate(1, -3, 5)
        self.assertEqual(turns([1, 2, 3, 4], [down, unsure, up, up]), [(1, 3)])
        self.assertEqual(turns([1, 2], [down, unsure]), [])

    def test_points(self):
        text = ('scenario = "SCENARIO"\nmodels = ["Annual projects", "Product teams"]\nreplications = 30\n'
                "[latin_hypercube]\npoints = 8\nopportunities.value_scale = [0.1, 1]\nmodel.idle_cost_share = [0, 1]\n")
        with fundsim.open(studied(text, "sweep")) as found:
            self.assertEqual(found.form, "points")
            figure = fundsim.points(found)
            self.assertEqual(len(figure.axes), 2)
            for ax, parameter in zip(figure.axes, found.parameters):
                self.assertEqual(data_of(ax, f"gap: {parameter.address}"),
                                 list(zip(found.values(parameter), found.cells.npv_difference_mean.values[:, 1])))
            self.assertRegex(title_of(figure), "^Of 8 points, Product teams clearly ahead of Annual projects in [0-8] ")
            with self.assertRaisesRegex(NothingToDraw, "points, not all combinations"):
                fundsim.heat_map(found)
            with self.assertRaisesRegex(NothingToDraw, "2 numbers were swept"):
                fundsim.along(found)


class Told(Drawn):
    def test_a_waterfall_adds_up(self):
        words = ("attribute", "-n", "8")
        ax = fundsim.waterfall(self.opened(*words))
        told, bars = told_of(*words), marked(ax.figure, "adds: ")
        for lever in told["levers"]:
            self.assertAlmostEqual(bars[lever["name"]].get_width(), abs(lever["shapley"]["mean"]))
        order = sorted(told["levers"], key=lambda lever: -lever["shapley"]["mean"])
        start = 0.0
        for lever in order:
            bar, mean = bars[lever["name"]], lever["shapley"]["mean"]
            self.assertAlmostEqual(bar.get_x(), min(start, start + mean))
            start += mean
        self.assertAlmostEqual(start, told["gap"]["mean"], places=6)
        self.assertAlmostEqual(bars["All together"].get_width(), abs(told["gap"]["mean"]))

    def test_a_tornado_has_both_ends_of_the_largest_swings(self):
        words = ("sensitivity", "-n", "20")
        ax = fundsim.tornado(self.opened(*words))
        told = told_of(*words)
        most = sorted(told["parameters"], key=lambda each: -abs(each["swing"]["mean"]))[:12]
        for end in ("low", "high"):
            bars = marked(ax.figure, f"{end}: ")
            self.assertEqual(set(bars), {each["address"] for each in most})
            for each in most:
                there = sorted((told["gap"]["mean"], each[f"gap_at_{end}"]["mean"]))
                bar = bars[each["address"]]
                self.assertAlmostEqual(bar.get_x(), there[0])
                self.assertAlmostEqual(bar.get_width(), there[1] - there[0])
        self.assertIn(f"{most[0]['address']} moves the gap most", title_of(ax))

    def test_indices(self):
        file = studied(scenario() + UNCERTAIN, "sensitivity", "--method", "sobol", "-n", "128", "--top", "3")
        ax = fundsim.in_all(fundsim.open(file))
        told = json.loads(file.read_text(encoding="utf-8"))
        self.assertIn("Of what moves the average gap, ", title_of(ax))
        for index in ("total", "first_order"):
            bars = marked(ax.figure, f"{index}: ")
            for each in told["parameters"]:
                name = each["address"].split(".")[-1]
                self.assertAlmostEqual(bars[name].get_width(), 100 * abs(each[index]["value"]))

    def test_break_even(self):
        words = ("breakeven", "--vary", ONE, "-n", "60")
        ax = fundsim.break_even(self.opened(*words))
        told = told_of(*words)
        self.assertEqual(data_of(ax, "gap: Product teams"),
                         [(each["value"], each["gap"]["mean"]) for each in told["profile"]])
        self.assertEqual(data_of(ax, "tie"), [(each["value"], 0) for each in told["ties"]])
        self.assertEqual("Up to opportunities.value_scale" in title_of(ax), len(told["ties"]) == 1)

    def test_a_frontier(self):
        words = ("breakeven", "--vary", ONE, "--vary", TWO, "-n", "20")
        ax = fundsim.frontier(self.opened(*words))
        told = told_of(*words)
        shown = {what: set(data_of(ax, f"point: {what}")) for what in ("ahead", "behind", "not clear")}
        for row in told["frontier"]:
            for point in row["profile"]:
                low, high = point["gap"]["ci95"]
                what = "ahead" if low > 0 else "behind" if high < 0 else "not clear"
                self.assertIn((point["value"], row["value2"]), shown[what])
        ties = [(tie["value"], row["value2"]) for row in told["frontier"] for tie in row["ties"]]
        self.assertEqual(data_of(ax, "tie"), ties)

    def test_interventions(self):
        words = ("interventions", "-n", "64")
        ax = fundsim.worth(self.opened(*words))
        told = told_of(*words)
        gains, costs = (marked(ax.figure, f"{part}: ") for part in ("gain", "cost"))
        for each in told["interventions"]:
            self.assertAlmostEqual(gains[each["name"]].get_width(), abs(each["gain"]["mean"]))
            cost = costs[each["name"]]
            self.assertAlmostEqual(cost.get_x(), min(0, -each["cost"]["mean"]))
            self.assertEqual(data_of(ax, f"net: {each['name']}")[0][0], each["net"]["mean"])
        clear = sum(each["net"]["ci95"][0] > 0 for each in told["interventions"])
        said = {0: "No intervention is clearly worth", 1: "no other is clearly"}.get(clear, f"; {clear} of ")
        self.assertIn(said, title_of(ax))

    def test_a_goal(self):
        words = ("breakeven", "--goal", "npv>4000:0.8,first_value<12", "--vary", "opportunities.value_scale=0.5:8", "--vary",
                 "organisation.budget_per_year=1000:3000", "-n", "20")
        ax = fundsim.least_change(self.opened(*words))
        told = told_of(*words)
        self.assertEqual(data_of(ax, "chance: point"), [(each["distance"], 100 * each["chance"]["value"]) for each in told["points"]])
        name = "Least change" if told["reached"] else "Nearest to the goal"
        self.assertEqual(data_of(ax, f"chance: {name}"), [(told["best"]["distance"], 100 * told["best"]["chance"]["value"])])
        self.assertEqual(data_of(ax, "chance: budget_per_year alone"),
                         [(told["alone"][1]["distance"], 100 * told["alone"][1]["chance"]["value"])])
        self.assertEqual([line.get_ydata()[0] for line in ax.lines if line.get_gid() == "asked for"], [80])
        self.assertIn("The goal is reached in 80 of 100 futures with" if told["reached"] else "No change that was tried", title_of(ax))

    def test_a_goal_that_is_reached_as_things_stand(self):
        words = ("breakeven", "--goal", "npv>-1e9", "--vary", "opportunities.value_scale=0.5:8", "-n", "10")
        ax = fundsim.least_change(self.opened(*words))
        self.assertIn("as things stand", title_of(ax))
        self.assertEqual(data_of(ax, "chance: As it stands"), [(0, 100)])

    def test_pilots(self):
        found = fundsim.open(studied(scenario() + UNCERTAIN, "explore", "--draws", "128", "--json", "--pilot", "teams=1,months=6",
                                     "--pilot", "teams=2,months=12,cost=1000"))
        ax = fundsim.pilots(found)
        gains, costs = (marked(ax.figure, f"{part}: ") for part in ("gain", "cost"))
        told = found.attrs["evsi"]
        self.assertEqual([each["pilot"] for each in told], ["1 team for 6 months", "2 teams for 12 months"])
        for each in told:
            self.assertAlmostEqual(gains[each["pilot"]].get_width(), each["value"])
            cost = costs[each["pilot"]]
            self.assertAlmostEqual(cost.get_x(), min(0, -each["delay"]["mean"] - each["cost"]))
            self.assertEqual(data_of(ax, f"net: {each['pilot']}")[0][0], each["net"]["mean"])
        self.assertTrue(any(start in title_of(ax) for start in ("A pilot of", "No pilot is worth", "It is not clear whether")))

    def test_what_was_interrupted_says_so(self):
        told = told_of("breakeven", "--vary", ONE, "-n", "60")
        path = FOLDER / "interrupted.json"
        path.write_text(json.dumps({**told, "complete": False}), encoding="utf-8")
        with fundsim.open(path) as found:
            texts = " ".join(text.get_text() for text in fundsim.break_even(found).figure.findobj(pyplot.Text))
            self.assertIn("INTERRUPTED", texts)


if __name__ == "__main__":
    unittest.main()
