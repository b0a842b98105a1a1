#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py RATEBOOK-CLI SOURCE-ROOT WORK-DIR [BOOK…]

Exports workbooks, lets LibreOffice compute them anew, and compares every formula with what
ratebook-cli says: of the book as it is, and of the same book with other inputs."""
import copy
import json
import pathlib
import shutil
import subprocess
import sys

import workbook

TOLERANCE = 1e-9
COLUMNS = {"price": 1, "included": 2, "cap": 4, "overage": 5, "inference": 8, "overhead": 9,
           "cost": 10, "bill": 11, "margin_amount": 12, "margin": 13, "floor_price": 15}
LEVEL_COLUMNS = {"usage": 1, "inference": 3, "overhead": 4, "cost": 5, "bill": 6, "margin": 8}
# A spreadsheet computes anew only when it is told to.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Checker:
    def __init__(self, cli, root, work):
        self.cli = cli
        self.root = root
        self.work = work
        self.failures = []
        self.n_figures = 0

    def fail(self, message):
        if len(self.failures) < 40:
            print("FAILED:", message, file=sys.stderr)
        self.failures.append(message)

    def run(self, *arguments, codes=(0,)):
        done = subprocess.run([self.cli, *map(str, arguments)], capture_output=True)
        if done.returncode not in codes:
            raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout,
                                                done.stderr)
        return done.stdout

    def export(self, book, options=(), name=None):
        """Exports a book twice: the bytes are the same."""
        made = self.work / "made" / ((name or book.stem) + ".xlsx")
        self.run("export", book, "--to", "xlsx", "-o", made, *options)
        again = self.run("export", book, "--to", "xlsx", "-o", "-", *options)
        if made.read_bytes() != again:
            self.fail(f"{book.name}: two exports differ")
        return made

    def compute(self, files):
        """Lets LibreOffice compute files anew. Returns where the results are."""
        profile = self.work / "profile"
        shutil.rmtree(profile, ignore_errors=True)
        (profile / "user").mkdir(parents=True)
        (profile / "user/registrymodifications.xcu").write_text(SETTINGS)
        computed = self.work / "computed"
        computed.mkdir(exist_ok=True)
        subprocess.run(["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
                        "--convert-to", "xlsx", "--outdir", str(computed), *map(str, files)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=600)
        return {file: computed / file.name for file in files}

    def compare(self, where, found, wanted):
        """Compares a cell with a figure; nothing is an empty cell."""
        self.n_figures += 1
        if wanted is None or wanted == "":
            if found not in ("", None, "#N/A"):
                self.fail(f"{where}: {found!r} where nothing should be")
            return
        wanted = float(wanted)
        if not isinstance(found, float) or \
                abs(found - wanted) > TOLERANCE * max(1.0, abs(wanted)):
            self.fail(f"{where}: {found!r} is not {wanted!r}")

    def compare_formulas(self, name, made, computed):
        """What the program wrote beside each formula is what it comes to."""
        before, after = workbook.read(made), workbook.read(computed)
        n = 0
        for sheet, cells in before.items():
            for place, cell in cells.items():
                if cell.formula is None:
                    continue
                n += 1
                other = after[sheet].get(place)
                found = other.value if other is not None else ""
                where = f"{name}: {sheet}!{workbook.name_column(place[1])}{place[0] + 1}"
                if isinstance(cell.value, str) and cell.value not in ("", "#N/A"):
                    if found != cell.value:
                        self.fail(f"{where}: {found!r} is not {cell.value!r}")
                else:
                    self.compare(where, found, cell.value)
        if n == 0:
            self.fail(f"{name}: there is no formula")
        return n

    def compare_table(self, name, computed, table):
        sheets = workbook.read(computed)
        plans = sheets["Plans"]
        for i, plan in enumerate(table["plans"]):
            for member, column in COLUMNS.items():
                wanted = plan[member]
                if member == "price" and plan["quote_only"]:
                    continue
                cell = plans.get((5 + i, column))
                self.compare(f"{name}: {plan['key']}.{member}", cell.value if cell else "", wanted)
            cell = plans.get((5 + i, 7))
            self.compare(f"{name}: {plan['key']}.usage", cell.value if cell else "",
                         plan["sizing"]["usage"])
        self.compare_levels(name, sheets["Levels"], table)

    def compare_customers(self, name, computed, mix):
        """The customers' sheet says what simulate says."""
        cells = workbook.read(computed)["Customers"]
        columns = {"customers": 1, "losing_money": 2, "at_80": 3, "at_100": 4, "revenue": 5,
                   "inference": 6, "overhead": 7, "cost": 8, "margin": 10}
        for i, plan in enumerate(mix["plans"]):
            for member, column in columns.items():
                cell = cells.get((5 + i, column))
                self.compare(f"{name}: customers of {plan['key']}.{member}",
                             cell.value if cell else "", plan[member])

    def compare_findings(self, name, computed, findings):
        """The sheet of findings says what check says, a row each."""
        cells = workbook.read(computed)["Findings"]
        for i, finding in enumerate(findings):
            found = cells.get((3 + i, 0))
            if found is None or found.value != finding["severity"]:
                self.fail(f"{name}: finding {i + 1} is not of severity {finding['severity']}")
        if (3 + len(findings), 0) in cells and cells[(3 + len(findings), 0)].value:
            self.fail(f"{name}: there are more findings than check finds")

    def compare_levels(self, name, cells, table):
        row = 3
        for plan in table["plans"]:
            row += 2
            if plan["sizing"]["usage"] is not None:
                row += 1
            for level in plan["levels"]:
                at = cells[(row, 0)].value
                if at != level["at"]:
                    self.fail(f"{name}: {plan['key']}: {at!r} stands where {level['at']!r} should")
                for member, column in LEVEL_COLUMNS.items():
                    cell = cells.get((row, column))
                    self.compare(f"{name}: {plan['key']}.{level['at']}.{member}",
                                 cell.value if cell else "", level[member])
                row += 1
            row += 1


def lasting_phase(plan):
    phases = [phase for phase in plan.get("phases", [])
              if phase.get("kind", "evergreen") == "evergreen"]
    return phases[-1] if phases else None


def has_versions(book):
    return any(phase.get("effective_from") for plan in book.get("plans", [])
               for phase in plan.get("phases", []))


def scale(text, factor):
    number = f"{float(text) * factor:.6f}".rstrip("0").rstrip(".")
    return number if number not in ("", "-0") else "0"


def list_cards(book):
    for plan in book.get("plans", []):
        phase = lasting_phase(plan)
        for card in phase.get("rate_cards", []) if phase else []:
            yield card


def change_inputs(book, cells):
    """Changes a book, and says which cells of its workbook say the same."""
    book = copy.deepcopy(book)
    changed = {}

    def put(row, column, record, member, factor):
        if record.get(member) in (None, "0"):
            return
        record[member] = scale(record[member], factor)
        changed[f"{workbook.name_column(column)}{row + 1}"] = record[member]

    for row, plan in zip(workbook.rows_of(cells, "Plans"), book.get("plans", [])):
        put(row, 1, plan, "overhead", 1.7)
    tiers = iter(workbook.rows_of(cells, "Tiers"))
    for row, card in zip(workbook.rows_of(cells, "Rate cards"), list_cards(book)):
        put(row, 5, card, "amount", 1.31)
        put(row, 6, card, "package_size", 0.5)
        for column, member in ((9, "included"), (11, "cap")):
            put(row, column, card.get("entitlement", {}), member, 0.75)
        for tier in card.get("tiers", []):
            row = next(tiers)
            put(row, 2, tier, "up_to", 0.5)
            put(row, 3, tier, "unit_price", 1.2)
    for row, level in zip(workbook.rows_of(cells, "How much customers use"),
                          book.get("levels", [])):
        put(row, 1, level, "calls", 1.5)
        put(row, 2, level, "tokens", 2)
    routes = [route for workload in book.get("workloads", []) for route in workload["routes"]
              if not route.get("fallback_order")]
    for row, route in zip(workbook.rows_of(cells, "Tokens of a call, by route"), routes):
        for column, member in ((4, "input_tokens"), (5, "output_tokens"),
                               (6, "cache_read_tokens"), (8, "tokenizer_factor"), (9, "credits")):
            put(row, column, route, member, 1.25)
    for row, workload in zip(workbook.rows_of(
            cells, "What customers do; a 1 where it counts on a meter"), book.get("workloads", [])):
        put(row, 1, workload, "share", 2 if row % 2 else 1)
        put(row, 2, workload, "units_per_call", 2)
    return book, changed


def make_random(root, work):
    """Books of the oracle's: every kind of price, limit, meter and billing period."""
    sys.path.insert(0, str(root / "tests/oracle"))
    import books as oracle
    (work / "random").mkdir()
    for seed in range(10):
        path = work / "random" / f"random-{seed}.ratebook"
        path.write_text(json.dumps(oracle.make(seed)))
        yield path


def export_with_customers(checker, root, books):
    """Books with a file of customers, and with some that are made up."""
    csv = root / "data/samples/acme-docs-customers-synthetic.csv"
    made = []
    for book in books:
        if not book.is_relative_to(root / "data") or book.stem == "blank":
            continue
        for name, options in (("file", ("--usage", csv)), ("made-up", (
                "--synthetic", "500", "--median", "200", "--sigma", "1.5"))):
            name = f"{book.stem}-{name}"
            made.append((book, options, checker.export(book, options, name)))
    return made


def main():
    cli, root, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "made").mkdir(parents=True)
    (work / "changed").mkdir()
    checker = Checker(cli, root, work)
    books = [pathlib.Path(book) for book in sys.argv[4:]] or sorted(
        [*make_random(root, work), *(root / "data/templates").glob("*.ratebook"),
         *(root / "data/samples").glob("*.ratebook")])
    made = {book: checker.export(book) for book in books}

    with_customers = export_with_customers(checker, root, books)
    changed = {}
    for book, file in made.items():
        text = json.loads(book.read_text())
        if has_versions(text):
            continue
        other, cells = change_inputs(text, workbook.read(file)["Inputs"])
        if not cells:
            continue
        path = work / "changed" / book.name
        path.write_text(json.dumps(other))
        workbook.change(file, path.with_suffix(".changed.xlsx"), "Inputs", cells)
        changed[path] = path.with_suffix(".changed.xlsx")

    computed = checker.compute([*made.values(), *changed.values(),
                                *(file for _, _, file in with_customers)])
    for book, options, file in with_customers:
        n = checker.compare_formulas(file.stem, file, computed[file])
        checker.compare_table(file.stem, computed[file],
                              json.loads(checker.run("table", book, "--json", *options)))
        checker.compare_findings(file.stem, computed[file],
                                 json.loads(checker.run("check", book, "--json", *options,
                                                        codes=(0, 1)))["findings"])
        checker.compare_customers(file.stem, computed[file],
                                  json.loads(checker.run("simulate", book, "--json", *options)))
        print(f"{file.stem}: {n} formulas")
    for book, file in made.items():
        n = checker.compare_formulas(book.stem, file, computed[file])
        table = json.loads(checker.run("table", book, "--json"))
        checker.compare_table(book.stem, computed[file], table)
        print(f"{book.stem}: {n} formulas")
    for book, file in changed.items():
        table = json.loads(checker.run("table", book, "--json"))
        checker.compare_table(book.stem + " changed", computed[file], table)
        print(f"{book.stem}: follows its inputs")
    print(f"{checker.n_figures} figures compared, {len(checker.failures)} differ")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main())
