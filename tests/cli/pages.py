"""Pages that show output of the program: what they show is what the commands they name print."""

import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
NAMED = r"<!-- printed (?P<lengthy>at length )?by: build/release/fundsim (?P<command>[^\n]*) -->\n"
FENCED = re.compile(NAMED + r"```(?:toml)?\n(?P<shown>.*?)```", re.DOTALL)
TABLE = re.compile(NAMED + r"(?P<shown>(?:\|[^\n]*\n)*)(?!```)")


def printed(command):
    environment = dict(os.environ, COLUMNS="100", NO_COLOR="1")
    run = subprocess.run(
        [PROGRAM, *shlex.split(command)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout


def compare(name, lengthy=True):
    """Leaves with a fault where a page shows something else; --update on the command line writes it anew. Without
    `lengthy`, outputs that are marked as printed at length are left alone."""
    page = ROOT / name
    text = page.read_text(encoding="utf-8")
    blocks = sorted([*FENCED.finditer(text), *TABLE.finditer(text)], key=lambda block: block.start())
    blocks = [block for block in blocks if lengthy or not block["lengthy"]]
    if not blocks:
        sys.exit(f"{name} shows no output of a command")
    wrong = 0
    (ROOT / "results").mkdir(exist_ok=True)
    # In their order: a command may read what an earlier one has written.
    for block, now in reversed([(block, printed(block["command"])) for block in blocks]):
        if now != block["shown"]:
            wrong += 1
            text = text[: block.start("shown")] + now + text[block.end("shown") :]
    if "--update" in sys.argv:
        page.write_text(text, encoding="utf-8")
    elif wrong:
        sys.exit(f"{wrong} of {len(blocks)} outputs in {name} differ; {' '.join(sys.argv[:1])} --update")
    print(f"{len(blocks)} outputs in {name} are as printed")
