// SPDX-License-Identifier: GPL-3.0-or-later
// node check.js EXPORTER SOURCE_ROOT WORK_DIR: exports every template, sample and test book for
// the systems beside Stripe, and holds what comes out against the clients of those systems.

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { copyFile, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as openmeter from '@openmeter/sdk/zod';
import * as flexprice from '@flexprice/sdk/sdk/models';
import { checkPlan } from './openmeter.js';

const [exporter, root, work] = process.argv.slice(2).map((path) => resolve(path));
const here = new URL('.', import.meta.url).pathname;
const targets = ['openmeter', 'autumn', 'killbill', 'lago', 'flexprice'];
let passed = 0;
let failed = 0;
let skipped = 0;

function check(name, fine, detail = '') {
  if (fine) passed += 1;
  else failed += 1;
  if (!fine) console.log(`not ok - ${name}\n    ${String(detail).slice(0, 3000).replaceAll('\n', '\n    ')}`);
  return fine;
}

function skip(name, reason) {
  skipped += 1;
  console.log(`SKIPPED: ${name}: ${reason}`);
}

function run(command, args, options = {}) {
  return new Promise((done) => {
    execFile(command, args, { maxBuffer: 1 << 28, timeout: 180000, ...options }, (error, stdout, stderr) => {
      done({ code: error ? error.code ?? 1 : 0, stdout, output: stdout + stderr });
    });
  });
}

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

async function readAll(folder, prefix) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json') && file.replace(/^\d{3}-/, '').startsWith(prefix));
  return Promise.all(files.sort().map(async (file) => [file, await readJson(join(folder, file))]));
}

/** A schema of zod drops what it does not know, so what comes out must be what went in. */
function fits(schema, value, after = (result) => result) {
  const result = schema.safeParse(value);
  if (!result.success) return JSON.stringify(result.error.issues);
  return isDeepStrictEqual(after(result.data), after(value)) ? null
    : `not all of it is known:\n${JSON.stringify(after(value))}\n${JSON.stringify(after(result.data))}`;
}

/** Keys in one order, and without the defaults that a schema adds. */
function plain(value, defaults = []) {
  if (Array.isArray(value)) return value.map((item) => plain(item, defaults));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().filter((key) => !defaults.includes(key) && value[key] !== undefined)
    .map((key) => [key, plain(value[key], defaults)]));
}

/** Runs the script of a folder against a server that gives ids, and answers what arrived. */
async function send(folder, environment, answer) {
  const log = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (data) => { text += data; });
    request.on('end', () => {
      log.push({ path: request.url, headers: request.headers, body: JSON.parse(text) });
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answer(request.url, JSON.parse(text), log.length)));
    });
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const url = `http://127.0.0.1:${server.address().port}`;
  const result = await run('sh', ['create.sh'], { cwd: folder, env: { PATH: process.env.PATH, ...environment(url) } });
  await new Promise((done) => { server.close(done); });
  return { ...result, log };
}

const systems = {
  async openmeter(name, folder) {
    const features = new Map((await readAll(folder, 'feature-')).map(([, feature]) => [feature.key, feature]));
    const defaults = ['issueAfterResetPriority', 'preserveOverageAtReset', 'isSoftLimit', 'settlementMode', 'mode', 'proRatingConfig'];
    for (const [file, body] of await readAll(folder, 'meter-'))
      check(`${name}: ${file}`, fits(openmeter.CreateMeterBody, body, plain) === null, fits(openmeter.CreateMeterBody, body, plain));
    for (const [file, body] of await readAll(folder, 'feature-'))
      check(`${name}: ${file}`, fits(openmeter.CreateFeatureBody, body, plain) === null, fits(openmeter.CreateFeatureBody, body, plain));
    for (const [file, body] of await readAll(folder, 'plan-')) {
      const wrong = fits(openmeter.CreatePlanBody, body, (value) => plain(value, defaults));
      check(`${name}: ${file}`, wrong === null, wrong);
      check(`${name}: ${file} keeps the server's rules`, checkPlan(body, features).length === 0, checkPlan(body, features).join('\n'));
    }
    const sent = await send(folder, (url) => ({ OPENMETER_URL: url, OPENMETER_API_KEY: 'k' }), () => ({ id: 'x' }));
    const files = (await readdir(folder)).filter((file) => /^(meter|feature|plan)-/.test(file));
    check(`${name}: create.sh sends ${files.length} requests`, sent.code === 0 && sent.log.length === files.length
      && sent.log.every((entry) => /^\/api\/v1\/(meters|features|plans)$/.test(entry.path) && entry.headers.authorization === 'Bearer k'), sent.output);
  },

  async autumn(name, folder) {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}\n');
    await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
    // Its bundle has a regular expression that Debian 12's Node 18 can't read. TypeScript holds the
    // file against its types all the same.
    if (Number.parseInt(process.versions.node, 10) < 20) {
      skip(`${name}: atmn previews its plans`, `atmn needs Node 20, and this is ${process.version}`);
      return;
    }
    const preview = await run(process.execPath, [join(here, 'node_modules/atmn/dist/cli.js'), 'preview'],
      { cwd: folder, env: { PATH: process.env.PATH, HOME: work, NO_COLOR: '1' } });
    const config = await readFile(join(folder, 'autumn.config.ts'), 'utf8');
    const nPlans = config.match(/^export const plan_/gm)?.length ?? 0;
    check(`${name}: atmn previews ${nPlans} plans`, preview.code === 0 && (preview.stdout.match(/╭/g) ?? []).length === nPlans, preview.output);
  },

  async killbill(name, folder) {
    const schemas = [join(here, 'killbill.xsd'), process.env.KILLBILL_XSD].filter(Boolean);
    for (const schema of schemas) {
      const result = await run('xmllint', ['--noout', '--nonet', '--schema', schema, join(folder, 'catalog.xml')]);
      check(`${name}: catalog.xml fits ${schema}`, result.code === 0, result.output);
    }
  },

  async lago(name, folder) {
    const sent = await send(folder, (url) => ({ LAGO_URL: url, LAGO_API_KEY: 'k' }),
      (path, body, n) => (body.billable_metric ? { billable_metric: { lago_id: `1a901a90-0000-4000-8000-${String(n).padStart(12, '0')}` } } : { plan: { lago_id: 'p' } }));
    const files = (await readdir(folder)).filter((file) => /^\d{3}-/.test(file));
    check(`${name}: create.sh sends ${files.length} requests, with the ids filled in`, sent.code === 0 && sent.log.length === files.length
      && sent.log.every((entry) => !JSON.stringify(entry.body).includes('@ratebook:') && entry.headers.authorization === 'Bearer k'), sent.output);
  },

  async flexprice(name, folder) {
    const camel = (value, isMap = false) => {
      if (Array.isArray(value)) return value.map((item) => camel(item));
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [isMap ? key : key.replace(/_([a-z])/g, (_, c) => c.toUpperCase()), camel(item, key === 'metadata')]));
    };
    const kinds = { 'feature-': 'DtoCreateFeatureRequest', 'plan-': 'DtoCreatePlanRequest', 'price-': 'DtoCreatePriceRequest', 'allowance-': 'DtoCreateEntitlementRequest', 'has-': 'DtoCreateEntitlementRequest' };
    for (const [prefix, type] of Object.entries(kinds))
      for (const [file, body] of await readAll(folder, prefix)) {
        const result = flexprice[`${type}$outboundSchema`].safeParse(camel(body));
        check(`${name}: ${file} is a ${type}`, result.success && isDeepStrictEqual(plain(result.data), plain(body)),
          result.success ? JSON.stringify([result.data, body]) : JSON.stringify(result.error.issues));
        const enums = { type: prefix === 'price-' ? 'PriceType' : 'FeatureType', billing_model: 'BillingModel', tier_mode: 'BillingTier', billing_period: 'BillingPeriod',
          billing_cadence: 'BillingCadence', invoice_cadence: 'InvoiceCadence', price_unit_type: 'PriceUnitType', feature_type: 'FeatureType', usage_reset_period: 'EntitlementUsageResetPeriod' };
        for (const [key, list] of Object.entries(enums))
          if (body[key] !== undefined)
            check(`${name}: ${file}: ${key} ${body[key]}`, Object.values(flexprice[list]).includes(body[key]), `is none of ${Object.values(flexprice[list])}`);
      }
    const sent = await send(folder, (url) => ({ FLEXPRICE_URL: url, FLEXPRICE_API_KEY: 'k' }),
      (path, body, n) => ({ id: `id_${n}`, ...(body.meter ? { meter_id: `meter_${n}`, meter: { id: `meter_${n}` } } : {}), name: body.name }));
    const files = (await readdir(folder)).filter((file) => /^\d{3}-/.test(file));
    check(`${name}: create.sh sends ${files.length} requests, with the ids filled in`, sent.code === 0 && sent.log.length === files.length
      && sent.log.every((entry) => !JSON.stringify(entry.body).includes('@ratebook:') && entry.headers['x-api-key'] === 'k'), sent.output);
  },
};

/** What TypeScript says of all of Autumn's configurations and Lago's bodies at once. */
async function checkTypes(books) {
  const folder = join(work, 'types');
  const files = [];
  await mkdir(folder, { recursive: true });
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}\n');
  for (const name of books) {
    const config = join(work, `${name}.autumn`, 'autumn.config.ts');
    await copyFile(config, join(folder, `${name}.autumn.ts`)).then(() => files.push(`${name}.autumn.ts`), () => {});
    const bodies = await readdir(join(work, `${name}.lago`)).then(() => readAll(join(work, `${name}.lago`), ''), () => []);
    const lines = bodies.filter(([file]) => /^\d{3}-/.test(file)).map(([file, body], i) => {
      const type = body.plan ? 'PlanCreateInput' : body.add_on ? 'AddOnCreateInput' : 'BillableMetricCreateInput';
      return `export const body${i}: ${type} = ${JSON.stringify(body)}; // ${file}\n`;
    });
    await writeFile(join(folder, `${name}.lago.ts`), `import type { AddOnCreateInput, BillableMetricCreateInput, PlanCreateInput } from './node_modules/lago-javascript-client/esm/openapi/client.js';\n${lines.join('')}`);
    files.push(`${name}.lago.ts`);
  }
  const result = await run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
    '--module', 'nodenext', '--target', 'es2022', ...files], { cwd: folder });
  check(`TypeScript has no complaint of ${files.length} files`, result.code === 0, result.output);
  await writeFile(join(folder, 'wrong.ts'), "import { plan } from 'atmn';\nexport const p = plan({ id: 'a', name: 'A', price: { amount: 1, interval: 'monthly' } });\n");
  const wrong = await run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
    '--module', 'nodenext', '--target', 'es2022', 'wrong.ts'], { cwd: folder });
  check('TypeScript refuses an interval that there is not', wrong.code !== 0 && wrong.output.includes('monthly'), wrong.output);
}

/** Checks that find nothing in anything would prove nothing. */
function checkRules() {
  const features = new Map([['runs', { key: 'runs', meterSlug: 'runs' }]]);
  const card = { type: 'usage_based', key: 'runs', featureKey: 'runs', billingCadence: 'P1M', price: { type: 'tiered', mode: 'graduated', tiers: [{ upToAmount: '1', unitPrice: {} }, { unitPrice: {} }] } };
  const plan = (change = {}, phase = {}, terms = {}) => ({ billingCadence: 'P1M', ...terms, phases: [{ key: 'a', duration: null, rateCards: [{ ...card, ...change }], ...phase }] });
  check('a good plan is good', checkPlan(plan(), features).length === 0, checkPlan(plan(), features));
  const bad = { cadence: plan({}, {}, { billingCadence: 'P2M' }), 'last duration': plan({}, { duration: 'P1M' }), 'no cards': plan({}, { rateCards: [] }), 'feature key': plan({ key: 'x' }),
    'odd cadence': plan({ billingCadence: 'P2W' }), 'no open tier': plan({ price: { type: 'tiered', tiers: [{ upToAmount: '1', unitPrice: {} }] } }), twice: plan({}, { rateCards: [card, card] }) };
  for (const [name, wrong] of Object.entries(bad)) check(`the rules refuse: ${name}`, checkPlan(wrong, features).length > 0);
}

async function exportTo(book, target, path) {
  const args = basename(exporter).startsWith('ratebook-cli') ? ['export', book, '--to', target, '-o', path] : [book, target, path];
  return run(exporter, args);
}

async function findBooks() {
  const books = [];
  for (const folder of ['data/templates', 'data/samples', 'tests/systems/books'])
    for (const file of (await readdir(join(root, folder)).catch(() => [])).sort())
      if (file.endsWith('.ratebook')) books.push(join(root, folder, file));
  return books;
}

const books = await findBooks();
const names = books.map((book) => basename(book, '.ratebook'));
checkRules();
await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
check('there are books to export', books.length > 0);
for (const book of books)
  for (const target of targets) {
    const name = `${basename(book, '.ratebook')}.${target}`;
    const made = await exportTo(book, target, join(work, name));
    if (check(`${name} is exported`, made.code === 0, made.output)) await systems[target](name, join(work, name));
  }
await checkTypes(names);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
