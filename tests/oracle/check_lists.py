#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_lists.py CLI: holds each price of each real price list against a second reader.

RBK_SHARED_DATA says where the lists are; without them the test is skipped. TAP.
"""
import os
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import lists  # noqa: E402
from report import Cli, Report  # noqa: E402

FILES = (('litellm', 'litellm_model_prices.2026-07-24.json'),
         ('genai-prices', 'genai-prices_v2_data.2026-08.json'),
         ('models-dev', 'models.dev/api-from-toml.2026-07-02.json'),
         ('openrouter', 'models.dev/models.json'))
ALL_RATES = lists.RATES + ('batch_input', 'batch_output')
# Lists that were kept as floating-point numbers have noise behind the fifteenth digit.
NOISE = Fraction(1, 10 ** 14)


def same_rate(said, expected):
    if said is None or expected is None:
        return said is None and expected is None
    return abs(Fraction(said) - expected) <= NOISE * expected


def same_prices(said, expected):
    tiers = {int(tier['above']): tier for tier in said['context_tiers']}
    if not all(same_rate(said[rate], expected.get(rate)) for rate in ALL_RATES):
        return False
    return set(tiers) == set(expected['tiers']) and all(
        same_rate(tiers[above][rate], tier.get(rate))
        for above, tier in expected['tiers'].items() for rate in lists.RATES)


def index_by_id(models):
    """What an id that is printed may stand for: a model's own, or that with its vendor's."""
    index = {}
    for (vendor, key), history in models.items():
        index.setdefault(key, []).append(((vendor, key), history))
        if vendor is not None:
            index.setdefault(vendor + '/' + key, []).append(((vendor, key), history))
    return index


def is_wanted(owner, prices, index):
    """Whether a price has to be in the output: it is one, under an id that a book can hold."""
    vendor, key = owner
    is_sold_once = vendor is None or len({seller for (seller, _), _ in index[key]}) == 1
    return lists.is_priced(prices) and lists.can_hold(
        key if is_sold_once else vendor + '/' + key)


def check_list(report, cli, path, reader):
    said, code, message = cli.run('models', '--catalogue', path, '--all', '--json')
    if said is None:
        report.same(path, (code, message), 0)
        return
    models = lists.READERS[reader](lists.load(path))
    index, found = index_by_id(models), set()
    for price in said['models']:
        where = '%s %s' % (price['model'], price['effective_from'])
        known = [(owner, prices) for owner, history in index.get(price['model'], [])
                 for day, prices in history if day == price['effective_from']]
        good = [owner for owner, prices in known if same_prices(price, prices)]
        report.counts['exact'] += 1
        if not good:
            report.fail(where, price, known)
        found.update((owner, price['effective_from']) for owner in good)
    for owner, history in models.items():
        for day, prices in history:
            if is_wanted(owner, prices, index) and (owner, day) not in found:
                report.fail('%s %s' % (owner, day), 'missing', prices)


def main(arguments):
    folder = os.environ.get('RBK_SHARED_DATA')
    if not folder or not os.path.isdir(os.path.join(folder, 'prices')):
        print('1..0 # SKIP RBK_SHARED_DATA does not name a folder with price lists')
        return 0
    print('1..%d' % len(FILES))
    for number, (reader, name) in enumerate(FILES, 1):
        report = Report(reader)
        check_list(report, Cli(arguments[0]), os.path.join(folder, 'prices', name), reader)
        for failure in report.failures[:20]:
            print('# ' + failure)
        print('# %s: %s' % (reader, dict(report.counts)))
        good = report.counts['exact'] > 300 and not report.failures
        print('%s %d %s' % ('ok' if good else 'not ok', number, reader))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
