import { readFileSync } from 'node:fs';

interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

interface Fixture {
  apiVersion: string;
  /** By the `object` of a thing. */
  objects: Record<string, string>;
  /** By the type of an event. */
  events: Record<string, string>;
  definitions: Record<string, Schema>;
}

export const schema = JSON.parse(
  readFileSync(new URL('../fixtures/stripe-objects.2026-10-28.endive.json', import.meta.url), 'utf8'),
) as Fixture;

function definitionNamed(ref: string): Schema | undefined {
  return schema.definitions[ref.replace('#/definitions/', '').replaceAll('~1', '/').replaceAll('~0', '~')];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function objectViolations(given: Schema, value: object, path: string): string[] {
  const fields = value as Record<string, unknown>;
  const properties = given.properties ?? {};
  const missing = (given.required ?? []).filter((key) => !(key in fields)).map((key) => `${path}.${key} is missing`);
  const others = Object.entries(fields).flatMap(([key, each]) => {
    const known = properties[key] ?? (typeof given.additionalProperties === 'object' ? given.additionalProperties : undefined);
    if (known) return violations(known, each, `${path}.${key}`);
    return given.additionalProperties === false ? [`${path}.${key} is unknown`] : [];
  });
  return [...missing, ...others];
}

function bestOf(branches: Schema[], value: unknown, path: string): string[] {
  const results = branches.map((branch) => violations(branch, value, path));
  const isDeep = (found: string[]): boolean => found.length > 0 && !found[0]?.startsWith(`${path} `);
  return results.find((found) => found.length === 0) ?? results.find(isDeep) ?? results[0] ?? [];
}

/** What does not fit: missing, unknown and wrongly typed fields at any depth. */
export function violations(given: Schema, value: unknown, path: string): string[] {
  if (given.$ref !== undefined) {
    const definition = definitionNamed(given.$ref);
    return definition ? violations(definition, value, path) : [`${path} is of a kind the fixture does not have (${given.$ref})`];
  }
  if (given.anyOf) return bestOf(given.anyOf, value, path);
  if ('const' in given) return value === given.const ? [] : [`${path} is not ${String(given.const)}`];
  if (given.enum) return given.enum.includes(value) ? [] : [`${path} is ${String(value)}, not one of ${given.enum.join(', ')}`];
  if (given.type !== undefined && given.type !== typeOf(value)) return [`${path} is ${typeOf(value)}, not ${given.type}`];
  if (Array.isArray(value)) return value.flatMap((each, index) => (given.items ? violations(given.items, each, `${path}[${index}]`) : []));
  return typeOf(value) === 'object' ? objectViolations(given, value as object, path) : [];
}

/** Judges one of Stripe's objects by its `object`. */
export function objectViolationsOf(value: { object: string; deleted?: boolean }): string[] {
  const name = schema.objects[value.deleted ? `deleted ${value.object}` : value.object];
  const definition = name === undefined ? undefined : schema.definitions[name];
  return definition ? violations(definition, value, value.object) : [`${value.object} is not in the fixture`];
}

/** Judges an event together with the object it carries. */
export function eventViolations(event: { type: string }): string[] {
  const name = schema.events[event.type];
  const definition = name === undefined ? undefined : schema.definitions[name];
  return definition ? violations(definition, event, event.type) : [`${event.type} is not an event of this version`];
}
