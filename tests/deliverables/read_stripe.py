# SPDX-License-Identifier: GPL-3.0-or-later
"""Bills by the price objects of stripe-objects alone, as Stripe does. What a product reports to
Stripe, and in which units, stands in the metadata of the prices."""
from fractions import Fraction

from read_page import round_half_away

NO_DECIMALS = set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split())
THREE_DECIMALS = set('bhd jod kwd omr tnd'.split())


def digits_of(code):
    return 0 if code in NO_DECIMALS else 3 if code in THREE_DECIMALS else 2


def amount_in(terms, name):
    if name in terms:
        return Fraction(terms[name])
    return Fraction(terms[name + '_decimal']) if name + '_decimal' in terms else None


def tiered(mode, tiers, quantity):
    total = start = Fraction(0)
    for tier in tiers:
        end = None if tier['up_to'] == 'inf' else Fraction(tier['up_to'])
        inside = quantity if end is None or quantity <= end else end
        unit, flat = amount_in(tier, 'unit_amount') or 0, amount_in(tier, 'flat_amount') or 0
        if mode == 'volume':
            if end is None or quantity <= end:
                return quantity * unit + flat
        elif inside > start or (start == 0 and quantity == 0):
            total += (inside - start) * unit + flat
        if end is None or quantity <= end:
            return total
        start = end
    raise ValueError('no tier is for %s' % quantity)


def price_amount(price, code, quantity):
    terms = price if price['currency'] == code else price['currency_options'][code]
    if 'transform_quantity' in price:
        divide = price['transform_quantity']['divide_by']
        quantity = -(-quantity // divide) if price['transform_quantity']['round'] == 'up' else quantity // divide
    if price.get('billing_scheme') == 'tiered':
        cents = tiered(price['tiers_mode'], terms['tiers'], quantity)
    else:
        cents = amount_in(terms, 'unit_amount') * quantity
    return round_half_away(cents, 0) / 10 ** digits_of(code)


def has_currency(price, code):
    return price['currency'] == code or code in price.get('currency_options', {})


def quantity_of(price, usage):
    """Fees and smallest charges are sold once with the plan; events count the units that metadata names."""
    metadata = price.get('metadata', {})
    if metadata.get('ratebook_role') != 'use':
        return Fraction(1)
    quantity = Fraction(usage.get(metadata['ratebook_meter'], 0))
    # Packages can't stop at a cap: there the product does, as the list of losses says.
    if metadata.get('ratebook_limit') == 'hard' and 'transform_quantity' in price and 'ratebook_cap' in metadata:
        quantity = min(quantity, Fraction(metadata['ratebook_cap']))
    return quantity * Fraction(metadata.get('ratebook_conversion', '1'))


def offers(objects, _book):
    prices = {price['lookup_key']: price for price in objects['prices'] if 'lookup_key' in price}
    for bundle in objects.get('bundles', []):
        chosen = [prices[key] for key in bundle['lookup_keys']]
        code = bundle['currency'].lower()
        if not chosen:
            continue

        def amount_of(usage, chosen=chosen, code=code):
            return sum((price_amount(price, code, quantity_of(price, usage))
                        for price in chosen), Fraction(0))

        yield bundle['plan'], bundle['currency'].upper(), bundle['paid'] == 'yearly', amount_of
