# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tier table against the oracle."""
import os
from fractions import Fraction

from oracle import Book, round_half_away
from oracle_table import Missing, PlanView
from report import SLACK, slack_of


def bill_options(view, place):
    """The bill at a place, and what it may be where a tie or a step is a hair away."""
    nudge = SLACK * max(1, place.usage)
    totals = [view.figure(place).bill]
    for usage in (place.usage, place.usage + nudge, max(Fraction(0), place.usage - nudge)):
        allowed = place.axis.allowed(view.cards, usage)
        for hair in (SLACK * 100, -SLACK * 100):
            totals.append(sum(round_half_away(card.monthly(place.axis.usage_on(
                card.meter, allowed)) + hair, view.book.digits) for card in view.cards))
    return totals


def compare_figure(report, where, said, view, place):
    figure = view.figure(place)
    for name in ('usage', 'inference', 'overhead', 'cost'):
        if name in said:
            report.decimal('%s.%s' % (where, name), said[name], getattr(figure, name),
                           slack_of(place.axis))
    if figure.bill is None:
        report.same(where + '.bill', said['bill'], None)
        return
    report.between(where + '.bill', said['bill'], bill_options(view, place))
    bill = Fraction(said['bill'])
    report.ratio(where + '.margin', said['margin'],
                 (bill - Fraction(said['cost'])) / bill if bill > 0 else None)


def floor_options(view, place, figure):
    if figure.bill is None:
        return [None]
    found = [view.floor(figure)]
    slack = slack_of(place.axis)
    for nudge in (-slack, slack):
        for bill in bill_options(view, place):
            near = view.figure(place)
            near.cost, near.bill = figure.cost + nudge * max(1, figure.cost), bill
            found.append(view.floor(near))
    return found


def compare_row(report, where, row, view):
    report.decimal(where + '.price', row['price'], view.price() if view.has_bill else None)
    report.same(where + '.meter', row['meter'], view.meter)
    card = view.card
    if card is not None:
        months = card.place_months
        report.decimal(where + '.cap', row['cap'], card.cap and card.cap / months)
        report.decimal(where + '.included', row['included'],
                       card.included / months if card.has_included else None)
        report.decimal(where + '.overage', row['overage'], card.overage())
    try:
        place = view.place(view.plan.get('sizing', 'p50'))
    except Missing:
        report.same(where + '.sizing', row['sizing']['usage'], None)
        return
    report.decimal(where + '.sizing', row['sizing']['usage'], place.usage)
    compare_figure(report, where, row, view, place)
    figure = view.figure(place)
    if row['margin_amount'] is not None:
        report.decimal(where + '.margin_amount', row['margin_amount'],
                       Fraction(row['bill']) - Fraction(row['cost']))
    report.between(where + '.floor', row['floor_price'], floor_options(view, place, figure))


def compare_table(report, cli, path, date=None, csv=None, population=None):
    more = (['--date', date] if date else []) + (['--usage', csv] if csv else [])
    table, code, message = cli.run('table', path, '--json', *more)
    if table is None:
        report.same(path + ' table', (code, message), 0)
        return
    book = Book.load(path, date)
    for row in table['plans']:
        view = PlanView(book, book.plans[row['key']], population)
        where = '%s %s' % (os.path.basename(path), row['key'])
        compare_row(report, where, row, view)
        names = [name for name, _ in view.levels()]
        report.same(where + '.levels', [level['at'] for level in row['levels']], names)
        for level in row['levels']:
            if level['at'] in names:
                compare_figure(report, '%s@%s' % (where, level['at']), level, view,
                               view.place(level['at']))
