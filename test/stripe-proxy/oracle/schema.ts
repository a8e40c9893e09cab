import { stripeSchema } from '../../../scripts/stripe-schema/cached.ts';
import { nameOf, type Operation, type Shape } from '../../../scripts/stripe-schema/shape.ts';

export type { Operation, Shape } from '../../../scripts/stripe-schema/shape.ts';
export { nameOf } from '../../../scripts/stripe-schema/shape.ts';

export const schema = stripeSchema();

export const definitionOf = (shape: Shape): Shape => (shape.$ref === undefined ? shape : schema.definitions[nameOf(shape.$ref)]!);

/** Whether a value stands for several things, as it is told by them. */
export type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

const byObject = new Map<string, string[]>();
for (const [name, { properties }] of Object.entries(schema.definitions)) {
  const object = properties?.object?.const;
  if (typeof object === 'string' && !name.startsWith('Partial<')) byObject.set(object, [...(byObject.get(object) ?? []), name]);
}

/** The shape of whatever says of itself `object: …`; null for what this version does not have. */
export function shapeOfObject(object: string): Shape | null {
  const names = byObject.get(object)?.filter((name) => !name.includes('<')) ?? [];
  const shapes = names.map((name) => ({ $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` }));
  return shapes.length === 0 ? null : shapes.length === 1 ? shapes[0]! : { anyOf: shapes };
}

const patterns = schema.operations.map((operation) => ({ operation, steps: operation.path.split('/') }));

/** The call that a request makes; where a fixed word and an id are possible, the word wins. */
export function operationAt(verb: string, path: string): Operation | null {
  const steps = path.split('/');
  const fitting = patterns.filter((each) => each.operation.verb === verb && each.steps.length === steps.length && each.steps.every((step, index) => step === steps[index] || (step.startsWith('{') && steps[index] !== '')));
  const fixedWords = ({ steps: own }: (typeof patterns)[number]): number => own.filter((step) => !step.startsWith('{')).length;
  return fitting.sort((one, other) => fixedWords(other) - fixedWords(one))[0]?.operation ?? null;
}
