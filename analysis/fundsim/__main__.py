"""python3 -m fundsim figures FILE -o FOLDER"""

import argparse
import importlib.util
import sys

from .catalogue import ALL, EXPLORATION, RUN, SWEEP, TOLD

NEEDED = {"numpy": "python3-numpy", "xarray": "python3-xarray", "h5netcdf": "python3-h5netcdf",
          "h5py": "python3-h5py", "matplotlib": "python3-matplotlib"}
DONE, MISSING_PACKAGE, INTERRUPTED = 0, 1, 130


EXAMPLES = """Examples
  fundsim run scenarios/baseline.toml -o baseline.h5
  python3 -m fundsim figures baseline.h5 -o figures
  fundsim explore scenarios/baseline.toml -o draws.h5
  python3 -m fundsim figures draws.h5 -o figures --only what_matters
  fundsim sweep scenarios/studies/supply_and_cases.toml -o supply.h5
  python3 -m fundsim figures supply.h5 -o figures
  fundsim attribute scenarios/baseline.toml --json > why.json
  python3 -m fundsim figures why.json -o figures
  fundsim calibrate scenarios/history.csv --json > history.json
  python3 -m fundsim figures history.json -o figures"""


def listed(heading, pictures):
    return "\n".join([heading, *(f"  {name:20}  {said}" for name, said in pictures.items())])


def parser():
    whole = argparse.ArgumentParser(prog="python3 -m fundsim", description="Pictures of what fundsim wrote: results of "
                                    "runs, files of studies, and their JSON.")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    told = {name: said for pictures in TOLD.values() for name, said in pictures.items()}
    figures = commands.add_parser(
        "figures", help="write all pictures of a file", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="\n\n".join(["Writes pictures of a file as SVG and PNG, and prints the names of what it wrote.",
                                 listed("Of results (fundsim run -o)", RUN),
                                 listed("Of explorations (fundsim explore -o)", EXPLORATION),
                                 listed("Of sweeps (fundsim sweep -o)", SWEEP),
                                 listed("Of what a study prints with --json", told)]), epilog=EXAMPLES)
    figures.add_argument("file", metavar="FILE", help="what 'fundsim run', 'explore' or 'sweep' wrote with -o FILE.h5, "
                         "or what a study printed with --json")
    figures.add_argument("-o", "--output", metavar="FOLDER", default="figures", help="where they go (figures)")
    figures.add_argument("--only", metavar="NAME", action="append", choices=tuple(ALL),
                         help="only this picture; repeatable")
    return whole


def say(text):
    print(f"fundsim: {text}", file=sys.stderr)


def missing_packages():
    return [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]


def figures(asked):
    import matplotlib

    matplotlib.use("Agg")
    from .faults import Fault
    from .figures import make_folder, names_for, publish, render
    from .reading import open_file

    try:
        with open_file(asked.file) as source:
            if not source.complete:
                say(f"{asked.file} is of a {source.kind} that was interrupted, after {source.replications:,} futures")
            names = names_for(source, asked.only)
            make_folder(asked.output)  # better to learn now that it cannot be made
            files, notes = render(source, names)
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
