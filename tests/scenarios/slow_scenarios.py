#!/usr/bin/env python3
"""Every scenario that ships makes its point, by more than chance. Names on the command line: only these."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import h5py
    import numpy
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
SCENARIOS = ROOT / "scenarios"
SIGMAS = 3.5  # standard errors by which a difference must clear its bound
failures = []


class Run:
    """One run: `of` figures with intervals from the JSON, `npv` every future of a model from the file."""

    def __init__(self, scenario, replications, *settings, interventions=()):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "run.h5"
            command = [PROGRAM, "run", str(SCENARIOS / f"{scenario}.toml"), "--json", "--quiet"]
            command += ["-n", str(replications), "--seed", "11", "-o", str(file)]
            for setting in settings:
                command += ["--set", setting]
            for intervention in interventions:
                command += ["--with", intervention]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{' '.join(command)}: {done.stderr}")
            self.json = json.loads(done.stdout)
            with h5py.File(file) as stored:
                names = [name.decode() for name in stored["model"][:]]
                self.all_npv = dict(zip(names, stored["outcome/npv"][:]))
        self.models = {model["name"]: model for model in self.json["models"]}

    def npv(self, model):
        return self.all_npv[model]

    def gap(self, model, other):
        return self.npv(model) - self.npv(other)

    def of(self, model, figure):
        return self.models[model][figure]

    def split(self, model):
        return next(split for split in self.json["split"] if split["a"] == model)


def check(holds, point):
    print(f"  {'ok  ' if holds else 'FAIL'}  {point}")
    if not holds:
        failures.append(point)


def above(values, bound, point):
    """The mean of independent futures is above the bound, beyond chance."""
    error = values.std(ddof=1) / len(values) ** 0.5
    figures = f"{values.mean():.1f} +- {1.96 * error:.1f}, above {bound:.1f}"
    check(values.mean() - SIGMAS * error > bound, f"{point} ({figures})")


def figure_above(figure, bound, point):
    low = figure["ci95"][0]
    check(low is not None and low > bound, f"{point} (from {low:.3f}, above {bound})")


def figure_below(figure, bound, point):
    high = figure["ci95"][1]
    check(high is not None and high < bound, f"{point} (to {high:.3f}, below {bound})")


def more(split, part, other, point):
    low, high = split[part]["ci95"][0], split[other]["ci95"][1]
    check(low > high, f"{point} ({part} from {low:.1f}, {other} to {high:.1f})")


def null():
    def parted(*settings, replications=100):
        run = Run("null", replications, *settings)
        first, *others = run.all_npv.values()
        return max(abs(other - first).max() / abs(first).mean() for other in others), run

    apart, run = parted(replications=1000)
    check(apart < 1e-9, f"no future tells the models apart ({apart:.1e} of their NPV)")
    check(len(run.models) >= 9, "all nine presets are compared")
    leads = [model["lead_time"]["mean"] for model in run.models.values()]
    differ = f"yet they differ in what they do (idea to release {min(leads):.1f} to {max(leads):.1f})"
    check(max(leads) > 1.5 * min(leads), differ)
    for condition, replications in [
        ("organisation.discount_rate=0.08", 100),
        ("organisation.erosion_orphan=0.208", 100),
        ("organisation.run_rate=0.2", 100),
        ("organisation.horizon_months=12", 100),
        ("opportunities.initial_backlog=60", 100),
        ("opportunities.arrivals_per_year=5", 100),
        ("opportunities.value_per_year={ uniform = { min = -200, max = 1200 } }", 100),
        ('opportunities.overrun={ calibration = "large_it", cap = 50 }', 1000),
        ("opportunities.fit={ beta = { alpha = 3, beta = 1.5 } }", 100),
        ("opportunities.value_decay=0.15", 100),
        ("opportunities.shifts_per_year=0.33", 100),
        ("opportunities.dependencies=20", 100),
        ("model.idle_cost_share=0.5", 100),
        ("model.hurdle=1", 2000),
        ("model.notice_months=0", 100),
        ("model.resize_months=12", 100),
    ]:
        apart, _ = parted(condition, replications=replications)
        check(apart > 1e-7, f"needed: not {condition} ({apart:.1e})")


def certain_and_scarce():
    run = Run("certain_and_scarce", 1000)
    for other in ["Projects, modern practices", "Feature teams", "Product teams"]:
        above(run.gap("Annual projects", other), 0, f"projects win against {other}")
    figure_below(run.split("Product teams")["funding"], 0, "funding teams costs more than it brings")
    plenty = Run("certain_and_scarce", 500, "opportunities.arrivals_per_year=20")
    above(plenty.gap("Product teams", "Annual projects"), 0, "with plenty of work the verdict turns")
    idle = Run("certain_and_scarce", 500, "model.idle_cost_share=1")
    above(idle.gap("Product teams", "Annual projects"), 0, "and where projects pay people without work in full")


def feature_factory():
    run = Run("feature_factory", 600)
    more(run.split("Product teams"), "practice", "funding", "practice brings more than funding")
    feature = run.gap("Feature teams", "Annual projects")
    modern = run.gap("Projects, modern practices", "Annual projects")
    above(modern / 2 - feature, 0, "team money brings less than half of what practices bring")
    figure_above(run.of("Feature teams", "without_effect_share"), 0.33, "a third of what feature teams ship does nothing")
    pull = Run("feature_factory", 300, 'model."Feature teams".cycle_months=0')
    above(pull.npv("Feature teams") - run.npv("Feature teams")[:300], 0, "without the annual roadmap team money pays")


def self_service():
    run = Run("self_service", 600)
    figure_above(run.of("Annual projects", "on_budget_share"), 0.9, "projects deliver on budget")
    figure_above(run.of("Annual projects", "on_time_share"), 0.5, "and mostly on time")
    figure_below(run.of("Annual projects", "realised_over_planned"), 0.33, "with a third of the effect at best")
    figure_above(run.of("Product teams", "effective_share"), 0.5, "who reads and tries again achieves most aims")
    above(run.gap("Product teams", "Feature teams"), 0, "delivering more of the same is not enough")
    unread = Run("self_service", 600, "model.follow_up=false")
    lost = run.npv("Product teams") - unread.npv("Product teams")
    above(lost - run.gap("Product teams", "Annual projects") / 4, 0, "reading is more than a quarter of the lead")


def b2b_activation():
    run = Run("b2b_activation", 600)
    along, apart = "pulled along", "pulled apart"
    pulls = {kind: run.gap(f"{kind} {along}", f"{kind} {apart}") for kind in ["Projects", "Product teams"]}
    above(pulls["Projects"], 0, "alignment helps projects")
    above(pulls["Product teams"] - pulls["Projects"], 0, "and product teams more")
    misaligned = run.gap(f"Projects {along}", f"Product teams {apart}")
    above(misaligned, 0, "product teams that are pulled apart are behind projects that are pulled along")
    adopted = Run("b2b_activation", 600, "model.adoption_ceiling=1", "model.adoption_months=6")
    left = adopted.gap(f"Product teams {along}", f"Product teams {apart}")
    above(pulls["Product teams"] - left, 0, "part of it is bringing users along")
    above(left, 0, "but not all of it")


def small_company():
    run = Run("small_company", 1000)
    fixed, work, people = "Fixed product teams", "Teams that switch work", "Areas that switch people"
    for team in [fixed, work, people]:
        above(run.gap(team, "Annual projects"), 0, f"ahead of annual projects: {team}")
    above(run.gap(work, fixed), 0, "switching work beats teams that cannot help each other")
    above(run.gap(people, fixed), 0, "and so does switching people")
    above(run.gap(fixed, "Annual projects") - 2 * run.gap(people, fixed), 0, "which matters less than standing at all")
    one = Run("small_company", 300, "organisation.areas=1")
    apart = abs(one.gap(fixed, people)).mean() / abs(one.npv(fixed)).mean()
    check(apart < 0.02, f"with a single area nobody can be switched ({apart:.4f})")


def start_up():
    run = Run("start_up", 2000)
    product = run.of("Product teams", "npv")
    above(run.gap("Product teams", "Quarterly projects"), 0, "standing teams with product practices are ahead")
    check(product["best_percent_share"] > 0.15, f"few futures carry the average ({product['best_percent_share']:.2f})")
    check(product["probability_of_loss_ci95"][0] > 0.3, "and a loss is likely all the same")
    thin = "{ mixture = [ { weight = 0.8, constant = 0 }, { weight = 0.2, constant = 400 } ] }"
    sure = Run("start_up", 1000, f"opportunities.value_per_year={thin}")
    share = sure.of("Product teams", "npv")["best_percent_share"]
    check(0 < share < product["best_percent_share"] / 2, f"which sure values do not do ({share:.2f})")


def scaling_up():
    need, component = "Product teams by customer need", "Product teams by component"
    grown, small = Run("scaling_up", 250), Run("scaling_up", 250, "opportunities.dependency_growth=0")
    above(grown.gap(need, component), 0, "in a large company the cut of teams matters")
    more_than_twice = grown.gap(need, component) - 2 * small.gap(need, component)
    above(more_than_twice, 0, "more than twice as much as where nothing grows")


def large_enterprise():
    run, ordinary = Run("large_enterprise", 150), Run("baseline", 300)
    more(run.split("Product teams"), "practice", "funding", "practice brings more than funding, little as is left of it")
    figure_above(run.split("Product teams")["interplay"], 0, "and both together more than the sum of the two")
    for model in run.models:
        usual = ordinary.of(model, "on_time_share")["ci95"][0]
        figure_below(run.of(model, "on_time_share"), usual, f"less is on time than in an ordinary house: {model}")
    own = Run("large_enterprise", 150, "model.mandated_share=0.1")
    for model in run.models:
        above(own.npv(model) - run.npv(model), 0, f"less decided from above is worth more: {model}")


def competitive_market():
    run, patient = Run("competitive_market", 1000), Run("competitive_market", 1000, "opportunities.value_decay=0.15")
    for part in ["funding", "interplay"]:
        high = patient.split("Product teams")[part]["ci95"][1]
        figure_above(run.split("Product teams")[part], high, f"more comes from {part} than in a patient market")
    lost = {model: patient.npv(model) - run.npv(model) for model in run.models}
    for model, loss in lost.items():
        above(loss, 0, f"competition costs {model}")
    for model in ["Annual projects", "Projects, modern practices"]:
        above(lost[model] - lost["Product teams"], 0, f"and more than product teams: {model}")


def digital_transformation():
    run = Run("digital_transformation", 1000)
    light = Run("digital_transformation", 1000, "organisation.initial_estate=0")
    above(run.gap("Product teams", "Annual projects"), 0, "product teams lead")
    lead = light.gap("Product teams", "Annual projects") - run.gap("Product teams", "Annual projects")
    above(lead, 0, "by less than without the estate")
    ahead = run.gap("Feature teams", "Projects, modern practices") - run.gap("Product teams", "Feature teams") / 10
    above(-ahead, 0, "feature teams alone are not ahead of projects with modern practices, or hardly")


def fast_market():
    run, still = Run("fast_market", 1000), Run("fast_market", 1000, "opportunities.shifts_per_year=0")
    widened = run.gap("Product teams", "Annual projects") - still.gap("Product teams", "Annual projects")
    above(widened, 0, "a moving market widens the gap")
    above(still.npv("Annual projects") - run.npv("Annual projects"), 0, "it costs annual projects")
    cost = still.npv("Product teams") - run.npv("Product teams")
    above(-cost, -0.1 * still.npv("Product teams").mean(), "and product teams hardly")
    figure_above(run.of("Annual projects", "without_effect_share"), 0.4, "almost half of what projects ship does nothing")
    moving = run.split("Product teams")["practice"]["ci95"][0]
    standing = still.split("Product teams")["practice"]["ci95"][1]
    check(moving > standing, f"practice brings more than where the market stands still ({moving:.0f}, {standing:.0f})")


def listed_portfolio():
    run = Run("listed_portfolio", 1500)
    rows = run.json["list"]
    left_out = [fault["rows"] for fault in rows["left_out"]]
    check((rows["used"], left_out, rows["without_effort"]) == (24, [1], 1), "rows used, left out, drawn")
    for other in ["Annual projects", "Projects, modern practices", "Feature teams"]:
        above(run.gap("Product teams", other), 0, f"product teams are ahead of {other}")
    feature = run.gap("Feature teams", "Annual projects")
    above(-feature, 0, "and feature teams, fixed to areas of which few have work, behind projects")


def limits():
    """Each of the seven limits bites: removing it alone, at no price, is worth something."""
    teams = 'model."Limited teams".'
    run = Run("limits", 1500)
    for limit, levers in {
        "data on where to focus": ["sigma_exp=1.2", "sigma_ext=0.6"], "open solutions": ["concepts=4"],
        "fewer things at once": ["wip=1"], "fewer dependencies": ["autonomy=0.8"], "follow-up": ["follow_up=true"],
        "access to customers": ["sigma_exp=1.6", "sigma_look=1.28", "experiment_cost=1.4", "sigma_usage=0.84",
                                "feedback_latency_months=1.5"],
        "clear mandate": ["decision_latency_months=0.5", "mandated_share=0.125"],
    }.items():
        freed = Run("limits", 1500, *(teams + lever for lever in levers))
        above(freed.npv("Limited teams") - run.npv("Limited teams"), 0, f"it bites: {limit}")
    above(run.gap("The same teams, unlimited", "Limited teams"), 0, "and all of them together")


def without_prerequisites():
    run = Run("without_prerequisites", 1000)
    without, projects = "Product teams without prerequisites", "Annual projects"
    whole, left = run.gap("Product teams", projects), run.gap(without, projects)
    above(left - 0.35 * whole, 0, "more than a third of the gain is left")
    above(0.65 * whole - left, 0, "less than two thirds of it are")


def product_operations():
    run, small = Run("product_operations", 500), Run("product_operations", 500, "organisation.budget_per_year=2000")
    above(run.gap("With product operations", "Product teams"), 0, "three people pay where there are a hundred")
    above(small.gap("Product teams", "With product operations"), 0, "and do not where there are seventeen")


def business_it():
    run = Run("business_it", 800)
    house = Run("business_it", 800, interventions=["shared_goals", "adoption_support"])
    above(run.gap("Product teams", "Annual projects"), 0, "product teams are ahead")
    for model in run.models:
        above(house.npv(model) - run.npv(model), 0, f"what the house does around it helps {model}")
    gained = house.npv("Product teams") - run.npv("Product teams")
    above(gained - run.gap("Product teams", "Annual projects") / 2, 0, "by more than half of what product teams bring")


def consultancy():
    run = Run("consultancy", 500)
    anywhere, bound = "Teams that take any assignment", "Teams by kind of client"
    above(run.gap(anywhere, bound), 0, "who takes any assignment is ahead of who is bound to one kind of client")
    above(run.gap(bound, "A team for each assignment"), 0, "and both are ahead of teams formed for each")
    followed = Run("consultancy", 500, f'model."{anywhere}".follow_up=true')
    apart = abs(followed.npv(anywhere) - run.npv(anywhere)).mean() / run.npv(anywhere).mean()
    check(apart < 0.01, f"follow-up has nothing to act on ({apart:.4f})")


def start_small():
    run = Run("start_small", 1500)
    stay, slow, once, teams = run.models
    above(run.gap(slow, stay), 0, "a slow move is better than none")
    above(run.gap(once, slow), 0, "a quick one is better still")
    above(run.gap(teams, once), 0, "and neither makes up for starting late")
    hard = Run("start_small", 1500, "model.transition.dip=0.8", "model.transition.dip_months=24")
    above(run.npv(slow) - hard.npv(slow), 0, "a deeper dip costs")
    above(hard.gap(slow, once), 0, "and then step by step beats all at once")
    above(hard.gap(stay, slow), 0, "though staying beats both within these years")


def regulated():
    run = Run("regulated", 400)
    late = {name: run.of(name, "late_share")["ci95"] for name in run.models}
    anywhere, bound = ("Quarterly money, modern practices", "Teams that switch work"), ("Feature teams", "Product teams")
    for low in anywhere:
        for high in bound:
            check(late[low][1] < late[high][0], f"{low} miss fewer dates than {high} {late[low]} {late[high]}")
    check(late[anywhere[0]][1] < late["Annual projects"][0], f"and annual rounds more than quarterly ones {late}")
    wide = Run("regulated", 400, 'model."Product teams".areas_per_team=3')
    check(wide.of("Product teams", "late_share")["ci95"][1] < late["Product teams"][0], "wider areas miss fewer")
    free = Run("regulated", 400, "opportunities.compulsory_share=0")
    above(free.npv("Product teams") - run.npv("Product teams"), 0, "what the law demands costs")
    check(all(free.of(name, "compulsory")["mean"] == 0 for name in free.models), "without a share there is none")


def files():
    """Every file is valid, opens with a comment that says how to see its point, and stands in the table."""
    table = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    shipped = sorted(SCENARIOS.glob("*.toml"))
    check(len(shipped) >= 14, f"{len(shipped)} scenarios ship")
    for file in shipped:
        done = subprocess.run([PROGRAM, "check", str(file)], capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"{file.name} is valid{done.stderr}")
        text = file.read_text(encoding="ascii")
        opening = text.split("\n\n")[0]
        check(all(line.startswith("#") for line in opening.splitlines()), f"{file.name} opens with a comment")
        check("What to look at" in opening and "What it shows" in opening, f"{file.name} says what to look at")
        check(f"`{file.name}`" in table, f"{file.name} stands in scenarios/README.md")
    named = set(re.findall(r"`(\w+\.toml)`", table))
    check(named <= {file.name for file in shipped}, f"scenarios/README.md names what is there {named}")


def main():
    points = [
        files, null, certain_and_scarce, feature_factory, self_service, b2b_activation, small_company, start_up,
        start_small, scaling_up, large_enterprise, competitive_market, digital_transformation, fast_market, listed_portfolio,
        limits, without_prerequisites, product_operations, business_it, consultancy, regulated,
    ]
    for point in points:
        if len(sys.argv) == 1 or point.__name__ in sys.argv[1:]:
            print(point.__name__)
            point()
    if failures:
        sys.exit(f"{len(failures)} points are not made:\n  " + "\n  ".join(failures))


main()
