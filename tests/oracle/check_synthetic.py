#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_synthetic.py CLI BOOK…: makes customers up a second time, by Python's own normal
quantile and regression, and holds the program's against them. TAP, one test a book.
"""
import math
import os
import random
import sys
from fractions import Fraction
from statistics import NormalDist, linear_regression

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from oracle import Axis, Book, percentile, round_half_away  # noqa: E402
from report import Cli, Report  # noqa: E402

ROUNDS = int(os.environ.get('RBK_ORACLE_FILES', '8'))
PERCENTS = (50, 80, 90, 99)
MASK = (1 << 64) - 1
NANO = 9


def fit(quantiles):
    """The straight line through logarithms over normal quantiles; one leaves its slope open."""
    points = [(NormalDist().inv_cdf(percent / 100), math.log(calls))
              for percent, calls in quantiles]
    if len(points) == 1:
        (z, log), slope = points[0], 1.8
        start = log - slope * z
    else:
        slope, start = linear_regression(*zip(*points))
    return round(math.exp(start), 6), round(max(slope, 0.0), 6)


def split_mix(seed, place):
    """SplitMix64, as its authors publish it."""
    bits = (seed + (place + 1) * 0x9e3779b97f4a7c15) & MASK
    bits = ((bits ^ bits >> 30) * 0xbf58476d1ce4e5b9) & MASK
    bits = ((bits ^ bits >> 27) * 0x94d049bb133111eb) & MASK
    return bits ^ bits >> 31


def draw(median, sigma, size, seed):
    """Each customer from its own stretch of the quantiles."""
    normal = NormalDist()
    for place in range(size):
        share = (place + ((split_mix(seed, place) >> 12) + 0.5) / 2 ** 52) / size
        z = normal.inv_cdf(min(share, 1 - 2 ** -53))
        yield math.floor(median * math.exp(sigma * z) + 0.5)


def cost_of_call(points, calls):
    """What a call costs at the usage levels, and in proportion between them."""
    if calls <= points[0][0]:
        return points[0][1]
    for (low, before), (high, after) in zip(points, points[1:]):
        if calls <= high:
            return before + (after - before) * (calls - low) / (high - low)
    return points[-1][1]


def cost_points(book):
    points = {}
    for level in book.levels:
        if level.get('tokens') is not None:
            points.setdefault(Fraction(level['calls']),
                              Axis(book, None, Fraction(level['tokens'])).cost)
    return sorted(points.items()) or [(Fraction(0), Axis(book, None).cost)]


def check_customers(report, cli, path, book, seed):
    chance = random.Random(seed)
    size = chance.choice((1, 2, 73, 1000, 5000))
    median = chance.randint(1, 2000)
    quantiles = [(50.0, median)]
    if chance.random() < 0.8:
        quantiles += [(90.0, median * chance.randint(1, 9)), (99.0, median * 9 * 4)]
    text = ','.join('p%g=%d' % quantile for quantile in quantiles)
    where = '%s %s of %d' % (os.path.basename(path), text, size)
    said, code, message = cli.run('customers', path, '--json', '--synthetic', str(size),
                                  '--seed', str(seed), '--percentiles', text)
    if said is None:
        report.same(where, (code, message), 0)
        return
    expected = fit(quantiles)
    made = said['synthetic']
    report.ratio(where + ' median', float(made['median']), expected[0], 1e-6)
    report.ratio(where + ' sigma', float(made['sigma']), expected[1], 2e-6)
    report.same(where + ' from', made['fitted_from'], text.split(','))
    calls = list(draw(float(made['median']), float(made['sigma']), size, seed))
    points = cost_points(book)
    costs = [round_half_away(count * cost_of_call(points, count), NANO) for count in calls]
    report.same(where + ' customers', made['customers'], size)
    for of, values in (('calls', calls), ('cost', costs)):
        if said['distribution'][of] is None:
            continue
        known = said['distribution'][of]['percentiles']
        for percent in PERCENTS:
            if 'p%d' % percent in known:
                report.decimal('%s %s p%d' % (where, of, percent),
                               known['p%d' % percent]['value'],
                               percentile(values, percent), Fraction(2, 10 ** NANO))


def main(arguments):
    cli = Cli(arguments[0])
    print('1..%d' % len(arguments[1:]))
    for number, path in enumerate(arguments[1:], 1):
        report = Report(os.path.basename(path))
        for seed in range(ROUNDS):
            check_customers(report, cli, path, Book.load(path), seed * 1000 + number)
        for failure in report.failures[:20]:
            print('# ' + failure)
        print('# %s: %s' % (report.name, dict(report.counts)))
        good = report.counts['exact'] and not report.failures
        print('%s %d made-up customers of %s' % ('ok' if good else 'not ok', number, report.name))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
