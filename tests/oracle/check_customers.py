# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what a file of days says of a book against the oracle: customers as they differ, who
loses money, on which day caps are reached, and what happens with everybody on one plan."""
import os
from fractions import Fraction

from check_simulate import NANO, Hair, Offer, Sums, usage_of
from oracle import Book, percentile, round_half_away, round_up
from oracle_table import PlanView

PERCENTS = (50, 80, 90, 95, 99)


class Days:
    """Calls of each customer on each day of a month, and what each cost in all."""

    def __init__(self, calls, costs):
        self.days = calls
        self.calls = [sum(days.values(), Fraction(0)) for days in calls]
        self.costs = costs


def make_days(folder, rand):
    path = os.path.join(folder, 'days.csv')
    calls, costs = [], []
    with open(path, 'w', encoding='utf-8') as file:
        file.write('customer_id,day,calls,cost\n')
        for customer in range(41):
            size = 10 ** rand.randint(0, 3)
            own = {'2026-06-%02d' % day: Fraction(rand.randint(0, size))
                   for day in sorted(rand.sample(range(1, 31), rand.randint(1, 9)))}
            parts = ['%d.%03d' % (rand.randint(0, size) // 9, rand.randint(0, 999)) for _ in own]
            for (day, number), part in zip(own.items(), parts):
                file.write('c%d,%s,%d,%s\n' % (customer, day, number, part))
            calls.append(own)
            costs.append(sum(map(Fraction, parts), Fraction(0)))
    return path, Days(calls, costs)


def check_spread(report, where, said, values):
    ordered, number = sorted(values), len(values)
    total = sum(ordered)
    weighed = sum((2 * place - number - 1) * value for place, value in enumerate(ordered, 1))
    report.ratio(where + '.gini', said['gini'], weighed / (total * number))
    report.ratio(where + '.top10_share', said['top10_share'],
                 sum(ordered[number - max(1, number // 10):]) / total)
    for percent in PERCENTS:
        told = said['percentiles']['p%d' % percent]
        value = percentile(values, percent)
        report.decimal('%s.p%d' % (where, percent), told['value'], value)
        if told['low'] is not None:
            report.same('%s.p%d lies between' % (where, percent), True,
                        Fraction(told['low']) <= value <= Fraction(told['high']))
    report.same(where + '.bins', sum(bin['customers'] for bin in said['bins']) + said['without'],
                number)
    for point in said['lorenz']:
        have = round(point['customers'] * number)
        report.ratio(where + '.lorenz', point['amount'], sum(ordered[:have]) / total)


def choose(offers, usage):
    """The bill and the offer; None where nothing is allowed."""
    bills = [(offer.bill(usage), place) for place, offer in enumerate(offers)]
    allowed = [pair for pair in bills if pair[0] is not None]
    return (min(allowed)[0], offers[min(allowed)[1]]) if allowed else None


def hits_of(book, offer, own, share):
    """The day on which so much of a cap is reached."""
    used = Fraction(0)
    for day, calls in sorted(own.items()):
        used += calls
        if offer.reaches(usage_of(book, used), share):
            return day
    return None


def check_hits(report, where, said, book, days, taken):
    expected = {}
    for own, (_, offer) in zip(days.days, taken):
        for name, share in (('at_80', Fraction(4, 5)), ('at_100', Fraction(1))):
            day = hits_of(book, offer, own, share)
            if day is not None:
                key = (offer.key, day, name)
                expected[key] = expected.get(key, 0) + 1
    told = {(plan['plan'], day['day'], name): day[name] for plan in said for day in plan['days']
            for name in ('at_80', 'at_100') if day[name]}
    report.same(where + '.cap_hits', told, expected)


def check_losing(report, where, said, book, days, taken):
    losses = []
    for place, (bill, offer) in enumerate(taken):
        cost = round_half_away(days.costs[place], NANO) + offer.overhead
        if bill < cost:
            losses.append((bill - cost, place, bill, cost, offer))
    report.same(where + '.losing', [row['customer'] for row in said],
                ['c%d' % loss[1] for loss in sorted(losses, key=lambda loss: loss[:2])])
    for row, (_, _, bill, cost, offer) in zip(said, sorted(losses, key=lambda loss: loss[:2])):
        target = PlanView(book, book.plans[offer.key]).target()
        report.decimal(where + '.bill', row['bill'], bill)
        report.decimal(where + '.cost', row['cost'], cost)
        report.decimal(where + '.break_even', row['break_even'], round_up(cost, book.digits))
        report.decimal(where + '.target_price', row['target_price'],
                       round_up(cost / (1 - target), book.digits))


def count_past(view, days):
    """Customers where the average call loses money; None where one is too near to tell."""
    past = 0
    limit = view.axis.limit(view.cards)
    for calls in days.calls:
        usage = calls * view.axis.units
        left = view.exact_bill(usage) - view.exact_cost(usage)
        if abs(left) < Fraction(1 + len(view.cards), 10 ** view.book.digits):
            return None
        past += left < 0 and (limit is None or usage <= limit)
    return past


def check_break_even(report, where, said, book, offers, days):
    for told, offer in zip(said, offers):
        sums, blocked = Sums(), 0
        for calls, cost in zip(days.calls, days.costs):
            usage = usage_of(book, calls)
            bill = offer.bill(usage)
            if bill is None:
                blocked += 1
            else:
                sums.add(offer, bill, round_half_away(cost, NANO), usage)
        name = '%s %s' % (where, offer.key)
        report.same(name + '.plan', told['plan'], offer.key)
        report.same(name + '.not_allowed', told['not_allowed'], blocked)
        report.same(name + '.losing_money', told['losing_money'], sums.losing)
        report.decimal(name + '.loss', told['loss'], sums.loss)
        past = count_past(PlanView(book, book.plans[offer.key]), days)
        if past is not None:
            report.same(name + '.past', told['past'], past)


def compare_customers(report, cli, path, csv, days):
    book, where = Book.load(path), os.path.basename(path)
    said, code, message = cli.run('customers', path, '--usage', csv, '--json')
    if said is None:
        report.same(where + ' customers', (code, message), 0)
        return
    offers = [Offer(book, plan) for plan in book.data.get('plans', [])
              if not plan.get('quote_only', False) and book.phase_on(plan) is not None]
    check_spread(report, where + ' calls', said['distribution']['calls'], days.calls)
    check_spread(report, where + ' cost', said['distribution']['cost'], days.costs)
    try:
        taken = [choose(offers, usage_of(book, calls)) for calls in days.calls]
        check_break_even(report, where, said['break_even'], book, offers, days)
    except Hair:
        report.counts['tie'] += 1
        return
    report.same(where + '.unserved', said['unserved'], taken.count(None))
    if None not in taken:
        check_losing(report, where, said['losing'], book, days, taken)
        check_hits(report, where, said['cap_hits'], book, days, taken)
