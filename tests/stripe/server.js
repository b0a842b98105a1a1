// SPDX-License-Identifier: GPL-3.0-or-later
// A small stand-in for the API on the loopback interface: it keeps what it is sent, gives ids,
// and refuses what the real one refuses.

import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { Refused, checkCoupon, checkGrant, checkPrice, checkSchedule, create, read } from './parameters.js';

/** a[b][0][c]=d to nested objects; a list is an object whose keys count up from 0,
 * also where its names are a[]. */
export function decodeForm(body) {
  const root = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.replaceAll(']', '').split('[');
    let place = root;
    for (const step of path.slice(0, -1)) place = place[step] ??= {};
    const last = path.at(-1);
    place[last === '' ? Object.keys(place).length : last] = value;
  }
  return root;
}

/** A path with an id in it, as its documentation has it. */
const generalise = (path) => path.replace(/^(\/v1\/(?:products|prices|coupons|promotion_codes)\/)[^/]+/, '$1*');

const refuse = (what) => { throw new Refused(what); };

export class Account {
  products = new Map();
  prices = new Map();
  meters = new Map();
  features = new Map();
  links = [];
  coupons = new Map();
  codes = new Map();
  schedules = [];
  grants = [];
  alerts = [];
  #ids = 0;
  #answers = new Map();
  #now;
  #validate;

  /** `now` is the day of the account in seconds; `validate` says what is wrong with parameters. */
  constructor({ now = Date.UTC(2026, 5, 1) / 1000, validate = () => null } = {}) {
    this.#now = now;
    this.#validate = validate;
  }

  #newId(prefix) {
    this.#ids += 1;
    return `${prefix}_${String(this.#ids).padStart(6, '0')}`;
  }

  #add(map, object) {
    map.set(object.id, object);
    return object;
  }

  #find(map, id, what) {
    return map.get(id) ?? refuse(`No such ${what}: '${id}'`);
  }

  #addProduct(params) {
    const id = params.id ?? this.#newId('prod');
    if (!/^[A-Za-z0-9_-]+$/.test(id)) refuse(`Invalid product id: ${id}`);
    if (this.products.has(id)) refuse('Product already exists.');
    return this.#add(this.products, { object: 'product', active: true, ...params, id });
  }

  #addPrice(params) {
    const { transfer_lookup_key: transfer, ...price } = params;
    checkPrice(price);
    this.#find(this.products, price.product, 'product');
    if (price.recurring?.meter) this.#find(this.meters, price.recurring.meter, 'meter');
    this.#takeKey(price.lookup_key, transfer);
    return this.#add(this.prices, { object: 'price', active: true, ...price, id: this.#newId('price') });
  }

  #takeKey(key, transfer) {
    const holder = [...this.prices.values()].find((other) => key && other.lookup_key === key);
    if (holder && !transfer) refuse(`A price (\`${holder.id}\`) already uses that lookup key.`);
    if (holder) delete holder.lookup_key;
  }

  #changePrice(id, { transfer_lookup_key: transfer, ...params }) {
    const price = this.#find(this.prices, id, 'price');
    if (params.lookup_key && price.lookup_key !== params.lookup_key) this.#takeKey(params.lookup_key, transfer);
    return Object.assign(price, params);
  }

  #isMetered(id) {
    return this.#find(this.prices, id, 'price').recurring?.usage_type === 'metered';
  }

  #addCoupon(params) {
    checkCoupon(params, this.#now);
    for (const product of params.applies_to?.products ?? []) this.#find(this.products, product, 'product');
    if (this.coupons.has(params.id)) refuse('Coupon already exists.');
    return this.#add(this.coupons, { object: 'coupon', ...params, id: params.id ?? this.#newId('coupon') });
  }

  #addCode(params) {
    this.#find(this.coupons, params.promotion.coupon, 'coupon');
    const same = (other) => other.active && other.code.toLowerCase() === params.code.toLowerCase();
    if ([...this.codes.values()].some(same)) refuse('An active promotion code with that code already exists.');
    return this.#add(this.codes, { object: 'promotion_code', active: true, ...params, id: this.#newId('promo') });
  }

  #addGrant(params) {
    checkGrant(params, (id) => this.#isMetered(id), this.#now);
    const grant = { object: 'billing.credit_grant', ...params, id: this.#newId('credgr') };
    this.grants.push(grant);
    return grant;
  }

  #addAlert(params) {
    const { meter } = params.usage_threshold;
    this.#find(this.meters, meter, 'meter');
    if (this.alerts.filter((other) => other.usage_threshold.meter === meter).length >= 25) refuse('more than 25 alerts on a meter');
    const alert = { object: 'billing.alert', ...params, id: this.#newId('alrt') };
    this.alerts.push(alert);
    return alert;
  }

  #addMeter(params) {
    if ([...this.meters.values()].some((other) => other.event_name === params.event_name))
      refuse('An active meter with that event name exists already.');
    return this.#add(this.meters, { object: 'billing.meter', status: 'active', ...params, id: this.#newId('mtr') });
  }

  #addFeature(params) {
    if ([...this.features.values()].some((other) => other.lookup_key === params.lookup_key))
      refuse('A feature with that lookup key exists already.');
    return this.#add(this.features, { object: 'entitlements.feature', ...params, id: this.#newId('feat') });
  }

  #addLink(product, feature) {
    this.#find(this.products, product, 'product');
    this.#find(this.features, feature, 'feature');
    if (this.links.some((link) => link.product === product && link.feature === feature))
      refuse('The feature is attached already.');
    this.links.push({ product, feature });
    return { object: 'product_feature', id: this.#newId('pf') };
  }

  #addSchedule(params) {
    const prices = params.phases.flatMap((phase) => [...phase.items, ...(phase.add_invoice_items ?? [])]);
    for (const item of prices) this.#find(this.prices, item.price, 'price');
    checkSchedule(params, (id) => this.#isMetered(id));
    const schedule = { object: 'subscription_schedule', ...params, id: this.#newId('sub_sched') };
    this.schedules.push(schedule);
    return schedule;
  }

  #list(map, query) {
    for (const name of query.keys())
      if (!/^(active|code|limit|status|lookup_keys\[\d*\])$/.test(name)) refuse(`Received unknown parameter: ${name}`);
    const keys = [...query].filter(([name]) => name.startsWith('lookup_keys[')).map(([, value]) => value);
    const wanted = (entry) => (keys.length === 0 || keys.includes(entry.lookup_key))
      && (query.get('active') !== 'true' || entry.active) && (!query.has('code') || entry.code === query.get('code'));
    const data = [...map.values()].filter(wanted);
    return { object: 'list', data: data.reverse().slice(0, Number(query.get('limit') ?? 10)) };
  }

  #post(path, params) {
    const [, , kind, id, sub] = path.split('/');
    switch (generalise(path)) {
      case '/v1/products': return this.#addProduct(params);
      case '/v1/products/*': return Object.assign(this.#find(this.products, id, 'product'), params);
      case '/v1/products/*/features': return this.#addLink(id, params.entitlement_feature);
      case '/v1/prices': return this.#addPrice(params);
      case '/v1/prices/*': return this.#changePrice(id, params);
      case '/v1/coupons': return this.#addCoupon(params);
      case '/v1/coupons/*': return Object.assign(this.#find(this.coupons, id, 'coupon'), params);
      case '/v1/promotion_codes': return this.#addCode(params);
      case '/v1/promotion_codes/*': return Object.assign(this.#find(this.codes, id, 'promotion code'), params);
      case '/v1/billing/alerts': return this.#addAlert(params);
      case '/v1/billing/credit_grants': return this.#addGrant(params);
      case '/v1/billing/meters': return this.#addMeter(params);
      case '/v1/entitlements/features': return this.#addFeature(params);
      case '/v1/subscription_schedules': return this.#addSchedule(params);
      default: return refuse(`Unrecognized request URL (${kind} ${sub})`);
    }
  }

  #get(path, query) {
    switch (path) {
      case '/v1/prices': return this.#list(this.prices, query);
      case '/v1/promotion_codes': return this.#list(this.codes, query);
      case '/v1/billing/meters': return this.#list(this.meters, query);
      case '/v1/entitlements/features': return this.#list(this.features, query);
      default: return refuse(`Unrecognized request URL (GET ${path})`);
    }
  }

  /** Answers one request; throws Refused. */
  answer(method, url, body, idempotencyKey) {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (method === 'GET') return this.#get(pathname, searchParams);
    if (method !== 'POST') refuse(`no ${method}`);
    const rule = create[generalise(pathname)];
    if (!rule) refuse(`Unrecognized request URL (POST ${pathname})`);
    /* The CLI sends the parameters in any order. */
    const sorted = body.split('&').sort().join('&');
    const hash = createHash('sha256').update(pathname).update(sorted).digest('hex');
    const before = idempotencyKey && this.#answers.get(idempotencyKey);
    if (before && before.hash !== hash) refuse('Keys for idempotent requests can only be used with the same parameters.');
    if (before) return before.result;
    const params = read(decodeForm(body), rule);
    const wrong = this.#validate(generalise(pathname), params);
    if (wrong) refuse(`The official types say: ${wrong}`);
    const result = this.#post(pathname, params);
    if (idempotencyKey) this.#answers.set(idempotencyKey, { hash, result: structuredClone(result) });
    return result;
  }
}

/** Starts a server of its own; `log` has every request with its refusal, if any. */
export async function startServer(account, apiVersion) {
  const log = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const entry = { method: request.method, url: request.url, body, refusal: null };
    log.push(entry);
    try {
      if (!/^Bearer sk_test_/.test(request.headers.authorization ?? '')) refuse('You did not provide an API key.');
      if (request.headers['stripe-version'] !== apiVersion) refuse(`Stripe-Version is ${request.headers['stripe-version']}`);
      const result = account.answer(request.method, request.url, body, request.headers['idempotency-key']);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      entry.refusal = error.message;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { type: 'invalid_request_error', message: error.message } }));
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { log, port: server.address().port, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}
