// SPDX-License-Identifier: GPL-3.0-or-later
// node check.js RATEBOOK-CLI SOURCE-ROOT BOOK…
// Validates the gates of each book by the schema, and sees that the schema can say no.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const [cli, root, ...books] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(path.join(root, 'data/gates.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
let failures = 0;

function fail(message) {
  console.error(`FAILED: ${message}`);
  failures++;
}

// What any file must hold besides its shape: messages that are named exist, alerts ascend in use.
function checkReferences(name, gates) {
  const ids = gates.messages.map((message) => message.id);
  const plans = gates.plans.map((plan) => plan.key);
  if (new Set(ids).size !== ids.length)
    fail(`${name}: two messages share an id`);
  for (const limit of gates.plans.flatMap((plan) => plan.phases).flatMap((phase) => phase.limits)) {
    if (limit.past_cap === 'block' && (limit.status !== 429 || limit.cap === null))
      fail(`${name}: ${limit.rate_card} blocks without a status or a cap`);
    if (limit.next && !plans.includes(limit.next.plan))
      fail(`${name}: ${limit.next.plan} is offered and is no plan`);
    for (const id of limit.alerts.flatMap((alert) => alert.messages)) {
      if (!ids.includes(id))
        fail(`${name}: there is no message ${id}`);
    }
  }
  for (const message of gates.messages) {
    for (const text of [message.title, message.text, ...message.buttons]) {
      for (const [, placeholder] of text.replaceAll('{{', '').matchAll(/\{([^}]*)\}/g)) {
        if (!(placeholder in gates.placeholders))
          fail(`${name}: ${message.id} has {${placeholder}}`);
      }
    }
  }
  for (const { used, day, days, projected } of gates.projection.examples) {
    if (Math.round((Number(used) / day) * days) !== Number(projected))
      fail(`${name}: ${used} in ${day} of ${days} days is not ${projected}`);
  }
}

for (const book of books) {
  const name = path.basename(book);
  const gates = JSON.parse(execFileSync(cli, ['export', book, '--to', 'gates'],
    { stdio: ['ignore', 'pipe', 'ignore'] }));
  if (!validate(gates))
    fail(`${name}: ${JSON.stringify(validate.errors.slice(0, 3))}`);
  checkReferences(name, gates);
  for (const member of Object.keys(gates)) {
    const { [member]: _, ...rest } = gates;
    if (validate(rest))
      fail(`${name}: the schema does without ${member}`);
  }
  if (validate({ ...gates, other: 1 }))
    fail(`${name}: the schema takes a member that there is not`);
}
console.log(`${books.length} books, ${failures} failures`);
process.exit(failures > 0 || books.length === 0 ? 1 : 0);
