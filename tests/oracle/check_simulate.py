# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the mix of plans against the oracle: each customer on the cheapest that allows it."""
import os
from fractions import Fraction

from oracle import Book, cards_of, percentile, round_half_away

NANO = 9
PERCENTS = (5, 10, 50, 90, 95)
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
        self.name = plan.get('name', '')
        self.overhead = Fraction(plan.get('overhead', '0'))
        self.cards = [card for card in cards_of(book.phase_on(plan)) if not card.is_once]

    def allows(self, usage):
        return all(card.split(usage.get(card.meter, Fraction(0)) * card.months)[1] <= 0
                   for card in self.cards)

    def charge(self, usage):
        """What a hard cap blocks is not billed."""
        total = Fraction(0)
        for card in self.cards:
            used = usage.get(card.meter, Fraction(0))
            charge = card.monthly(used)
            check_hair(self.book, card, used, charge)
            total += round_half_away(charge, self.book.digits)
        return total

    def bill(self, usage):
        """None where a hard cap is passed."""
        charge = self.charge(usage)
        return charge if self.allows(usage) else None

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
        self.amounts, self.ratios = [], []

    def add(self, offer, bill, cost, usage):
        self.customers += 1
        self.revenue += bill
        self.inference += cost
        self.overhead += offer.overhead
        self.at_80 += offer.reaches(usage, Fraction(4, 5))
        self.at_100 += offer.reaches(usage, 1)
        self.amounts.append(bill - cost - round_half_away(offer.overhead, NANO))
        if bill > 0:
            self.ratios.append(round_half_away(self.amounts[-1] / bill, NANO))
        if bill < cost + offer.overhead:
            self.losing += 1
            self.loss += cost + offer.overhead - bill


def usage_of(book, calls):
    """Units on each meter, of the average call; everybody has one seat."""
    return {key: Fraction(1) if meter.get('kind') == 'seat' else calls * sum(
        (load['weight'] * book.units(load, key) for load in book.workloads), Fraction(0))
        for key, meter in book.meters.items()}


class Moves:
    """Where customers go from the plan that they are on today: (from, to) and what they pay."""

    def __init__(self, book, offers):
        self.keys = [plan['key'] for plan in book.data.get('plans', [])]
        self.offers = {offer.key: offer for offer in offers}
        self.names = {}
        for plan in reversed(book.data.get('plans', [])):
            self.names[plan.get('name', '').strip().casefold()] = plan['key']
        self.names.update({key.strip().casefold(): key for key in reversed(self.keys)})
        self.counts = {'staying': 0, 'upgrading': 0, 'downgrading': 0, 'unserved': 0, 'unknown': 0}
        self.before = self.after = Fraction(0)
        self.flows = {}

    def add(self, name, offer, bill, usage):
        key = self.names.get(name.strip().casefold()) if name else None
        old = self.offers.get(key)
        if name:
            flow = self.flows.setdefault((name, offer and offer.key), [0, Fraction(0), Fraction(0)])
            flow[0] += 1
            flow[1] = None if old is None else flow[1] + old.charge(usage)
            flow[2] += bill or 0
        self.counts[self.judge(old, offer)] += 1
        if old is not None and offer is not None:
            self.before += old.charge(usage)
            self.after += bill

    def judge(self, old, offer):
        if offer is None:
            return 'unserved'
        if old is None:
            return 'unknown'
        place = self.keys.index(offer.key) - self.keys.index(old.key)
        return 'staying' if place == 0 else 'upgrading' if place > 0 else 'downgrading'


def simulate(book, population):
    offers = [Offer(book, plan) for plan in book.data.get('plans', [])
              if not plan.get('quote_only', False) and book.phase_on(plan) is not None]
    sums = {plan['key']: Sums() for plan in book.data.get('plans', [])}
    total, moves, unserved = Sums(), Moves(book, offers), 0
    plans = population.plans or [None] * len(population.calls)
    for usage, cost, name in zip(population.usages(book), population.costs, plans):
        allowed = [(offer.bill(usage), place) for place, offer in enumerate(offers)]
        allowed = [pair for pair in allowed if pair[0] is not None]
        bill, place = min(allowed) if allowed else (None, None)
        moves.add(name, offers[place] if allowed else None, bill, usage)
        if not allowed:
            unserved += 1
            continue
        for into in (sums[offers[place].key], total):
            into.add(offers[place], bill, round_half_away(cost, NANO), usage)
    return sums, total, moves, unserved


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


def compare_spread(report, where, said, sums):
    report.same(where + '.customers', said['customers'], sums.customers)
    report.same(where + '.free', said['free'], sums.customers - len(sums.ratios))
    for percent in PERCENTS:
        told = said['p%d' % percent]
        report.decimal('%s.p%d' % (where, percent), told['amount'],
                       percentile(sums.amounts, percent) if sums.amounts else None)
        report.ratio('%s.p%d' % (where, percent), told['margin'], round_half_away(
            percentile(sums.ratios, percent), NANO) if sums.ratios else None)


def compare_moves(report, where, said, moves):
    for name, count in moves.counts.items():
        report.same('%s.%s' % (where, name), said[name], count)
    report.decimal(where + '.bill_before', said['bill_before'], moves.before)
    report.decimal(where + '.bill', said['bill'], moves.after)
    report.same(where + '.flows', len(said['flows']), len(moves.flows))
    for flow in said['flows']:
        count, before, after = moves.flows.get((flow['from'], flow['to']), (0, None, None))
        report.same(where + '.flow', flow['customers'], count)
        report.decimal(where + '.flow before', flow['bill_before'], before)
        report.decimal(where + '.flow after', flow['bill'], after if flow['to'] else None)


def compare_simulation(report, cli, path, csv, population):
    book = Book.load(path)
    said, code, message = cli.run('simulate', path, '--usage', csv, '--json')
    if said is None:
        report.same(path + ' simulate', (code, message), 0)
        return
    try:
        sums, total, moves, unserved = simulate(book, population)
    except Hair:
        report.counts['tie'] += 1
        return
    where = os.path.basename(path)
    report.same(where + '.customers', said['customers'], len(population.calls))
    report.same(where + '.unserved', said['unserved'], unserved)
    for plan in said['plans']:
        compare_sums(report, '%s %s' % (where, plan['key']), plan, sums[plan['key']])
        if plan['margin_percentiles'] is not None:
            compare_spread(report, '%s %s spread' % (where, plan['key']),
                           plan['margin_percentiles'], sums[plan['key']])
    compare_spread(report, where + ' spread', said['total']['margin_percentiles'], total)
    if population.plans is None:
        report.same(where + '.moves', said['moves'], None)
    else:
        compare_moves(report, where + ' moves', said['moves'], moves)
