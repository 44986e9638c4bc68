"""Fails on what no file of the repository may have: paths of somebody's machine, invisible characters, unformatted
or overlong sources, scripts that do not parse.

Usage: check_tree.py REPOSITORY | --self-test
"""

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

# Written in two parts, so that this file does not find itself.
MACHINE_PATH = re.compile("(?<![a-zA-Z0-9_.$}])/" + r"(?:work|root|home/\w+|Users)/")

# Letters, marks on them, numbers, punctuation and symbols are fine in any alphabet; what cannot be seen is not.
INVISIBLE = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs"}

SOURCES = (".cpp", ".hpp")
MOST_LINES = 300


def files_of(repository):
    """Tracked files and new ones that are not ignored; exits with 77 outside of a git checkout."""
    listing = subprocess.run(["git", "-C", repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             capture_output=True, check=False)
    if listing.returncode != 0:
        print("skipped: not a git checkout")
        sys.exit(77)
    names = (name.decode() for name in listing.stdout.split(b"\0") if name)
    return [Path(repository, name) for name in sorted(names) if Path(repository, name).is_file()]


def text_faults(text, most_lines):
    for number, line in enumerate(text.split("\n"), 1):
        if MACHINE_PATH.search(line):
            yield number, "has a path of somebody's machine"
        for character in line:
            if character not in " \t" and unicodedata.category(character) in INVISIBLE:
                yield number, f"has the invisible character U+{ord(character):04X}"
        if line != line.rstrip():
            yield number, "ends in a blank"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "has no newline at its end"
    if text.count("\n") > most_lines:
        yield most_lines + 1, f"goes beyond {most_lines} lines: one subject a file"


def tool_faults(command, files):
    """What a checking tool says about files; nothing where there are none."""
    if not files:
        return
    if shutil.which(command[0]) is None:
        print(f"{command[0]} is not installed: scripts/install-packages test")
        sys.exit(1)
    run = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        # clang-format repeats itself for every line; the first of a file says enough.
        said = (run.stdout + run.stderr).strip()
        formatting = re.findall(r"^(.*?):\d+:\d+: error: code should be clang-formatted", said, re.MULTILINE)
        yield from [f"{name}: clang-format would change it" for name in sorted(set(formatting))] or [said]


def is_bash(file):
    return file.read_bytes().startswith(b"#!/usr/bin/env bash")


def faults(files, root):
    for file in files:
        content = file.read_bytes()
        if b"\0" in content:
            yield f"{file.relative_to(root)}: is not text"
            continue
        most = MOST_LINES if file.suffix in SOURCES else sys.maxsize
        for number, fault in text_faults(content.decode("utf-8"), most):
            yield f"{file.relative_to(root)}:{number}: {fault}"
    scripts = [file for file in files if is_bash(file)]
    for script in scripts:
        yield from tool_faults(["bash", "-n"], [script])
    yield from tool_faults(["shellcheck", "-x", "-P", "SCRIPTDIR"], scripts)
    style = Path(root, ".clang-format")
    yield from tool_faults(["clang-format-14", f"--style=file:{style}", "--dry-run", "--Werror"],
                           [file for file in files if file.suffix in SOURCES])


VIOLATIONS = [
    ("a.md", "see /" + "work/main/x\n", "machine"),
    ("a.md", "see '/" + "home/jo/x'\n", "machine"),
    ("a.md", "non\u00a0breaking\n", "U+00A0"),
    ("a.md", "zero\u200bwidth\n", "U+200B"),
    ("a.md", "\ufeffmark\n", "U+FEFF"),
    ("a.md", "left\u202eright\n", "U+202E"),
    ("a.md", "carriage\r\n", "U+000D"),
    ("a.md", "blank \n", "blank"),
    ("a.md", "no end", "newline"),
    ("a.bin", "\0\n", "not text"),
    ("a.hpp", "// x\n" * 301, "300 lines"),
    ("a.cpp", "int  f( );\n", "clang-format"),
    ("a", "#!/usr/bin/env bash\nif\n", "syntax error"),
    ("a", "#!/usr/bin/env bash\nrm $1\n", "SC2086"),
]
SOUND = [
    ("a.md", "Größe: 3 × 10⁶ €, σ ≤ 1 – “so” ▏█\n\tx ../work/ net/root/ \"$folder/root/x\"\n"),
    ("a.cpp", "int f();\n"),
    ("a", "#!/usr/bin/env bash\nset -euo pipefail\nrm \"$1\"\n"),
]


def self_test(style):
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(style, folder)

        def found(name, text):
            file = Path(folder, name)
            file.write_text(text, encoding="utf-8", newline="")
            return list(faults([file], Path(folder)))

        for name, text, expected in VIOLATIONS:
            seen = found(name, text)
            if not any(expected in fault for fault in seen):
                failures.append(f"not found: {text!r}, expected '{expected}', found {seen}")
        for name, text in SOUND:
            failures += [f"sound file: {fault}" for fault in found(name, text)]
    return failures


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--self-test":
        failures = self_test(Path(__file__).resolve().parents[2] / ".clang-format")
    else:
        failures = list(faults(files_of(sys.argv[1]), Path(sys.argv[1])))
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
