// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in a headless Chromium.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MARK = 'OWNED';

/** What runs in the page: a form filled and a table read. */
function visitInPage({ bill }) {
  const set = (node, value, event) => {
    node.value = value;
    node.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const radio = document.querySelector(`[name="annual"][value="${bill.annual ? 1 : 0}"]`);
  if (radio) radio.click();
  const currency = document.getElementById('currency');
  if (currency) set(currency, bill.currency, 'change');
  for (const box of document.querySelectorAll('[data-meter]')) {
    const meter = window.ratebook.page.meters[Number(box.dataset.meter)].key;
    set(box.querySelector('.number'), bill.usage[meter] ?? '0', 'input');
  }
  return [...document.querySelectorAll('#bills tr')].map((row) => ({
    plan: row.dataset.plan, total: row.dataset.total, monthly: row.dataset.monthly,
    isCheapest: row.classList.contains('cheapest'), fits: !row.classList.contains('unfit'),
  }));
}

class Page {
  constructor(page) {
    this.page = page;
    this.problems = [];
    page.on('console', (message) => this.problems.push(message.text()));
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) this.problems.push(`asks for ${request.url()}`);
    });
  }

  /** The script's bills for those of the engine. */
  bills(bills) {
    return this.page.evaluate((list) => list.map((bill) => {
      const plan = window.ratebook.page.plans.find((each) => each.key === bill.plan);
      const find = (annual) => plan.offers.find((offer) => offer.currency === bill.currency && offer.annual === annual);
      const offer = find(bill.annual) ?? find(false);
      return offer ? window.ratebook.bill(offer, bill.usage) : null;
    }), bills);
  }

  async visit(bill) {
    const hasForm = await this.page.$('#form');
    if (hasForm) return this.page.evaluate(visitInPage, { bill });
    const [own] = await this.bills([bill]);
    return [{ plan: bill.plan, total: own.total, monthly: own.monthly, isCheapest: true, fits: true }];
  }

  /** Everything that is looked at beside the bills: [what, whether it is fine, details]. */
  async examine() {
    const results = [];
    for (const width of [360, 768, 1280]) {
      await this.page.setViewport({ width, height: 900 });
      const over = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      results.push([`fits ${width} pixels`, over <= 0, `${over} too wide`]);
    }
    await this.page.evaluate(axe);
    for (const [width, scheme] of [[360, 'light'], [1280, 'dark']]) {
      await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await this.page.setViewport({ width, height: 900 });
      const found = await this.page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
      results.push([`axe, ${width} pixels, ${scheme}`, found.violations.length === 0,
        found.violations.map((each) => `${each.id}: ${each.nodes[0].html} ${each.nodes[0].failureSummary}`).join('\n')]);
    }
    results.push(...await this.examineChoices(), ...await this.examineTyping());
    const content = await this.page.evaluate(() => ({
      title: document.title, scripts: document.scripts.length, images: document.images.length,
      handlers: document.querySelectorAll('[onerror],[onload],[onclick]').length,
    }));
    results.push(['names stay text', content.scripts === 3 && content.images === 0 && content.handlers === 0
      && content.title !== MARK && !(await this.page.evaluate((mark) => window[mark], MARK)), JSON.stringify(content)]);
    results.push(['no complaint, nothing loaded', this.problems.length === 0, this.problems.join('\n')]);
    return results;
  }

  /** Each choice shows exactly one price on each card. */
  examineChoices() {
    return this.page.evaluate(() => {
      const results = [];
      const { page } = window.ratebook;
      for (const { code } of page.currencies) {
        for (const annual of page.annual ? [0, 1] : [0]) {
          document.querySelector(`[name="annual"][value="${annual}"]`)?.click();
          const select = document.getElementById('currency');
          if (select) {
            select.value = code;
            select.dispatchEvent(new Event('change'));
          }
          for (const card of document.querySelectorAll('.card')) {
            const seen = [...card.querySelectorAll('.price')].filter((price) => price.checkVisibility());
            results.push([`one price with ${code}-${annual}`, seen.length === 1, `${card.dataset.plan}: ${seen.length}`]);
          }
        }
      }
      return results;
    });
  }

  /** The keyboard alone: a number typed, nonsense told, a slider moved. */
  async examineTyping() {
    const number = await this.page.$('.number');
    if (!number) return [];
    await number.click({ count: 3 });
    await this.page.keyboard.type('12x');
    const wrong = await this.page.$eval('.number', (node) => node.getAttribute('aria-invalid') === 'true'
      && document.querySelector('.error').checkVisibility());
    await number.click({ count: 3 });
    await this.page.keyboard.type('1 234.5');
    const right = await this.page.$eval('.number', (node) => node.getAttribute('aria-invalid') === 'false'
      && !document.querySelector('.error').checkVisibility());
    await this.page.focus('.slider');
    await this.page.keyboard.press('Home');
    await this.page.keyboard.press('ArrowRight');
    const moved = await this.page.$eval('.number', (node) => Number(node.value) >= 1);
    return [['nonsense is told', wrong], ['a number with spaces is read', right], ['the slider moves by keys', moved]];
  }

  close() {
    return this.page.close();
  }
}

export class Browser {
  static async launch(executablePath) {
    const self = new Browser();
    self.browser = await puppeteer.launch({ executablePath, headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    return self;
  }

  async open(path) {
    const page = new Page(await this.browser.newPage());
    await page.page.goto(`file://${path}`);
    return page;
  }

  /** Without scripts, and on paper. */
  async examinePlain(path) {
    const page = await this.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`file://${path}`);
    const plain = await page.evaluate(() => ({
      prices: [...document.querySelectorAll('.card')].every((card) =>
        [...card.querySelectorAll('.price')].filter((price) => price.checkVisibility()).length === 1),
      controls: [...document.querySelectorAll('#switches, #calculator')].some((node) => node.checkVisibility()),
    }));
    await page.emulateMediaType('print');
    const print = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.close();
    return [['prices without scripts', plain.prices], ['no dead controls without scripts', !plain.controls],
      ['white paper', print === 'rgb(255, 255, 255)', print]];
  }

  close() {
    return this.browser.close();
  }
}
