#!/usr/bin/env python3
"""The replication worked by hand on the page of the model: every line of its arithmetic is right as printed, and what
it comes to is what the program says. The page's table of levers holds every lever, in the family of its table."""

import json
import math
import re
import subprocess

from pages import PROGRAM, ROOT, printed

PAGE = (ROOT / "sim/MODEL.md").read_text(encoding="utf-8")
SECTION = PAGE.split("\n## 11. ")[1].split("\n## ")[0]
LINE = re.compile(r"^    (?P<name>\w+) *= (?P<sum>.+?) = (?P<value>-?[\d.]+)(?:  .*)?$", re.MULTILINE)
TOLD = re.compile(r"^\| (?P<place>[^|]*): (?P<figure>\w+) \| (?P<name>\w+) \| (?P<value>[\d.]+) \|$", re.MULTILINE)
RUN = re.compile(r"^\| (?P<kind>outlay|income) of months (?P<first>\d+) to (?P<last>\d+) \| (?P<name>\w+_)\d", re.MULTILINE)
EVENT = re.compile(r"trace, month (\d+), (\w+) (\w+)")


def is_as_printed(value, text):
    """Within half a unit of the last digit, and a rounding."""
    return abs(value - float(text)) <= 0.5001 * 10.0 ** -len(text.partition(".")[2])


def worked_out():
    names = {"ln": math.log, "e": math.e}
    indented = [line for line in SECTION.split("```")[2].splitlines() if line.startswith("    ")]
    lines = list(LINE.finditer(SECTION))
    assert len(lines) == len(indented) > 50, f"of {len(indented)} lines of arithmetic {len(lines)} can be read"
    for line in lines:
        arithmetic = line["sum"].replace("·", "*").replace("^", "**")
        value = eval(arithmetic, {"__builtins__": {}}, names)
        assert line["name"] not in names, f"{line['name']} is there twice"
        assert is_as_printed(value, line["value"]), f"{line.group().strip()}: it is {value}"
        names[line["name"]] = value
    return names


def played():
    scenario = re.search(r"```toml\n(.*?)```", SECTION, re.DOTALL)[1]
    command = [PROGRAM, "run", "-", "-n", "1", "--trace", "0", "--json"]
    run = subprocess.run(command, input=scenario, capture_output=True, text=True, check=True)
    world = json.loads(run.stdout)
    return world["world"], world["models"][0]


def figure_of(world, model, place, figure):
    if place == "outcome":
        return model["outcome"][figure]
    month, item, kind = EVENT.fullmatch(place).groups()
    number = next(each["item"] for each in world if each["name"] == item)
    found = [event for event in model["events"]
             if (event["month"], event["event"], event.get("item")) == (int(month), kind, number)]
    assert len(found) == 1, f"{place} happens {len(found)} times"
    return found[0][figure]


def agree(name, here, there):
    assert math.isclose(here, there, rel_tol=1e-9, abs_tol=1e-12), f"{name}: {here} by hand, {there} by the program"


def compare_replication():
    names = worked_out()
    world, model = played()
    told, runs = list(TOLD.finditer(SECTION)), list(RUN.finditer(SECTION))
    assert len(told) + len(runs) == SECTION.split("| --- |")[-1].count("\n| "), "a row of the table cannot be read"
    for row in told:
        assert is_as_printed(names[row["name"]], row["value"]), row.group()
        agree(row.group(), names[row["name"]], figure_of(world, model, row["place"], row["figure"]))
    for row in runs:
        for month in range(int(row["first"]), int(row["last"]) + 1):
            agree(f"{row['kind']} of month {month}", names[f"{row['name']}{month}"], model[row["kind"]][month])
    kinds = {event["event"] for event in model["events"]}
    assert kinds == {"arrived", "listed", "claimed", "reported", "released", "delivered", "ended"}, kinds
    print(f"{len(names) - 2} lines of arithmetic are right, {len(told) + len(runs)} rows agree with the program")


def compare_levers():
    table = PAGE.split("takes hold |\n")[1].split("\n\n")[0]
    for family in ("funding", "practice"):
        page = re.findall(r"`(\w+)`", "".join(line for line in table.splitlines() if f"| {family} |" in line))
        program = re.findall(r"^\| `model\.(\w+)`", printed(f"explain {family} --markdown"), re.MULTILINE)
        assert sorted(page) == sorted(program), f"{family}: {sorted(set(page) ^ set(program))}"


compare_replication()
compare_levers()
