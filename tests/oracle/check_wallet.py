#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_wallet.py CLI: runs wallets of random books a second time, day by day. TAP.

RBK_ORACLE_BOOKS says how many.
"""
import datetime
import json
import os
import random
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from oracle_wallet import Wallet, read_duration  # noqa: E402
from report import Cli, Report  # noqa: E402

ROUNDS = int(os.environ.get('RBK_ORACLE_BOOKS', '100')) * 2
LIVES = ('month_end', 'year_end', 'contract_end', 'never', 'after:P90D', 'after:P1Y', 'after:P1M',
         'after:P2W', 'after:P1M10D')
CADENCES = ('P1M', 'P1M', 'P1M', 'P3M', 'P1Y', 'P2W', 'P30D')
AMOUNTS = ('0', '10', '100', '250.5', '333.333333', '1000')
STARTS = ('2025-01-01', '2025-01-31', '2024-02-29', '2025-06-15', '2023-12-30')
CREDITS = ('opening', 'granted', 'rolled_over', 'topped_up', 'used', 'expired', 'closing', 'overage',
           'unserved')
MONEY = ('paid', 'recognised', 'breakage', 'deferred')


def make_wallet(rand):
    wallet = {'pool': 'pool', 'grant': rand.choice(AMOUNTS), 'cadence': rand.choice(CADENCES),
              'expiry': rand.choice(LIVES), 'rollover': rand.choice(('none', 'share', 'full')),
              'priority': rand.randint(1, 3), 'topup_channel': rand.choice(('self_serve', 'sales')),
              'topup_limit': rand.choice((0, 0, 1, 3))}
    for name, values in (('rollover_cap', AMOUNTS), ('rollover_expiry', LIVES),
                         ('topup_expiry', LIVES)):
        if rand.random() < 0.5:
            wallet[name] = rand.choice(values)
    if wallet['rollover'] == 'share':
        wallet['rollover_share'] = rand.choice(('0', '0.25', '0.5', '0.333333', '1'))
    if rand.random() < 0.5:
        wallet['topup_amount'] = rand.choice(AMOUNTS[1:])
        wallet['topup_price'] = rand.choice(('1', '5', '12.5', '99'))
        if rand.random() < 0.4:
            wallet['topup_below'] = rand.choice(AMOUNTS)
    return wallet


def make_book(rand):
    fee = {'key': 'fee', 'price': 'flat', 'amount': rand.choice(('0', '29', '99.99', '1200'))}
    if rand.random() < 0.3:
        fee['cadence'] = 'P1Y'
    limit = rand.choice(('hard', 'soft'))
    cards = [fee]
    for index in range(rand.choice((1, 1, 1, 2))):
        cards.append({'key': 'card-%d' % index, 'meter': 'credits', 'price': 'per_unit',
                      'amount': rand.choice(('0', '0.05', '0.2')),
                      'entitlement': {'included': '100', 'limit': limit,
                                      'wallet': make_wallet(rand)}})
    plan = {'key': 'plan', 'name': 'Plan',
            'phases': [{'key': 'evergreen', 'kind': 'evergreen', 'rate_cards': cards}]}
    if rand.random() < 0.3:
        plan['annual_commitment'] = '1000'
    return {'format': 'ratebook', 'version': 1, 'title': 'Wallet', 'currency': 'USD',
            'meters': [{'key': 'credits', 'name': 'Credits', 'kind': 'credit',
                        'definition': 'A unit of use.'}],
            'plans': [plan]}


def months_of(cadence):
    months, days = read_duration(cadence)
    return months + Fraction(days * 12, 365)


def grant_rates(cards, fee):
    """What a credit was paid: the fee by the month, shared by what wallets grant a month."""
    monthly = Fraction(fee['amount']) / (12 if 'cadence' in fee else 1)
    wallets = [card['entitlement']['wallet'] for card in cards]
    granted = [Fraction(wallet['grant']) / months_of(wallet['cadence']) for wallet in wallets]
    rates = [Fraction(0)]
    for wallet in wallets:
        rates.append(monthly / sum(granted) if sum(granted) else Fraction(0))
        amount = Fraction(wallet.get('topup_amount', '0'))
        rates.append(Fraction(wallet['topup_price']) / amount if amount else Fraction(0))
    return rates


def expect(book, start, n_months, path, opening):
    plan = book['plans'][0]
    fee, *cards = plan['phases'][0]['rate_cards']
    wallets = [dict(card['entitlement']['wallet']) for card in cards]
    for wallet in wallets:
        wallet.setdefault('rollover_share', '1' if wallet['rollover'] != 'none' else '0')
    contract = 12 if 'annual_commitment' in plan or (
        'cadence' in fee and Fraction(fee['amount']) > 0) else 0
    wallet = Wallet(wallets, cards[0]['entitlement']['limit'] == 'soft',
                    Fraction(cards[0]['amount']), contract, datetime.date.fromisoformat(start), n_months)
    return wallet.run(path, opening, grant_rates(cards, fee))


def check(report, cli, folder, seed):
    rand = random.Random(seed)
    book = make_book(rand)
    path = os.path.join(folder, 'wallet-%d.ratebook' % seed)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(book, file)
    start, n_months = rand.choice(STARTS), rand.choice((1, 3, 13, 26))
    use = [rand.choice(AMOUNTS + ('57.123456', '4000')) for _ in range(rand.randint(1, 6))]
    opening = rand.choice(('0', '0', '500'))
    said, code, message = cli.run('wallet', path, '--plan', 'plan', '--json', '--start', start,
                                  '--months', str(n_months), '--path', ','.join(use),
                                  '--opening', opening)
    if said is None:
        report.same('book %d' % seed, (code, message), 0)
        return
    for number, (row, expected) in enumerate(
            zip(said['months'], expect(book, start, n_months, use, opening)), 1):
        for name in CREDITS:
            report.same('book %d month %d %s' % (seed, number, name), Fraction(row[name]),
                        expected[name])
        for name in MONEY:
            report.decimal('book %d month %d %s' % (seed, number, name), row[name], expected[name])
        report.same('book %d month %d balance' % (seed, number), Fraction(row['closing']), sum(
            Fraction(row[name]) for name in ('opening', 'granted', 'topped_up')) - sum(
                Fraction(row[name]) for name in ('used', 'expired')))


def main(arguments):
    cli, report = Cli(arguments[0]), Report('wallet')
    print('1..1')
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(ROUNDS):
            check(report, cli, folder, seed)
    for failure in report.failures[:int(os.environ.get('RBK_ORACLE_SHOW', '40'))]:
        print('# ' + failure)
    print('# wallet: %s' % dict(report.counts))
    good = report.counts['exact'] and not report.failures
    print('%s 1 wallets of %d books' % ('ok' if good else 'not ok', ROUNDS))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
