import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { stripeFixtures } from './fixtures/fixtures.ts';
import { isPlain, shapeOfObject, type Plain } from './oracle/schema.ts';
import { violationsOf } from './oracle/violations.ts';

/** Still in Stripe's examples of July 2026, and gone from the API long before. */
const LEGACY = ['event.data.object.aggregate_usage is unknown', 'invoice.subscription is unknown'];
/** A value that was renamed between the examples and this version. */
const RENAMED = ['reserve.release.reason is "bulk_hold_expiry", not one of hold_expired, hold_released_early, hold_reversed, plan_disabled'];
/** The SDK's own words on what came after the examples: 22.4.0 is of 29 July 2026. */
const changelog = fs.readFileSync(new URL('../../node_modules/stripe/CHANGELOG.md', import.meta.url), 'utf8').split(/^## <a id="22-3-/m)[0]!;

const judged = Object.entries(stripeFixtures).map(([name, example]) => {
  const shape = typeof example.object === 'string' ? shapeOfObject(example.object) : null;
  return { name, example, violations: shape && violationsOf(shape, example, name) };
});
const misfits = judged.flatMap(({ name, example, violations }) => (violations ?? []).map((violation) => ({ name, example, violation })));

test('of 176 examples 145 fit, 28 do not, and 3 are of things that this version does not have', () => {
  expect(judged).toHaveLength(176);
  expect(judged.filter(({ violations }) => violations?.length === 0)).toHaveLength(145);
  expect(new Set(misfits.map(({ name }) => name)).size).toBe(28);
  expect(judged.filter(({ violations }) => violations === null).map(({ name }) => name)).toEqual(['issuing.settlement', 'sigma.sigma_api_query', 'terminal.refund']);
});

test('each misfit is a stub, a relic, or something that the SDK says came later', () => {
  const unexplained = misfits.filter(({ name, example, violation }) => !LEGACY.includes(violation) && !RENAMED.includes(violation) && !isStub(name, example, violation) && !isNewer(violation));
  expect(unexplained.map(({ violation }) => violation)).toEqual([]);
  expect(misfits.filter(({ violation }) => LEGACY.includes(violation) || RENAMED.includes(violation))).toHaveLength(3);
});

/** `{ "id": "obj_123", "object": "account" }` stands for an object that the example does not write out. */
function isStub(name: string, example: Plain, violation: string): boolean {
  const path = violation.split(' ', 1)[0]!.slice(name.length + 1).split('.').slice(0, -1);
  const owner = path.reduce<unknown>((value, step) => {
    const [, field, index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step)!;
    const inner = isPlain(value) ? value[field!] : undefined;
    return index === undefined ? inner : (inner as unknown[])[Number(index)];
  }, example);
  return isPlain(owner) && owner.id === 'obj_123';
}

/** A field that is missing from an example, and that the changelog names after it. */
function isNewer(violation: string): boolean {
  const [, field] = /\.(\w+) is missing$/.exec(violation) ?? [];
  return field !== undefined && changelog.split('\n').some((line) => /Add support for|Remove support for|Change type|Change `|required/.test(line) && line.includes(`\`${field}\``));
}
