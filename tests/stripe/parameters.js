// SPDX-License-Identifier: GPL-3.0-or-later
// The create parameters of the API that an export uses, closed: what is not listed is refused,
// as the real server does for nested parameters too.

const text = (max) => ({ is: 'text', max });
const one = (...values) => ({ is: 'enum', values });
const whole = (min = 0, max = Number.MAX_SAFE_INTEGER) => ({ is: 'integer', min, max });
const decimal = { is: 'decimal', places: 12 };
const wholeDecimal = { is: 'decimal', places: 0 };
const flag = { is: 'boolean' };
const metadata = { is: 'metadata' };
const object = (members, required = []) => ({ is: 'object', members, required });
const list = (items, max = 1000) => ({ is: 'list', items, max });

const product = {
  active: flag, description: text(40000), marketing_features: list(object({ name: text(80) }, ['name']), 15),
  metadata, name: text(5000), tax_code: text(5000), unit_label: text(12), url: text(5000),
  statement_descriptor: text(22), shippable: flag,
};

const recurring = object({
  interval: one('day', 'week', 'month', 'year'), interval_count: whole(1, 1095),
  usage_type: one('licensed', 'metered'), meter: text(5000),
}, ['interval']);

const tier = object({
  up_to: { is: 'bound' }, unit_amount: whole(), unit_amount_decimal: decimal,
  flat_amount: whole(), flat_amount_decimal: wholeDecimal,
}, ['up_to']);

const options = { is: 'map', values: object({ unit_amount: whole(), unit_amount_decimal: decimal, tiers: list(tier) }) };

const item = object({ price: text(5000), quantity: whole(), metadata }, ['price']);

const phase = object({
  items: list(item, 20), add_invoice_items: list(item, 20), metadata, trial: flag,
  trial_end: whole(), end_date: whole(), description: text(500), currency: text(3),
  duration: object({ interval: one('day', 'week', 'month', 'year'), interval_count: whole(1) }, ['interval']),
}, ['items']);

export const create = {
  '/v1/products': object({ ...product, id: text(5000) }, ['name']),
  '/v1/products/*': object({ ...product, default_price: text(5000) }),
  '/v1/products/*/features': object({ entitlement_feature: text(5000) }, ['entitlement_feature']),
  '/v1/prices': object({
    active: flag, billing_scheme: one('per_unit', 'tiered'), currency: text(3), lookup_key: text(200),
    currency_options: options, metadata, nickname: text(5000), product: text(5000), recurring,
    tax_behavior: one('exclusive', 'inclusive', 'unspecified'), tiers: list(tier),
    tiers_mode: one('graduated', 'volume'), transfer_lookup_key: flag,
    transform_quantity: object({ divide_by: whole(1), round: one('up', 'down') }, ['divide_by', 'round']),
    unit_amount: whole(), unit_amount_decimal: decimal,
  }, ['currency', 'product']),
  '/v1/prices/*': object({
    active: flag, lookup_key: text(200), transfer_lookup_key: flag, metadata, nickname: text(5000),
    tax_behavior: one('exclusive', 'inclusive', 'unspecified'),
  }),
  '/v1/coupons': object({
    amount_off: whole(1), applies_to: object({ products: list(text(5000)) }), currency: text(3),
    duration: one('forever', 'once', 'repeating'), duration_in_months: whole(1), id: text(5000), max_redemptions: whole(1),
    metadata, name: text(40), percent_off: { is: 'percent' }, redeem_by: whole(1),
  }),
  '/v1/coupons/*': object({ metadata, name: text(40) }),
  '/v1/promotion_codes': object({
    promotion: object({ type: one('coupon'), coupon: text(5000) }, ['type', 'coupon']), code: text(500), metadata,
  }, ['promotion']),
  '/v1/promotion_codes/*': object({ active: flag, metadata }),
  '/v1/billing/alerts': object({
    alert_type: one('usage_threshold'), title: text(256),
    usage_threshold: object({ gte: whole(1), meter: text(5000), recurrence: one('one_time') }, ['gte', 'meter', 'recurrence']),
  }, ['alert_type', 'title', 'usage_threshold']),
  '/v1/billing/credit_grants': object({
    amount: object({ type: one('monetary'), monetary: object({ currency: text(3), value: whole(1) }, ['currency', 'value']) }, ['type']),
    applicability_config: object({ scope: object({ price_type: one('metered'), prices: list(object({ id: text(5000) }, ['id']), 20) }) }, ['scope']),
    category: one('paid', 'promotional'), customer: text(5000), expires_at: whole(1), metadata, name: text(100), priority: whole(0, 100),
  }, ['amount', 'applicability_config', 'customer']),
  '/v1/billing/meters': object({
    display_name: text(250), event_name: text(100), event_time_window: one('day', 'hour'),
    default_aggregation: object({ formula: one('count', 'sum', 'last') }, ['formula']),
    customer_mapping: object({ type: one('by_id'), event_payload_key: text(100) }, ['type', 'event_payload_key']),
    value_settings: object({ event_payload_key: text(100) }, ['event_payload_key']),
  }, ['display_name', 'event_name', 'default_aggregation']),
  '/v1/entitlements/features': object({ lookup_key: text(80), name: text(80), metadata }, ['lookup_key', 'name']),
  '/v1/subscription_schedules': object({
    customer: text(5000), start_date: text(40), end_behavior: one('cancel', 'none', 'release', 'renew'),
    metadata, phases: list(phase, 10),
  }, ['customer', 'phases']),
};

export class Refused extends Error {}

function refuse(where, what) {
  throw new Refused(`${where || 'parameters'}: ${what}`);
}

function readDecimal(value, where, places) {
  const match = /^\d+(?:\.(\d+))?$/.exec(value);
  if (!match) refuse(where, `"${value}" is no decimal`);
  if ((match[1] ?? '').length > places) refuse(where, `"${value}" has more than ${places} decimals`);
  return value;
}

function readInteger(value, where, { min, max }) {
  if (!/^\d+$/.test(value)) refuse(where, `"${value}" is no whole number`);
  const number = Number(value);
  if (number < min || number > max) refuse(where, `${value} is out of range`);
  return number;
}

function readMetadata(value, where) {
  const entries = Object.entries(value);
  if (entries.length > 50) refuse(where, 'more than 50 keys');
  for (const [key, text] of entries) {
    if (key.length > 40 || /[[\]]/.test(key)) refuse(where, `bad key "${key}"`);
    if (typeof text !== 'string' || [...text].length > 500) refuse(where, `the value of "${key}" is too long`);
  }
  return value;
}

function readObject(value, rule, where) {
  const result = {};
  if (typeof value !== 'object' || value === null) refuse(where, 'not an object');
  for (const [name, member] of Object.entries(value)) {
    const inner = where ? `${where}[${name}]` : name;
    if (!Object.hasOwn(rule.members, name)) refuse(inner, 'Received unknown parameter');
    result[name] = read(member, rule.members[name], inner);
  }
  for (const name of rule.required)
    if (!Object.hasOwn(result, name)) refuse(where ? `${where}[${name}]` : name, 'Missing required param');
  return result;
}

function readList(value, rule, where) {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0 || keys.some((key, index) => key !== String(index))) refuse(where, 'not a list');
  if (keys.length > rule.max) refuse(where, `more than ${rule.max} entries`);
  return keys.map((key) => read(value[key], rule.items, `${where}[${key}]`));
}

function readMap(value, rule, where) {
  if (typeof value !== 'object' || value === null) refuse(where, 'not an object');
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, read(entry, rule.values, `${where}[${key}]`)]));
}

function readPercent(value, where) {
  readDecimal(value, where, 2);
  if (Number(value) <= 0 || Number(value) > 100) refuse(where, `${value} is out of range`);
  return Number(value);
}

/** Reads one parameter, whose value is text or an object of texts, as its rule says. */
export function read(value, rule, where = '') {
  if (rule.is === 'object') return readObject(value, rule, where);
  if (rule.is === 'list') return readList(value, rule, where);
  if (rule.is === 'map') return readMap(value, rule, where);
  if (rule.is === 'metadata') return readMetadata(value, where);
  if (typeof value !== 'string') refuse(where, 'not a plain value');
  if (value.includes('${')) refuse(where, `an unresolved reference: ${value}`);
  switch (rule.is) {
    case 'text':
      if (value === '' || [...value].length > rule.max) refuse(where, `empty or longer than ${rule.max}`);
      return value;
    case 'enum':
      if (!rule.values.includes(value)) refuse(where, `"${value}" is none of ${rule.values}`);
      return value;
    case 'boolean':
      if (value !== 'true' && value !== 'false') refuse(where, `"${value}" is no boolean`);
      return value === 'true';
    case 'integer': return readInteger(value, where, rule);
    case 'percent': return readPercent(value, where);
    case 'decimal': return readDecimal(value, where, rule.places);
    case 'bound': return value === 'inf' ? value : readInteger(value, where, { min: 1, max: Number.MAX_SAFE_INTEGER });
    default: throw new Error(`no such rule: ${rule.is}`);
  }
}

function exactlyOne(object, where, ...names) {
  const found = names.filter((name) => Object.hasOwn(object, name));
  if (found.length > 1) refuse(where, `You may only specify one of these parameters: ${names.join(', ')}`);
  return found.length === 1;
}

function checkTiers(tiers) {
  let bound = 0;
  tiers.forEach((tier, index) => {
    const where = `tiers[${index}]`;
    const hasUnit = exactlyOne(tier, where, 'unit_amount', 'unit_amount_decimal');
    const hasFlat = exactlyOne(tier, where, 'flat_amount', 'flat_amount_decimal');
    if (!hasUnit && !hasFlat) refuse(where, 'An entry in the tiers array is missing an amount');
    if ((index === tiers.length - 1) !== (tier.up_to === 'inf')) refuse(where, 'only the last tier ends at inf');
    if (tier.up_to !== 'inf' && tier.up_to <= bound) refuse(where, 'tiers must ascend');
    bound = tier.up_to;
  });
}

const zeroes = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];

function checkOptions(price) {
  for (const [currency, option] of Object.entries(price.currency_options ?? {})) {
    const where = `currency_options[${currency}]`;
    const hasAmount = exactlyOne(option, where, 'unit_amount', 'unit_amount_decimal');
    if (!/^[a-z]{3}$/.test(currency)) refuse(where, 'three small letters');
    if (currency === price.currency) refuse(where, 'matches the top-level currency');
    if (hasAmount === Boolean(option.tiers)) refuse(where, 'an amount or tiers');
    if (Boolean(option.tiers) !== (price.billing_scheme === 'tiered')) refuse(where, 'tiers go with tiered');
    if (option.tiers) checkTiers(option.tiers);
    if (option.tiers && option.tiers.some((tier, index) => tier.up_to !== price.tiers[index]?.up_to)) refuse(where, 'other bounds');
    if (zeroes.includes(currency) && option.unit_amount % 10) refuse(where, 'the last digit must be 0');
  }
}

/** What no schema says of a coupon, on a day in seconds. */
export function checkCoupon(coupon, now) {
  const hasPercent = exactlyOne(coupon, 'coupon', 'percent_off', 'amount_off') && coupon.percent_off !== undefined;
  if (coupon.percent_off === undefined && coupon.amount_off === undefined) refuse('coupon', 'percent_off or amount_off');
  if (hasPercent === Boolean(coupon.currency)) refuse('currency', 'goes with amount_off');
  if ((coupon.duration === 'repeating') !== (coupon.duration_in_months !== undefined)) refuse('duration_in_months', 'goes with repeating');
  if (coupon.redeem_by < now || coupon.redeem_by > now + 5 * 366 * 86400) refuse('redeem_by', 'in the past, or more than 5 years ahead');
}

/** What no schema says of a grant; @isMetered tells of a price by its id. */
export function checkGrant(grant, isMetered, now) {
  const { scope } = grant.applicability_config;
  if (!exactlyOne(scope, 'scope', 'price_type', 'prices')) refuse('scope', 'price_type or prices');
  for (const price of scope.prices ?? []) if (!isMetered(price.id)) refuse('scope', 'a price that is not metered');
  if (grant.expires_at !== undefined && grant.expires_at < now) refuse('expires_at', 'in the past');
}

/** What no schema says of a price. */
export function checkPrice(price) {
  const hasAmount = exactlyOne(price, 'price', 'unit_amount', 'unit_amount_decimal');
  exactlyOne(price, 'price', 'tiers', 'transform_quantity');
  if (!/^[a-z]{3}$/.test(price.currency)) refuse('currency', 'three small letters');
  if (price.billing_scheme === 'tiered') {
    if (!price.tiers || !price.tiers_mode) refuse('tiers', 'tiers and tiers_mode go with tiered');
    if (hasAmount) refuse('unit_amount', 'not with tiers');
    if (!price.recurring) refuse('recurring', 'tiers recur');
    checkTiers(price.tiers);
  } else {
    if (!hasAmount) refuse('unit_amount', 'Missing required param');
    if (price.tiers || price.tiers_mode) refuse('tiers', 'only with tiered');
  }
  if (price.recurring) {
    const metered = price.recurring.usage_type === 'metered';
    const longest = { day: 1095, week: 156, month: 36, year: 3 }[price.recurring.interval];
    if (metered !== Boolean(price.recurring.meter)) refuse('recurring[meter]', 'a meter goes with metered, and only with it');
    if ((price.recurring.interval_count ?? 1) > longest) refuse('recurring', 'longer than three years');
  }
  checkOptions(price);
  if (zeroes.includes(price.currency) && price.unit_amount % 10) refuse('unit_amount', 'the last digit must be 0');
}

/** What no schema says of a schedule; @isMetered tells of a price by its id. */
export function checkSchedule(schedule, isMetered) {
  schedule.phases.forEach((phase, index) => {
    const where = `phases[${index}]`;
    if (!exactlyOne(phase, where, 'duration', 'end_date')) refuse(where, 'a duration or an end');
    exactlyOne(phase, where, 'trial', 'trial_end');
    for (const item of phase.items)
      if (isMetered(item.price) && item.quantity !== undefined) refuse(where, 'a metered price takes no quantity');
  });
}
