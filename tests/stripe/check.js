// SPDX-License-Identifier: GPL-3.0-or-later
// node check.js EXPORTER SOURCE_ROOT WORK_DIR [MAKE_EXPORT]: exports every template and sample, has the
// official Stripe CLI send the fixtures to a server of our own, and checks what arrived.

import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import { Account, startServer } from './server.js';
import { badRequests } from './bad-requests.js';
import { makeValidator } from './schemas.js';

const apiVersion = '2026-10-28.endive';
const [exporter, root, work, maker] = process.argv.slice(2).map((path) => resolve(path));
const cli = new URL('./node_modules/@stripe/cli-linux-x64/bin/stripe', import.meta.url).pathname;
let passed = 0;
let failed = 0;

function check(name, fine, detail = '') {
  if (fine) passed += 1;
  else failed += 1;
  console.log(`${fine ? 'ok' : 'not ok'} - ${name}${fine || !detail ? '' : `\n    ${String(detail).replaceAll('\n', '\n    ')}`}`);
  return fine;
}

function run(command, args, options = {}) {
  return new Promise((done) => {
    execFile(command, args, { maxBuffer: 1 << 28, timeout: 120000, ...options }, (error, stdout, stderr) => {
      done({ code: error ? error.code ?? 1 : 0, output: stdout + stderr });
    });
  });
}

function exportTo(book, target, path) {
  const program = book.startsWith('random:') ? maker : exporter;
  const args = basename(program).startsWith('ratebook-cli')
    ? ['export', book, '--to', target, '-o', path] : [book, target, path];
  return run(program, args);
}

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Runs a fixtures file as the README says, against a server; gives its log. */
async function send(account, folder, file) {
  const server = await startServer(account, apiVersion);
  const result = await run(cli, ['fixtures', file, '--api-version', apiVersion,
    '--api-base', `http://127.0.0.1:${server.port}`],
  { cwd: folder, env: { PATH: process.env.PATH, HOME: work, STRIPE_API_KEY: 'sk_test_000000000000',
    STRIPE_CLI_TELEMETRY_OPTOUT: '1' } });
  await server.close();
  return { ...result, log: server.log, refusals: server.log.filter((entry) => entry.refusal) };
}

/** What an account has, in the form of the stripe-objects target. */
function describe(account) {
  const strip = ({ object, active, status, id, ...rest }, keepsId) => (keepsId ? { id, ...rest } : rest);
  const eventName = (id) => account.meters.get(id).event_name;
  return {
    products: [...account.products.values()].map((product) => strip(product, true)),
    prices: [...account.prices.values()].filter((price) => price.lookup_key && price.active).map((price) => {
      const plain = structuredClone(strip(price));
      if (plain.recurring?.meter) plain.recurring.meter = eventName(plain.recurring.meter);
      return plain;
    }),
    meters: [...account.meters.values()].map((meter) => strip(meter)),
    features: [...account.features.values()].map((feature) => strip(feature)),
    coupons: [...account.coupons.values()].map((coupon) => strip(coupon, true)),
    promotion_codes: [...account.codes.values()].filter((code) => code.active).map((code) => strip(code)),
    product_features: account.links.map((link) => ({
      product: link.product, entitlement_feature: account.features.get(link.feature).lookup_key,
    })),
  };
}

function compare(name, account, objects) {
  const arrived = describe(account);
  for (const kind of Object.keys(arrived))
    check(`${name}: ${arrived[kind].length} ${kind} as in stripe-objects`,
      isDeepStrictEqual(arrived[kind], objects[kind]),
      JSON.stringify({ arrived: arrived[kind], exported: objects[kind] }).slice(0, 2000));
}

async function checkStripe(name, book) {
  const folder = join(work, name);
  const file = join(work, `${name}.objects.json`);
  const made = await exportTo(book, 'stripe', folder);
  if (!check(`${name}: exports for Stripe`, made.code === 0, made.output)) return;
  const listed = await exportTo(book, 'stripe-objects', file);
  if (!check(`${name}: exports Stripe's objects`, listed.code === 0, listed.output)) return;
  const objects = await readJson(file);
  const guide = await readFile(join(folder, 'README.md'), 'utf8');
  check(`${name}: README.md has the command`,
    guide.includes(`stripe fixtures stripe-fixtures.json --api-version ${apiVersion}`));

  /* An account of the day of the terms: what was the last day of a coupon then was not over. */
  const [, day] = /Terms in force on (\d{4}-\d\d-\d\d)/.exec(guide) ?? [];
  if (check(`${name}: README.md has the day`, day)) await checkRuns(name, folder, objects, Date.parse(day) / 1000);
}

const said = (run) => run.refusals.map((entry) => `${entry.url}: ${entry.refusal}`).join('\n') || run.output;
/* What a second run finds there already, and what it looks for in vain. */
const expected = /already|exists|No such (price|promotion code)/;

async function checkRuns(name, folder, objects, now) {
  const newAccount = () => new Account({ now, validate: validateRequest });
  const account = newAccount();
  const first = await send(account, folder, 'stripe-fixtures.json');
  check(`${name}: first run, ${first.log.length} requests`, first.code === 0 && first.refusals.length === 0, said(first));
  compare(`${name}: first run`, account, objects);
  check(`${name}: ${objects.alerts.length} alerts`, account.alerts.length === objects.alerts.length);

  const nPrices = account.prices.size;
  const second = await send(account, folder, 'stripe-fixtures.update.json');
  check(`${name}: second run, ${second.refusals.length} expected refusals`,
    second.code === 0 && second.refusals.every((entry) => expected.test(entry.refusal)), said(second));
  compare(`${name}: second run`, account, objects);
  check(`${name}: second run makes each price anew`, account.prices.size === 2 * nPrices, account.prices.size);
  await checkCustomer(name, folder, account);
  if (name.startsWith('random')) return;
  await checkMoreRuns(name, folder, objects, account, newAccount, nPrices);
}

async function checkMoreRuns(name, folder, objects, account, newAccount, nPrices) {
  await send(account, folder, 'stripe-fixtures.update.json');
  check(`${name}: third run of the same makes nothing`, account.prices.size === 2 * nPrices, account.prices.size);
  for (const start of [account, newAccount()]) {
    for (const turn of ['first', 'again']) {
      const replaced = await send(start, folder, 'stripe-fixtures.replace.json');
      check(`${name}: replaced, ${turn}`, replaced.code === 0 && replaced.refusals.every((entry) => expected.test(entry.refusal)), said(replaced));
      compare(`${name}: replaced, ${turn}`, start, objects);
    }
  }
  const fresh = newAccount();
  await send(fresh, folder, 'stripe-fixtures.json');
  await send(fresh, folder, 'stripe-fixtures.replace.json');
  const active = [...fresh.prices.values()].filter((price) => price.active).length;
  check(`${name}: what is replaced is archived`, active === nPrices && fresh.prices.size === 2 * nPrices, active);

  const empty = await send(newAccount(), folder, 'stripe-fixtures.update.json');
  check(`${name}: the update form works in an empty account`,
    empty.code === 0 && empty.refusals.every((entry) => /No such promotion code/.test(entry.refusal)), said(empty));
}

/** Whether each phase of a schedule has the prices of its plan, and of its phase but in a trial. */
function holdsItsPrices(account, schedule) {
  return schedule.phases.every((phase) => phase.items.every((item) => {
    const { metadata } = account.prices.get(item.price);
    return metadata.ratebook_plan === phase.metadata.ratebook_plan
      && (phase.trial || metadata.ratebook_phase === phase.metadata.ratebook_phase);
  }));
}

async function checkCustomer(name, folder, account) {
  await writeFile(join(folder, '.env'), 'STRIPE_CUSTOMER=cus_000000000001\n');
  const customer = await send(account, folder, 'stripe-customer-example.json');
  const posts = customer.log.filter((entry) => entry.method === 'POST').length;
  const made = [...account.schedules, ...account.grants];
  check(`${name}: customer example, ${account.schedules.length} schedules, ${account.grants.length} grants`,
    customer.code === 0 && customer.refusals.length === 0 && made.length === posts
      && account.schedules.every((schedule) => holdsItsPrices(account, schedule))
      && made.every((object) => object.customer === 'cus_000000000001'), said(customer));
}

/** Random books, several at a time; one that is refused says why. */
async function checkRandom(count) {
  let exported = 0;
  const seeds = Array.from({ length: count }, (_, seed) => seed);
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const book = `random:${seed}`;
      const tried = await exportTo(book, 'stripe-objects', join(work, `random-${seed}.json`));
      if (tried.code === 0) exported += 1;
      if (tried.code === 0) await checkStripe(`random-${seed}`, book);
      else check(`${book} is refused with a reason`, tried.code === 1 && /could not bill/.test(tried.output), tried.output);
    }
  };
  await Promise.all([worker(), worker()]);
  check(`${exported} of ${count} random books are exported`, exported > count / 2);
}

async function checkPage(name, book, validate) {
  const file = join(work, `${name}.page.json`);
  const made = await exportTo(book, 'pricing-page', file);
  if (!check(`${name}: exports the pricing page`, made.code === 0, made.output)) return;
  const page = await readJson(file);
  check(`${name}: the pricing page fits its schema`, validate(page), JSON.stringify(validate.errors, null, 1));
  page.plans[0].margin = 0.7;
  check(`${name}: the schema refuses a margin on it`, !validate(page));
}

/** A server that refuses nothing would prove nothing. */
function checkServer() {
  for (const [name, requests] of Object.entries(badRequests)) {
    const account = new Account();
    const bad = requests.at(-1);
    let refusal = null;
    for (const request of requests.slice(0, -1)) account.answer('POST', request[0], new URLSearchParams(request[1]).toString());
    try {
      account.answer('POST', bad[0], new URLSearchParams(bad[1]).toString());
    } catch (error) {
      refusal = error.message;
    }
    check(`the server refuses ${name}`, refusal !== null && bad[2].test(refusal), refusal);
  }
}

async function findBooks() {
  const books = [];
  for (const folder of ['data/templates', 'data/samples', 'tests/stripe/books'])
    for (const file of (await readdir(join(root, folder))).sort())
      if (file.endsWith('.ratebook')) books.push(join(root, folder, file));
  return books;
}

const validateRequest = makeValidator();
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(await readJson(join(root, 'data', 'pricing-page.schema.json')));
const books = await findBooks();
checkServer();
await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
check('there are books to export', books.length > 0);
for (const book of books) {
  const name = basename(book, '.ratebook');
  await checkStripe(name, book);
  await checkPage(name, book, validate);
}
if (maker) await checkRandom(Number(process.env.RANDOM_BOOKS ?? 200));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
