# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds curves, kinks, certificates and break-evens against the oracle."""
import bisect
import os
from fractions import Fraction

from check_table import compare_figure
from oracle import Book, percentile
from oracle_curve import Outline, certificate_end, count_steps
from oracle_table import Place, PlanView
from report import slack_of

HAIR = Fraction(1, 10 ** 12)
MAX_STEPS = 400


def near(sorted_places, at, hair=HAIR):
    """Whether a place is in a list, or a hair from it."""
    index = bisect.bisect_left(sorted_places, at - hair * max(1, at))
    return index < len(sorted_places) and sorted_places[index] <= at + hair * max(1, at)


def check_points(report, where, curve, view):
    for usage, bill, cost, margin in curve['points'][::7]:
        compare_figure(report, '%s at %s' % (where, usage),
                       {'bill': bill, 'cost': cost, 'margin': margin}, view,
                       Place(view.axis, Fraction(usage)))


def check_kinks(report, where, curve, outline):
    said = sorted(Fraction(at) for at in curve['kinks'])
    for at in outline.true_kinks():
        report.same('%s kink at %s' % (where, float(at)), near(said, at), True)
    for at in said:
        if 0 < at < outline.end:
            report.same('%s no kink at %s' % (where, float(at)), near(outline.places, at), True)


def check_certificate(report, where, said, view, outline):
    reach = min(Fraction(said['to']), outline.end)
    amount = outline.lowest_amount(reach)
    slack = slack_of(view.axis)
    report.decimal(where + ' lowest amount', said['lowest_amount'], amount,
                   slack * max(1, view.exact_cost(reach)))
    lowest = outline.lowest_margin(reach)
    report.ratio(where + ' lowest margin', said['lowest_margin'], lowest, max(1e-12, float(slack)))
    if lowest is None or said['lowest_margin'] is None:
        return
    at = Fraction(said['at'])
    reached = [float((bill - cost) / bill) for place, past, bill, cost in outline.balances(reach)
               if abs(place - at) <= HAIR * max(1, at) and bill > 0]
    report.same(where + ' margin is reached at ' + said['at'],
                any(abs(value - float(lowest)) <= max(1e-12, float(slack)) * max(1, abs(value))
                    for value in reached),
                True)


def check_break_even(report, where, said, outline):
    expected = outline.break_even()
    hair = max(HAIR, 100 * slack_of(outline.view.axis))
    report.same(where + ' number of break-evens %s %s' % (said, [float(at) for at in expected]),
                len(said), len(expected))
    for at, right in zip(said, expected):
        report.same('%s break-even at %s' % (where, float(right)),
                    near([right], Fraction(at), hair), True)


def check_plan(report, where, curve, view, end, reach):
    check_points(report, where, curve, view)
    end = max(end, Fraction(curve['certificate']['to']))
    if not view.has_bill or count_steps(view, end) > MAX_STEPS:
        return
    outline = Outline(view, end)
    report.decimal(where + ' to', curve['certificate']['to'],
                   certificate_end(view, reach, Fraction(curve['points'][-1][0])))
    check_kinks(report, where, curve, outline)
    check_certificate(report, where, curve['certificate'], view, outline)
    check_break_even(report, where, curve['break_even'], outline)


def check_curve(report, cli, path, rand, csv=None, population=None):
    book = Book.load(path)
    meter = rand.choice(sorted(book.meters)) if rand.random() < 0.3 and book.meters else None
    more = (['--meter', meter] if meter else []) + (['--usage', csv] if csv else [])
    said, code, message = cli.run('curve', path, '--points', '23', '--to-format', 'json',
                                  '--to', str(rand.choice((777, 3000, 10000))), *more)
    if said is None:
        report.same(path + ' curve', (code, message), 0)
        return
    for curve in said['plans']:
        view = PlanView(book, book.plans[curve['key']], population, said['meter'])
        reach = None
        if population is not None:
            reach = percentile(population.usage(book, view.meter), Fraction('99.9'))
        check_plan(report, '%s %s on %s' % (os.path.basename(path), curve['key'], said['meter']),
                   curve, view, Fraction(curve['points'][-1][0]), reach)
