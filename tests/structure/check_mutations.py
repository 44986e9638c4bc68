"""Fails when an entry of tests/mutations/list.toml does not fit the source: its place must be there once.

Usage: check_mutations.py REPOSITORY | --self-test
"""

import sys
import tempfile
import tomllib
from pathlib import Path


def faults(root):
    with open(root / "tests/mutations/list.toml", "rb") as file:
        mutations = tomllib.load(file)["mutation"]
    names = [m["name"] for m in mutations]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"two mutations are called '{name}'"
    for m in mutations:
        path = root / m["file"]
        count = path.read_text(encoding="utf-8").count(m["from"]) if path.is_file() else 0
        if count != 1:
            yield f"'{m['name']}': its place is in {m['file']} {count} times, not once"
        if m["from"] == m["to"]:
            yield f"'{m['name']}' changes nothing"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "tests/mutations").mkdir(parents=True)
        (root / "a.cpp").write_text("one two two", encoding="utf-8")
        entries = [("fits", "one", "1"), ("twice", "two", "2"), ("gone", "three", "3"), ("same", "one", "one"),
                   ("same", "one", "1")]
        (root / "tests/mutations/list.toml").write_text("".join(
            f"[[mutation]]\nname = '{n}'\nfile = 'a.cpp'\nfrom = '{a}'\nto = '{b}'\n" for n, a, b in entries),
            encoding="utf-8")
        found = list(faults(root))
        if len(found) != 4:
            sys.exit(f"4 faults were planted, found: {found}")


if sys.argv[1] == "--self-test":
    self_test()
else:
    found = list(faults(Path(sys.argv[1])))
    if found:
        sys.exit("\n".join(found))
