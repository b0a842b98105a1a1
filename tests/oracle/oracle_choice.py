# SPDX-License-Identifier: GPL-3.0-or-later
"""What a customer who reads the prices well would choose, worked out a second time.

All plans along one axis are cut at every place where the bill of any may bend. Between two
of them bills are straight lines; what is true of lines is decided exactly.
"""
import itertools
from fractions import Fraction

from oracle_curve import bends, card_places, count_steps

FAR = 1000
MAX_STEPS = 60
MOST_ACCOUNTS = 20


def last_bound(view):
    """Past every bound that the plan's terms name."""
    bounds = [Fraction(100)]
    for card in view.cards:
        scale = Fraction(0) if card.is_once or not card.meter else (
            card.months * view.axis.ratio(card.meter))
        if scale:
            named = [card.included, card.cap] + [up_to for up_to, _, _ in card.tiers]
            bounds += [bound / scale for bound in named if bound]
    return max(bounds)


class Side:
    """A plan among others on an axis."""

    def __init__(self, view, end):
        self.view, self.key = view, view.plan['key']
        self.limit = view.axis.limit(view.cards)
        self.packages = any(card.price == 'package' for card in view.cards)
        self.places = bends(view, end if self.packages else end * FAR)
        if self.limit is not None:
            self.places = [place for place in self.places if place <= self.limit]

    def bill(self, usage):
        if self.limit is not None and usage > self.limit:
            return None
        return self.view.exact_bill(usage)

    def line(self, start, end):
        """Its bill just past the start of a piece and at the end; None where it stops before."""
        if self.limit is not None and end > self.limit:
            return None
        near, far = start + (end - start) / 3, end - (end - start) / 3
        low, high = self.view.exact_bill(near), self.view.exact_bill(far)
        if self.packages and end - start > 10 ** 6:
            return self.view.exact_bill(start), self.view.exact_bill(end)
        slope = (high - low) / (far - near)
        return low - slope * (near - start), high + slope * (end - far)


class Choice:
    def __init__(self, views):
        self.end = 4 * max(last_bound(view) for view in views)
        self.is_short = all(count_steps(view, self.end) <= MAX_STEPS for view in views)
        if not self.is_short:
            return
        self.sides = [Side(view, self.end) for view in views]
        places = sorted({Fraction(0), self.end, self.end * FAR}.union(
            *(side.places for side in self.sides)))
        self.pieces = list(zip(places, places[1:]))
        self.lines = [[side.line(*piece) for side in self.sides] for piece in self.pieces]

    def crossover(self, lower, upper, hair):
        for (start, end), lines in zip(self.pieces, self.lines):
            if lines[lower] is None or lines[upper] is None:
                return None
            first, last = (one - other for one, other in zip(lines[lower], lines[upper]))
            if first > hair or last > hair:
                return start if first >= 0 else start + (end - start) * first / (first - last)
        return None

    def is_chosen(self, plan, rivals, hair):
        """Whether some usage is the cheapest of all on a plan."""
        nothing = [self.sides[rival].bill(Fraction(0)) for rival in rivals]
        if all(self.sides[plan].bill(Fraction(0)) < bill for bill in nothing):
            return True
        return any(lines[plan] is not None and wins(lines, plan, rivals, hair)
                   for lines in self.lines)

    def best(self, usage):
        """The cheapest single plan's bill, and who has it."""
        bills = [(side.bill(usage), index) for index, side in enumerate(self.sides)]
        bills = [bill for bill in bills if bill[0] is not None]
        return min(bills) if bills else None

    def meetings(self):
        """Every place where a bill may bend, or two of them meet, up to the end."""
        found = set()
        for (start, end), lines in zip(self.pieces, self.lines):
            if start > self.end:
                break
            found |= {start, end}
            for one, other in itertools.combinations([line for line in lines if line], 2):
                first, last = one[0] - other[0], one[1] - other[1]
                if first * last < 0:
                    found.add(start + (end - start) * first / (first - last))
        return sorted(found)

    def stacks(self, plan, digits, meetings):
        """For each number of accounts, the most that it saves, and the plans it beats there."""
        side = self.sides[plan]
        for accounts in range(2, MOST_ACCOUNTS + 1):
            best, beaten = Fraction(0), set()
            for usage in meetings + [place * accounts for place in side.places]:
                single, each = self.best(usage), side.bill(usage / accounts)
                if single is None or each is None or usage == 0:
                    continue
                bill = digits(single[0])
                saved = bill - accounts * digits(each)
                if saved <= 0 or saved * 100 < bill or saved < best:
                    continue
                beaten = beaten | {single[1]} if saved == best else {single[1]}
                best = saved
            if best:
                yield accounts, best, beaten


def wins(lines, plan, rivals, hair):
    low, high = Fraction(0), Fraction(1)
    for rival in rivals:
        if lines[rival] is None:
            continue
        first, last = (one - other + hair for one, other in zip(lines[plan], lines[rival]))
        if first >= 0 and last >= 0:
            return False
        if first < 0 <= last:
            high = min(high, first / (first - last))
        elif last < 0 <= first:
            low = max(low, first / (first - last))
    return low < high


def gives_as_much(side, other):
    """Features, seats, and every other meter: as much for no more."""
    mine, theirs = side.view.plan, other.view.plan
    seats, wanted = mine.get('seats'), theirs.get('seats')
    if seats is not None and (wanted is None or Fraction(seats) < Fraction(wanted)):
        return False
    features = {item['key']: item.get('value') for item in mine.get('features', [])}
    for item in theirs.get('features', []):
        if item['key'] not in features or features[item['key']] != item.get('value'):
            return False
    for card in other.view.cards:
        if card.meter is None or card.is_once or card.meter == other.view.meter:
            continue
        own = next((own for own in side.view.cards if own.meter == card.meter), None)
        if own is None or own.is_once or not serves_as_well(own, card):
            return False
    return True


def serves_as_well(own, card):
    own_cap, cap = ((one.cap / one.months if one.limit == 'hard' and one.cap is not None else None)
                    for one in (own, card))
    if own_cap is not None and (cap is None or own_cap < cap):
        return False
    if 'package' in (own.price, card.price) and (own.price, own.size) != (card.price, card.size):
        return False
    places = {Fraction(0), Fraction(10 ** 9)}
    for one in (own, card):
        reach = 10 * max([one.included, one.cap or 0, Fraction(1000)] +
                         [up_to for up_to, _, _ in one.tiers if up_to])
        places |= {place / one.months for place in card_places(one, reach)}
    return all(own.monthly(place) <= card.monthly(place) and
               own.monthly(place + 1) <= card.monthly(place + 1) for place in places)
