import { describe, expect, test } from '@jest/globals';
import { stripeFixtures } from './fixtures/fixtures.ts';
import { definitionOf, shapeOfObject, type Plain, type Shape } from './oracle/schema.ts';
import { fits } from './oracle/fits.ts';
import { described, violationsOf } from './oracle/violations.ts';

const valid = Object.entries(stripeFixtures).flatMap(([name, example]) => {
  const shape = shapeOfObject(String(example.object));
  return shape && violationsOf(shape, example, name).length === 0 ? [{ name, example, shape }] : [];
});

interface Mutation {
  readonly says: string;
  readonly of: (example: Plain, shape: Shape) => Plain[];
  readonly atLeast: number;
  /** A deleted application without `deleted` is an application. */
  readonly survivors?: string[];
}
const requiredOf = (shape: Shape, example: Plain): string[] =>
  ((definitionOf(shape).anyOf ?? [shape]).map(definitionOf).find(({ properties }) => properties?.object?.const === example.object && (example.deleted === true) === ('deleted' in example && properties?.deleted?.const === true))?.required ?? []).filter((field) => field in example);
const wrong = (value: unknown): unknown => (typeof value === 'string' ? 17 : typeof value === 'number' ? 'seventeen' : typeof value === 'boolean' ? 'yes' : 17.5);

const MUTATIONS: Mutation[] = [
  { says: 'a field that nobody knows', atLeast: 145, of: (example) => [{ ...example, seventeen: 17 }] },
  { says: 'a field less', atLeast: 1_250, survivors: ['deleted_application: id,name,object'], of: (example, shape) => requiredOf(shape, example).map((field) => Object.fromEntries(Object.entries(example).filter(([name]) => name !== field))) },
  { says: 'a field of another type', atLeast: 1_000, of: (example) => Object.entries(example).filter(([, value]) => value !== null).map(([name, value]) => ({ ...example, [name]: wrong(value) })) },
  { says: 'another object', atLeast: 145, of: (example) => [{ ...example, object: 'seventeen' }] },
];

describe('mutants of Stripe’s examples are found', () => {
  test.each(MUTATIONS)('$says', ({ of, atLeast, survivors: expected = [] }) => {
    const mutants = valid.flatMap(({ name, example, shape }) => of(example, shape).map((mutant) => ({ name, shape, mutant })));
    expect(mutants.length).toBeGreaterThanOrEqual(atLeast);
    const survivors = mutants.filter(({ name, shape, mutant }) => violationsOf(shape, mutant, name).length === 0);
    expect(mutants.filter(({ name, shape, mutant }) => fits(shape, mutant) !== (described(shape, mutant, name).length === 0))).toEqual([]);
    expect(survivors.map(({ name, mutant }) => `${name}: ${Object.keys(mutant).join()}`)).toEqual(expected);
  });
});
