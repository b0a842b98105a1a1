# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the book that `optimise` writes against the oracle: its mix, and what was asked for."""
import os
import tempfile
from fractions import Fraction

from check_simulate import Hair, Offer, compare_sums, simulate
from oracle import Book

BOUND = Fraction(1, 5)
LEAST = Fraction(2, 5)


def lowest_bills(book, population):
    """What each customer pays on the cheapest plan; None where no plan allows it."""
    offers = [Offer(book, plan) for plan in book.data.get('plans', [])
              if not plan.get('quote_only', False) and book.phase_on(plan) is not None]
    for usage in population.usages(book):
        bills = [bill for bill in (offer.bill(usage) for offer in offers) if bill is not None]
        yield min(bills) if bills else None


def check_bills(report, where, before, after):
    """No bill rises by more than was bound, and nobody who is served is left without a plan."""
    for old, new in zip(before, after):
        if old is not None:
            report.same(where + ' a bill of %s becomes %s' % (old, new),
                        new is not None and new <= old * (1 + BOUND), True)


def check_margins(report, where, sums, least):
    for key, plan in sums.items():
        if least is not None and plan.revenue > 0:
            cost = plan.inference + plan.overhead
            report.same('%s.%s keeps its margin' % (where, key),
                        plan.revenue - cost >= least * plan.revenue, True)


def compare_best(report, where, said, books, population, least):
    old, new = books
    sums, total, _moves, _unserved = simulate(old, population)
    compare_sums(report, where + ' before', said['before']['total'], total)
    sums, total, _moves, _unserved = simulate(new, population)
    compare_sums(report, where + ' after', said['after']['total'], total)
    for plan in said['after']['plans']:
        compare_sums(report, '%s after %s' % (where, plan['key']), plan, sums[plan['key']])
    check_margins(report, where, sums, least)
    check_bills(report, where, lowest_bills(old, population), lowest_bills(new, population))
    gain = Fraction(said['margin_after']) - Fraction(said['margin_before'])
    report.same(where + ' gains', gain >= 0 or least is not None, True)
    report.same(where + ' left', Fraction(said['left_on_the_table']), max(gain, Fraction(0)))


def check_optimise(report, cli, path, csv, population, rand):
    least = rand.choice((None, None, LEAST))
    options = ['--for', 'price,cap,included,overage', '--demand', 'bound:20%']
    options += ['--min-margin', str(float(least))] if least is not None else []
    where = os.path.basename(path)
    with tempfile.TemporaryDirectory() as folder:
        best = os.path.join(folder, 'best.ratebook')
        said, code, message = cli.run('optimise', path, '--usage', csv, *options, '--json',
                                      '-o', best)
        if said is None:
            report.same(where + ' optimise: ' + message, code == 1 and least is not None or
                        code == 3 and 'could change' in message, True)
            return
        try:
            compare_best(report, where, said, (Book.load(path), Book.load(best)), population,
                         least)
        except Hair:
            report.counts['tie'] += 1
