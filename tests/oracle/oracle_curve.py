# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan along the usage axis, worked out a second time: where its bill bends, its lowest
margin, and where it breaks even.

Between two places where anything may bend, bill and cost are straight lines. A line is
known from two places within it, so nothing here needs to know how a price behaves at
its bound: the limit from either side is read off the line.
"""
from fractions import Fraction


class Line:
    """Bill and cost on the open interval (start, end)."""

    def __init__(self, view, start, end):
        self.start, self.end = start, end
        near, far = start + (end - start) / 3, end - (end - start) / 3
        self.bill = self.extend(near, view.exact_bill(near), far, view.exact_bill(far))
        self.cost = self.extend(near, view.exact_cost(near), far, view.exact_cost(far))
        middle = (start + end) / 2
        if sum(self.bill) / 2 != view.exact_bill(middle):
            raise ValueError('the bill bends between %s and %s' % (start, end))

    def extend(self, near, low, far, high):
        """The values at both ends."""
        slope = (high - low) / (far - near)
        return low - slope * (near - self.start), high + slope * (self.end - far)

    def amount(self):
        return self.bill[0] - self.cost[0], self.bill[1] - self.cost[1]


def clip_places(card, places, start, end):
    """Where the minimum and the maximum of a charge start or stop to bind."""
    bound = sorted({start, end} | {place for place in places if start < place < end})
    free = type(card)(dict(card.data, minimum=None, maximum=None))
    for low, high in zip(bound, bound[1:]):
        near, far = low + (high - low) / 3, high - (high - low) / 3
        slope = (free.charge(far) - free.charge(near)) / (far - near)
        for limit in (card.minimum, card.maximum):
            if limit is not None and slope:
                at = near + (limit - free.charge(near)) / slope
                if low <= at <= high:
                    yield at


def card_places(card, end):
    """Quantities of a billing period up to `end` at which a card's charge may bend."""
    places = {card.included}
    if card.limit == 'hard' and card.cap is not None:
        places.add(card.cap)
    places.update(up_to for up_to, _, _ in card.tiers if up_to is not None)
    if card.price == 'package' and not card.is_fee:
        steps = int(max(Fraction(0), end - card.included) / card.size) + 1
        places.update(card.included + step * card.size for step in range(steps + 1))
    places.update(list(clip_places(card, places, Fraction(0), end)))
    return {place for place in places if 0 <= place <= end}


def bends(view, end):
    """All places in [0, end] at which bill or cost may bend."""
    places = {Fraction(0), end}
    for card in view.cards:
        if card.meter is None or card.is_once:
            continue
        scale = card.months * view.axis.ratio(card.meter)
        if scale:
            places.update(place / scale for place in card_places(card, end * scale))
    limit = view.axis.limit(view.cards)
    if limit is not None and limit < end:
        places.add(limit)
    return sorted(places)


def count_steps(view, end):
    """How many packages there are on the way."""
    return sum(end * card.months * view.axis.ratio(card.meter) / card.size for card in view.cards
               if card.meter and card.price == 'package' and not card.is_once)


class Outline:
    def __init__(self, view, end):
        self.view = view
        self.end = end
        self.places = bends(view, end)
        self.lines = [Line(view, low, high) for low, high in zip(self.places, self.places[1:])]

    def true_kinks(self):
        """Places within (0, end) at which the bill is truly no straight line."""
        for before, after in zip(self.lines, self.lines[1:]):
            at = before.end
            slopes = {(line.bill[1] - line.bill[0]) / (line.end - line.start)
                      for line in (before, after)}
            values = {before.bill[1], after.bill[0], self.view.exact_bill(at)}
            if len(slopes) > 1 or len(values) > 1:
                yield at

    def balances(self, reach):
        """(at, is_past, bill, cost) at every place, and on its sides, up to `reach`."""
        for at in [place for place in self.places if place < reach] + [reach]:
            yield at, False, self.view.exact_bill(at), self.view.exact_cost(at)
        for line in self.lines:
            if line.start < reach:
                yield line.start, True, line.bill[0], line.cost[0]
                end = min(line.end, reach)
                part = (end - line.start) / (line.end - line.start)
                yield (end, None, line.bill[0] + part * (line.bill[1] - line.bill[0]),
                       line.cost[0] + part * (line.cost[1] - line.cost[0]))

    def lowest_amount(self, reach):
        return min(bill - cost for _, _, bill, cost in self.balances(reach))

    def lowest_margin(self, reach):
        """None where a bill of nothing meets a cost: there is no lowest."""
        margins = []
        for _, _, bill, cost in self.balances(reach):
            if bill > 0:
                margins.append((bill - cost) / bill)
            elif cost > 0:
                return None
        return min(margins) if margins else None

    def break_even(self):
        """Where bill less cost changes its sign; of a stretch at zero, its start."""
        samples = []
        for line in self.lines:
            low, high = line.amount()
            samples.append((line.start, self.amount_at(line.start)))
            samples.append((line.start, low))
            if low * high < 0:
                samples.append((line.start + (line.end - line.start) * low / (low - high),
                                Fraction(0)))
            samples.append((line.end, high))
        samples.append((self.end, self.amount_at(self.end)))
        return crossings(samples)

    def amount_at(self, at):
        return self.view.exact_bill(at) - self.view.exact_cost(at)


def crossings(samples):
    """Where the sign of a sequence of (place, value) changes; a stretch of nothing begins."""
    found, sign, zero = [], 0, None
    for at, value in samples:
        if value == 0:
            if zero is not None and at > zero and zero not in found:
                found.append(zero)
            zero = at if zero is None else zero
            continue
        now = 1 if value > 0 else -1
        if sign and now != sign and zero not in found:
            found.append(at if zero is None else zero)
        sign, zero = now, None
    return found


def certificate_end(view, reach, end):
    """The plan's cap, else p99.9 of the customers, else twice the largest level."""
    card = view.card
    if card is not None and card.limit != 'none' and card.cap is not None:
        return card.cap / card.place_months
    limit = view.axis.limit(view.cards)
    if limit is not None:
        return limit
    if reach is not None:
        return reach
    ends = [2 * view.level_place(level).usage for level in view.book.levels]
    if card is not None:
        ends.append(card.included / card.place_months * Fraction(3, 2))
    return max(ends, default=Fraction(0)) or end
