# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, and beside which rival."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import book_sql
import sheets
from machine import Run, alternate, ratios, seconds, times

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "data/templates"
MILLION = 1_000_000


class Bench:
    """Where programs and files are, and the table that the jobs fill."""

    def __init__(self, folder, work, duckdb, n_runs, is_quick, table):
        self.folder, self.work, self.library = folder, work, duckdb
        self.n_runs, self.is_quick, self.table = n_runs, is_quick, table
        self.cli = folder / "src/cli/ratebook-cli"
        self.missing, self.others = set(), 0.0
        if duckdb is None:
            self.missing.add("DuckDB (npm)")

    def size(self, n):
        return n // 10 if self.is_quick else n

    def program(self, name):
        return str(self.folder / "tests/bench" / f"bench-{name}")

    def has(self, name):
        if shutil.which(name):
            return True
        self.missing.add(name)
        return False

    def file(self, kind, n, *more):
        """A usage file, made once."""
        path = self.work / f"{kind}-{n}.csv"
        if not path.exists():
            with open(self.work / "making.csv", "wb") as target:
                subprocess.run([self.program("generate"), kind, str(n), *map(str, more)],
                               stdout=target, check=True)
            os.rename(self.work / "making.csv", path)
        subprocess.run(["wc", "-c", path], stdout=subprocess.DEVNULL, check=True)
        return path

    def text(self, name, text):
        path = self.work / name
        path.write_text(text)
        return str(path)

    def duckdb(self, query, setup="", n_runs=1):
        return [self.program("duckdb"), str(self.library), str(n_runs),
                self.text("setup.sql", setup), self.text(f"query-{abs(hash(query))}.sql", query)]

    def compare(self, job, ours, rivals, n_runs=None):
        """One row a rival, of whole programs run in turn."""
        programs = [("Ratebook", lambda: Run(ours))]
        programs += [(name, lambda command=command: Run(command)) for name, command in rivals]
        series, others = alternate(programs, n_runs or self.n_runs)
        self.others = max(self.others, others)
        for row in series[1:]:
            self.table.add(job, f"{seconds(series[0].wall)}, {series[0].mib:.0f} MiB", row.name,
                           f"{seconds(row.wall)}, {row.mib:.0f} MiB",
                           times(ratios(series[0], row)))


def words(text):
    """`NAME FIGURE…` lines as a dictionary."""
    rows = (line.split() for line in text.splitlines())
    return {row[0]: [float(field) for field in row[1:]] for row in rows if row}


def limits(bench):
    path = bench.file("customers", bench.size(10 * MILLION))
    found = words(Run([bench.program("limits"), path]).output.decode())
    for name, rate in found.items():
        bench.table.add(f"limit: {name}", "", "this machine", f"{rate[0]:.1f} GB/s", "")
    rates = words(Run([bench.program("read"), path, str(bench.n_runs)]).output.decode())
    for name in ("libcsv", "glib"):
        if name in rates:
            bench.table.add("read customers, in process", f"{rates['ratebook'][1]:.2f} GB/s", name,
                            f"{rates[name][1]:.2f} GB/s",
                            times(rates["ratebook"][1] / rates[name][1]))
    bench.table.add("read customers, in process", f"{rates['ratebook'][1]:.2f} GB/s",
                    "reading the file at all", f"{found['file'][0]:.1f} GB/s",
                    f"{rates['ratebook'][1] / found['file'][0]:.0%} of it")


GROUPED = ("SELECT count(*), quantile_cont(calls, [0.5, 0.8, 0.9, 0.99]), "
           "quantile_cont(tokens, [0.5, 0.8, 0.9, 0.99]) FROM (SELECT customer_id, "
           "{calls} AS calls, sum(input_tokens + output_tokens) AS tokens "
           "FROM read_csv('{path}') GROUP BY 1);")


def importing(bench):
    for kind, n in (("customers", MILLION), ("customers", 10 * MILLION),
                    ("shuffled", 10 * MILLION)):
        path = bench.file(kind, bench.size(n))
        rivals = [("wc -l", ["wc", "-l", path])]
        if bench.library:
            rivals.append(("DuckDB", bench.duckdb(GROUPED.format(path=path, calls="sum(calls)"))))
        if bench.has("mawk") and n == MILLION:
            rivals.append(("mawk, sums only",
                           ["mawk", "-F,", "{a+=$2;b+=$3;c+=$4} END {print a,b,c}", path]))
        if bench.has("sqlite3") and n == MILLION:
            rivals.append(("sqlite3 .import and sums",
                           ["sqlite3", "-csv", ":memory:", f".import {path} c",
                            "select count(distinct customer_id), sum(calls) from c"]))
        bench.compare(f"usage file, {bench.size(n):,} {kind}", [bench.cli, "usage", path], rivals)


def cached(bench):
    """The same file a second time. The first run leaves it in the cache."""
    path = bench.file("customers", bench.size(10 * MILLION))
    env = dict(os.environ, XDG_CACHE_HOME=str(bench.work / "cache"))
    del env["RBK_NO_CACHE"]
    command = [bench.cli, "usage", path]
    series, others = alternate([("Ratebook", lambda: Run(command, env=env)),
                                ("parsing it", lambda: Run(command))], bench.n_runs)
    bench.others = max(bench.others, others)
    bench.table.add(f"usage file, {bench.size(10 * MILLION):,} customers, from the cache",
                    f"{seconds(series[0].wall)}, {series[0].mib:.0f} MiB", series[1].name,
                    f"{seconds(series[1].wall)}, {series[1].mib:.0f} MiB", times(ratios(*series)))


def events(bench):
    path = bench.file("events", bench.size(20 * MILLION), bench.size(MILLION))
    if bench.library:
        bench.compare(f"{bench.size(20 * MILLION):,} events of {bench.size(MILLION):,} customers",
                      [bench.cli, "usage", path],
                      [("DuckDB", bench.duckdb(GROUPED.format(path=path, calls="count(*)"))),
                       ("wc -l", ["wc", "-l", path])], min(bench.n_runs, 3))


def check_same(bench, path, book, row):
    """Whether the rival came to the same customers and revenue, to the cent."""
    output = Run([bench.cli, "simulate", book, "--usage", path, "--json"]).output
    plans = [plan for plan in json.loads(output)["plans"]]
    figures = [float(field) for field in row.split()]
    for i in range(len(figures) // 2):
        if (figures[2 * i] != plans[i]["customers"] or
                abs(figures[2 * i + 1] - float(plans[i]["revenue"])) > 0.005):
            raise RuntimeError(f"DuckDB and Ratebook differ on {plans[i]['key']}")


def evaluating(bench):
    for n in (bench.size(MILLION), bench.size(10 * MILLION)):
        lines = Run([bench.program("mix"), str(n)]).output.decode().splitlines()[1:]
        ours = {line.split()[0]: [float(field) for field in line.split()[1:]] for line in lines}
        path = bench.file("customers", n)
        for name in ("credit-tiers", "token-api"):
            _, _, index, spread, _, mix, plain, ratio = ours[name]
            bench.table.add(f"all {n:,} customers re-priced, {name}", f"{mix:.3g} ms",
                            "each billed on each plan, in the same program",
                            seconds(plain / 1e3), times(ratio),
                            f"made ready once in {index:.3g} ms; "
                            f"percentiles of margin {spread:.3g} ms")
            if bench.library:
                compare_duckdb(bench, name, path, n, mix)


def compare_duckdb(bench, name, path, n, ours):
    book = str(TEMPLATES / f"{name}.ratebook")
    tables = [("DuckDB", f"CREATE TABLE c AS SELECT * FROM read_csv('{path}');", "1")]
    if name == "credit-tiers":
        tables.append(("DuckDB, grouped by calls beforehand",
                       "CREATE TABLE c AS SELECT calls, count(*) AS n FROM "
                       f"read_csv('{path}') GROUP BY 1;", "n"))
    for rival, setup, weight in tables:
        lines = Run(bench.duckdb(book_sql.query(book, "c", weight), setup, bench.n_runs)).output
        *taken, row = lines.decode().splitlines()
        check_same(bench, path, book, row)
        median = sorted(map(float, taken))[len(taken) // 2] * 1e3
        bench.table.add(f"all {n:,} customers re-priced, {name}", f"{ours:.3g} ms", rival,
                        f"{median:.3g} ms", times(median / ours), "same figures to the cent")


def spreadsheets(bench):
    n = bench.size(100_000)
    path = bench.file("customers", bench.size(MILLION))
    sheet = bench.work / "sheet.csv"
    sheets.write(path, sheet, n)
    small = bench.work / f"customers-of-sheet-{n}.csv"
    with open(path) as source, open(small, "w") as target:
        for _, line in zip(range(n + 1), source):
            target.write(line)
    rivals = []
    if bench.has("ssconvert"):
        rivals.append(("Gnumeric, headless", ["ssconvert", "--recalc", str(sheet),
                                              str(bench.work / "out.csv")]))
    if bench.has("soffice"):
        rivals.append(("LibreOffice Calc, headless",
                       ["soffice", "--headless",
                        f"-env:UserInstallation=file://{bench.work}/office", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1",
                        "--outdir", str(bench.work / "office-out"), str(sheet)]))
    if rivals:
        bench.compare(f"{n:,} customers on the credit tiers, from file to totals",
                      [bench.cli, "simulate", TEMPLATES / "credit-tiers.ratebook",
                       "--usage", small], rivals, 3)


def frame(bench):
    lines = Run([bench.program("frame"), str(bench.size(MILLION)),
                 str(bench.size(10 * MILLION))]).output.decode().splitlines()[1:]
    for line in lines:
        name, n, first, analysis, mix = line.split()
        bench.table.add(f"a frame of a drag, {int(n):,} customers, {name}",
                        f"{float(analysis) + float(mix):.3g} ms", "a frame at 60 Hz", "16.7 ms",
                        f"{(float(analysis) + float(mix)) / 16.667:.0%} of it",
                        f"first time {float(first):.3g} ms")


def optimising(bench):
    for n in sorted({100_000, bench.size(MILLION)}):
        lines = Run([bench.program("optimise"), str(n)]).output.decode().splitlines()[1:]
        for line in lines:
            name, _, taken, tried = line.split()
            bench.table.add(f"best prices, {n:,} customers, {name}", f"{float(taken):.3g} s",
                            "", "", "", f"{int(tried):,} books tried")


def curves(bench):
    found = words(Run([bench.program("curve"), "credit-tiers"]).output.decode())
    for name in ("evaluate", "draw"):
        bench.table.add(f"curves, 1,000 points of each plan: {name}", f"{found[name][0]:.3g} ms",
                        "a frame at 60 Hz", "16.7 ms", f"{found[name][0] / 16.667:.1%} of it")


def large_book(bench):
    """A book of 1,000 plans with two phases, four rate cards each and three tiers a card."""
    tiers = [{"up_to": "1000", "unit_price": "0.02"}, {"up_to": "10000", "unit_price": "0.015"},
             {"unit_price": "0.01"}]
    cards = [{"key": f"card-{i}", "name": f"Card {i}", "meter": f"m{i}", "price": "graduated",
              "tiers": tiers} for i in range(4)]
    phases = [{"key": "trial", "kind": "trial", "duration": "P14D", "rate_cards": cards},
              {"key": "evergreen", "kind": "evergreen", "rate_cards": cards}]
    book = {"format": "ratebook", "version": 1, "title": "Large", "currency": "USD",
            "meters": [{"key": f"m{i}", "name": f"Meter {i}", "kind": "request",
                        "aggregation": "sum", "definition": "A request."} for i in range(4)],
            "plans": [{"key": f"plan-{i}", "name": f"Plan {i}", "phases": phases}
                      for i in range(1000)]}
    return bench.text("large.ratebook", json.dumps(book, indent=2))


def checking(bench):
    """All rules over a book after an edit: within a frame for the books that people have."""
    sample = ROOT / "data/samples/acme-docs.ratebook"
    for line in Run([bench.program("check"), sample, "40", "1000"]).output.decode().splitlines():
        _, plans, taken, _, findings, _ = line.split()
        plans = plans.split("-")[0]
        bench.table.add(f"all rules over {plans} plans", f"{float(taken):.3g} ms",
                        "a frame at 60 Hz", "16.7 ms", f"{float(taken) / 16.7:.1%} of it",
                        f"{findings} findings")


def opening(bench):
    path = large_book(bench)
    found = words(Run([bench.program("open"), path]).output.decode())
    job = f"a book of 1,000 plans, {os.path.getsize(path) / 1e6:.1f} MB, in process"
    if bench.has("node"):
        script = ("const f=require('fs'),t=[];for(let i=0;i<7;i++){const s=performance.now();"
                  "JSON.parse(f.readFileSync(process.argv[1]));t.push(performance.now()-s)}"
                  "t.sort((a,b)=>a-b);console.log('parse',t[3])")
        parse = words(Run(["node", "-e", script, path]).output.decode())["parse"][0]
        bench.table.add(job + ": read into the model", f"{found['read'][0]:.3g} ms",
                        "Node's JSON.parse alone", f"{parse:.3g} ms",
                        times(parse / found["read"][0]))
    bench.table.add(job + ": tier table", f"{found['freeze'][0] + found['table'][0]:.3g} ms",
                    "", "", "")


def starting(bench):
    book = TEMPLATES / "credit-tiers.ratebook"
    rivals = []
    if bench.has("sqlite3"):
        rivals.append(("sqlite3 'select 1'", ["sqlite3", ":memory:", "select 1"]))
    if bench.has("node"):
        rivals.append(("node -e 0", ["node", "-e", "0"]))
    if bench.library:
        rivals.append(("DuckDB 'select 1'", bench.duckdb("select 1")))
    bench.compare("command line: tier table of a book", [bench.cli, "table", book], rivals,
                  3 * bench.n_runs)
    if bench.has("Xvfb") and bench.has("xdotool") and (bench.folder / "src/app/ratebook").exists():
        windows(bench, book)


def windows(bench, book):
    """From start until the window is there, beside one with nothing behind it.

    `xdotool search --sync` looks twice a second only.
    """
    script = ('start=$(date +%s%N); "$@" >/dev/null 2>&1 & '
              'until xdotool search --onlyvisible --name "$TITLE" >/dev/null 2>&1; '
              'do sleep 0.01; done; '
              'echo $(( $(date +%s%N) - start )); kill $!; wait 2>/dev/null; exit 0')
    taken = {"ratebook": [], "bare": []}
    commands = {"ratebook": ("Credit tiers", [bench.folder / "src/app/ratebook", book]),
                "bare": ("Bare window", [bench.program("bare-window")])}
    for _ in range(bench.n_runs):
        for name, (title, command) in commands.items():
            env = dict(os.environ, TITLE=title, GSETTINGS_SCHEMA_DIR=str(bench.folder / "data"),
                       GSETTINGS_BACKEND="memory", GSK_RENDERER="cairo")
            output = Run([ROOT / "build-aux/with-x", "bash", "-c", script, "-", *command], env=env)
            taken[name].append(int(output.output.split()[-1]) / 1e9)
            time.sleep(0.1)
    ours, bare = (sorted(taken[name])[bench.n_runs // 2] for name in ("ratebook", "bare"))
    bench.table.add("window: from start to there", seconds(ours), "a bare libadwaita window",
                    seconds(bare), times(bare / ours))


def wallets(bench):
    """24 months of every customer's credits, beside a plain loop that comes to the same."""
    n = bench.size(MILLION)
    for line in Run([bench.program("wallet"), str(n)]).output.decode().splitlines()[1:]:
        policy, _, flat, differing, plain, expired = line.split()
        job = f"24 months of {n:,} wallets, {policy}"
        bench.table.add(job, f"{float(flat):.3g} s", "each by itself, in decimals",
                        seconds(float(plain)), times(float(plain) / float(flat)),
                        f"months that differ by chance {float(differing):.3g} s")
        if "=" in policy:
            continue
        found, each = Run([sys.executable, HERE / "wallet_loop.py", policy, "24"]).output.split()
        if float(found) != float(expired):
            raise RuntimeError(f"the loop and Ratebook differ on {policy}")
        bench.table.add(job, f"{float(flat):.3g} s", "a loop in Python, scaled",
                        seconds(float(each) * n), times(float(each) * n / float(flat)),
                        "same credits expire")


def shocks(bench):
    """Twenty shocks on all plans and customers: of all kinds beside doing each from the start, and
    of one price beside DuckDB, which counts those who lose money and no more."""
    n = bench.size(MILLION)
    for line in Run([bench.program("scenario"), str(n)]).output.decode().splitlines()[1:]:
        name, _, count, plans, matrix, first, anew = line.split()
        bench.table.add(f"{count} shocks x {plans} plans x {n:,} customers, {name}",
                        f"{float(matrix):.3g} ms", "each from the start, in the same program",
                        f"{float(anew):.3g} ms", times(float(anew) / float(matrix)),
                        f"one alone, the first time {float(first):.3g} ms")
    if bench.library:
        shocks_in_duckdb(bench, n)


def shocks_in_duckdb(bench, n):
    book, path = str(TEMPLATES / "credit-tiers.ratebook"), bench.file("customers", n)
    factors = [f"{0.5 + 0.25 * i:.2f}" for i in range(20)]
    texts = [f"model:*.output=x{factor}" for factor in factors]
    lines = Run([bench.program("scenario"), str(n), *texts]).output.decode().splitlines()[1:]
    ours = float(next(line for line in lines if line.startswith("credit-tiers")).split()[4])
    *taken, row = Run(bench.duckdb(
        book_sql.shocks_query(book, "c", factors),
        f"CREATE TABLE c AS SELECT * FROM read_csv('{path}');",
        bench.n_runs)).output.decode().splitlines()
    matrix = json.loads(Run([bench.cli, "scenario", book, "--usage", path, "--matrix", "--json",
                             *(f"--set={text}" for text in texts)]).output)["matrix"][1:]
    if [float(field) for field in row.split()] != [row["total"]["losing_money"] for row in matrix]:
        raise RuntimeError("DuckDB and Ratebook differ on who loses money after shocks")
    median = sorted(map(float, taken))[len(taken) // 2] * 1e3
    bench.table.add(f"20 prices of output x {n:,} customers, credit-tiers", f"{ours:.3g} ms",
                    "DuckDB, who loses money alone", f"{median:.3g} ms", times(median / ours),
                    "same customers lose money")


JOBS = {"limits": limits, "import": importing, "cached": cached, "events": events,
        "evaluate": evaluating, "sheets": spreadsheets, "frame": frame, "optimise": optimising, "curves": curves,
        "check": checking,
        "open": opening, "start": starting, "wallet": wallets, "shocks": shocks}
