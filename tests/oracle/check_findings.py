# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what `check` finds against the oracle: where it must find, and where it must not."""
import os
from fractions import Fraction

from oracle import Book, round_half_away
from oracle_choice import Choice, gives_as_much
from oracle_table import Missing, Place, PlanView
from report import slack_of

HAIR = Fraction(1, 10 ** 9)


class Said:
    """The findings of a book, by rule and place."""

    def __init__(self, findings):
        self.findings = findings

    def find(self, rule, where):
        return next((finding for finding in self.findings
                     if (finding['rule'], finding['where']) == (rule, where)), None)

    def all(self, rule, keys):
        return [finding for finding in self.findings
                if finding['rule'] == rule and finding['where'] in keys]


def is_paid(book, view):
    seats = [card for card in view.cards if card.meter and not card.is_once
             and book.meters[card.meter].get('kind') == 'seat']
    if view.price() > 0 or any(card.charge(Fraction(1)) > 0 for card in seats):
        return True
    card = view.card
    return card is not None and card.limit != 'hard' and card.overage() is not None


def check_crossovers(report, where, said, choice, paid):
    before = None
    for index, side in enumerate(choice.sides):
        if not paid[index]:
            continue
        finding = said.find('crossover', side.key)
        expected = None
        if before is not None:
            expected = choice.crossover(before, index, HAIR)
            if expected != choice.crossover(before, index, 0) or expected == 0:
                expected = None if expected == 0 else 'unsure'
        # Packages are steps for good: far out, a line stands for them.
        far = choice.end * 100
        if before is not None and (side.packages or choice.sides[before].packages):
            far = min(choice.end, Fraction(100)) if expected is not None else Fraction(0)
        before = index
        if expected == 'unsure' or (expected is not None and expected > far):
            continue
        report.decimal('%s crossover of %s' % (where, side.key),
                       finding and finding['figures']['usage'], expected,
                       100 * slack_of(side.view.axis))


def check_dominated(report, where, said, choice, paid):
    for index, side in enumerate(choice.sides):
        if not paid[index]:
            continue
        rivals = [other for other, rival in enumerate(choice.sides)
                  if other != index and gives_as_much(rival, side)]
        chosen = {choice.is_chosen(index, rivals, hair) for hair in (0, 4 * HAIR)}
        if len(chosen) > 1:
            continue
        finding = said.find('dominated-plan', side.key)
        report.same('%s dominated %s' % (where, side.key), finding is not None,
                    bool(rivals) and chosen == {False})


def check_stack(report, where, book, finding, choice, side):
    """The sum that a finding does is right, and no number of accounts saves more."""
    for facts in (finding['figures'], finding['witness']):
        accounts, usage = int(facts['accounts']), Fraction(facts['usage'])
        # A bound that no decimal holds: at it, and a hair below.
        bills = [side.bill(each) for each in (usage / accounts, usage / accounts * (1 - HAIR))]
        singles = [choice.best(place)[0] for place in (usage, usage * (1 - HAIR))
                   if choice.best(place)]
        report.same(where + ' stack', Fraction(facts['bill']) in [
            accounts * round_half_away(bill, book.digits) for bill in bills if bill is not None],
                    True)
        report.same(where + ' single', Fraction(facts['single']) in [
            round_half_away(single, book.digits) for single in singles], True)
    return Fraction(finding['witness']['single']) - Fraction(finding['witness']['bill'])


def check_stacking(report, where, book, said, choice, paid):
    minor = Fraction(1, 10 ** book.digits)
    meetings = choice.meetings()
    is_any, is_found = False, False
    for index, side in enumerate(choice.sides):
        stacks = list(choice.stacks(index, lambda bill: round_half_away(bill, book.digits),
                                    meetings)) if paid[index] else []
        finding = said.find('stacking', side.key)
        is_any = is_any or bool(stacks)
        is_found = is_found or finding is not None
        if finding is None:
            beats = bool(stacks) and index not in stacks[0][2]
            report.same('%s stacking of %s is told' % (where, side.key), beats, False)
            continue
        saved = check_stack(report, '%s %s' % (where, side.key), book, finding, choice, side)
        most = max((best - accounts * minor for accounts, best, _ in stacks), default=None)
        report.same('%s stacking of %s saves the most: %s of %s' % (
            where, side.key, float(saved), most and float(most)), most is None or saved >= most,
                    True)
    report.same(where + ' stacking is found', is_found, is_any)


def check_choices(report, where, book, said):
    axes = {}
    for plan in book.plans.values():
        view = PlanView(book, plan)
        if view.has_bill:
            axes.setdefault(view.meter, []).append(view)
    for views in axes.values():
        choice = Choice(views)
        if not choice.is_short:
            continue
        paid = [is_paid(book, view) for view in views]
        check_crossovers(report, where, said, choice, paid)
        check_dominated(report, where, said, choice, paid)
        check_stacking(report, where, book, said, choice, paid)


def find_cliff(card, digits):
    """The most that one unit more takes off a bill."""
    found = Fraction(0)
    for up_to, _, _ in card.tiers[:-1]:
        if card.limit == 'hard' and card.cap is not None and up_to >= card.cap:
            break
        found = max(found, round_half_away(card.charge(up_to), digits) -
                    round_half_away(card.charge(up_to + 1), digits))
    return found


def check_cliffs(report, where, book, said):
    for plan in book.plans.values():
        view = PlanView(book, plan)
        if not view.has_bill:
            continue
        for card in view.cards:
            if card.price != 'volume' or card.meter is None:
                continue
            place = '%s.%s.%s' % (plan['key'], view.phase['key'], card.key)
            finding = said.find('volume-cliff', place)
            saved = find_cliff(card, book.digits)
            report.decimal('%s cliff of %s' % (where, place),
                           finding['figures']['saved'] if finding else '0', saved)


def check_sizing(report, where, said, view):
    """Below nothing, or below the target; a hair from either nothing is asked."""
    try:
        figure = view.figure(view.place(view.plan.get('sizing', 'p50')))
    except Missing:
        return
    amount, over = figure.bill - figure.cost, figure.bill * (1 - view.target()) - figure.cost
    if min(abs(amount), abs(over)) < HAIR:
        return
    key = view.plan['key']
    report.same('%s %s loses' % (where, key), said.find('margin-negative', key) is not None,
                amount < 0)
    report.same('%s %s misses its target' % (where, key),
                said.find('margin-below-target', key) is not None, amount >= 0 > over)


def check_full_use(report, where, said, view):
    card = view.card
    if card is None or card.is_once or card.months != 1:
        return
    full = card.cap if card.limit == 'hard' and card.cap is not None else card.included
    if full <= 0 or (card.limit != 'hard' and not card.has_included):
        return
    most, all_of_it = (figure.bill - figure.cost for figure in (
        view.figure(Place(view.axis, full * 4 / 5)), view.figure(Place(view.axis, full))))
    if min(abs(most), abs(all_of_it)) < HAIR:
        return
    finding = said.find('cap-margin', view.plan['key'])
    severity = 'error' if most < 0 else 'warning' if all_of_it < 0 else None
    report.same('%s %s at full use' % (where, view.plan['key']),
                finding and finding['severity'], severity)


def check_findings(report, cli, path):
    book = Book.load(path)
    said, code, message = cli.run('check', path, '--json', fine=(0, 1))
    if said is None:
        report.same(path + ' check', (code, message), 0)
        return
    where, said = os.path.basename(path), Said(said['findings'])
    check_choices(report, where, book, said)
    check_cliffs(report, where, book, said)
    for plan in book.plans.values():
        view = PlanView(book, plan)
        if view.has_bill and is_paid(book, view):
            check_sizing(report, where, said, view)
            check_full_use(report, where, said, view)
