# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads price lists a second time, in the plainest way, from what their owners say of them.

A list becomes {(vendor, id): [(first day, prices)]}, prices in USD per million tokens.
"""
import json
import re
from fractions import Fraction

MILLION = 10 ** 6
RATES = ('input', 'output', 'cache_read', 'cache_write')


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file, parse_float=Fraction, parse_int=Fraction)


def rates(source, names, factor=1):
    """The rates that are there: names are the members' own, in the order of RATES."""
    return {rate: Fraction(source[name]) * factor for rate, name in zip(RATES, names)
            if source.get(name) is not None}


def with_tiers(prices, tiers):
    return dict(prices, tiers={above: tier for above, tier in tiers.items() if tier})


def litellm_tiers(model, names):
    tiers = {}
    for member, value in model.items():
        for rate, name in zip(RATES, names):
            found = re.fullmatch(name + r'_above_(\d+)k_tokens', member)
            if found and value is not None:
                tiers.setdefault(int(found[1]) * 1000, {})[rate] = Fraction(value) * MILLION
    for step in model.get('tiered_pricing') or []:
        if step['range'][0] > 0:
            tiers[int(step['range'][0])] = rates(step, names, MILLION)
    return tiers


def read_litellm(data):
    names = ('input_cost_per_token', 'output_cost_per_token', 'cache_read_input_token_cost',
             'cache_creation_input_token_cost')
    models = {}
    for key, model in data.items():
        if key == 'sample_spec' or not isinstance(model, dict):
            continue
        if model.get('mode') not in (None, 'chat', 'completion', 'responses', 'embedding'):
            continue
        prices = rates(model, names, MILLION)
        for step in model.get('tiered_pricing') or []:
            if step['range'][0] == 0:
                prices.update(rates(step, names, MILLION))
        if model.get('mode') == 'embedding':
            prices.setdefault('output', Fraction(0))
        for rate, name in (('batch_input', names[0]), ('batch_output', names[1])):
            if model.get(name + '_batches') is not None:
                prices[rate] = Fraction(model[name + '_batches']) * MILLION
        models[None, key] = [(None, with_tiers(prices, litellm_tiers(model, names)))]
    return models


def genai_prices(source):
    prices, tiers = {}, {}
    for rate in RATES:
        value = source.get(rate + '_mtok')
        if isinstance(value, dict):
            for tier in value['tiers']:
                tiers.setdefault(int(tier['start']), {})[rate] = Fraction(tier['price'])
            value = value['base']
        if value is not None:
            prices[rate] = Fraction(value)
    if 'input' in prices and not any(name.startswith('output_') for name in source):
        prices['output'] = Fraction(0)
    return with_tiers(prices, tiers)


def genai_history(prices):
    """The dearest hours count where a price has hours."""
    if isinstance(prices, dict):
        return [(None, genai_prices(prices))]
    days = {}
    for item in prices:
        day = (item.get('constraint') or {}).get('start_date')
        held = genai_prices(item['prices'])
        if day is not None or None not in days or 'constraint' not in item \
                or held.get('output', 0) > days[None].get('output', 0):
            days[day] = held
    return list(days.items())


def read_genai_prices(data):
    models = {}
    for vendor in data:
        for model in vendor['models']:
            models.setdefault((vendor['id'], model['id']), genai_history(model['prices']))
    return models


def read_models_dev(data):
    models = {}
    for vendor, entry in data.items():
        for key, model in entry['models'].items():
            cost = model.get('cost') or {}
            tiers = {int(tier['tier']['size']): rates(tier, RATES)
                     for tier in cost.get('tiers', [])}
            if 'tiers' not in cost and 'context_over_200k' in cost:
                tiers[200000] = rates(cost['context_over_200k'], RATES)
            models[vendor, key] = [(None, with_tiers(rates(cost, RATES), tiers))]
    return models


def read_openrouter(data):
    names = ('prompt', 'completion', 'input_cache_read', 'input_cache_write')
    return {(None, model['id']): [(None, with_tiers(rates(model['pricing'], names, MILLION), {}))]
            for model in data['data']}


READERS = {'litellm': read_litellm, 'genai-prices': read_genai_prices,
           'models-dev': read_models_dev, 'openrouter': read_openrouter}


def can_hold(key):
    """Whether a book can hold an id, and this list a price for it."""
    return re.fullmatch(r'[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}', key) is not None


def is_priced(prices):
    return ('input' in prices and 'output' in prices
            and min(prices[rate] for rate in RATES if rate in prices) >= 0
            and max(prices[rate] for rate in RATES if rate in prices) > 0)
