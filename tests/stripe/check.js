// SPDX-License-Identifier: GPL-3.0-or-later
// node check.js EXPORTER SOURCE_ROOT WORK_DIR: exports every template and sample, has the
// official Stripe CLI send the fixtures to a server of our own, and checks what arrived.

import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import { Account, startServer } from './server.js';
import { badRequests } from './bad-requests.js';

const apiVersion = '2026-10-28.endive';
const [exporter, root, work] = process.argv.slice(2).map((path) => resolve(path));
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
  const args = basename(exporter).startsWith('ratebook-cli')
    ? ['export', book, '--to', target, '-o', path] : [book, target, path];
  return run(exporter, args);
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
    prices: [...account.prices.values()].filter((price) => price.lookup_key).map((price) => {
      const plain = structuredClone(strip(price));
      if (plain.recurring?.meter) plain.recurring.meter = eventName(plain.recurring.meter);
      return plain;
    }),
    meters: [...account.meters.values()].map((meter) => strip(meter)),
    features: [...account.features.values()].map((feature) => strip(feature)),
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

  const account = new Account();
  const first = await send(account, folder, 'stripe-fixtures.json');
  check(`${name}: first run, ${first.log.length} requests`, first.code === 0 && first.refusals.length === 0,
    first.refusals.map((entry) => `${entry.url}: ${entry.refusal}`).join('\n') || first.output);
  compare(`${name}: first run`, account, objects);

  const nPrices = account.prices.size;
  const second = await send(account, folder, 'stripe-fixtures.update.json');
  const expected = /already|exists/;
  check(`${name}: second run, ${second.refusals.length} expected refusals`,
    second.code === 0 && second.refusals.every((entry) => expected.test(entry.refusal)),
    second.refusals.map((entry) => `${entry.url}: ${entry.refusal}`).join('\n') || second.output);
  compare(`${name}: second run`, account, objects);
  check(`${name}: second run makes each price anew`, account.prices.size === 2 * nPrices, account.prices.size);
  await send(account, folder, 'stripe-fixtures.update.json');
  check(`${name}: third run of the same makes nothing`, account.prices.size === 2 * nPrices, account.prices.size);

  const empty = await send(new Account(), folder, 'stripe-fixtures.update.json');
  check(`${name}: the update form works in an empty account`, empty.code === 0 && empty.refusals.length === 0,
    empty.refusals.map((entry) => `${entry.url}: ${entry.refusal}`).join('\n') || empty.output);

  await writeFile(join(folder, '.env'), 'STRIPE_CUSTOMER=cus_000000000001\n');
  const customer = await send(account, folder, 'stripe-customer-example.json');
  const schedules = customer.log.filter((entry) => entry.method === 'POST').length;
  check(`${name}: customer example, ${schedules} schedules`,
    customer.code === 0 && customer.refusals.length === 0 && account.schedules.length === schedules
      && account.schedules.every((schedule) => schedule.customer === 'cus_000000000001'),
    customer.refusals.map((entry) => `${entry.url}: ${entry.refusal}`).join('\n') || customer.output);
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
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
