# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds invoices, and the cost of calls, against the oracle."""
import collections
import itertools
import json
import os
import random
from fractions import Fraction

from oracle import TOKENS, Book, cards_of, cost_of_call, invoice


def bounds_of(phase):
    """By meter, the amounts of use at which anything may happen."""
    bounds = collections.defaultdict(lambda: {Fraction(0), Fraction(123457, 10)})
    for card in cards_of(phase):
        if card.meter is None:
            continue
        marks = [card.included, card.cap, *(tier[0] for tier in card.tiers)]
        if card.size:
            marks += [card.included + card.size, card.included + 3 * card.size]
        bounds[card.meter].update(mark for mark in marks if mark is not None)
    return bounds


def usages_of(phase, rand, number):
    bounds = bounds_of(phase)
    for _ in range(number):
        usage = {}
        for meter, marks in bounds.items():
            step = rand.choice((0, 0, 1, -1, Fraction(1, 10 ** 12), Fraction(-1, 10 ** 12)))
            usage[meter] = max(Fraction(0), rand.choice(sorted(marks)) + step)
        yield usage


def text_of(value):
    whole, part = divmod(value.numerator * 10 ** 18 // value.denominator, 10 ** 18)
    return '%d.%018d' % (whole, part)


def compare_bill(report, cli, path, book, plan, phase, usage):
    words = list(itertools.chain.from_iterable(
        ('--usage', '%s=%s' % (meter, text_of(amount))) for meter, amount in usage.items()))
    bill, code, message = cli.run('bill', path, '--plan', plan, '--phase', phase['key'], '--json',
                                  *words)
    where = '%s %s/%s %s' % (os.path.basename(path), plan, phase['key'], ' '.join(words))
    if bill is None:
        report.same(where, (code, message), 0)
        return
    lines, total, blocked = invoice(book, phase, usage)
    report.same(where + ' lines', [line['rate_card'] for line in bill['lines']],
                [line[0] for line in lines])
    for said, line in zip(bill['lines'], lines):
        report.decimal(where + ' ' + line[0], said['amount'], line[2])
        if line[1] is not None:
            report.decimal(where + ' quantity of ' + line[0], said['quantity'], line[1])
    report.decimal(where + ' total', bill['total'], total)
    report.same(where + ' blocked',
                {meter: Fraction(amount) for meter, amount in bill['blocked'].items()}, blocked)


def compare_bills(report, cli, path, rand, number):
    book = Book.load(path)
    for key, plan in book.plans.items():
        for phase in plan.get('phases', []):
            for usage in usages_of(phase, rand, number):
                compare_bill(report, cli, path, book, key, phase, usage)


def compare_costs(report, cli, catalogue):
    with open(catalogue, encoding='utf-8') as file:
        data = json.load(file)
    rand = random.Random(1)
    for model in sorted({price['model'] for price in data['models']}):
        for date in ('2025-01-01', '2026-08-31', '2026-09-01'):
            compare_cost(report, cli, Book(data, date), model, rand)


def compare_cost(report, cli, book, model, rand):
    counts = {name: rand.choice((0, 1, 999, 1000, 100000, 272000, 200001)) for name in TOKENS}
    batch = rand.random() < 0.4
    words = ['--%s=%d' % (name.replace('_', '-'), count) for name, count in counts.items()]
    said, code, message = cli.run('cost', '--model', model, '--date', book.date, '--json', *words,
                                  *(['--batch'] if batch else []))
    where = 'cost of %s on %s %s %s' % (model, book.date, ' '.join(words), batch)
    try:
        price = book.price_in_force(model)
    except ValueError:
        report.same(where, said, None)
        return
    if batch and 'batch_input' not in price:
        report.same(where, said, None)
        return
    if said is None:
        report.same(where, (code, message), 0)
        return
    parts = cost_of_call(price, {name: Fraction(count) for name, count in counts.items()},
                         batch=batch)
    for name, amount in parts.items():
        report.decimal(where + ' ' + name, said[name], amount)
    report.decimal(where + ' total', said['total'], sum(parts.values()))
