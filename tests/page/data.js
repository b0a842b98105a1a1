// SPDX-License-Identifier: GPL-3.0-or-later
// The data of a page against the schema that is published for it, its markup against what search
// engines ask for.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Validator from '@adobe/structured-data-validator';
import Ajv from 'ajv/dist/2020.js';

let validate = null;

export async function checkSchema(root, data) {
  if (!validate) {
    const schema = JSON.parse(await readFile(join(root, 'data/pricing-page.schema.json'), 'utf8'));
    validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  }
  return [validate(data), JSON.stringify(validate.errors)];
}

async function findErrors(markup) {
  const node = { ...markup, '@type': 'Product', '@location': '0,1' };
  const issues = await new Validator().validate({ jsonld: { Product: [node] }, microdata: {}, rdfa: {} });
  return issues.filter((issue) => issue.severity === 'ERROR');
}

export async function checkMarkup(markup) {
  const results = [];
  if (!markup.offers.length) return [['no plan has a price', true, '']];
  // A book without a logo on the web has no picture to name, and says so when it is exported.
  const errors = (await findErrors(markup)).filter((issue) => markup.image || String(issue.fieldNames) !== 'image');
  results.push(['rich results', errors.length === 0, JSON.stringify(errors.slice(0, 3))]);
  const [first, ...rest] = markup.offers;
  const { price, ...without } = first;
  results.push(['the validator misses a price', (await findErrors({ ...markup, offers: [without, ...rest] })).length > 0, price]);
  for (const offer of markup.offers) {
    results.push([`offer ${offer.name}: a number and a currency`,
      /^\d+(\.\d+)?$/.test(offer.price) && /^[A-Z]{3}$/.test(offer.priceCurrency), JSON.stringify(offer)]);
    const fees = offer.priceSpecification.filter((each) => each.priceComponentType?.endsWith('Subscription'));
    results.push([`offer ${offer.name}: fees say how often`, fees.every((fee) => /^P/.test(fee.billingDuration)), JSON.stringify(fees)]);
  }
  return results;
}
