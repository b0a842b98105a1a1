# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads prices from exported files alone, and holds what they come to against `bill`, for 50
usages of every plan, in every currency, paid by the month and by the year."""
import json
import os
import random
import shutil
import sys

import read_page
import read_stripe
from report import in_parallel

N_USAGES = 50
# Of the oracle's random books, three plans each; 70 of them take two minutes.
N_RANDOM = int(os.environ.get('RBK_RANDOM_BOOKS', '10'))

# Each gives offers: (plan, currency, annual, bill), and bill gives the amount for a usage.
READERS = {'stripe-objects': read_stripe.offers, 'pricing-page': read_page.offers}


# Of books that name no day of their own.
DAY = '2026-06-30'


def evergreen_of(plan, day):
    phases = [phase for phase in plan.get('phases', []) if phase.get('kind', 'evergreen') == 'evergreen'
              and phase.get('effective_from', day) <= day]
    return max(phases, key=lambda phase: phase.get('effective_from', ''), default=None)


def marks_of(phase):
    """By meter, where prices change."""
    marks = {}
    for card in phase.get('rate_cards', []):
        if 'meter' in card:
            entitlement = card.get('entitlement', {})
            found = marks.setdefault(card['meter'], {0, 1, 12345})
            for text in (entitlement.get('included'), entitlement.get('cap'), card.get('package_size'),
                         *(tier.get('up_to') for tier in card.get('tiers', []))):
                if text:
                    found.add(int(float(text)))
    return marks


def usages_of(phase, rand):
    marks = marks_of(phase)
    for number in range(N_USAGES):
        usage = {}
        for meter, places in sorted(marks.items()):
            if rand.random() < 0.6:
                usage[meter] = max(0, rand.choice(sorted(places)) * rand.choice((1, 1, 1, 2, 3))
                                   + rand.choice((-1, 0, 0, 1)))
            else:
                usage[meter] = int(10 ** (rand.random() * 6))
        yield {} if number == 0 else usage


def bill_of(cli, path, plan, currency, annual, usage, day):
    words = ['bill', path, '--plan', plan, '--currency', currency, '--date', day, '--json']
    if annual:
        words.append('--annual')
    for meter, amount in usage.items():
        words += ['--usage', '%s=%d' % (meter, amount)]
    done = cli.run(*words)
    if done.returncode != 0:
        return None, done.stderr.decode()
    return json.loads(done.stdout), ''


def check_book(cli, report, work, path, may_refuse):
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding='utf-8') as file:
        book = json.load(file)
    day = book.get('as_of', DAY)
    offers = []
    for target, reader in READERS.items():
        out = os.path.join(work, '%s.%s.json' % (name, target))
        code, said = cli.export(path, target, out, '--date', day)
        if code == 1 and may_refuse:
            continue
        if not report.check('%s to %s' % (name, target), code == 0, said):
            continue
        with open(out, encoding='utf-8') as file:
            exported = json.load(file)
        offers += [(target, *offer) for offer in reader(exported, book)]
    n_bills = 0
    rand = random.Random(name)
    plans = {plan['key']: plan for plan in book['plans']}
    for key, currency, annual in sorted({offer[1:4] for offer in offers}):
        phase = evergreen_of(plans[key], day)
        for usage in usages_of(phase, rand) if phase else ():
            said, problem = bill_of(cli, path, key, currency, annual, usage, day)
            where = '%s: %s in %s%s, %s' % (name, key, currency, ' by the year' if annual else '', usage)
            if not report.check('bill of %s' % where, said is not None, problem):
                continue
            for target, plan, code, yearly, amount_of in offers:
                if (plan, code, yearly) == (key, currency, annual):
                    n_bills += 1
                    amount = amount_of(usage)
                    report.check('%s of %s' % (target, where), amount == read_page.number(said['total']),
                                 '%s, not %s' % (float(amount), said['total']))
    return name, len(offers), n_bills


def random_books(cli, work):
    """The plans of the oracle's random books one by one, so that a refusal is of one plan."""
    sys.path.insert(0, os.path.join(cli.root, 'tests', 'oracle'))
    import books
    for seed in range(N_RANDOM):
        for index in range(3):
            book = books.make(seed)
            book['plans'] = [book['plans'][index]]
            path = os.path.join(work, 'random-%d-%d.ratebook' % (seed, index))
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(book, file)
            yield path


def run(cli, report, work):
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    samples = in_parallel(check_book, [(cli, report, work, path, False) for path in cli.samples()])
    others = in_parallel(check_book, [(cli, report, work, path, True) for path in random_books(cli, work)])
    for name, n_offers, n_bills in samples:
        report.tell('%s: %d offers, %d amounts' % (name, n_offers, n_bills))
        report.check('%s: amounts were compared' % name, n_bills >= N_USAGES)
    report.tell('%d random plans: %d offers, %d amounts' % (len(others), sum(one[1] for one in others),
                                                            sum(one[2] for one in others)))
    # All of them have a pricing page, and some are for Stripe as well.
    report.check('random plans are compared', not others or sum(one[1] for one in others) > len(others))
