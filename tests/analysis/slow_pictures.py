#!/usr/bin/env python3
"""The pictures in the README are those of the baseline and of a study that ships. --update draws them anew.

Compared is what they say and where their marks are, not bytes: another version of matplotlib may write the same picture
in other words.
"""

import re
import sys
import xml.etree.ElementTree as xml

from made import ROOT, played, studied

import fundsim
from fundsim.figures import publish, render

PICTURES = ROOT / "analysis/pictures"
SVG, DUBLIN_CORE = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
NEAR = 0.5  # points
FUTURES = 10_000  # as `run` plays without an option
DRAWS, IN_CELL = "4096", "512"  # as the README prints of them


def sources():
    """Files, and which of their pictures the README shows."""
    baseline = ROOT / "scenarios/baseline.toml"
    text = baseline.read_text(encoding="utf-8")
    study = (ROOT / "scenarios/studies/supply_and_cases.toml").read_text(encoding="utf-8")
    yield played(text, FUTURES)[0], ("outcomes", "funding_and_practice")
    yield studied(text, "explore", "--draws", DRAWS), ("luck_and_assumptions",)
    yield studied(study.replace("../baseline.toml", str(baseline)), "sweep", "-n", IN_CELL), ("heat_map",)


def words(picture):
    return [picture.find(f"{SVG}title").text, picture.find(f".//{DUBLIN_CORE}description").text]


def marks(picture):
    """Coordinates of everything that stands for a figure of the file."""
    found = {}
    for group in picture.iter(f"{SVG}g"):
        if ": " in group.get("id", ""):
            defined = {part for definitions in group.iter(f"{SVG}defs") for part in definitions.iter()}
            parts = [part for part in group.iter() if part not in defined]
            numbers = [part.get(name) for part in parts for name in ("x", "y", "d") if part.get(name)]
            found[group.get("id")] = [float(number) for text in numbers for number in re.findall(r"-?[\d.]+", text)]
    return found


def differences(name, shown, now):
    for old, new in zip(words(shown), words(now)):
        if old != new:
            yield f"{name} says\n  {old}\nand the baseline\n  {new}"
    old, new = marks(shown), marks(now)
    if not new or old.keys() != new.keys():
        yield f"{name} has other marks: {sorted(old.keys() ^ new.keys())}"
        return
    for mark in new:
        if len(old[mark]) != len(new[mark]) or any(abs(a - b) > NEAR for a, b in zip(old[mark], new[mark])):
            yield f"{name}: '{mark}' has moved"


def in_readme(name, title):
    """How the README shows a picture: its title is there for those who cannot see it."""
    return f"![{title}](analysis/pictures/{name}.svg)"


def main():
    now = {}
    for file, names in sources():
        with fundsim.open(file) as source:
            files, notes = render(source, names)
        assert not notes, notes
        now.update({name: files[f"{name}.svg"] for name in names})
    titles = {name: words(xml.fromstring(picture))[0] for name, picture in now.items()}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    if "--update" in sys.argv:
        for path in publish({f"{name}.svg": picture for name, picture in now.items()}, PICTURES):
            print(path)
        for name, title in titles.items():
            readme = re.sub(rf"!\[[^\]]*\]\(analysis/pictures/{name}\.svg\)", lambda _: in_readme(name, title), readme)
        (ROOT / "README.md").write_text(readme, encoding="utf-8")
        return
    wrong = []
    for name in now:
        try:
            wrong += differences(name, xml.parse(PICTURES / f"{name}.svg").getroot(), xml.fromstring(now[name]))
        except OSError as error:
            wrong.append(str(error))
        if in_readme(name, titles[name]) not in readme:
            wrong.append(f"README.md does not show {in_readme(name, titles[name])}")
    if wrong:
        sys.exit("\n".join([*wrong, "/usr/bin/python3 tests/analysis/slow_pictures.py --update draws them anew"]))
    print(f"{len(now)} pictures in README.md are those of the baseline and its studies")


main()
