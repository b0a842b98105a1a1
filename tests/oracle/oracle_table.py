# SPDX-License-Identifier: GPL-3.0-or-later
"""The tier table, worked out a second time: places, figures, floors."""
from fractions import Fraction

from oracle import Axis, cards_of, monthly_lines, percentile, round_half_away, round_up

SUFFIXES = {'k': 1000, 'K': 1000, 'M': 1000000}


class Missing(Exception):
    """A place that the plan does not have."""


class Figure:
    def __init__(self, usage, inference, overhead, bill):
        self.usage = usage
        self.inference = inference
        self.overhead = overhead
        self.cost = inference + overhead
        self.bill = bill
        self.margin = None if bill is None or bill <= 0 else (bill - self.cost) / bill


class Place:
    """Usage on the axis, and what it costs before a hard cap stops it."""

    def __init__(self, axis, usage, inference=None):
        self.axis = axis
        self.usage = usage
        self.inference = axis.inference(usage) if inference is None else inference


class PlanView:
    """A plan's terms in force, seen along an axis."""

    def __init__(self, book, plan, population=None, meter='', cards=None):
        self.book = book
        self.plan = plan
        self.population = population
        self.phase = book.phase_on(plan)
        self.cards = cards_of(self.phase) if cards is None else cards
        self.meter = book.axis_of(plan) if meter == '' else meter
        self.axis = Axis(book, self.meter)
        self.overhead = Fraction(plan.get('overhead', '0'))
        self.has_bill = not plan.get('quote_only', False) and self.phase is not None
        self.card = next((card for card in self.cards
                          if card.meter is not None and card.meter == self.meter), None)

    def target(self):
        return Fraction(self.plan.get('target_margin',
                                      self.book.data.get('target_margin', '0.7')))

    def bill_lines(self, usage, axis=None):
        return monthly_lines(self.book, axis or self.axis, self.cards, usage)

    def exact_bill(self, usage):
        usage = self.axis.allowed(self.cards, usage)
        return sum((card.monthly(self.axis.usage_on(card.meter, usage)) for card in self.cards),
                   Fraction(0))

    def exact_cost(self, usage):
        return self.overhead + self.axis.inference(self.axis.allowed(self.cards, usage))

    def figure(self, place):
        allowed = place.axis.allowed(self.cards, place.usage)
        inference = place.inference
        if allowed < place.usage:
            inference = inference * allowed / place.usage
        bill = sum(self.bill_lines(place.usage, place.axis)) if self.has_bill else None
        return Figure(place.usage, inference, self.overhead, bill)

    # Places

    def place(self, text):
        for level in self.book.levels:
            if level['key'] == text:
                return self.level_place(level)
        if text == 'included':
            card = self.first_card(lambda card: card.has_included)
            return Place(self.axis, card.included / card.place_months)
        if text == 'cap' or text.startswith('cap:'):
            return self.cap_place(Fraction(text[4:-1] or '100') if text != 'cap' else Fraction(100))
        if text[0] == 'p':
            return self.percentile_place(text)
        factor = SUFFIXES.get(text[-1], 1)
        return Place(self.axis, Fraction(text if factor == 1 else text[:-1]) * factor)

    def cap_place(self, percent):
        card = self.first_card(lambda card: card.cap is not None)
        return Place(self.axis, card.cap / card.place_months * percent / 100)

    def first_card(self, fits):
        for card in self.cards:
            if card.meter is not None and card.meter == self.meter and fits(card):
                return card
        raise Missing('no such card')

    def level_place(self, level):
        calls = Fraction(level['calls'])
        tokens = Fraction(level['tokens']) if level.get('tokens') is not None else None
        axis = Axis(self.book, self.meter, tokens)
        return Place(axis, calls * axis.units, calls * axis.cost)

    def percentile_place(self, text):
        percent = Fraction(text[1:])
        if self.population is None:
            for level in self.book.levels:
                if level.get('percentile') and Fraction(level['percentile'][1:]) == percent:
                    return self.level_place(level)
            raise Missing(text)
        inference = percentile(self.population.calls, percent) * self.axis.cost
        if self.population.costs is not None:
            inference = percentile(self.population.costs, percent)
        usage = percentile(self.population.usage(self.book, self.meter), percent)
        return Place(self.population.axis(self.axis, usage, percent), usage, inference)

    # The row

    def price(self):
        return sum((round_half_away(card.monthly(Fraction(0)), self.book.digits)
                    for card in self.cards if card.is_fee), Fraction(0))

    def floor(self, figure):
        target = self.target()
        if not self.has_bill or target >= 1:
            return None
        other = figure.bill - self.price()
        return round_up(max(Fraction(0), figure.cost / (1 - target) - other), self.book.digits)

    def levels(self):
        names = [level['key'] for level in self.book.levels] + ['p50', 'p90', 'p99']
        found = []
        for name in names + ['cap:80%', 'cap:100%']:
            try:
                found.append((name, self.figure(self.place(name))))
            except Missing:
                pass
        return found

    def sizing(self):
        try:
            return self.figure(self.place(self.plan.get('sizing', 'p50')))
        except Missing:
            return None
