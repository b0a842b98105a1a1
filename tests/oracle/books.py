# SPDX-License-Identifier: GPL-3.0-or-later
"""Books with round figures, so that bounds meet: caps at tiers, packages at caps, ties."""
import random

KINDS = ('request', 'input_token', 'output_token', 'token', 'credit', 'outcome', 'seat')
PRICES = ('flat', 'per_unit', 'package', 'graduated', 'volume')
BOUNDS = ('100', '250', '500', '1000', '2500')
AMOUNTS = ('0', '0.005', '0.01', '0.0125', '0.333', '0.5', '1', '2.5')
CADENCES = ('P1M', 'P1M', 'P1M', 'P1M', 'P1Y', 'P3M', 'P30D', 'P2W', 'once')
SIZINGS = ('p50', 'p90', 'p99', 'cap', 'cap:80%', 'included', '200', '1.5k', 'light', 'heavy')


class Maker:
    def __init__(self, seed):
        self.rand = random.Random(seed)

    def maybe(self, chance=0.5):
        return self.rand.random() < chance

    def put(self, record, name, values, chance=0.5):
        if self.maybe(chance):
            record[name] = self.rand.choice(values)

    def meter(self, index):
        kind = self.rand.choice(KINDS) if index else self.rand.choice(KINDS[:6])
        meter = {'key': 'meter-%d' % index, 'name': 'Meter %d' % index, 'kind': kind}
        meter['definition'] = 'A unit of use.'
        self.put(meter, 'conversion', ('10', '1000', '7', '0.5'), 0.4)
        return meter

    def model(self, index, date):
        price = {'model': 'model-%d' % index, 'effective_from': date,
                 'input': self.rand.choice(('0.25', '3', '5', '12.5')),
                 'output': self.rand.choice(('1', '12.5', '25', '75'))}
        if date is None:
            del price['effective_from']
        self.put(price, 'cache_read', ('0', '0.3', '0.5'))
        self.put(price, 'cache_write', ('3.75', '6.25'))
        if index == 0:
            price.update(batch_input='0.125', batch_output='0.5')
        price['context_tiers'] = [self.context_tier(above) for above in ('2000', '200000')
                                  if self.maybe(0.4)]
        return price

    def context_tier(self, above):
        tier = {'above': above}
        for name in ('input', 'output', 'cache_read', 'cache_write'):
            self.put(tier, name, ('1', '6', '22.5'), 0.7)
        return tier

    def route(self, index):
        route = {'model': 'model-%d' % self.rand.randrange(3),
                 'share': self.rand.choice(('0.5', '0.25', '1', '0.3'))}
        for name in ('input', 'output', 'cache_read', 'cache_write'):
            self.put(route, name + '_tokens', ('500', '1000', '2000', '150000'), 0.6)
        self.put(route, 'tokenizer_factor', ('1.35', '1.1', '0.5'), 0.3)
        self.put(route, 'credits', ('1', '5', '20'), 0.8)
        if index and self.maybe(0.3):
            route['fallback_order'] = index
        if route['model'] == 'model-0' and self.maybe(0.4):
            route['batch'] = True
        return route

    def workload(self, index, n_meters):
        meters = ['meter-%d' % meter for meter in range(n_meters) if self.maybe(0.6)]
        load = {'key': 'load-%d' % index, 'name': 'Load %d' % index,
                'meters': meters or ['meter-0']}
        self.put(load, 'share', ('1', '0.5', '0.25', '3'), 0.8)
        self.put(load, 'units_per_call', ('2', '0.5', '3', '0.65'), 0.4)
        load['routes'] = [self.route(route) for route in range(self.rand.randint(1, 3))]
        return load

    def levels(self):
        for key, calls, percentile in (('light', '40', None), ('medium', '200', 'p50'),
                                       ('heavy', '1000', 'p90'), ('extreme', '3000', 'p99')):
            level = {'key': key, 'name': key, 'calls': calls}
            self.put(level, 'tokens', ('800', '1500', '2000'), 0.4)
            if percentile and self.maybe(0.8):
                level['percentile'] = percentile
            yield level

    def tiers(self):
        bounds = sorted(self.rand.sample(BOUNDS, self.rand.randint(0, 3)), key=float)
        for bound in bounds + [None]:
            tier = {'unit_price': self.rand.choice(AMOUNTS)}
            if bound:
                tier = {'up_to': bound, **tier}
            self.put(tier, 'flat_price', ('5', '0.005', '12'), 0.3)
            yield tier

    def entitlement(self):
        entitlement = {'limit': self.rand.choice(('none', 'hard', 'soft'))}
        self.put(entitlement, 'included', ('0',) + BOUNDS, 0.8)
        self.put(entitlement, 'cap', BOUNDS, 0.5)
        if entitlement['limit'] == 'hard' and len(entitlement) == 1:
            entitlement['cap'] = '500'
        return entitlement

    def card(self, index, n_meters):
        price = self.rand.choice(PRICES) if index else 'flat'
        card = {'key': 'card-%d' % index, 'name': 'Card %d' % index,
                'cadence': self.rand.choice(CADENCES), 'price': price,
                'amount': self.rand.choice(AMOUNTS)}
        if index:
            card['meter'] = 'meter-%d' % self.rand.randrange(n_meters)
        else:
            card['amount'] = self.rand.choice(('0', '29', '99.99', '100', '399'))
        if price == 'package':
            card['package_size'] = self.rand.choice(('7', '50', '100'))
        if price in ('graduated', 'volume'):
            card['tiers'] = list(self.tiers())
            del card['amount']
        self.put(card, 'minimum', ('0.005', '5', '10'), 0.25)
        self.put(card, 'maximum', ('10', '50', '1000'), 0.25)
        if index and self.maybe(0.8):
            card['entitlement'] = self.entitlement()
        return card

    def phase(self, key, n_meters, **more):
        first = 0 if self.maybe(0.8) else 1
        return {'key': key, 'name': key, **more,
                'rate_cards': [self.card(index, n_meters)
                               for index in range(first, self.rand.randint(2, 4))]}

    def plan(self, index, n_meters):
        plan = {'key': 'plan-%d' % index, 'name': 'Plan %d' % index,
                'overhead': self.rand.choice(('0', '3', '5.5')),
                'sizing': self.rand.choice(SIZINGS)}
        self.put(plan, 'target_margin', ('0', '0.5', '0.75', '0.99'), 0.5)
        plan['phases'] = []
        if self.maybe(0.3):
            plan['phases'].append(self.phase('trial', n_meters, kind='trial', duration='P14D'))
        plan['phases'].append(self.phase('first', n_meters, kind='evergreen'))
        if self.maybe(0.3):
            plan['phases'].append(self.phase('second', n_meters, kind='evergreen',
                                             effective_from='2026-09-01'))
        return plan

    def book(self):
        n_meters = self.rand.randint(1, 3)
        book = {'format': 'ratebook', 'version': 1, 'title': 'Round figures',
                'currency': self.rand.choice(('USD', 'USD', 'EUR', 'JPY', 'KWD')),
                'as_of': self.rand.choice(('2026-08-31', '2026-09-01', '2027-01-01')),
                'target_margin': '0.7'}
        book['meters'] = [self.meter(index) for index in range(n_meters)]
        book['models'] = [self.model(index, None) for index in range(3)]
        book['models'] += [self.model(index, '2026-09-01') for index in range(3)
                           if self.maybe()]
        book['workloads'] = [self.workload(index, n_meters)
                             for index in range(self.rand.randint(1, 3))]
        book['levels'] = list(self.levels())
        book['plans'] = [self.plan(index, n_meters) for index in range(3)]
        book['plans'].append({'key': 'custom', 'name': 'Custom', 'quote_only': True})
        return book


def make(seed):
    return Maker(seed).book()
