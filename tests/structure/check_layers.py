"""Fails when an include in sim runs upward, or when a pure folder reaches for what it must not have.

Usage: check_layers.py REPOSITORY | --self-test
"""

import re
import sys
import tempfile
from pathlib import Path

# Each folder of sim, and the folders it may include.
KNOWS = {
    "engine": [],
    "ensemble": ["engine"],
    "parameters": ["engine"],
    "scenario": ["engine", "parameters"],
    "calibration": ["engine", "parameters"],
    "studies": ["engine", "ensemble", "parameters"],
    "results": ["engine", "ensemble", "parameters", "scenario"],
    "execution": ["engine", "ensemble", "parameters", "calibration", "studies", "results"],
    "findings": ["engine", "ensemble", "parameters", "calibration", "studies"],
    "web": ["engine", "ensemble", "parameters", "studies", "findings"],
    "outlets": ["engine", "ensemble", "parameters", "results", "findings"],
    "cli": ["engine", "ensemble", "parameters", "scenario", "calibration", "studies", "results", "execution", "findings", "outlets"],
    "notebook": ["scenario", "cli"],
}

# The engine from the bottom up: a file may include what stands at its own level or before it.
ENGINE = [
    ["engine/numeric/"],
    ["engine/random/"],
    ["engine/distribution/"],
    ["engine/scenario.", "engine/outcome.", "engine/rules."],
    ["engine/productivity.", "engine/play/benefit_flow.", "engine/play/mix.", "engine/play/focus.",
     "engine/play/alignment.", "engine/play/overhead."],  # formulas that tables need
    ["engine/prepared.", "engine/rules_made."],
    ["engine/world/"],
    ["engine/play/"],
    ["engine/statistics/"],
    ["engine/simulation."],
]

# Libraries with one home.
HOMES = [
    (r"toml\+\+/.*|toml\.hpp", "scenario"),
    (r"hdf5.*|H5.*", "results"),
    (r"boost/program_options.*", "cli"),
    (r"omp\.h|thread|mutex|condition_variable", "execution"),
    (r"mpi\.h", "execution"),
    (r"utf8proc\.h", "parameters"),
    (r"openssl/.*|zlib\.h", "results"),
    (r"xlsxwriter.*", "outlets"),
    (r"pybind11/.*", "notebook"),
]

# The pure folders, which also run in a browser, and what they may include besides the standard library.
PURE = {
    "engine": r"boost/math/.*|Eigen/.*|Random123/.*",
    "ensemble": r"(?!)",  # nothing
    "parameters": r"utf8proc\.h|fmt/format\.h|nlohmann/json\.hpp",
    "calibration": r"(?!)",  # nothing
    "studies": r"boost/random/detail/sobol_table\.hpp|Eigen/.*",
    "findings": r"fmt/format\.h|nlohmann/json\.hpp",
    "web": r"nlohmann/json\.hpp",
}

# Standard headers of files, streams, clocks, environment, threads, exceptions; and <random>, whose
# distributions differ between standard libraries.
FORBIDDEN_HEADERS = set("""
    iostream fstream sstream ostream istream iosfwd ios iomanip streambuf strstream syncstream spanstream print
    cstdio filesystem format locale clocale codecvt regex chrono ctime thread mutex shared_mutex stop_token
    condition_variable future semaphore latch barrier atomic exception stdexcept system_error csignal csetjmp
    random execution""".split())

FORBIDDEN_WORDS = [
    (r"\b(throw|try|catch)\b", "exceptions"),
    (r"\b(getenv|setenv|putenv|secure_getenv)\b", "the environment"),
    (r"\bthread_local\b", "global state"),
    (r"\b(cout|cerr|clog|cin|printf|fprintf|puts|fopen)\b", "streams and files"),
    (r"\bstd::(time|clock|rand|srand|system|exit|quick_exit|abort|terminate)\b", "the process and its clock"),
    (r"#\s*pragma\s+omp\b", "threads"),
]

STATIC = re.compile(r"\bstatic\b\s*((?:inline\s+|constinit\s+)*)(?!.*\bconst(?:expr|eval)?\b)([^;{}=()]*)([;{=(])")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^()\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def blank(match):
    """Comments and literals give way to blanks, so that line numbers stay."""
    return re.sub(r"[^\n]", " ", match.group())


def code_of(text):
    return NOT_CODE.sub(blank, text)


def level(path):
    for number, prefixes in enumerate(ENGINE):
        if any(path.startswith(prefix) for prefix in prefixes):
            return number
    return None


def include_faults(path, bracket, header, sources):
    """Faults of one include; `path` and `sources` are relative to sim."""
    folder = path.split("/")[0]
    first = header.split("/")[0]
    for pattern, home in HOMES:
        if re.fullmatch(pattern, header) and folder != home:
            yield f"includes {header}, which only {home} may"
    if first in KNOWS and "/" in header:
        if header not in sources:
            yield f"includes {header}, which does not exist"
        if first != folder and first not in KNOWS[folder]:
            yield f"includes {header}, but {folder} does not know {first}"
        if first == folder == "engine" and None not in (level(path), level(header)) and level(header) > level(path):
            yield f"includes {header}, which stands above it in the engine"
    elif bracket == '"' and header != "build_info.hpp":
        yield f'includes "{header}", which is not written from sim'
    elif folder in PURE:
        standard = re.fullmatch(r"[a-z_0-9]+", header)
        if header in FORBIDDEN_HEADERS or not (standard or re.fullmatch(PURE[folder], header)):
            yield f"includes <{header}>, which {folder} must not"


def impurities(folder, code):
    for pattern, what in FORBIDDEN_WORDS:
        for match in re.finditer(pattern, code):
            yield match.start(), f"uses {match.group()}: {folder} knows nothing of {what}"
    for match in STATIC.finditer(code):
        if match.group(3) != "(":
            yield match.start(), f"has a static variable that is not const: {folder} has no global state"


def faults(sim):
    files = sorted(p for p in sim.rglob("*") if p.suffix in (".cpp", ".hpp", ".h", ".cc", ".inl"))
    sources = {p.relative_to(sim).as_posix() for p in files}
    for file in files:
        path = file.relative_to(sim).as_posix()
        text = file.read_text(encoding="utf-8")

        def place(position):
            return f"sim/{path}:{text.count(chr(10), 0, position) + 1}"

        folder = path.split("/")[0]
        if folder not in KNOWS:
            yield f"sim/{path}: {folder} has no place in the order of the folders"
            continue
        if folder == "engine" and level(path) is None:
            yield f"sim/{path}: has no place in the order of the engine"
        commented = {m.start() for m in NOT_CODE.finditer(text)}
        for match in INCLUDE.finditer(text):
            if match.start() not in commented:
                for fault in include_faults(path, match.group(1), match.group(2), sources):
                    yield f"{place(match.start())}: {fault}"
        if folder in PURE:
            for position, fault in impurities(folder, code_of(text)):
                yield f"{place(position)}: {fault}"


SOUND = {
    "engine/numeric/exp.hpp": "#include <cmath>\n#include <Eigen/Dense>\n#include <boost/math/distributions/beta.hpp>\n",
    "engine/world/world.cpp": '#include "engine/numeric/exp.hpp"\n// throw nothing\nstatic double half(double x) { return x / 2; }\n'
                              'static constexpr int table[] = {1\'000, 2};\nconst char* name = "try";\n',
    "ensemble/run.cpp": '#include "engine/world/world.hpp"\n#include <functional>\n',
    "execution/share.cpp": '#include "results/write.hpp"\n#include <thread>\n#include <stdexcept>\n',
    "results/write.hpp": "",
    "engine/world/world.hpp": "",
    "scenario/read.cpp": "#include <toml++/toml.h>\n#include <fstream>\n",
    "findings/verdict.cpp": "#include <fmt/format.h>\n#include <string>\n",
    "results/write.cpp": "#include <hdf5.h>\n#include <hdf5_hl.h>\n#include <fstream>\n",
    "cli/main.cpp": "#include <boost/program_options.hpp>\nstatic int counter = 0;\n",
}

VIOLATIONS = [
    ("engine/world/world.cpp", '#include "ensemble/run.hpp"', "does not know"),
    ("engine/world/world.cpp", '#include "engine/world/nothing.hpp"', "does not exist"),
    ("engine/world/world.cpp", '#include "nothing.hpp"', "not written from sim"),
    ("engine/numeric/exp.cpp", '#include "engine/world/world.hpp"', "stands above"),
    ("engine/strange/file.cpp", "", "no place in the order of the engine"),
    ("strange/file.cpp", "", "no place in the order of the folders"),
    ("parameters/table.cpp", '#include "scenario/read.hpp"', "does not know"),
    ("results/write.cpp", '#include "cli/main.hpp"', "does not know"),
    ("engine/world/world.cpp", "#include <iostream>", "must not"),
    ("engine/world/world.cpp", "#  include <chrono>", "must not"),
    ("engine/world/world.cpp", "#include <unistd.h>", "must not"),
    ("engine/world/world.cpp", "#include <fmt/format.h>", "must not"),
    ("engine/world/world.cpp", "#include <boost/filesystem.hpp>", "must not"),
    ("findings/verdict.cpp", "#include <iostream>", "must not"),
    ("findings/verdict.cpp", '#include "results/write.hpp"', "does not know"),
    ("parameters/table.cpp", "void f() { throw 1; }", "uses throw"),
    ("engine/world/world.cpp", "#include <toml++/toml.h>", "only scenario may"),
    ("results/write.cpp", "#include <toml++/toml.h>", "only scenario may"),
    ("scenario/read.cpp", "#include <hdf5.h>", "only results may"),
    ("scenario/read.cpp", "#include <boost/program_options.hpp>", "only cli may"),
    ("results/write.cpp", "#include <thread>", "only execution may"),
    ("ensemble/run.cpp", "#include <thread>", "only execution may"),
    ("cli/main.cpp", "#include <mpi.h>", "only execution may"),
    ("ensemble/run.cpp", "#include <unistd.h>", "must not"),
    ("ensemble/run.cpp", '#include "results/write.hpp"', "does not know"),
    ("findings/verdict.cpp", '#include "execution/share.hpp"', "does not know"),
    ("web/session.cpp", '#include "scenario/read.hpp"', "does not know"),
    ("web/session.cpp", "static int calls = 0;", "static variable"),
    ("engine/world/world.cpp", "void f() { throw 1; }", "uses throw"),
    ("engine/world/world.cpp", "void f() { try { g(); } catch (...) {} }", "uses try"),
    ("engine/world/world.cpp", 'auto home = std::getenv("HOME");', "uses getenv"),
    ("engine/world/world.cpp", "thread_local int x;", "uses thread_local"),
    ("engine/world/world.cpp", "int f() { static int calls = 0; return ++calls; }", "static variable"),
    ("engine/world/world.cpp", "static std::vector<double> cache;", "static variable"),
    ("engine/world/world.cpp", "#pragma omp parallel for", "threads"),
]


def found(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(faults(Path(folder)))


def self_test():
    failures = [f"sound sources: {fault}" for fault in found(SOUND)]
    for path, text, expected in VIOLATIONS:
        seen = found(SOUND | {path: text + "\n"})
        if not any(expected in fault and path in fault for fault in seen):
            failures.append(f"not found: {text or path!r}, expected '{expected}', found {seen}")
    return failures


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    failures = self_test() if sys.argv[1] == "--self-test" else list(faults(Path(sys.argv[1], "sim")))
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
