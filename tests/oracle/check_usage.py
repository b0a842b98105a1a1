#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_usage.py CLI BOOK: writes one random use in every format, and holds what the program
says of each file against sums that are exact.

RBK_ORACLE_FILES says how many files of each format. TAP, one test a format.
"""
import gzip
import os
import random
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import usages  # noqa: E402
from check_simulate import Hair, compare_sums, simulate  # noqa: E402
from oracle import Book, Population, percentile, round_half_away  # noqa: E402
from report import Cli, Report  # noqa: E402

ROUNDS = int(os.environ.get('RBK_ORACLE_FILES', '12'))
PERCENTS = (50, 80, 90, 99)
PICO = 12


class Sums:
    """What each customer has used, in the average of its months."""

    def __init__(self, rows, fields):
        self.customers = {}
        self.months = {row.month for row in rows}
        for row in rows:
            sums = self.customers.setdefault(row.customer or '(none)',
                                             {'calls': 0, 'tokens': 0, 'cost': Fraction(0)})
            sums['calls'] += row.calls
            sums['tokens'] += row.fresh + row.cached + row.written + row.output
            sums['cost'] += row.cost
        self.fields = fields

    def values(self, field):
        return [sums[field] for sums in self.customers.values()] if field in self.fields else None

    def top_share(self):
        values = sorted(self.values('cost') or self.values('calls') or [])
        total = sum(values)
        return sum(values[-max(len(values) // 10, 1):]) / Fraction(total) if total else None

    def cost_ratio(self):
        if self.values('cost') is None or self.values('calls') is None:
            return None
        costs = [round_half_away(round_half_away(sums['cost'], 9) / sums['calls'], PICO)
                 for sums in self.customers.values() if sums['calls']]
        low = percentile(costs, 5) if costs else 0
        return percentile(costs, 95) / low if low else None


def compare_percentiles(report, where, said, values):
    for percent in PERCENTS:
        report.decimal('%s p%d' % (where, percent), said['p%d' % percent],
                       None if values is None else percentile(values, percent))


def compare_usage(report, where, said, sums, rows, form):
    for name, expected in (('format', form.name), ('rows', form.count_rows(rows)),
                           ('customers', len(sums.customers)), ('skipped', form.skipped(rows))):
        report.same('%s.%s' % (where, name), said[name], expected)
    for field in ('calls', 'tokens', 'cost'):
        compare_percentiles(report, '%s.%s' % (where, field), said['percentiles'][field],
                            sums.values(field))
    report.ratio(where + '.top10_share', said['top10_share'], sums.top_share())
    report.ratio(where + '.cost_ratio', said['cost_ratio_p95_p5'], sums.cost_ratio(), 1e-9)


def compare_mix(report, where, cli, book, path, sums):
    """The cheapest plan of each customer, whatever format its use comes in."""
    population = Population([Fraction(calls) for calls in sums.values('calls')],
                            sums.values('cost'))
    said, code, message = cli.run('simulate', book, '--usage', path, '--json')
    if said is None:
        report.same(where + ' simulate', (code, message), 0)
        return
    loaded = Book.load(book)
    try:
        expected, _, _, unserved = simulate(loaded, population)
    except Hair:
        report.counts['tie'] += 1
        return
    report.same(where + '.unserved', said['unserved'], unserved)
    for plan in said['plans']:
        compare_sums(report, '%s %s' % (where, plan['key']), plan, expected[plan['key']])


def check_file(report, cli, book, folder, form, rand):
    rows = form.keep(usages.make_rows(rand, form))
    text = form.write(rows, rand)
    path = os.path.join(folder, form.name + form.ending)
    data = text.encode('utf-8')
    is_packed = rand.random() < 0.3
    with open(path, 'wb') as file:
        file.write(gzip.compress(data) if is_packed else data)
    said, code, message = cli.run('usage', path, '--json')
    where = '%s %d rows' % (os.path.basename(path), len(rows))
    if said is None:
        report.same(where, (code, message), 0)
        return
    sums = Sums(rows, form.fields)
    compare_usage(report, where, said, sums, rows, form)
    if {'calls', 'cost'} <= set(form.fields):
        compare_mix(report, where, cli, book, path, sums)


def main(arguments):
    cli, book = Cli(arguments[0]), arguments[1]
    print('1..%d' % len(usages.FORMS))
    for number, form in enumerate(usages.FORMS, 1):
        report = Report(form.name)
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(ROUNDS):
                check_file(report, cli, book, folder, form, random.Random(seed * 100 + number))
        for failure in report.failures[:20]:
            print('# ' + failure)
        print('# %s: %s' % (form.name, dict(report.counts)))
        good = report.counts['exact'] and not report.failures
        print('%s %d %s' % ('ok' if good else 'not ok', number, form.title))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
