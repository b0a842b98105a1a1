# SPDX-License-Identifier: GPL-3.0-or-later
"""A wallet run day by day, from what the specification says of it alone."""
import calendar
import datetime
import re
from fractions import Fraction

MICRO = 10 ** 6
FOREVER = datetime.date(9999, 12, 31)
DURATION = re.compile(r'P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$')


def read_duration(text):
    years, months, weeks, days = (int(part or 0) for part in DURATION.match(text).groups())
    return years * 12 + months, weeks * 7 + days


def add(date, months, days):
    month = date.year * 12 + date.month - 1 + months
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(date.day, last)) + datetime.timedelta(days)


def micro(text):
    return int(Fraction(text) * MICRO)


class Lot:
    def __init__(self, source, bought, birth, amount, order):
        self.source, self.bought, self.birth, self.left = source, bought, birth, amount
        self.rolled, self.order = False, order


class Wallet:
    """One pool: `wallets` are its wallets as a book spells them."""

    def __init__(self, wallets, is_soft, overage, contract_months, start, n_months):
        self.wallets, self.start, self.n_months = wallets, start, n_months
        self.contract_months = contract_months
        self.months = [add(start, i, 0) for i in range(n_months + 1)]
        self.end = self.months[-1]
        self.is_soft = is_soft
        self.seller = self.find_seller(is_soft, overage)

    def find_seller(self, is_soft, overage):
        sellers = [i for i, wallet in enumerate(self.wallets) if wallet.get('topup_amount')]
        if not sellers:
            return None
        best = min(sellers, key=lambda i: (self.wallets[i]['priority'], i))
        wallet = self.wallets[best]
        if 'topup_below' in wallet:
            return best
        cheaper = Fraction(wallet['topup_price']) < Fraction(wallet['topup_amount']) * overage
        return best if wallet['topup_channel'] == 'self_serve' and (
            not is_soft or cheaper) else None

    def period_end(self, day, every):
        count = every
        while add(self.start, count, 0) <= day:
            count += every
        return add(self.start, count, 0)

    def life_end(self, life, day):
        if life == 'month_end':
            return self.period_end(day, 1)
        if life == 'year_end':
            return self.period_end(day, 12)
        if life == 'contract_end':
            return self.period_end(day, self.contract_months) if self.contract_months else FOREVER
        if life == 'never':
            return FOREVER
        months, days = read_duration(life[len('after:'):])
        if days == 0 and day in self.months:
            return add(self.start, self.months.index(day) + months, 0)
        return add(day, months, days)

    def next_grant(self, source, day):
        months, days = read_duration(self.wallets[source]['cadence'])
        count = 1
        while add(self.start, months * count, days * count) <= day:
            count += 1
        return add(self.start, months * count, days * count)

    def is_grant(self, source, day):
        return day == self.start or self.next_grant(source, day - datetime.timedelta(1)) == day

    def born(self, lot):
        wallet = self.wallets[lot.source]
        own = lot.bought and 'topup_expiry' in wallet
        lot.life = wallet['topup_expiry'] if own else wallet['expiry']
        lot.expiry = self.life_end(lot.life, lot.birth)
        lot.rolls = wallet['rollover'] != 'none' and not own
        lot.next = min(lot.expiry, self.next_grant(lot.source, lot.birth)) if lot.rolls else lot.expiry
        return lot

    def roll(self, lot, day):
        wallet = self.wallets[lot.source]
        is_over = lot.expiry <= day
        lot.rolled = True
        if 'rollover_expiry' in wallet:
            lot.expiry, lot.rolls = self.life_end(wallet['rollover_expiry'], day), False
        elif is_over:
            lot.expiry = self.life_end(lot.life, day)
        else:
            lot.rolls = False
        lot.next = min(lot.expiry, self.next_grant(lot.source, day)) if lot.rolls else lot.expiry

    def event_days(self):
        """Days on which a purchase can be dated: something begins or ends."""
        known = set(self.months)
        for source in range(len(self.wallets)):
            day = self.start
            while day <= self.end:
                known.add(day)
                day = self.next_grant(source, day)
        day = self.start
        while day < self.end:
            if day in known:
                for source in range(len(self.wallets)):
                    for bought in (False, True):
                        if (bought and source != self.seller) or (
                                not bought and not self.is_grant(source, day)):
                            continue
                        lot = self.born(Lot(source, bought, day, 1, 0))
                        while lot.next <= self.end:
                            known.add(lot.next)
                            if not lot.rolls:
                                break
                            self.roll(lot, lot.next)
            day += datetime.timedelta(1)
        return known

    def sort(self):
        self.lots.sort(key=lambda lot: (self.wallets[lot.source]['priority'], lot.expiry, lot.birth,
                                        lot.bought, lot.order))

    def burn(self, demand):
        for lot in self.lots:
            taken = min(demand, lot.left)
            lot.left -= taken
            demand -= taken
            self.flow(lot, 'used', taken)
        return demand

    def flow(self, lot, name, amount):
        self.row[name] += amount
        rate = self.rates[lot.order]
        self.money[name] += rate * amount

    def buy(self, demand, stretch):
        wallet = self.wallets[self.seller]
        amount = micro(wallet['topup_amount'])
        missing = micro(wallet.get('topup_below', '0')) + demand - sum(lot.left for lot in self.lots)
        while missing > 0 and (not wallet['topup_limit'] or self.n_bought < wallet['topup_limit']):
            known = [lot for lot in self.lots if lot.bought and lot.birth == stretch]
            if not known:
                known = [self.born(Lot(self.seller, True, stretch, 0, 2 + 2 * self.seller))]
                self.lots += known
                self.sort()
            known[0].left += amount
            self.flow(known[0], 'topped_up', amount)
            self.n_bought += 1
            missing -= amount

    def use(self, demand, stretch):
        if self.seller is not None:
            below = micro(self.wallets[self.seller].get('topup_below', '0'))
            free = min(demand, max(0, sum(lot.left for lot in self.lots) - below))
            self.burn(free)
            demand -= free
            self.buy(demand, stretch)
        self.row['overage' if self.is_soft else 'unserved'] += self.burn(demand)

    def lose(self, lot, amount):
        lot.left -= amount
        self.flow(lot, 'expired', amount)

    def end_day(self, day):
        for lot in self.lots:
            if lot.next > day:
                continue
            if not lot.rolls:
                self.lose(lot, lot.left)
                continue
            share = micro(self.wallets[lot.source]['rollover_share'])
            self.lose(lot, lot.left - lot.left * share // MICRO)
            self.roll(lot, day)
        self.sort()
        for source, wallet in enumerate(self.wallets):
            rolled = [lot for lot in self.lots if lot.source == source and lot.rolled]
            excess = sum(lot.left for lot in rolled) - micro(wallet.get('rollover_cap', '1' + '0' * 30))
            for lot in rolled:
                gone = max(0, min(lot.left, excess))
                self.lose(lot, gone)
                excess -= gone
        self.lots = [lot for lot in self.lots if lot.left > 0]

    def begin_month(self):
        self.n_bought = 0
        names = ('granted', 'topped_up', 'used', 'expired', 'overage', 'unserved')
        self.row = dict.fromkeys(names, 0)
        self.money = dict.fromkeys(names, Fraction(0))
        self.row['opening'] = sum(lot.left for lot in self.lots)
        self.row['rolled_over'] = sum(lot.left for lot in self.lots if lot.rolled)

    def end_month(self):
        self.row['closing'] = sum(lot.left for lot in self.lots)
        row = {name: Fraction(value, MICRO) for name, value in self.row.items()}
        row['paid'] = (self.money['granted'] + self.money['topped_up']) / MICRO
        row['recognised'] = self.money['used'] / MICRO
        row['breakage'] = self.money['expired'] / MICRO
        row['deferred'] = sum((self.rates[lot.order] * lot.left for lot in self.lots),
                              Fraction(0)) / MICRO
        return row

    def add_lot(self, source, day, amount, order):
        lot = self.born(Lot(source, False, day, amount, order))
        self.lots.append(lot)
        self.flow(lot, 'granted', amount)

    def run(self, path, opening, rates):
        """`rates` are what a credit of each order was paid: 0 brought, 1 + 2i granted, 2 + 2i bought."""
        self.lots, self.rates = [], rates
        known, rows, stretch = self.event_days(), [], self.start
        for month in range(self.n_months):
            self.begin_month()
            first, last = self.months[month:month + 2]
            use = micro(path[min(month, len(path) - 1)])
            length = (last - first).days
            for passed in range(length):
                day = first + datetime.timedelta(passed)
                stretch = day if day in known else stretch
                if day == self.start and micro(opening):
                    self.add_lot(0, day, micro(opening), 0)
                for source, wallet in enumerate(self.wallets):
                    if self.is_grant(source, day) and micro(wallet['grant']):
                        self.add_lot(source, day, micro(wallet['grant']), 1 + 2 * source)
                self.sort()
                self.use(use * (passed + 1) // length - use * passed // length, stretch)
                self.end_day(day + datetime.timedelta(1))
            rows.append(self.end_month())
        return rows
