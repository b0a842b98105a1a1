#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_migrate.py CLI: moves customers from one random book to another a second time, and holds
what the program says of each, and of all, against it. TAP, one test for each way.
"""
import csv
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
from check_simulate import Hair, Offer  # noqa: E402
from oracle import Book, Population, round_half_away  # noqa: E402
from report import Cli, Report  # noqa: E402

BOOKS = int(os.environ.get('RBK_ORACLE_BOOKS', '40'))
THRESHOLD = Fraction(1, 5)


def fold(name):
    return name.strip().casefold()


class Plans:
    """A book's plans, found by key or name; without an offer where the price is on request."""

    def __init__(self, book):
        self.book = book
        self.keys = [plan['key'] for plan in book.data.get('plans', [])]
        self.names = {plan['key']: plan.get('name', '') for plan in book.data.get('plans', [])}
        self.offers = {plan['key']: Offer(book, plan) for plan in book.data.get('plans', [])
                       if not plan.get('quote_only', False) and book.phase_on(plan) is not None}

    def find(self, name):
        for key in self.keys:
            if fold(key) == fold(name):
                return key
        return next((key for key in self.keys if fold(self.names[key]) == fold(name)), None)

    def cheapest(self, usage):
        bills = [(offer.bill(usage), place) for place, (key, offer) in
                 enumerate((key, self.offers[key]) for key in self.keys if key in self.offers)]
        bills = [pair for pair in bills if pair[0] is not None]
        keys = [key for key in self.keys if key in self.offers]
        return keys[min(bills)[1]] if bills else None


def is_tie(offer, usage):
    """Half a minor unit, or a step, of what units of a call, with 18 decimals, may just miss."""
    for card in offer.cards:
        if card.meter is None:
            continue
        used = usage[card.meter] * card.months
        if card.monthly(usage[card.meter]) * 10 ** offer.book.digits % 1 == Fraction(1, 2):
            return True
        if used and used in [card.included, card.cap] + [tier[0] for tier in card.tiers]:
            return True
        if used and card.size and ((used - card.included) / card.size) % 1 == 0:
            return True
    return False


class Mover:
    def __init__(self, old, new, name, before, after):
        self.is_tie = any(is_tie(offer, before) for offer in old.offers.values()) or any(
            is_tie(offer, after) for offer in new.offers.values())
        self.old = old.find(name) if name else old.cheapest(before)
        self.before = self.after = None
        if self.old in old.offers:
            self.before = old.offers[self.old].charge(before)
        self.new = self.follow(old, new) or new.cheapest(after)
        self.stopped = False
        if self.new in new.offers:
            self.after = new.offers[self.new].charge(after)
            self.stopped = not new.offers[self.new].allows(after)

    def follow(self, old, new):
        if self.old is None:
            return None
        alike = new.find(self.old)
        if alike is not None and fold(alike) == fold(self.old):
            return alike
        return new.find(old.names[self.old])

    def pays(self):
        """Who gets no new bill goes on paying the old one; nobody else's is known."""
        if self.before is None:
            return None
        return self.before if self.after is None else self.after

    def cohort(self):
        if self.before is None:
            return 'unknown'
        if self.after is None:
            return 'quoted' if self.new is not None else 'unserved'
        if self.stopped:
            return 'stopped'
        if self.after <= self.before:
            return 'less' if self.after < self.before else 'same'
        return 'over' if self.after - self.before > THRESHOLD * self.before else 'more'


def compare_row(report, where, row, mover):
    if mover.is_tie:
        report.counts['tie'] += 1
        return
    report.same(where + ' old', row['old_plan'] or None, mover.old)
    report.same(where + ' new', row['new_plan'] or None, mover.new)
    report.same(where + ' cohort', row['cohort'], mover.cohort())
    report.decimal(where + ' before', row['bill_before'] or None, mover.before)
    report.decimal(where + ' after', row['bill_after'] or None, mover.pays())
    report.decimal(where + ' moved', row['bill_if_moved'] or None, mover.after)
    if mover.before and mover.after is not None:
        share = round_half_away((mover.after - mover.before) / mover.before, 9)
        report.decimal(where + ' share', row['change_percent'], round_half_away(share * 100, 2))


def compare_sums(report, where, said, movers):
    for cohort in said['cohorts']:
        group = [mover for mover in movers if mover.cohort() == cohort['cohort']]
        report.same('%s %s' % (where, cohort['cohort']), cohort['customers'], len(group))
        report.decimal('%s %s before' % (where, cohort['cohort']), cohort['bill_before'],
                       sum((mover.before or 0 for mover in group), Fraction(0)))
        if cohort['cohort'] != 'unknown':
            report.decimal('%s %s after' % (where, cohort['cohort']), cohort['bill_after'],
                           sum((mover.pays() for mover in group), Fraction(0)))
    known = [mover for mover in movers if mover.before is not None]
    report.decimal(where + ' revenue before', said['revenue_before'],
                   sum((mover.before for mover in known), Fraction(0)))
    report.decimal(where + ' revenue after', said['revenue_after'], sum(
        (mover.pays() for mover in known), Fraction(0)))
    report.same(where + ' waves', sum(wave['customers'] for wave in said['waves']), sum(
        mover.after is not None for mover in known))


def compare_move(report, cli, arguments, old, new, usage):
    path, population, names = usage
    try:
        movers = [Mover(old, new, name, before, after) for name, before, after in
                  zip(names, population.usages(old.book), population.usages(new.book))]
    except Hair:
        report.counts['tie'] += 1
        return
    where = os.path.basename(arguments[-1])
    said, code, message = cli.run('migrate', *arguments, '--usage', path, '--json')
    if said is None:
        report.same(where, (code, message), 0)
        return
    if not any(mover.is_tie for mover in movers):
        compare_sums(report, where, said, movers)
    text = subprocess.run([cli.path, 'migrate', *arguments, '--usage', path, '--csv'],
                          capture_output=True, text=True, check=True).stdout
    for place, (row, mover) in enumerate(zip(csv.DictReader(text.splitlines()), movers)):
        compare_row(report, '%s c%d' % (where, place), row, mover)


def make_usage(folder, rand):
    names = ('free', 'starter', ' PRO', 'Scale', 'plan-0', 'plan-1', 'plan-2', 'gone', '')
    rows = [(rand.randint(0, 3000), rand.randint(0, 60), rand.choice(names)) for _ in range(67)]
    path = os.path.join(folder, 'moving.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('customer_id,calls,cost,plan\n')
        for index, row in enumerate(rows):
            file.write('c%d,%d,%d,%s\n' % (index, *row))
    return path, Population([Fraction(row[0]) for row in rows],
                            [Fraction(row[1]) for row in rows]), [row[2].strip() for row in rows]


def write(folder, name, data):
    path = os.path.join(folder, name + '.ratebook')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(data, file, indent=2)
    return path


def main(arguments):
    cli = Cli(arguments[0])
    report = Report('books')
    with tempfile.TemporaryDirectory() as folder:
        usage = make_usage(folder, random.Random(11))
        waiting = {}
        for seed in range(2 * BOOKS):
            after = books.make(seed)
            before = waiting.pop(after.get('currency'), None)
            if before is None:
                waiting[after.get('currency')] = after
                continue
            paths = [write(folder, 'old-%d' % seed, before), write(folder, 'new-%d' % seed, after)]
            compare_move(report, cli, paths, *(Plans(Book.load(path)) for path in paths), usage)
    for failure in report.failures[:40]:
        print('# ' + failure)
    print('# %s' % dict(report.counts))
    print('1..1')
    good = report.counts['exact'] > 1000 and not report.failures
    print('%s 1 %s' % ('ok' if good else 'not ok', report.name))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
