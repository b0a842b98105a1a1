/* SPDX-License-Identifier: GPL-3.0-or-later
 * The switches and the calculator of a pricing page. As an exception, a page that was exported
 * with it may be used, changed and passed on freely. */
'use strict';
(() => {
  const page = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);

  /* Exact decimals: whole numbers of 10^-18. Amounts are never floating point. */
  const PLACES = 18;
  const ONE = 10n ** 18n;
  const parse = (text) => {
    const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
    if (!match) return null;
    const size = BigInt(match[2]) * ONE + BigInt((match[3] || '').padEnd(PLACES, '0'));
    return match[1] ? -size : size;
  };
  const read = (text) => (text === null ? null : parse(text));
  const max = (a, b) => (a > b ? a : b);
  const min = (a, b) => (a < b ? a : b);
  /* Divides, a half away from zero. */
  const share = (a, b) => {
    const size = ((a < 0n ? -a : a) * 2n + b) / (b * 2n);
    return a < 0n ? -size : size;
  };
  const multiply = (a, b) => share(a * b, ONE);
  const round = (a, places) => share(a, 10n ** BigInt(PLACES - places)) * 10n ** BigInt(PLACES - places);

  /* The same steps as the program that made the page. */
  const tierCharge = (use, quantity, billed) => {
    const included = read(use.included) || 0n;
    const tiers = use.price.tiers.map((tier) => ({
      upTo: read(tier.up_to), unit: read(tier.unit_price), flat: read(tier.flat_price),
    }));
    if (use.price.kind === 'volume') {
      let place = 0;
      while (tiers[place].upTo !== null && quantity > tiers[place].upTo) place += 1;
      return multiply(billed, tiers[place].unit) + (billed > 0n ? tiers[place].flat : 0n);
    }
    let amount = 0n;
    let start = 0n;
    for (const tier of tiers) {
      const from = max(start, included);
      const to = tier.upTo === null ? quantity : min(quantity, tier.upTo);
      if (to > from) amount += multiply(to - from, tier.unit) + tier.flat;
      start = tier.upTo;
    }
    return amount;
  };
  const rate = (use, usage) => {
    const { kind } = use.price;
    const cap = use.limit === 'hard' ? read(use.cap) : null;
    const quantity = cap === null ? usage : min(usage, cap);
    const billed = max(0n, quantity - (read(use.included) || 0n));
    let amount = read(use.price.amount);
    if (kind === 'per_unit') amount = multiply(billed, amount);
    if (kind === 'package') {
      const size = read(use.price.package_size);
      amount *= (billed + size - 1n) / size;
    }
    if (kind === 'graduated' || kind === 'volume') amount = tierCharge(use, quantity, billed);
    if (use.price.minimum !== null) amount = max(amount, read(use.price.minimum));
    if (use.price.maximum !== null) amount = min(amount, read(use.price.maximum));
    return { quantity, amount, blocked: usage - quantity };
  };
  const decimals = (text) => (text.split('.')[1] || '').length;
  /* The share of a month of what is charged in another period. */
  const toMonth = (amount, months, digits) => {
    if (months === null) return 0n;
    const part = months === '1' ? amount : share(amount * ONE, parse(months));
    return round(decimals(months) > 14 ? round(part, 14) : part, digits);
  };

  /* What an offer comes to for the use of a month: usage by meter. */
  const bill = (offer, usage) => {
    const digits = page.currencies.find((currency) => currency.code === offer.currency).minor_digits;
    const used = new Set(offer.use.map((use) => use.key));
    const result = { lines: [], total: 0n, monthly: 0n, blocked: {}, missing: [] };
    const add = (item, amount, monthly, quantity) => {
      const rounded = round(amount, digits);
      result.total += rounded;
      result.monthly += monthly;
      if (quantity === null || quantity > 0n || rounded > 0n)
        result.lines.push({ key: item.key, name: item.name, meter: item.meter, interval: item.interval, quantity, amount: rounded });
    };
    for (const fee of offer.fees) {
      const amount = parse(fee.amount);
      if (!used.has(fee.key)) add(fee, amount, toMonth(amount, fee.months, digits), null);
    }
    for (const use of offer.use) {
      const amount = usage[use.meter] || 0n;
      const rating = rate(use, amount);
      const months = use.months === null ? ONE : parse(use.months);
      const monthly = rate(use, multiply(amount, months)).amount;
      add(use, rating.amount, toMonth(monthly, use.months, digits), rating.quantity);
      if (rating.blocked > 0n)
        result.blocked[use.meter] = max(result.blocked[use.meter] || 0n, rating.blocked);
    }
    for (const [meter, amount] of Object.entries(usage)) {
      if (amount > 0n && !offer.use.some((use) => use.meter === meter)) result.missing.push(meter);
    }
    return result;
  };
  const toText = (value) => {
    const size = value < 0n ? -value : value;
    const rest = String(size % ONE).padStart(PLACES, '0').replace(/0+$/, '');
    return `${value < 0n ? '-' : ''}${size / ONE}${rest ? `.${rest}` : ''}`;
  };

  const group = (text) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
  const amountText = (code, value) => {
    const currency = page.currencies.find((each) => each.code === code);
    const [whole, rest] = toText(value).split('.');
    const cents = currency.minor_digits ? `.${(rest || '').padEnd(currency.minor_digits, '0')}` : '';
    return currency.symbol + (/[A-Za-z]$/.test(currency.symbol) ? '\u00a0' : '') + group(whole) + cents;
  };
  const every = (interval) => {
    if (!interval) return 'once';
    if (interval.unit === 'other') return `every ${interval.duration}`;
    return interval.count === 1 ? `a ${interval.unit}` : `every ${interval.count} ${interval.unit}s`;
  };

  /* What is chosen, and what is used. */
  const state = { currency: page.currency, annual: false, usage: {} };
  const shown = (plan) =>
    plan.offers.find((offer) => offer.currency === state.currency && offer.annual === state.annual)
    || plan.offers.find((offer) => offer.currency === state.currency && !offer.annual);
  const meterOf = (key) => page.meters.find((meter) => meter.key === key);
  const meterName = (key) => meterOf(key).name;
  const units = (meter) => (meter && meter.unit && meter.conversion !== '1' ? ` × ${meter.unit}` : '');

  const element = (tag, className, ...children) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };
  const name = (text) => element('bdi', '', text);

  const lineItem = (offer, line) => {
    const label = element('span', '', name(line.name));
    if (line.quantity !== null) label.append(`: ${group(toText(line.quantity))}`, name(units(meterOf(line.meter))));
    const price = element('span', 'amount', `${amountText(offer.currency, line.amount)} ${every(line.interval)}`);
    const item = element('li', '', label, price);
    item.dataset.amount = toText(line.amount);
    return item;
  };
  const stops = (result, offer) => [
    ...Object.keys(result.blocked).map((meter) => {
      const use = offer.use.find((each) => each.meter === meter && each.limit === 'hard');
      return element('li', 'stop', element('span', '', name(meterName(meter)), `: stops at ${group(use.cap)}`));
    }),
    ...result.missing.map((meter) =>
      element('li', 'stop', element('span', '', name(meterName(meter)), ': not in this plan'))),
  ];
  const row = (entry, cheapest, most) => {
    const { plan, offer, result, fits } = entry;
    const head = element('th', '', name(plan.name));
    head.scope = 'row';
    if (entry === cheapest) head.append(element('span', 'badge', 'Cheapest'));
    const lines = element('ul', '', ...result.lines.map((line) => lineItem(offer, line)));
    const intervals = new Set(result.lines.map((line) => every(line.interval)));
    if (intervals.size > 1)
      lines.append(element('li', 'together', element('span', '', 'When all fall due'),
        element('span', '', amountText(offer.currency, result.total))));
    lines.append(...stops(result, offer));
    const monthly = element('td', 'monthly', amountText(offer.currency, result.monthly));
    if (fits && most > 0n) {
      const bar = element('span', 'bar');
      bar.style.width = `${Number((result.monthly * 1000n) / most) / 10}%`;
      monthly.append(bar);
    }
    const node = element('tr', `${entry === cheapest ? 'cheapest' : ''}${fits ? '' : ' unfit'}`, head,
      element('td', '', lines), monthly);
    node.dataset.plan = plan.key;
    node.dataset.total = toText(result.total);
    node.dataset.monthly = toText(result.monthly);
    return node;
  };

  /* Of the plans that allow the use, the cheapest; of equals the first. */
  const compute = () => {
    const entries = page.plans.filter(shown).map((plan) => {
      const offer = shown(plan);
      const result = bill(offer, state.usage);
      return { plan, offer, result, fits: !Object.keys(result.blocked).length && !result.missing.length };
    });
    let cheapest = null;
    for (const entry of entries) {
      if (entry.fits && (!cheapest || entry.result.monthly < cheapest.result.monthly)) cheapest = entry;
    }
    return { entries, cheapest };
  };
  const showBills = () => {
    if (!byId('bills')) return;
    const { entries, cheapest } = compute();
    const most = entries.reduce((sum, entry) => (entry.fits ? max(sum, entry.result.monthly) : sum), 0n);
    byId('bills').replaceChildren(...entries.map((entry) => row(entry, cheapest, most)));
    byId('answer').replaceChildren(...(cheapest
      ? ['The cheapest plan for this is ', element('strong', '', name(cheapest.plan.name)), ', at ',
        element('strong', '', amountText(cheapest.offer.currency, cheapest.result.monthly)), ' a month.']
      : ['No plan with a price allows this much. Ask for an offer.']));
  };
  const showChoice = () => {
    const now = `${state.currency}-${state.annual ? 1 : 0}`;
    for (const node of document.querySelectorAll('[data-when]'))
      node.hidden = !node.dataset.when.split(' ').includes(now);
    showBills();
  };

  /* A slider goes up by steps of about a tenth, so that small and large use are equally at hand. */
  const sliderToUse = (place, most) => {
    if (place === 0) return 0n;
    const value = Number(most / ONE) ** (place / 100);
    const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
    return BigInt(Math.round(value / step) * step) * ONE;
  };
  const useToSlider = (value, most) => {
    const whole = Number(value / ONE);
    return whole < 1 ? 0 : Math.min(100, Math.max(1, Math.round((Math.log(whole) / Math.log(Number(most / ONE))) * 100)));
  };
  const readUse = (text) => {
    const value = parse(text.replace(/[\s,_']/g, ''));
    return value === null || value < 0n || value >= 10n ** 15n * ONE ? null : value;
  };
  const firstUse = (meter, most) => {
    if (meter.kind === 'seat') return ONE;
    const amounts = page.plans.filter(shown).flatMap((plan) => shown(plan).use)
      .filter((use) => use.meter === meter.key).map((use) => read(use.included) || 0n)
      .filter((amount) => amount > 0n);
    return amounts.length ? amounts.reduce(min) : 10n ** BigInt(Math.max(0, String(most / ONE).length - 2)) * ONE;
  };
  const setUpMeter = (box) => {
    const meter = page.meters[Number(box.dataset.meter)];
    const most = parse(box.dataset.most);
    const [number, slider, error] = ['.number', '.slider', '.error'].map((each) => box.querySelector(each));
    const take = (value) => {
      number.setAttribute('aria-invalid', String(value === null));
      error.hidden = value !== null;
      if (value === null) return;
      state.usage[meter.key] = value;
      slider.setAttribute('aria-valuetext', group(toText(value)));
      showBills();
    };
    const write = (value) => {
      number.value = group(toText(value));
      take(value);
    };
    number.addEventListener('input', () => {
      const value = readUse(number.value);
      take(value);
      if (value !== null) slider.value = String(useToSlider(value, most));
    });
    slider.addEventListener('input', () => write(sliderToUse(Number(slider.value), most)));
    const value = firstUse(meter, most);
    slider.value = String(useToSlider(value, most));
    write(value);
  };

  for (const radio of document.querySelectorAll('[name="annual"]'))
    radio.addEventListener('change', () => { state.annual = radio.value === '1' && radio.checked; showChoice(); });
  if (byId('currency')) byId('currency').addEventListener('change', (event) => { state.currency = event.target.value; showChoice(); });
  if (byId('form')) byId('form').addEventListener('submit', (event) => event.preventDefault());
  byId('switches').hidden = !byId('switches').children.length;
  if (byId('calculator')) byId('calculator').hidden = false;
  document.querySelectorAll('[data-meter]').forEach(setUpMeter);
  showChoice();

  /* For tests and for those who build on the page. */
  window.ratebook = { page, bill: (offer, usage) => {
    const result = bill(offer, Object.fromEntries(Object.entries(usage).map(([key, value]) => [key, parse(value)])));
    const texts = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, toText(value)]));
    return { total: toText(result.total), monthly: toText(result.monthly), blocked: texts(result.blocked),
      lines: result.lines.map((line) => ({ rate_card: line.key, amount: toText(line.amount) })) };
  } };
})();
