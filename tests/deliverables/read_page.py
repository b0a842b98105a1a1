# SPDX-License-Identifier: GPL-3.0-or-later
"""Bills by the lines of pricing-page JSON's calculator, which is all that a website needs."""
from fractions import Fraction


def number(text):
    return Fraction(text)


def round_half_away(value, digits):
    scaled = abs(value) * 10 ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole, 10 ** digits) * (-1 if value < 0 else 1)


def line_amount(lines, quantity):
    for line in lines:
        if line['up_to'] is None or quantity <= number(line['up_to']):
            return number(line['unit']) * quantity + number(line['fixed'])
    raise ValueError('no line of the calculator is for %s' % quantity)


def package_amount(use, quantity):
    billed = max(Fraction(0), quantity - number(use['included'] or '0'))
    return -(-billed // number(use['price']['package_size'])) * number(use['price']['amount'])


def use_amount(use, quantity):
    """The calculator's lines are before the smallest and the largest charge."""
    # A tier's fee is for what is used of it.
    if quantity == 0 and use['price']['tiers']:
        amount = Fraction(0)
    else:
        amount = line_amount(use['calculator'], quantity) if use['calculator'] else package_amount(use, quantity)
    if use['price']['minimum'] is not None:
        amount = max(amount, number(use['price']['minimum']))
    if use['price']['maximum'] is not None:
        amount = min(amount, number(use['price']['maximum']))
    return amount


def amount_of(offer, digits, usage):
    total = Fraction(0)
    metered = {use['key'] for use in offer['use']}
    for fee in offer['fees']:
        if fee['key'] not in metered:
            total += round_half_away(number(fee['amount']), digits)
    for use in offer['use']:
        quantity = Fraction(usage.get(use['meter'], 0))
        if use['limit'] == 'hard' and use['cap'] is not None:
            quantity = min(quantity, number(use['cap']))
        total += round_half_away(use_amount(use, quantity), digits)
    return total


def offers(page, _book):
    digits = {currency['code']: currency['minor_digits'] for currency in page['currencies']}
    for plan in page['plans']:
        if plan['quote_only']:
            continue
        for offer in plan['offers']:
            yield (plan['key'], offer['currency'], offer['annual'],
                   lambda usage, offer=offer: amount_of(offer, digits[offer['currency']], usage))
