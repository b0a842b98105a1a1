// SPDX-License-Identifier: GPL-3.0-or-later
// node check.js EXPORTER MAKE_BILLS SOURCE_ROOT WORK_DIR [CHROMIUM]: exports the pages of every
// template, sample, book of this folder and of some random books, validates their data, and looks
// at them in Chromium: bills against the engine's, switches, names with markup, sizes, contrast.

import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Browser } from './browser.js';
import { checkMarkup, checkSchema } from './data.js';

const [exporter, makeBills, root, work] = process.argv.slice(2, 6).map((path) => resolve(path));
const chromium = process.argv[6];
const RANDOM_BOOKS = 12;
let passed = 0;
let failed = 0;

function check(name, fine, detail = '') {
  if (fine) passed += 1;
  else failed += 1;
  if (!fine) console.log(`not ok - ${name}\n    ${String(detail).slice(0, 3000).replaceAll('\n', '\n    ')}`);
  return fine;
}

function run(command, args) {
  return new Promise((done) => {
    execFile(command, args, { maxBuffer: 1 << 28, timeout: 120000 }, (error, stdout, stderr) => {
      done({ code: error ? error.code ?? 1 : 0, stdout, stderr });
    });
  });
}

async function exportTo(book, target, path) {
  const args = basename(exporter).startsWith('ratebook-cli')
    ? ['export', book, '--to', target, '-o', path] : [book, target, path];
  const result = await run(exporter, args);
  check(`${basename(book)}: exports ${target}`, result.code === 0, result.stderr);
  return result.code === 0 ? readFile(path, 'utf8') : null;
}

async function listBooks() {
  const books = [];
  for (const folder of ['data/templates', 'data/samples', 'tests/page/books']) {
    for (const name of (await readdir(join(root, folder))).sort())
      if (name.endsWith('.ratebook')) books.push(join(root, folder, name));
  }
  for (let seed = 1; seed <= RANDOM_BOOKS; seed += 1) {
    const path = join(work, `random-${seed}.ratebook`);
    const result = await run(makeBills, ['--random', String(seed), path]);
    check(`random book ${seed}`, result.code === 0, result.stderr);
    books.push(path);
  }
  return books;
}

const usageText = (bill) => `${bill.plan} in ${bill.currency}${bill.annual ? ', yearly' : ''} for ${JSON.stringify(bill.usage)}`;

/** The script of the page against the engine, bill by bill. */
async function checkBills(name, page, bills) {
  const own = await page.bills(bills);
  bills.forEach((bill, i) => {
    const wanted = { total: bill.total, monthly: bill.monthly, blocked: bill.blocked };
    const found = own[i] && { total: own[i].total, monthly: own[i].monthly, blocked: own[i].blocked };
    check(`${name}: ${usageText(bill)}`, JSON.stringify(found) === JSON.stringify(wanted),
      `page: ${JSON.stringify(found)}\nengine: ${JSON.stringify(wanted)}`);
    const sort = (lines) => JSON.stringify((lines ?? []).map((line) => `${line.rate_card} ${line.amount}`).sort());
    check(`${name}: lines of ${usageText(bill)}`, sort(own[i]?.lines) === sort(bill.lines),
      `page: ${sort(own[i]?.lines)}\nengine: ${sort(bill.lines)}`);
  });
}

/** What a user of the command line is told, which is what the page is compared with. */
async function checkCommand(name, book, bills) {
  if (!basename(exporter).startsWith('ratebook-cli')) return;
  for (const bill of bills.filter((_, i) => i % 20 === 7)) {
    const result = await run(exporter, ['bill', book, '--json', '--plan', bill.plan, '--currency', bill.currency,
      ...(bill.annual ? ['--annual'] : []),
      ...Object.entries(bill.usage).flatMap(([meter, amount]) => ['--usage', `${meter}=${amount}`])]);
    // What other plans of the book lack is refused there; the page sells what it can.
    if (result.code !== 0 && /has no price in|has a yearly price|not sold by the year/.test(result.stderr)) continue;
    check(`${name}: ratebook-cli bills ${usageText(bill)}`,
      result.code === 0 && JSON.parse(result.stdout).total === bill.total, result.stderr || result.stdout);
  }
}

/** A visitor who chooses, types and reads: what stands in the table is the engine's bill. */
async function checkVisit(name, page, bills) {
  for (const bill of bills.filter((_, i) => i % 23 === 0)) {
    const rows = await page.visit(bill);
    const row = rows.find((each) => each.plan === bill.plan);
    check(`${name}: seen ${usageText(bill)}`, row && row.total === bill.total && row.monthly === bill.monthly,
      JSON.stringify({ row, bill }));
    const fitting = rows.filter((each) => each.fits);
    const least = fitting.reduce((best, each) => (best && Number(best.monthly) <= Number(each.monthly) ? best : each), null);
    check(`${name}: cheapest for ${usageText(bill)}`,
      (rows.find((each) => each.isCheapest)?.plan ?? null) === (least?.plan ?? null), JSON.stringify(rows));
  }
}

async function checkPage(browser, name, book, html) {
  const result = await run(makeBills, [book]);
  if (!check(`${name}: bills`, result.code === 0, result.stderr)) return;
  const { bills } = JSON.parse(result.stdout);
  const page = await browser.open(html);
  await checkBills(name, page, bills);
  await checkVisit(name, page, bills);
  await checkCommand(name, book, bills);
  for (const [what, fine, detail] of await page.examine()) check(`${name}: ${what}`, fine, detail);
  await page.close();
  for (const [what, fine, detail] of await browser.examinePlain(html)) check(`${name}: ${what}`, fine, detail);
}

await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
const browser = await Browser.launch(chromium);
const markups = [];
for (const book of await listBooks()) {
  const name = basename(book, '.ratebook');
  const before = failed;
  const data = await exportTo(book, 'pricing-page', join(work, `${name}.json`));
  const markup = await exportTo(book, 'json-ld', join(work, `${name}.ld.json`));
  const html = await exportTo(book, 'html', join(work, `${name}.html`));
  if (!data || !markup || !html) continue;
  check(`${name}: the schema`, ...await checkSchema(root, JSON.parse(data)));
  for (const [what, fine, detail] of await checkMarkup(JSON.parse(markup))) check(`${name}: ${what}`, fine, detail);
  markups.push([name, JSON.parse(markup)]);
  await checkPage(browser, name, book, join(work, `${name}.html`));
  await exportTo(book, 'html', join(work, `${name}.again.html`));
  check(`${name}: the same bytes again`, await readFile(join(work, `${name}.again.html`), 'utf8') === html);
  console.log(`${failed === before ? 'ok' : 'not ok'} - ${name}`);
}
await browser.close();

// The compiler knows every property of schema.org and what it may hold.
const types = ['Product', 'SoftwareApplication'].flatMap((type) => markups.map(([name, markup], i) =>
  `// ${name}\nexport const ${type}${i}: WithContext<${type}> = ${JSON.stringify({ ...markup, '@type': type })};`));
await writeFile(join(process.cwd(), 'markup.ts'),
  `import type { Product, SoftwareApplication, WithContext } from 'schema-dts';\n${types.join('\n')}\n`);
const compiled = await run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--skipLibCheck',
  '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', 'markup.ts']);
check('schema-dts', compiled.code === 0, compiled.stdout);
await writeFile(join(process.cwd(), 'wrong.ts'),
  `import type { Product, WithContext } from 'schema-dts';\nexport const wrong: WithContext<Product> = ${
    JSON.stringify({ ...markups[0][1], '@type': 'Product' }).replace('billingDuration', 'billingDurration')};\n`);
const wrong = await run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--skipLibCheck',
  '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', 'wrong.ts']);
check('schema-dts finds a misspelt property', wrong.code !== 0);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
