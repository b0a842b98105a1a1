// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that must be refused: each a list whose last entry is the bad one, with what the
// refusal says.

const product = ['/v1/products', { id: 'p', name: 'P' }];
const meter = ['/v1/billing/meters', { display_name: 'M', event_name: 'm', 'default_aggregation[formula]': 'sum' }];
const price = { product: 'p', currency: 'usd', 'recurring[interval]': 'month' };
const tiered = { ...price, billing_scheme: 'tiered', tiers_mode: 'graduated' };

export const badRequests = {
  'two amounts': [product, ['/v1/prices', { ...price, unit_amount: 0, unit_amount_decimal: '0' }, /only specify one/]],
  'a price without an amount': [product, ['/v1/prices', price, /Missing/]],
  'a price of no product': [['/v1/prices', { ...price, unit_amount: 1 }, /No such product/]],
  'an unknown parameter': [product, ['/v1/prices', { ...price, unit_amount: 1, aggregate_usage: 'sum' }, /unknown/]],
  'an unknown nested parameter': [product, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[trial_period_days]': 3 }, /unknown/]],
  'a misspelt interval': [product, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[interval]': 'monthly' }, /none of/]],
  'an interval of four years': [product, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[interval_count]': 48 }, /three years/]],
  'thirteen decimals': [product, ['/v1/prices', { ...price, unit_amount_decimal: '0.0000000000001' }, /12 decimals/]],
  'a last tier with an end': [product, ['/v1/prices', { ...tiered, 'tiers[0][up_to]': 5, 'tiers[0][unit_amount]': 1 }, /inf/]],
  'a tier without an amount': [product, ['/v1/prices', { ...tiered, 'tiers[0][up_to]': 'inf' }, /missing an amount/]],
  'tiers that descend': [product, ['/v1/prices', { ...tiered, 'tiers[0][up_to]': 5, 'tiers[0][unit_amount]': 1,
    'tiers[1][up_to]': 5, 'tiers[1][unit_amount]': 1, 'tiers[2][up_to]': 'inf', 'tiers[2][unit_amount]': 1 }, /ascend/]],
  'a fee of fractions': [product, ['/v1/prices', { ...tiered, 'tiers[0][up_to]': 'inf', 'tiers[0][flat_amount_decimal]': '0.5' }, /0 decimals/]],
  'tiers with packages': [product, ['/v1/prices', { ...tiered, 'tiers[0][up_to]': 'inf', 'tiers[0][unit_amount]': 1,
    'transform_quantity[divide_by]': 10, 'transform_quantity[round]': 'up' }, /only specify one/]],
  'metered without a meter': [product, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[usage_type]': 'metered' }, /meter/]],
  'a meter on a licensed price': [product, meter, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[meter]': 'mtr_000001' }, /meter/]],
  'a lookup key twice': [product, ['/v1/prices', { ...price, unit_amount: 1, lookup_key: 'k' }],
    ['/v1/prices', { ...price, unit_amount: 2, lookup_key: 'k' }, /already uses/]],
  'a new amount for a price': [product, ['/v1/prices', { ...price, unit_amount: 1 }], ['/v1/prices/price_000001', { unit_amount: 2 }, /unknown/]],
  'a product twice': [product, [...product, /already exists/]],
  'an event name twice': [meter, [...meter, /exists already/]],
  'the highest value of a meter': [['/v1/billing/meters', { ...meter[1], 'default_aggregation[formula]': 'max' }, /none of/]],
  'a long unit label': [['/v1/products', { name: 'P', unit_label: 'thirteen char' }, /longer/]],
  'a long metadata key': [['/v1/products', { name: 'P', [`metadata[${'k'.repeat(41)}]`]: 'v' }, /bad key/]],
  'an unresolved reference': [['/v1/products', { name: '${p:id}' }, /unresolved/]],
  'a quantity of use': [product, meter, ['/v1/prices', { ...price, unit_amount: 1, 'recurring[usage_type]': 'metered', 'recurring[meter]': 'mtr_000001' }],
    ['/v1/subscription_schedules', { customer: 'cus_1', 'phases[0][items][0][price]': 'price_000002', 'phases[0][items][0][quantity]': 2,
      'phases[0][duration][interval]': 'month' }, /no quantity/]],
  'a phase without an end': [product, ['/v1/prices', { ...price, unit_amount: 1 }],
    ['/v1/subscription_schedules', { customer: 'cus_1', 'phases[0][items][0][price]': 'price_000001' }, /duration/]],
};
