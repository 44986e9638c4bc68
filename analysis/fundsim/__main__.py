"""python3 -m fundsim figures FILE.h5 -o FOLDER"""

import argparse
import importlib.util
import sys

NEEDED = {"numpy": "python3-numpy", "xarray": "python3-xarray", "h5netcdf": "python3-h5netcdf",
          "h5py": "python3-h5py", "matplotlib": "python3-matplotlib"}
NAMES = ("outcomes", "difference", "cash", "promise", "funding_and_practice")
DONE, MISSING_PACKAGE, INTERRUPTED = 0, 1, 130


def parser():
    whole = argparse.ArgumentParser(prog="python3 -m fundsim",
                                    description="Pictures of results that 'fundsim run -o' wrote.")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    figures = commands.add_parser(
        "figures", help="write all pictures of a results file", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="""Writes pictures of a results file as SVG and PNG, and prints the names of the files.

  outcomes              what can happen with each model: fifty equally likely futures
  difference            how often each model comes out ahead of the first, and by how much
  cash                  money over time: how deep in the red, when it is paid back
  promise               initiatives planned, delivered and achieved
  funding_and_practice  how much is how money is granted, how much how work is done""")
    figures.add_argument("file", metavar="FILE.h5", help="results of 'fundsim run SCENARIO.toml -o FILE.h5'")
    figures.add_argument("-o", "--output", metavar="FOLDER", default="figures", help="where they go (figures)")
    figures.add_argument("--only", metavar="NAME", action="append", choices=NAMES, help="only this picture; repeatable")
    return whole


def say(text):
    print(f"fundsim: {text}", file=sys.stderr)


def missing_packages():
    return [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]


def figures(asked):
    import matplotlib

    matplotlib.use("Agg")
    from .faults import Fault
    from .figures import make_folder, publish, render
    from .reading import open_results

    try:
        with open_results(asked.file) as results:
            if not results.complete:
                say(f"{asked.file} is of a run that was interrupted, after {results.replications:,} futures")
            make_folder(asked.output)  # better to learn now that it cannot be made
            files, notes = render(results, asked.only or NAMES)
        for note in notes:
            say(note)
        for path in publish(files, asked.output):
            print(path)
    except Fault as fault:
        say(fault)
        return fault.exit_code
    return DONE


def main(words=None):
    asked = parser().parse_args(words)
    missing = missing_packages()
    if missing:
        say(f"{sys.executable} does not find {', '.join(missing)}. On Debian: scripts/install-packages plot, and then "
            "/usr/bin/python3, which is the one that sees them.")
        return MISSING_PACKAGE
    try:
        return figures(asked)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
