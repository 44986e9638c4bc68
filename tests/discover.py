"""Asks a Catch2 program for its test cases and writes them down for ctest, each with the label its tags give it.

Catch's own catch_discover_tests knows no labels and warns when no case has a tag.

Usage: discover.py LIST FOLDER DIRECTORY ENVIRONMENT COMMAND...
"""

import re
import subprocess
import sys
from pathlib import Path

LABELS = {"quick": "~[slow]~[full]~[.]", "slow": "[slow]~[full]~[.]", "full": "[full]~[.]"}


def names(command, tags):
    listing = subprocess.run([*command, tags, "--list-test-names-only"], capture_output=True, text=True, check=False)
    # The exit status is the number of cases; a sanitizer's complaint or a crash says something as well.
    if listing.returncode < 0 or listing.stderr:
        sys.exit(f"{command[-1]} does not list its test cases ({listing.returncode}):\n{listing.stderr}")
    return [line for line in listing.stdout.split("\n") if line]


def quoted(text):
    """A CMake bracket argument, in which nothing has a meaning."""
    return f"[==[{text}]==]"


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    list_file, folder, directory, environment, *command = sys.argv[1:]
    lines = []
    for label, tags in LABELS.items():
        for name in names(command, tags):
            # In a test specification a comma, a bracket and a backslash have a meaning of their own.
            specification = re.sub(r"([][,\\])", r"\\\1", name)
            test = quoted(f"{folder}: {name}")
            arguments = " ".join(quoted(argument) for argument in [*command, specification])
            lines.append(f"add_test({test} {arguments} --warn NoTests)")
            lines.append(f"set_tests_properties({test} PROPERTIES LABELS {label} "
                         f"WORKING_DIRECTORY {quoted(directory)} ENVIRONMENT {quoted(environment)})")
    if not lines:
        sys.exit(f"{command[-1]} has no test case")
    Path(list_file).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
