"""Small worlds with random levers, parameters and distributions: scenario text from a number, always the same."""

import random

VALUES = (
    "{{ mixture = [ {{ weight = 0.1, uniform = {{ min = -{a}, max = 0 }} }}, {{ weight = 0.5, constant = 0 }}, "
    "{{ weight = 0.4, lognormal = {{ mu = 6.2, sigma = 1.1 }} }} ] }}",
    "{{ lognormal = {{ mu = 6, sigma = 1 }} }}",
    "{{ normal = {{ mean = {a}, sd = 500 }} }}",
    "{{ student_t = {{ nu = 2.5, location = {a}, scale = 300 }}, min = -50000, max = 50000 }}",
    "{{ triangular = {{ min = -300, mode = {a}, max = 3000 }} }}",
    "{{ mixture = [ {{ weight = 0.5, normal = {{ mean = 0, sd = 200 }} }}, "
    "{{ weight = 0.5, gamma = {{ shape = 0.7, scale = 900 }} }} ] }}",
    "{{ pareto = {{ x_m = 150, alpha = 1.5 }}, max = 30000 }}",
    "{{ discrete = {{ values = [-200, 0, {a}, 2000], weights = [0.1, 0.4, 0.3, 0.2] }} }}",
    "{{ metalog = {{ coefficients = [{a}, 200, 60, 30] }} }}",
    "{{ weibull = {{ shape = 0.8, scale = {a} }}, min = 20 }}",
    "{{ exponential = {{ mean = {a} }} }}",
    "{{ mixture = [ {{ weight = 0.3, pert = {{ min = -500, mode = 0, max = 500 }} }}, "
    "{{ weight = 0.7, constant = {a} }} ] }}",
    "{{ empirical = {{ values = [-100, 0, 0, 50, 300, {a}, 2500] }} }}",
    "{{ constant = {a} }}",
)
EFFORTS = (
    "{ lognormal = { mu = 3, sigma = 0.8 } }",
    "{ gamma = { shape = 2, scale = 12 }, min = 2 }",
    "{ uniform = { min = 5, max = 60 } }",
    "{ pert = { min = 4, mode = 12, max = 150 } }",
    "{ weibull = { shape = 1.2, scale = 25 }, min = 1 }",
    "{ empirical = { values = [6, 9, 14, 20, 31, 55, 120] } }",
    "{ constant = 24 }",
)
OVERRUNS = (
    '{ calibration = "large_it" }',
    '{ calibration = "managed_shop" }',
    "{ lognormal = { mu = 0.187, sigma = 0.421 } }",
    "{ gamma = { shape = 4, scale = 0.3 } }",
    "{ mixture = [ { weight = 0.7, normal = { mean = 1, sd = 0.15 }, min = 0.4 }, "
    "{ weight = 0.3, pareto = { x_m = 1, alpha = 2.2 } } ] }",
    "{ discrete = { values = [0.8, 1, 1.6, 3], weights = [0.3, 0.4, 0.2, 0.1] } }",
    "{ constant = 1.2 }",
)
FITS = (
    "{ beta = { alpha = 3, beta = 1.5 } }",
    "{ uniform = { min = 0, max = 1 } }",
    "{ triangular = { min = 0, mode = 0.7, max = 1 } }",
    "{ mixture = [ { weight = 0.2, constant = 0 }, { weight = 0.8, beta = { alpha = 2, beta = 0.8 } } ] }",
    "{ discrete = { values = [0, 0.4, 0.9], weights = [0.2, 0.4, 0.4] } }",
    "{ constant = 1 }",
)
DEADLINES = (
    "{ uniform = { min = 12, max = 30 } }",
    "{ uniform = { min = 3, max = 20 } }",
    "{ lognormal = { p50 = 9, p90 = 24 } }",
    "{ constant = 15 }",
    "{ discrete = { values = [6, 12, 18], weights = [0.3, 0.4, 0.3] } }",
)
RATIO = ("{ mixture = [ { weight = 0.1, uniform = { min = -0.5, max = 0 } }, { weight = 0.5, constant = 0 }, "
         "{ weight = 0.4, lognormal = { mu = 0, sigma = 1.1 } } ] }")


def random_levers(dice):
    """A lever's name to its value, as TOML."""
    number = lambda low, high: repr(round(dice.uniform(low, high), 4))
    pick = lambda *values: repr(dice.choice(values))
    word = lambda *words: '"' + dice.choice(words) + '"'
    flag = lambda: dice.choice(("true", "false"))
    cycle = dice.choice((0, 0, 1, 3, 12, 5, 2.5))
    return {
        "cycle_months": repr(cycle), "planning_lead_months": number(0, cycle), "contingency": number(0, 0.3),
        "hurdle": pick(0, 0.8, 1, 2), "tranche_share": pick(1, 1, 0.25, 0.5, 0.1),
        "continuity": word("disband", "persist", "switch_work", "switch_people"),
        "staffing_lag_months": pick(0, 0.5, 2, 3.3), "areas_per_team": pick(1, 2),
        "idle_cost_share": number(0, 1), "resize_months": pick(0, 6, 12, 4), "resize_max_share": pick(0.1, 0.3, 0.6),
        "resize_hurdle": pick(0.5, 1, 3, 10), "notice_months": pick(0, 2.5, 3), "discovery_share": pick(0, 0.15, 0.4),
        "experiment_cost": pick(0.5, 1.5), "sigma_exp": number(0.2, 1.5), "sigma_ext": pick(0, 0.6),
        "concepts": pick(1, 2, 3), "scope": word("fixed", "adaptive"), "stop_floor": pick(0, 0.5, 1),
        "stop_margin": pick(0, 0.5, 1), "release_cadence_months": pick(0, 0.25, 0.5, 1, 3, 2.4), "follow_up": flag(),
        "measuring_rate": pick(1, 4, 12), "feedback_latency_months": pick(0, 0.5, 2), "sigma_usage": pick(0.3, 0.7),
        "sigma_effect": pick(0.3, 0.7, 1.5), "iteration_cost": pick(0.05, 0.15, 0.4), "review_months": pick(1, 3, 0.5),
        "escalation": pick(0, 0.35, 1), "selection": word("evidence", "face_value"), "planner_error": number(0, 0.6),
        "reference_class": flag(), "autonomy": number(0, 1), "decision_latency_months": pick(0, 0.5, 1, 2.2),
        "wip": pick(1, 1, 2, 3), "switching_loss": pick(0.2, 0), "diverted": number(0, 0.3),
        "mandated_share": pick(0, 0.1, 0.25, 0.5), "adoption_ceiling": number(0.3, 1), "adoption_months": pick(0, 1, 6, 12),
        "continuous_improvement": pick(0, 0.02, 0.1), "overhead": number(0, 0.2),
        "reserve_list": flag(), "sigma_look": pick(0, 0.7, 1.4),
    }


def between_atoms(values):
    """Whether a benefit may lie in a gap between single values: its rank is then that of a jump, and which side of
    it face-value planners see is a matter of rounding."""
    return any(word in values for word in ("discrete", "empirical", "constant = "))


def random_scenario(number, models=1):
    """The text of scenario `number`."""
    return _scenario(random.Random(number), number, models)


def opposed_scenario(number):
    """The same with a transition, on whose two sides two interventions pull different ways over different ramps."""
    dice = random.Random(f"opposed {number}")
    ramps = dice.sample((0, 4, 9.5, 30), 2) if dice.random() < 0.8 else (9.5, 9.5)
    opposed = [_intervention(dice, name, _opposed_changes(dice), (ramp,)) for name, ramp in zip(("second", "first"), ramps)]
    return _scenario(dice, number, 1, opposed)


def _scenario(dice, number, models, opposed=()):
    lines = ["format = 2", f'title = "random world {number}"', 'currency = "kEUR"', "[organisation]"]
    organisation = {
        "budget_per_year": round(dice.uniform(500, 5000), 2), "person_month_cost": dice.choice((10, 8.5)),
        "team_size": dice.choice((8, 5, 6.5)), "horizon_months": dice.choice((12, 24, 36)),
        "step_months": dice.choice((1, 1, 0.5, 0.25)), "areas": dice.choice((1, 3, 6)),
        "max_teams": dice.choice((1, 3, 4)), "target_duration_months": dice.choice((3, 6, 12)),
        "coordination_loss": dice.choice((0, 0.05)), "attrition": dice.choice((0, 0.13)),
        "discount_rate": dice.choice((0, 0.08)), "run_rate": round(dice.uniform(0, 0.4), 3),
        "initial_estate": dice.choice((0, 200)), "tail_months": dice.choice(("inf", "inf", 60, 0, 10.5)),
        "familiarity_months": dice.choice((6, 3)), "knowledge_months": dice.choice((6, 9)),
        "stable_team_cost": dice.choice((1, 0.9, 0.95)), "erosion_owned": dice.choice((0.139, 0.05)),
        "hiring_lag_months": dice.choice((0, 2, 0.6, 5)), "variety_loss": dice.choice((0, 0.05, 0.2)),
        "communication_loss": dice.choice((0, 0.03, 0.1)), "complete_size": dice.choice((0.1, 5, 8, 12)),
    }
    if dice.random() < 0.3:
        organisation |= {"familiarity_loss": 0.2, "knowledge_loss": dice.choice((0.1, 0.3))}
    lines += [f"{key} = {value}" for key, value in organisation.items()]
    values = dice.choice(VALUES).format(a=dice.randrange(100, 900))
    listed, ratios = dice.random() < 0.25, dice.random() < 0.25
    opportunities = {
        "initial_backlog": dice.randrange(1, 25), "arrivals_per_year": round(dice.uniform(0, 25), 3),
        "effort": dice.choice(EFFORTS), "overrun": dice.choice(OVERRUNS), "fit": dice.choice(FITS),
        "rho_portfolio": dice.choice((0, 0.05, 0.3)), "rho_area": dice.choice((0, 0.1)),
        "rho_value_effort": dice.choice((0, 0.3, -0.4)), "rho_fit": dice.choice((0, 0.5, 0.9)),
        "dependencies": dice.choice((0, 1, 3)), "dependency_late": dice.choice((0.15, 0.5)),
        "dependency_growth": dice.choice((0, 0.2, 1)), "sigma_status": dice.choice((0, 0.7, 1.5, 3, 1e9)),
        "value_decay": dice.choice((0, 0.15)), "shifts_per_year": dice.choice((0, 0.33, 2)),
        "shift_memory": dice.choice((0.8, 0.3)), "scope_concavity": dice.choice((0, 2, 0.5)),
        "sigma_case": dice.choice((0, 0.4, 1, 1.5)) or 0.2 * between_atoms(values), "case_bias": dice.choice((0, 0.5)),
        "case_scaling": dice.choice((1, 0, 0.5)),
    }
    scales = random.Random(f"scales {number}")
    opportunities |= {"value_scale": scales.choice((1, 1, 0.6, 1.7)), "effort_scale": scales.choice((1, 1, 0.75, 1.4))}
    opportunities |= {"benefit_cost_ratio": RATIO} if ratios else {"value_per_year": values}
    law = random.Random(f"law {number}")
    if law.random() < 0.35:
        opportunities |= {"compulsory_share": law.choice((0.06, 0.3, 1)), "late_cost": law.choice((0, 0.1, 1)),
                          "deadline_months": law.choice(DEADLINES)}
    lines += ["[opportunities]", *(f"{key} = {value}" for key, value in opportunities.items())]
    if listed:
        for place in range(dice.randrange(1, 9)):
            lines += ["[[opportunities.list]]", f'name = "listed {place}"',
                      f"arrival_month = {dice.choice((0, 0, 1.5, 3.0000005, 7.25))}"]
            for key, low, high in (("effort", 3, 60), ("benefit", -100, 900), ("overrun", 0.7, 3)):
                if dice.random() < 0.7 and (key != "benefit" or ratios or not between_atoms(values)):
                    lines.append(f"{key} = {round(dice.uniform(low, high), 3)}")
    for model in range(models):
        lines += _model(dice, model, 1.0 if opposed else 0.2)
    interventions = [*opposed]
    if not opposed and dice.random() < 0.3:
        interventions = [_intervention(dice, name, dice.sample(CHANGES, 3), (0, 4, 9.5)) for name in ("first", "second")]
    if interventions:
        lines.insert(3, 'with = ["second", "first"]')
        lines += sum(interventions, [])
    return "\n".join(lines) + "\n"


def _model(dice, number, moving):
    """`moving`: the probability of a transition."""
    text = lambda levers: [f"{key} = {value}" for key, value in levers.items()]
    levers = random_levers(dice)
    if dice.random() < 1 - moving:
        return ["[[model]]", f'name = "model {number}"', 'preset = "project"', *text(levers)]
    after = random_levers(dice)
    after |= {key: levers[key] for key in ("overhead", "wip", "adoption_ceiling", "adoption_months")}
    start = dice.choice((0, 3, 6.5))
    return ["[[model]]", f'name = "model {number}"', 'preset = "transition"', "[model.transition]",
            f"start_month = {start}", f"end_month = {start + dice.choice((0, 4, 12))}", "dip = 0.2",
            f"dip_months = {dice.choice((0, 3, 6.3))}", f"coached_teams = {dice.choice((1, 2, 3))}",
            "[model.before]", *text(levers), "[model.after]", *text(after)]


CHANGES = (
    '"model.sigma_exp" = { times = 0.6 }', '"model.sigma_ext" = 0.2', '"model.concepts" = { at_least = 3 }',
    '"model.discovery_share" = { at_least = 0.1 }', '"model.wip" = { at_most = 1 }',
    '"model.autonomy" = { at_least = 0.6 }', '"model.sigma_usage" = { times = 0.5 }',
    '"model.diverted" = { times = 0.5 }', '"model.release_cadence_months" = 0.5', '"model.follow_up" = true',
    '"model.planner_error" = { times = 0.5 }', '"model.adoption_months" = { at_most = 3 }', '"model.overhead" = 0.1',
    '"model.escalation" = { times = 0.3 }', '"model.iteration_cost" = { times = 0.7 }', '"model.hurdle" = 1.2',
    '"model.decision_latency_months" = { at_most = 0.4 }', '"model.scope" = "adaptive"', '"model.review_months" = 2',
    '"organisation.attrition" = { times = 0.5 }', '"opportunities.dependencies" = { times = 0.5 }',
    '"organisation.run_rate" = { times = 0.8 }', '"model.adoption_ceiling" = { at_least = 0.9 }',
    '"model.continuous_improvement" = 0.05', '"model.sigma_effect" = { times = 0.8 }', '"model.switching_loss" = 0.1',
    '"model.sigma_look" = { times = 0.5 }', '"model.mandated_share" = { times = 0.5 }', '"model.reserve_list" = false',
    '"organisation.variety_loss" = { times = 0.5 }', '"opportunities.sigma_status" = { times = 0.5 }',
    '"organisation.hiring_lag_months" = { times = 0.5 }', '"organisation.team_size" = { at_most = 6 }',
)


def _opposed_changes(dice):
    """Changes of one side, of the other, or of both; those of what both sides share may make them unlike."""
    own = [change for change in CHANGES if "model.adoption" not in change]
    sides = [dice.choice(("", "before.", "after.")) for _ in range(3)]
    changes = [change.replace("model.", f"model.{side}", 1) for change, side in zip(dice.sample(own, 3), sides)]
    sides = dice.choice((("",), ("",), ("before.",), ("after.",), ("before.", "after.")))
    shared = (("adoption_months", 4.5), ("adoption_ceiling", 0.7))
    return changes + [f'"model.{side}{name}" = {value}' for side in sides for name, value in shared]


def _intervention(dice, name, changes, ramps):
    return ["[[intervention]]", f'name = "{name}"', f"one_off_cost = {dice.choice((0, 20))}",
            f"cost_per_year = {dice.choice((0, 15.5))}", f"ramp_months = {dice.choice(ramps)}",
            f"extra_money = {dice.choice(('true', 'false'))}", f"set = {{ {', '.join(changes)} }}"]
