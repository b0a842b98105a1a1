# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what `solve` finds against the oracle: it reaches the margin, the next step does not."""
import copy
import os
from fractions import Fraction

from oracle import Book, cards_of
from oracle_table import Missing, PlanView
from report import slack_of

PLACES = ('p50', 'p90', 'cap:80%', 'cap:100%', 'included', '200', '1500')
HAIR = Fraction(1, 10 ** 11)
MARGINS = ('0', '0.3', '0.7', '0.9')


class Trial:
    """A plan with one value tried in place of its own."""

    def __init__(self, book, key, what, at):
        self.book, self.key, self.what, self.at = book, key, what, at
        self.base = PlanView(book, book.plans[key])

    def cards(self, value):
        cards = copy.deepcopy(cards_of(self.base.phase))
        card = next(card for card in cards if card.meter == self.base.meter)
        had_cap = card.cap != card.included
        if self.what == 'cap':
            card.cap = value
        elif self.what == 'included':
            card.included, card.has_included = value, True
            if not had_cap and card.limit != 'none':
                card.cap = value
        else:
            self.set_overage(card, value)
        return cards

    @staticmethod
    def set_overage(card, value):
        if card.price == 'package':
            card.amount = value * card.size
        elif card.price == 'per_unit':
            card.amount = value
        else:
            index = next(index for index, tier in enumerate(card.tiers)
                         if tier[0] is None or tier[0] > card.included)
            card.tiers[index] = (card.tiers[index][0], value, card.tiers[index][2])

    def figure(self, value):
        """The bill and the cost."""
        if self.what == 'price':
            figure = self.base.figure(self.base.place(self.at))
            return figure.bill - self.base.price() + value, figure.cost
        view = PlanView(self.book, self.book.plans[self.key], None, '', self.cards(value))
        figure = view.figure(view.place(self.at))
        return figure.bill, figure.cost

    def margin_options(self, value):
        """The margin, and what a minor unit more or less, a tie, makes of it."""
        bill, cost = self.figure(value)
        unit = Fraction(1, 10 ** self.book.digits)
        return [(part - cost) / part if part > 0 else None for part in (bill, bill + unit)]

    def margin(self, value):
        """None where there is no bill."""
        return self.margin_options(value)[0]

    def reaches(self, value, margin):
        """True, False, or None where rounding leaves it open."""
        bill, cost = self.figure(value)
        unit = Fraction(1, 10 ** self.book.digits) if self.what == 'overage' else Fraction(0)
        hair = HAIR * max(1, cost)
        answers = {part > 0 and part - near >= margin * part
                   for part in (bill - unit, bill, bill + unit)
                   for near in (cost - hair, cost, cost + hair)}
        return answers.pop() if len(answers) == 1 else None

    def step(self, value):
        """Values one step and more past the best."""
        if self.what == 'price':
            return [value - Fraction(1, 10 ** self.book.digits)]
        if self.what == 'overage':
            return [value - Fraction(1, 10 ** 6)]
        return [value + more for more in (1, 2, 10)] + [value * 2 + 1, value * 10 + 1]


def check_found(report, where, said, trial, margin):
    value = Fraction(said['value'])
    bill, cost = trial.figure(value)
    if not bill and not cost:
        report.same(where + ' without a bill', said['margin'], None)
        return
    report.same(where + ' reaches at %s' % said['value'],
                trial.reaches(value, margin) is not False, True)
    report.margin(where + ' margin', said['margin'], trial.margin_options(value),
                  float(slack_of(trial.base.axis)))
    for further in trial.step(value):
        if further >= 0:
            report.same('%s: %s also reaches, past %s' % (where, float(further), said['value']),
                        trial.reaches(further, margin) is True, False)


def check_one(report, cli, path, book, key, what, at, margin):
    said, code, message = cli.run('solve', path, '--plan', key, '--margin', margin, '--for', what,
                                  '--at', at, '--json')
    where = '%s solve %s for %s %s at %s' % (os.path.basename(path), key, what, margin, at)
    trial = Trial(book, key, what, at)
    try:
        if said is not None:
            check_found(report, where, said, trial, Fraction(margin))
        elif code != 1 and not (code == 2 and 'cap' in at or 'included' in at or at[0] == 'p'):
            report.same(where, (code, message), 0)
        elif code == 1:
            check_refusal(report, where + ' (%s)' % message, trial, Fraction(margin))
    except (Missing, StopIteration):
        report.same(where + ' has no such place', said, None)


def check_refusal(report, where, trial, margin):
    """That no value is the best: however large it is, it reaches the margin, or none does."""
    card = trial.base.card
    if trial.what != 'price' and (card is None or card.is_once):
        return
    if trial.what == 'overage' and (card.is_fee or not card.overage()):
        return
    if trial.what == 'cap' and card.limit == 'none':
        return
    holds = 'margin holds' in where
    for value in (10 ** 7, 10 ** 9) if holds else (1, 10, 50, 100, 1000, 100000):
        report.same('%s: %s reaches' % (where, value), trial.reaches(Fraction(value), margin)
                    in (holds, None), True)


def check_solve(report, cli, path, rand):
    book = Book.load(path)
    for key, plan in book.plans.items():
        if plan.get('quote_only'):
            continue
        what = rand.choice(('price', 'cap', 'included', 'overage'))
        at = 'cap:100%' if what == 'cap' else rand.choice(PLACES)
        check_one(report, cli, path, book, key, what, at, rand.choice(MARGINS))
