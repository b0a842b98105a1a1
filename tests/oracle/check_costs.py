# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the costs of calls against the oracle: by model, route, level, price and plan."""
import copy
import os
from fractions import Fraction

from oracle import Axis, Book, cost_of_call, number, round_half_away, round_up
from oracle_table import Place, PlanView
from report import slack_of


def cost_on(book, route):
    """A call on a route, a fallback perhaps; None where its model has no price yet."""
    try:
        price = book.price_in_force(route['model'])
    except ValueError:
        return None
    if route.get('batch', False) and price.get('batch_input') is None:
        return None
    return sum(cost_of_call(price, book.tokens_of(route, None),
                            Fraction(route.get('tokenizer_factor', '1')),
                            route.get('batch', False)).values())


def with_model(book, model):
    data = copy.deepcopy(book.data)
    has_batch = any(price['model'] == model and price.get('batch_input') is not None
                    for price in data['models'])
    for load in data['workloads']:
        for route in load['routes']:
            route['model'] = model
            route['batch'] = has_batch and route.get('batch', False)
    return Book(data, book.date)


def check_models(report, where, said, book):
    total = Axis(book, None).cost
    for model in said['models']:
        cost = sum((load['weight'] * route['weight'] * cost_on(book, route)
                    for load in book.workloads for route in load['routes']
                    if route['model'] == model['model']), Fraction(0))
        report.decimal('%s %s.cost' % (where, model['model']), model['cost'], cost)
        report.ratio('%s %s.share' % (where, model['model']), model['share'],
                     cost / total if total > 0 else None, 1e-9)


def check_routes(report, where, said, raw, book):
    for route, told in zip(raw.get('routes', []), said['routes']):
        cost = cost_on(book, route)
        credits = book.credits_of(route)
        report.decimal(where + ' route.cost', told['cost'], cost)
        report.decimal(where + ' route.credit_cost', told['credit_cost'],
                       cost / credits if cost is not None and credits else None)
        if told['working'] is None:
            continue
        terms = sum(Fraction(term['tokens']) * Fraction(term['rate'])
                    for term in told['working']['terms'])
        report.decimal(where + ' working', told['cost'],
                       terms / 10 ** 6 * Fraction(told['working']['factor']))


def check_workloads(report, where, said, book):
    report.decimal(where + ' cost_per_call', said['cost_per_call'], Axis(book, None).cost)
    for load, raw, told in zip(book.workloads, book.data.get('workloads', []), said['workloads']):
        name = '%s %s' % (where, load['key'])
        report.decimal(name + '.cost', told['cost'], book.workload_cost(load))
        check_routes(report, name, told, raw, book)


def check_levels(report, where, said, book, other):
    for level, told in zip(book.levels, said['levels']):
        calls, tokens = Fraction(level['calls']), number(level.get('tokens'))
        per_call = tokens if tokens is not None else sum(
            (load['weight'] * route['weight'] * sum(book.tokens_of(route, None).values())
             for load in book.workloads for route in load['routes']), Fraction(0))
        name = '%s %s' % (where, level['key'])
        report.decimal(name + '.tokens', told['tokens'], calls * per_call)
        for member, which in (('cost', book), ('cost_with_model', other)):
            report.decimal('%s.%s' % (name, member), told[member],
                           calls * Axis(which, None, tokens).cost)


def check_prices(report, where, said, book):
    prices, cost = said['prices'], Axis(book, None).cost
    target = Fraction(book.data.get('target_margin', '0.7'))
    report.decimal(where + ' cost_plus', prices['cost_plus']['price'],
                   round_up(Fraction(prices['cost']) / (1 - target), 18))
    report.decimal(where + ' value_based', prices['value_based']['price'],
                   Fraction('12.5') * Fraction('0.2'))
    report.decimal(where + ' credit_based', prices['credit_based']['price'],
                   Fraction(7) * Fraction('0.003'))
    report.decimal(where + ' profit', prices['value_based']['profit'], Fraction('2.5') - cost)


def fees_of(book, cards):
    return sum((round_half_away(card.monthly(Fraction(0)), book.digits)
                for card in cards if card.is_fee and not card.is_once), Fraction(0))


def check_loaded(report, where, said, book, calls):
    for told in said['loaded']:
        view = PlanView(book, book.plans[told['key']])
        place = Place(view.axis, calls * view.axis.units, calls * view.axis.cost)
        figure = view.figure(place)
        name, slack = '%s %s' % (where, told['key']), slack_of(view.axis)
        report.decimal(name + '.usage', told['usage'], figure.usage)
        report.decimal(name + '.inference', told['inference'], figure.inference, slack)
        report.decimal(name + '.cost', told['cost'], figure.cost, slack)
        if figure.bill is None or told['bill'] is None:
            report.same(name + '.bill', told['bill'], figure.bill)
            report.same(name + '.floor_price', told['floor_price'], None)
            continue
        hair = Fraction(len(view.cards), 10 ** book.digits)
        report.between(name + '.bill', told['bill'],
                       [figure.bill, figure.bill - hair, figure.bill + hair])
        rest = Fraction(told['bill']) - fees_of(book, view.cards)
        floor = max(Fraction(0), round_up(Fraction(told['cost']) / (1 - view.target()) - rest,
                                          book.digits))
        report.decimal(name + '.floor_price', told['floor_price'], floor)


def check_costs(report, cli, path, rand):
    book = Book.load(path)
    models = sorted({price['model'] for price in book.data.get('models', [])})
    calls = Fraction(rand.randint(1, 30000), 10)
    if not models:
        return
    model = rand.choice(models)
    said, code, message = cli.run(
        'costs', path, '--json', '--model', model, '--calls', str(float(calls)), '--value', '12.5',
        '--share', '20%', '--credits', '7', '--credit-price', '0.003')
    where = os.path.basename(path)
    if said is None:
        report.same(where + ' costs', (code, message), 0)
        return
    check_models(report, where, said, book)
    check_workloads(report, where, said, book)
    check_levels(report, where, said, book, with_model(book, model))
    check_prices(report, where, said, book)
    check_loaded(report, where, said, book, calls)
