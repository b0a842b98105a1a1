# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the mix of plans against the oracle: each customer on the cheapest that allows it."""
import os
from fractions import Fraction

from oracle import Book, cards_of, round_half_away

NANO = 9
HAIR = Fraction(1, 10 ** 9)


class Hair(Exception):
    """A figure so near to a step that its 18th decimal decides."""


def is_decimal(value):
    return (value * 10 ** 18).denominator == 1


def check_hair(book, card, usage, charge):
    """What has no last decimal is rounded at the 18th: on which side, nothing here says."""
    used = usage * card.months
    if used == 0:
        return
    if is_decimal(used) and is_decimal(charge) and is_decimal(card.charge(used)):
        return
    steps = [card.included, card.cap] + [tier[0] for tier in card.tiers]
    if any(step is not None and abs(used - step) < HAIR for step in steps):
        raise Hair
    if card.size and abs((used - card.included) / card.size * 2 % 2 - 1) > 1 - HAIR:
        raise Hair
    if abs(charge * 10 ** book.digits % 1 - Fraction(1, 2)) < HAIR:
        raise Hair


class Offer:
    """A plan with a price, as it is offered to everybody."""

    def __init__(self, book, plan):
        self.book = book
        self.key = plan['key']
        self.overhead = Fraction(plan.get('overhead', '0'))
        self.cards = [card for card in cards_of(book.phase_on(plan)) if not card.is_once]

    def bill(self, usage):
        """None where a hard cap is passed."""
        total = Fraction(0)
        for card in self.cards:
            used = usage.get(card.meter, Fraction(0))
            charge = card.monthly(used)
            check_hair(self.book, card, used, charge)
            if card.split(used * card.months)[1] > 0:
                return None
            total += round_half_away(charge, self.book.digits)
        return total

    def counts(self, meter):
        return any(load['weight'] * self.book.units(load, meter) > 0
                   for load in self.book.workloads)

    def reaches(self, usage, share):
        """A seat, of which everybody has one, says nothing of reaching a cap."""
        return any(card.meter is not None and card.limit != 'none' and card.cap is not None
                   and self.book.meters[card.meter].get('kind') != 'seat'
                   and self.counts(card.meter) and usage[card.meter] * card.months >= card.cap * share for card in self.cards)


class Sums:
    def __init__(self):
        self.customers = self.losing = self.at_80 = self.at_100 = 0
        self.revenue = self.inference = self.overhead = self.loss = Fraction(0)

    def add(self, offer, bill, cost, usage):
        self.customers += 1
        self.revenue += bill
        self.inference += cost
        self.overhead += offer.overhead
        self.at_80 += offer.reaches(usage, Fraction(4, 5))
        self.at_100 += offer.reaches(usage, 1)
        if bill < cost + offer.overhead:
            self.losing += 1
            self.loss += cost + offer.overhead - bill


def usage_of(book, calls):
    """Units on each meter, of the average call; everybody has one seat."""
    return {key: Fraction(1) if meter.get('kind') == 'seat' else calls * sum(
        (load['weight'] * book.units(load, key) for load in book.workloads), Fraction(0))
        for key, meter in book.meters.items()}


def simulate(book, population):
    offers = [Offer(book, plan) for plan in book.data.get('plans', [])
              if not plan.get('quote_only', False) and book.phase_on(plan) is not None]
    sums = {plan['key']: Sums() for plan in book.data.get('plans', [])}
    unserved = 0
    for calls, cost in zip(population.calls, population.costs):
        usage = usage_of(book, calls)
        bills = [(offer.bill(usage), offer) for offer in offers]
        allowed = [(bill, place, offer) for place, (bill, offer) in enumerate(bills)
                   if bill is not None]
        if not allowed:
            unserved += 1
            continue
        bill, _, offer = min(allowed, key=lambda item: item[:2])
        sums[offer.key].add(offer, bill, round_half_away(cost, NANO), usage)
    return sums, unserved


def compare_sums(report, where, said, sums):
    if said['revenue'] is None:
        report.same(where + '.customers', said['customers'], 0)
        return
    for name, expected in (('customers', sums.customers), ('losing_money', sums.losing),
                           ('at_80', sums.at_80), ('at_100', sums.at_100)):
        report.same('%s.%s' % (where, name), said[name], expected)
    cost = sums.inference + sums.overhead
    for name, expected in (('revenue', sums.revenue), ('inference', sums.inference),
                           ('overhead', sums.overhead), ('cost', cost), ('loss', sums.loss),
                           ('margin_amount', sums.revenue - cost)):
        report.decimal('%s.%s' % (where, name), said[name], expected)
    report.ratio(where + '.margin', said['margin'],
                 (sums.revenue - cost) / sums.revenue if sums.revenue > 0 else None)


def compare_simulation(report, cli, path, csv, population):
    book = Book.load(path)
    said, code, message = cli.run('simulate', path, '--usage', csv, '--json')
    if said is None:
        report.same(path + ' simulate', (code, message), 0)
        return
    try:
        sums, unserved = simulate(book, population)
    except Hair:
        report.counts['tie'] += 1
        return
    where = os.path.basename(path)
    report.same(where + '.customers', said['customers'], len(population.calls))
    report.same(where + '.unserved', said['unserved'], unserved)
    for plan in said['plans']:
        compare_sums(report, '%s %s' % (where, plan['key']), plan, sums[plan['key']])
