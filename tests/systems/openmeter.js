// SPDX-License-Identifier: GPL-3.0-or-later
// What OpenMeter's server asks of a plan beyond its schema (openmeter/productcatalog).

const planCadences = ['P1W', 'P2W', 'P4W', 'P1M', 'P3M', 'P6M', 'P12M', 'P1Y'];

/** Weeks and months of an ISO 8601 duration. */
function length(duration) {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
  if (!match || duration === 'P') return null;
  const [years, months, weeks, days] = match.slice(1).map((text) => Number(text ?? 0));
  return { months: 12 * years + months, days: 7 * weeks + days };
}

function isMultiple(cadence, of) {
  const [a, b] = [length(cadence), length(of)];
  if (!a || !b) return false;
  if (b.months > 0) return a.days === 0 && a.months > 0 && a.months % b.months === 0;
  return a.months === 0 && a.days > 0 && a.days % b.days === 0;
}

function checkPrice(card, features, say) {
  const { price } = card;
  if (card.type === 'usage_based' && price && !features.get(card.featureKey)?.meterSlug)
    say(`${card.key}: a price on use needs a feature with a meter`);
  if (!price) {
    if (card.discounts) say(`${card.key}: a discount needs a price`);
    return;
  }
  if (card.type === 'flat_fee' && price.type !== 'flat') say(`${card.key}: a fee has a flat price`);
  if (card.discounts?.usage && price.type === 'flat') say(`${card.key}: no usage discount on a fee`);
  if (price.type === 'package' && !(Number(price.quantityPerPackage) > 0)) say(`${card.key}: empty packages`);
  if (price.type !== 'tiered') return;
  const bounds = price.tiers.map((tier) => tier.upToAmount);
  if (bounds.filter((bound) => bound === undefined).length !== 1) say(`${card.key}: one tier is open-ended`);
  if (new Set(bounds).size !== bounds.length) say(`${card.key}: bounds twice`);
  if (price.tiers.some((tier) => !tier.flatPrice && !tier.unitPrice)) say(`${card.key}: a tier without a price`);
}

function checkCard(card, plan, features, say) {
  if (card.featureKey !== undefined && card.featureKey !== card.key) say(`${card.key}: the key is not that of the feature`);
  if (card.featureKey !== undefined && !features.has(card.featureKey)) say(`${card.key}: no such feature`);
  if (card.entitlementTemplate) {
    const template = card.entitlementTemplate;
    if (card.featureKey === undefined) say(`${card.key}: an entitlement needs a feature`);
    if (template.type === 'metered' && template.issueAfterReset === undefined) say(`${card.key}: nothing is issued`);
    if (template.type === 'metered' && !features.get(card.featureKey)?.meterSlug) say(`${card.key}: metered without a meter`);
    if (template.type === 'static' && typeof JSON.parse(template.config) !== 'object') say(`${card.key}: config is no object`);
  }
  if (card.type === 'usage_based' && card.billingCadence === null) say(`${card.key}: use is not billed once`);
  if (card.billingCadence !== null && !isMultiple(card.billingCadence, plan.billingCadence))
    say(`${card.key}: ${card.billingCadence} does not go with ${plan.billingCadence}`);
  checkPrice(card, features, say);
}

/** All that is wrong with a plan. */
export function checkPlan(plan, features) {
  const wrong = [];
  const say = (what) => wrong.push(what);
  if (!planCadences.includes(plan.billingCadence)) say(`plans are not billed every ${plan.billingCadence}`);
  if (new Set(plan.phases.map((phase) => phase.key)).size !== plan.phases.length) say('a phase key twice');
  plan.phases.forEach((phase, index) => {
    const isLast = index + 1 === plan.phases.length;
    if (isLast !== (phase.duration === null)) say(`${phase.key}: the last phase alone has no duration`);
    if (!isLast && !length(phase.duration)) say(`${phase.key}: ${phase.duration} is no duration`);
    if (phase.rateCards.length === 0) say(`${phase.key}: no rate cards`);
    if (new Set(phase.rateCards.map((card) => card.key)).size !== phase.rateCards.length) say(`${phase.key}: a card key twice`);
    for (const card of phase.rateCards) checkCard(card, plan, features, (what) => say(`${phase.key}.${what}`));
  });
  return wrong;
}
