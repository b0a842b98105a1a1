#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py CLI MAKE-BOOK CATALOGUE BOOK…: holds what the program says against the oracle.

Every figure must be the exact one, rounded at most at its 18th decimal; a few decimals of
slack are left to what no decimal holds (a third), and counted. TAP, one test a kind of figure.
RBK_ORACLE_BOOKS says how many random books, RBK_ORACLE_SHOW how many failures are told.
"""
import concurrent.futures
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import books  # noqa: E402
from check_bill import compare_bills, compare_costs  # noqa: E402
from check_costs import check_costs  # noqa: E402
from check_curve import check_curve  # noqa: E402
from check_customers import compare_customers, make_days  # noqa: E402
from check_findings import check_findings  # noqa: E402
from check_optimise import check_optimise  # noqa: E402
from check_simulate import compare_simulation  # noqa: E402
from check_solve import check_solve  # noqa: E402
from check_table import compare_table  # noqa: E402
from oracle import Population  # noqa: E402
from report import Cli, Report  # noqa: E402

ROUND_BOOKS = int(os.environ.get('RBK_ORACLE_BOOKS', '100'))
WILD_BOOKS = ROUND_BOOKS // 2
KINDS = ('table', 'bill', 'curve', 'solve', 'optimise', 'simulate', 'costs', 'customers',
         'findings')


def make_population(folder, rand):
    path = os.path.join(folder, 'usage.csv')
    rows = [(rand.randint(0, 5000), '%d.%04d' % (rand.randint(0, 90), rand.randint(0, 9999)))
            for _ in range(57)]
    with open(path, 'w', encoding='utf-8') as file:
        file.write('customer_id,calls,cost\n')
        for index, (calls, cost) in enumerate(rows):
            file.write('c%d,%d,%s\n' % (index, calls, cost))
    return path, Population([Fraction(calls) for calls, _ in rows],
                            [Fraction(cost) for _, cost in rows])


def make_tokens(folder, rand):
    """Customers with their own tokens, and the plans that they are on today."""
    path = os.path.join(folder, 'tokens.csv')
    names = ('free', 'starter', ' PRO', 'Scale', 'plan-0', 'plan-1', 'gone', '')
    rows = [(rand.randint(0, 3000), rand.choice((0, rand.randint(0, 10 ** rand.randint(2, 7)))),
             rand.randint(0, 90000), '%d.%04d' % (rand.randint(0, 60), rand.randint(0, 9999)),
             rand.choice(names)) for _ in range(61)]
    with open(path, 'w', encoding='utf-8') as file:
        file.write('customer_id,calls,input_tokens,output_tokens,cost,plan\n')
        for index, row in enumerate(rows):
            file.write('c%d,%d,%d,%d,%s,%s\n' % (index, *row))
    return path, Population([Fraction(row[0]) for row in rows], [Fraction(row[3]) for row in rows],
                            [(Fraction(row[1]), Fraction(row[2])) for row in rows],
                            [row[4].strip() for row in rows])


def compare_book(cli, path, seed, plain, tokens, days):
    """The reports of one book."""
    rand = random.Random(seed)
    csv, population = tokens if seed % 2 else plain
    reports = {name: Report(name) for name in KINDS}
    if seed % 3 == 0:
        compare_table(reports['table'], cli, path, None, csv, population)
    else:
        compare_table(reports['table'], cli, path, (None, None, '2026-10-01')[seed % 3])
    compare_bills(reports['bill'], cli, path, rand, 2)
    check_curve(reports['curve'], cli, path, rand, *((csv, population) if seed % 4 == 0 else ()))
    check_solve(reports['solve'], cli, path, rand)
    check_optimise(reports['optimise'], cli, path, csv, population, rand)
    compare_simulation(reports['simulate'], cli, path, csv, population)
    check_costs(reports['costs'], cli, path, rand)
    compare_customers(reports['customers'], cli, path, *days)
    check_findings(reports['findings'], cli, path)
    return reports


def write_books(folder, make_book):
    for seed in range(ROUND_BOOKS):
        path = os.path.join(folder, 'round-%d.ratebook' % seed)
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(books.make(seed), file, indent=2)
        yield path
    for seed in range(WILD_BOOKS):
        path = os.path.join(folder, 'wild-%d.ratebook' % seed)
        with open(path, 'wb') as file:
            subprocess.run([make_book, str(seed)], stdout=file, check=True)
        yield path


def compare_all(cli, make_book, catalogue, shipped):
    totals = {name: Report(name) for name in ('cost',) + KINDS}
    compare_costs(totals['cost'], cli, catalogue)
    with tempfile.TemporaryDirectory() as folder:
        plain = make_population(folder, random.Random(7))
        tokens = make_tokens(folder, random.Random(9))
        days = make_days(folder, random.Random(8))
        paths = shipped + list(write_books(folder, make_book))
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            done = pool.map(compare_book, itertools.repeat(cli), paths, range(len(paths)),
                            itertools.repeat(plain), itertools.repeat(tokens),
                            itertools.repeat(days))
            for reports in done:
                for name, report in reports.items():
                    totals[name].merge(report)
    return totals


def main(arguments):
    cli, make_book, catalogue, *shipped = arguments
    totals = compare_all(Cli(cli), make_book, catalogue, shipped)
    print('1..%d' % len(totals))
    for index, report in enumerate(totals.values(), 1):
        for failure in report.failures[:int(os.environ.get('RBK_ORACLE_SHOW', '40'))]:
            print('# ' + failure)
        print('# %s: %s' % (report.name, dict(report.counts)))
        good = report.counts['exact'] and not report.failures
        print('%s %d %s' % ('ok' if good else 'not ok', index, report.name))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
