"""LibreOffice opens the workbook of an export without a word, computes all formulas anew and comes to the same values; with
another discount rate it comes to what that rate means.

Exit status 77: there is no LibreOffice.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
# All sheets, each to a file, full precision, in the locale of the file (English).
AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1'


def place(name):
    """Row and column of "B7", counted from 0."""
    letters, digits = re.fullmatch("([A-Z]+)([0-9]+)", name).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def formulas_of(book):
    """{(sheet, row, column): value} of all formulas in a workbook, and the names of its sheets."""
    names = re.findall(r'<sheet name="(\w+)"', book.read("xl/workbook.xml").decode())
    values = {}
    for number, name in enumerate(names, 1):
        for cell in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iterfind(".//m:c", SPACE):
            if cell.find("m:f", SPACE) is not None:
                values[name, *place(cell.get("r"))] = cell.find("m:v", SPACE).text
    return values, names


def without_values(path, to, change):
    """A copy whose formulas have no values, so that whoever opens it has to compute them. `change`: of the texts of sheets."""
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            data = book.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = change(name, re.sub(r"</f><v>[^<]*</v>", "</f>", data.decode())).encode()
            copy.writestr(name, data)


def recomputed(path, folder):
    """{sheet: rows} as LibreOffice computes them."""
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", AS_CSV,
                           "--outdir", folder, path], capture_output=True, text=True, check=True, timeout=300)
    # What it says of Java, fonts and desktops is about the machine.
    said = [line for line in (done.stdout + done.stderr).splitlines()
            if line and not re.search("javaldx|[Ff]ontconfig|dconf|^convert |^Writing sheet ", line)]
    assert not said, said
    stem = Path(path).stem
    out = {}
    for name in Path(folder).glob(f"{stem}-*.csv"):
        with open(name, encoding="utf-8", newline="") as file:
            out[name.stem[len(stem) + 1:]] = list(csv.reader(file))
    return out


def number(text):
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


if shutil.which("soffice") is None:
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    results, path = f"{folder}/run.h5", f"{folder}/book.xlsx"
    subprocess.run([PROGRAM, "run", f"{SOURCE}/scenarios/baseline.toml", "-n", "256", "-o", results, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([PROGRAM, "export", results, "--xlsx", path, "--quiet"], check=True)
    values, names = formulas_of(zipfile.ZipFile(path))
    assert len(values) > 3_000, len(values)
    bare = f"{folder}/bare.xlsx"
    without_values(path, bare, lambda name, text: text)
    sheets = recomputed(bare, folder)
    assert set(names) == set(sheets), sheets.keys()
    largest = 0
    for (sheet, row, column), wanted in values.items():
        got = sheets[sheet][row][column]
        try:
            wanted = float(wanted)
        except ValueError:
            assert got == wanted, (sheet, row, column, got, wanted)
            continue
        # Sums that cancel leave rounding of what was summed, which is money in the ten thousands.
        off = abs(number(got) - wanted) / max(1, abs(wanted))
        assert off < 1e-8, (sheet, row, column, got, wanted)
        largest = max(largest, off)
    print(f"{len(values)} formulas computed anew, the largest relative difference is {largest:.1e}")

    # Another rate: the sums are what the flows are worth at it, month by month where months are told.
    inputs = names.index("Inputs") + 1
    other = f"{folder}/other.xlsx"
    without_values(path, other, lambda name, text: re.sub(r'(<c r="B\d+"[^>]*><v>)0\.08(</v>)', r"\g<1>0.12\2", text, count=1)
                   if name.endswith(f"sheet{inputs}.xml") else text)
    sheets = recomputed(other, folder)
    rows = {}
    for row in sheets["Calculation"]:
        rows.setdefault(row[0].strip(), []).append(row)
    data = xarray.open_dataset(results, group="series")
    years = data.sizes["month"] // 12
    moments = (data.month + 0.5) / 12
    for flow in ("income", "outlay"):
        worth = (data[f"{flow}_mean"] * 1.12 ** -moments).sum("month").values
        for got, wanted in zip(rows[f"Present value of {flow}"], worth, strict=True):
            got = sum(number(cell) for cell in got[2:2 + years])
            assert abs(got / wanted - 1) < 1e-3, (flow, got, wanted)
    assert any("another discount rate" in row for row in sheets["Checks"])
    assert not any("DIFFERS" in row for row in sheets["Checks"])

    # Another policy: nothing is capitalised before evidence, and it lives three years. The books still balance, and no year
    # puts into use what was not capitalised.
    policy = f"{folder}/policy.xlsx"

    def strict(name, text):
        if not name.endswith(f"sheet{inputs}.xml"):
            return text
        cells = re.findall(r'<c r="B\d+" s="\d+"><v>[^<]*</v>', text)  # the rate, four shares, the life
        assert len(cells) == 6, cells
        for cell, value in ((cells[2], "0"), (cells[5], "3")):
            text = text.replace(cell, re.sub("<v>[^<]*</v>", f"<v>{value}</v>", cell))
        return text

    without_values(path, policy, strict)
    sheets = recomputed(policy, folder)
    assert not any("DIFFERS" in row for row in sheets["Checks"])
    rows = {}
    for row in sheets["Calculation"]:
        rows.setdefault(row[0].strip(), []).append([number(cell) for cell in row[1:] if cell] if row[0] else row)
    for model, used in enumerate(rows["Put into use"]):
        amortised, capitalised = rows["Amortised"][model], rows["Capitalised"][model]
        assert min(rows["In progress, end of the year"][model]) > -1e-6
        used, life = used[1:], 3
        for year, value in enumerate(amortised[1:]):
            wanted = sum(put * ((year - k < life) + (0 < year - k <= life)) for k, put in enumerate(used[:year + 1])) / (2 * life)
            assert abs(value - wanted) < 1e-6 * max(1, abs(wanted)), (model, year, value, wanted)
        assert abs(sum(rows["Profit"][model][1:]) - sum(rows["Net cash"][model][1:])) < 1e-4
    assert rows["Capitalised"][0][0] == 0  # annual projects look for no evidence
