# SPDX-License-Identifier: GPL-3.0-or-later
"""What a book costs and bills, worked out a second time from the specification alone.

Nothing here is fast: every number is an exact fraction, so that a figure of the program
that differs is wrong, and not merely rounded.
"""
import copy
import datetime
import json
import re
from fractions import Fraction

MINOR_DIGITS = {'JPY': 0, 'KWD': 3, 'KRW': 0, 'BHD': 3}
TOKENS = ('input', 'output', 'cache_read', 'cache_write')
MILLION = 1000000


def number(text):
    return None if text is None else Fraction(text)


def round_half_away(value, digits):
    scaled = abs(value) * 10 ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10 ** digits)


def round_up(value, digits):
    return Fraction(-((-value * 10 ** digits) // 1), 10 ** digits)


def months_of(cadence):
    """Months of a billing period; days are twelfths of a year of 365 days."""
    years, months, weeks, days = (
        int(part or 0) for part in
        re.fullmatch(r'P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?', cadence).groups())
    return years * 12 + months + Fraction((weeks * 7 + days) * 12, 365)


def percentile(values, percent):
    """Linear interpolation between order statistics (type 7)."""
    ordered = sorted(values)
    place = Fraction(percent) / 100 * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def cost_of_call(price, tokens, factor=Fraction(1), batch=False):
    """The parts of what a call costs; `tokens` has the four counts of TOKENS."""
    rates = {name: number(price.get(name)) for name in TOKENS}
    total = sum(tokens[name] for name in TOKENS if name != 'output') * factor
    for tier in sorted(price.get('context_tiers', []), key=lambda tier: Fraction(tier['above'])):
        if total > Fraction(tier['above']):
            rates = {name: number(tier.get(name, price.get(name))) for name in TOKENS}
    for name in ('cache_read', 'cache_write'):
        if rates[name] is None:
            rates[name] = rates['input']
    if batch:
        rates = batch_rates(price, rates)
    return {name: tokens[name] * rates[name] / MILLION * factor for name in TOKENS}


def batch_rates(price, rates):
    """Batch prices; a cached token takes the discount of an input token."""
    cut = {'input': Fraction(price['batch_input']) / Fraction(price['input'])
           if Fraction(price['input']) else Fraction(1),
           'output': Fraction(price['batch_output']) / Fraction(price['output'])
           if Fraction(price['output']) else Fraction(1)}
    return {name: rates[name] * cut['output' if name == 'output' else 'input'] for name in TOKENS}


class Card:
    def __init__(self, data):
        entitlement = data.get('entitlement') or {}
        self.data = data
        self.key = data['key']
        self.meter = data.get('meter')
        self.price = data.get('price', 'flat')
        self.amount = number(data.get('amount')) or Fraction(0)
        self.size = number(data.get('package_size'))
        self.minimum = number(data.get('minimum'))
        self.maximum = number(data.get('maximum'))
        self.is_once = data.get('cadence', 'P1M') == 'once'
        self.months = None if self.is_once else months_of(data.get('cadence', 'P1M'))
        self.place_months = self.months or Fraction(1)
        self.limit = entitlement.get('limit', 'none')
        self.has_included = entitlement.get('included') is not None
        self.included = number(entitlement.get('included')) or Fraction(0)
        self.cap = number(entitlement.get('cap'))
        if self.cap is None and self.limit != 'none' and self.has_included:
            self.cap = self.included
        self.tiers = [(number(tier.get('up_to')), Fraction(tier.get('unit_price', '0')),
                       number(tier.get('flat_price')) or Fraction(0))
                      for tier in data.get('tiers', [])]

    @property
    def is_fee(self):
        return self.meter is None or self.price == 'flat'

    def split(self, usage):
        """Units that are allowed, and units that a hard cap blocks."""
        if self.meter is not None and self.limit == 'hard' and self.cap is not None:
            return min(usage, self.cap), max(Fraction(0), usage - self.cap)
        return usage, Fraction(0)

    def tier_of(self, quantity):
        for tier in self.tiers:
            if tier[0] is None or quantity <= tier[0]:
                return tier
        raise ValueError('no open tier')

    def graduated(self, quantity):
        charge = below = Fraction(0)
        for up_to, unit, flat in self.tiers:
            top = quantity if up_to is None else min(up_to, quantity)
            units = top - max(below, self.included)
            if units > 0:
                charge += units * unit + flat
            below = up_to
        return charge

    def charge(self, usage):
        """Not rounded, for one billing period."""
        quantity, _ = self.split(usage)
        billed = max(Fraction(0), quantity - self.included)
        if self.is_fee:
            charge = self.amount
        elif self.price == 'per_unit':
            charge = self.amount * billed
        elif self.price == 'package':
            charge = self.amount * -(-billed // self.size)
        elif self.price == 'graduated':
            charge = self.graduated(quantity)
        else:
            _, unit, flat = self.tier_of(quantity)
            charge = unit * billed + flat if billed > 0 else Fraction(0)
        if self.minimum is not None:
            charge = max(charge, self.minimum)
        if self.maximum is not None:
            charge = min(charge, self.maximum)
        return charge

    def monthly(self, usage):
        """The share of a month; usage is a month's."""
        if self.is_once:
            return Fraction(0)
        return self.charge(usage * self.months) / self.months

    def overage(self):
        """The price of the first unit past what is included; None where there is none."""
        if self.is_fee or (self.limit == 'hard' and self.cap is not None
                           and self.cap <= self.included):
            return None
        price = {'per_unit': lambda: self.amount, 'package': lambda: self.amount / self.size,
                 'graduated': self.tier_past, 'volume': self.tier_past}[self.price]()
        return price if price > 0 else None

    def tier_past(self):
        for up_to, unit, _ in self.tiers:
            if up_to is None or up_to > self.included:
                return unit
        raise ValueError('no open tier')


OWN_TOKENS = {'input_token': lambda own: own[0], 'output_token': lambda own: own[1],
              'token': sum}


class Population:
    """Customers: calls, costs, own tokens (input with what was cached, output), plans today."""

    def __init__(self, calls, costs=None, tokens=None, plans=None):
        self.calls = calls
        self.costs = costs
        self.tokens = tokens
        self.plans = plans

    def usage(self, book, meter):
        """What each uses of a meter: own tokens where every call counts there, else calls."""
        kind = book.meters[meter].get('kind', 'request') if meter is not None else None
        if kind == 'seat':
            return [Fraction(1)] * len(self.calls)
        if self.has_own(book, meter):
            conversion = Fraction(book.meters[meter].get('conversion', '1'))
            return [OWN_TOKENS[kind](own) / conversion for own in self.tokens]
        units = 1 if meter is None else sum(
            (load['weight'] * book.units(load, meter) for load in book.workloads), Fraction(0))
        return [calls * units for calls in self.calls]

    def has_own(self, book, meter):
        """Whether usage of a meter is of own tokens."""
        kind = book.meters[meter].get('kind', 'request') if meter is not None else None
        return self.tokens is not None and kind in OWN_TOKENS and book.counts_everywhere(meter)

    def axis(self, axis, usage, percent):
        """At a percentile: with own tokens, other meters have their percentile there too."""
        if not usage:
            return axis
        followed = copy.copy(axis)
        followed.units = usage
        followed.counts = {meter: percentile(self.usage(axis.book, meter), percent)
                           if self.has_own(axis.book, axis.meter) or self.has_own(axis.book, meter)
                           else usage * axis.ratio(meter) for meter in axis.book.meters}
        return followed

    def usages(self, book):
        """The usage of each customer on every meter."""
        columns = {meter: self.usage(book, meter) for meter in book.meters}
        return [{meter: column[place] for meter, column in columns.items()}
                for place in range(len(self.calls))]


class Book:
    def __init__(self, data, date=None):
        self.data = data
        self.currency = data.get('currency', 'USD')
        self.digits = MINOR_DIGITS.get(self.currency, 2)
        self.date = date or data.get('as_of') or datetime.date.today().isoformat()
        self.meters = {meter['key']: meter for meter in data.get('meters', [])}
        self.levels = data.get('levels', [])
        self.plans = {plan['key']: plan for plan in data.get('plans', [])}
        self.workloads = [dict(load) for load in data.get('workloads', [])]
        self.weigh(self.workloads)
        for load in self.workloads:
            load['routes'] = [dict(route) for route in load.get('routes', [])
                              if route.get('fallback_order', 0) == 0]
            self.weigh(load['routes'])

    @staticmethod
    def load(path, date=None):
        with open(path, encoding='utf-8') as file:
            return Book(json.load(file), date)

    @staticmethod
    def weigh(parts):
        """Shares that sum to 1."""
        total = sum(Fraction(part.get('share', '1')) for part in parts)
        for part in parts:
            part['weight'] = Fraction(part.get('share', '1')) / total if total else Fraction(0)

    def price_in_force(self, model):
        prices = [price for price in self.data['models'] if price['model'] == model
                  and (price.get('effective_from') or '') <= self.date]
        return max(prices, key=lambda price: price.get('effective_from') or '')

    # What a call costs and counts

    @staticmethod
    def tokens_of(route, tokens):
        """The four counts of a call, moved in proportion to `tokens` in all where given."""
        counts = {name: Fraction(route.get(name + '_tokens', '0')) for name in TOKENS}
        total = sum(counts.values())
        if tokens is None:
            return counts
        if not total:
            return dict(counts, input=tokens)
        return {name: count * tokens / total for name, count in counts.items()}

    def workload_cost(self, load, tokens=None):
        cost = Fraction(0)
        for route in load['routes']:
            parts = cost_of_call(self.price_in_force(route['model']),
                                 self.tokens_of(route, tokens),
                                 Fraction(route.get('tokenizer_factor', '1')),
                                 route.get('batch', False))
            cost += route['weight'] * sum(parts.values())
        return cost

    def credits_of(self, route):
        """Credits of a call on a route: the dated rate in force, else the route's own."""
        rates = [rate for rate in route.get('credit_rates', [])
                 if rate['effective_from'] <= self.date]
        newest = max(rates, key=lambda rate: rate['effective_from'], default=route)
        return number(newest.get('credits'))

    def units(self, load, meter, tokens=None):
        """Units of a call of a workload on a meter."""
        record = self.meters[meter]
        kind = record.get('kind', 'request')
        if meter not in load.get('meters', []) or kind == 'seat':
            return Fraction(0)
        units = Fraction(0)
        for route in load['routes']:
            counts = self.tokens_of(route, tokens)
            units += route['weight'] * {
                'credit': self.credits_of(route) or Fraction(0),
                'input_token': sum(counts.values()) - counts['output'],
                'output_token': counts['output'],
                'token': sum(counts.values()),
            }.get(kind, Fraction(0))
        if kind in ('request', 'outcome'):
            units = Fraction(load.get('units_per_call', '1'))
        return units / Fraction(record.get('conversion', '1'))

    def counts_everywhere(self, meter):
        return all(meter in load.get('meters', []) for load in self.workloads if load['weight'])

    # Phases and the axis

    def phase_on(self, plan):
        """The evergreen terms in force; of a plan without, the last phase."""
        phases = plan.get('phases', [])
        ready = [phase for phase in phases if phase.get('kind', 'evergreen') == 'evergreen'
                 and (phase.get('effective_from') or '') <= self.date]
        if ready:
            newest = max(phase.get('effective_from') or '' for phase in ready)
            return [phase for phase in ready if (phase.get('effective_from') or '') == newest][-1]
        return phases[-1] if phases else None

    def axis_of(self, plan):
        phase = self.phase_on(plan)
        keys = [card.get('meter') for card in phase['rate_cards']] if phase else []
        for key in keys + list(self.meters):
            if key is not None and sum(load['weight'] * self.units(load, key)
                                       for load in self.workloads) > 0:
                return key
        return None


class Axis:
    """Usage on one meter (None: calls), and what follows from it."""

    def __init__(self, book, meter, tokens=None):
        self.book = book
        self.meter = meter
        loads = [load for load in book.workloads
                 if meter is None or meter in load.get('meters', [])]
        self.cost = sum((load['weight'] * book.workload_cost(load, tokens) for load in loads),
                        Fraction(0))
        self.counts = {key: sum((load['weight'] * book.units(load, key, tokens)
                                 for load in loads), Fraction(0)) for key in book.meters}
        self.units = Fraction(1) if meter is None else self.counts[meter]

    def ratio(self, meter):
        """Units on a meter for each unit on the axis; nothing for seats and fees."""
        if meter is None:
            return Fraction(0)
        if meter == self.meter:
            return Fraction(1)
        return self.counts[meter] / self.units if self.units else Fraction(0)

    def usage_on(self, meter, usage):
        """A customer has one seat; usage of other meters follows the axis."""
        seats = meter is not None and self.book.meters[meter].get('kind') == 'seat'
        return Fraction(1) if seats and meter != self.meter else usage * self.ratio(meter)

    def inference(self, usage):
        return usage * self.cost / self.units if self.units else Fraction(0)

    def limit(self, cards):
        """Where a hard cap stops a customer; None for nowhere."""
        places = [card.cap / card.months / self.ratio(card.meter) for card in cards
                  if card.meter and not card.is_once and card.limit == 'hard'
                  and card.cap is not None and self.ratio(card.meter)]
        return min(places) if places else None

    def allowed(self, cards, usage):
        limit = self.limit(cards)
        return usage if limit is None else min(usage, limit)


def cards_of(phase):
    return [Card(card) for card in phase['rate_cards']] if phase else []


def monthly_lines(book, axis, cards, usage):
    """The lines of a month; what a hard cap blocks counts on no meter."""
    usage = axis.allowed(cards, usage)
    return [round_half_away(card.monthly(axis.usage_on(card.meter, usage)), book.digits)
            for card in cards]


def invoice(book, phase, usage):
    """The lines (key, quantity, amount) of a bill, its total, and what is blocked."""
    lines, blocked = [], {}
    for card in cards_of(phase):
        used = usage.get(card.meter, Fraction(0))
        quantity, past = card.split(used)
        amount = round_half_away(card.charge(used), book.digits)
        if past:
            blocked[card.meter] = max(past, blocked.get(card.meter, past))
        if card.meter is None or quantity > 0 or amount > 0:
            lines.append((card.key, None if card.meter is None else quantity, amount))
    return lines, sum((line[2] for line in lines), Fraction(0)), blocked
