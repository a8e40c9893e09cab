import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { fits } from './fits.ts';
import { definitionOf, isPlain, nameOf, schema, type Plain, type Shape } from './schema.ts';

/**
 * Definitions refer to each other in circles, nearly everything to everything: each is compiled when it is first met, by a
 * keyword of our own in the place of `$ref`. Another keyword picks, among several objects, the one that a value says it is.
 */
function openAjv(): Ajv {
  const { Ajv: Validator } = createRequire(import.meta.url)('ajv') as typeof import('ajv');
  const made = new Validator({ allErrors: true, strict: false, validateSchema: false, verbose: true });
  made.addKeyword({ keyword: 'definition', errors: 'full', compile: definition });
  made.addKeyword({ keyword: 'oneObjectOf', errors: 'full', compile: oneObjectOf });
  return made;
}
let opened: Ajv | undefined;
const ajv = (): Ajv => (opened ??= openAjv());
const compiled = new Map<string, ValidateFunction>();
const shapes = new WeakMap<Shape, ValidateFunction>();

interface Keyword {
  (value: unknown, context?: DataValidationCxt): boolean;
  errors?: Partial<ErrorObject>[];
}
/** Ajv writes over the value of an error that passes through a keyword: it travels with the parameters. */
const under = (context: DataValidationCxt | undefined, errors: readonly Partial<ErrorObject>[]): Partial<ErrorObject>[] =>
  errors.map((error) => ({ ...error, instancePath: (context?.instancePath ?? '') + (error.instancePath ?? ''), params: { value: error.data, ...error.params } }));

function definition(name: string): Keyword {
  const check: Keyword = (value, context) => {
    const validate = named(name);
    const isFitting = validate(value);
    check.errors = isFitting ? [] : under(context, validate.errors ?? []);
    return isFitting;
  };
  return check;
}

function oneObjectOf({ names, others }: { names: string[]; others: Shape | null }): Keyword {
  const rest = others && ajv().compile(others);
  const check: Keyword = (value, context) => {
    const attempts = isPlain(value) ? candidates(names, value).map(named) : [];
    const results = [...attempts, ...(rest && (attempts.length === 0 || !isPlain(value)) ? [rest] : [])].map((validate) => (validate(value) ? [] : [...(validate.errors ?? [])]));
    const best = results.sort((one, other) => one.length - other.length)[0] ?? [{ instancePath: '', keyword: 'kind', params: { names }, data: value }];
    check.errors = under(context, best);
    return best.length === 0;
  };
  return check;
}

function named(name: string): ValidateFunction {
  let validate = compiled.get(name);
  if (!validate) compiled.set(name, (validate = ajv().compile(prepared(schema.definitions[name]!) as object)));
  return validate;
}

/** Those whose fixed fields (`object`, `type`, `deleted`) are the value's; all, when they have none. */
function candidates(names: readonly string[], value: Plain): string[] {
  const says = (name: string, field: string): boolean => {
    const fixed = schema.definitions[name]!.properties?.[field]?.const;
    return fixed === undefined || value[field] === fixed;
  };
  return names.filter((name) => ['object', 'type', 'deleted'].every((field) => says(name, field)));
}

function prepared(shape: Shape): unknown {
  if (shape.$ref !== undefined) return { definition: nameOf(shape.$ref) };
  if (shape.anyOf) return preparedUnion(shape.anyOf);
  return {
    ...shape,
    ...(shape.items ? { items: prepared(shape.items) } : {}),
    ...(shape.properties ? { properties: Object.fromEntries(Object.entries(shape.properties).map(([name, field]) => [name, prepared(field)])) } : {}),
    ...(typeof shape.additionalProperties === 'object' ? { additionalProperties: prepared(shape.additionalProperties) } : {}),
  };
}

function preparedUnion(members: readonly Shape[]): unknown {
  const names = members.flatMap(({ $ref }) => ($ref === undefined ? [] : [nameOf($ref)]));
  const others = members.filter(({ $ref }) => $ref === undefined).map(prepared);
  if (names.length === 0) return { anyOf: others };
  return { oneObjectOf: { names, others: others.length > 0 ? { anyOf: others } : null } };
}

/** What does not fit: missing, unknown and wrongly typed fields at any depth, each with its place. */
export function violationsOf(shape: Shape, value: unknown, place: string): string[] {
  if (fits(shape, value)) return [];
  const found = described(shape, value, place);
  return found.length > 0 ? found : [`${place} fits for one check and not for the other`];
}

/** The same from the validator that is not ours, whether or not the value fits. */
export function described(shape: Shape, value: unknown, place: string): string[] {
  const real = definitionOf(shape);
  let validate = shape.$ref === undefined ? shapes.get(real) : named(nameOf(shape.$ref));
  if (!validate) shapes.set(real, (validate = ajv().compile(prepared(real) as object)));
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneObjectOf' && keyword !== 'definition');
  return [...new Set((errors.length > 0 ? errors : (validate.errors ?? [])).map((error) => worded(error, place)))];
}

function worded({ instancePath, keyword, params, data }: ErrorObject, place: string): string {
  const path = place + instancePath.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.').replaceAll('~1', '/');
  const value = JSON.stringify('value' in params ? params.value : data)?.slice(0, 60) ?? 'nothing';
  if (keyword === 'required') return `${path}.${(params as { missingProperty: string }).missingProperty} is missing`;
  if (keyword === 'additionalProperties') return `${path}.${(params as { additionalProperty: string }).additionalProperty} is unknown`;
  if (keyword === 'type') return `${path} is ${value}, not ${String((params as { type: string }).type)}`;
  if (keyword === 'enum') return `${path} is ${value}, not one of ${(params as { allowedValues: unknown[] }).allowedValues.join(', ')}`;
  if (keyword === 'const') return `${path} is ${value}, not ${String((params as { allowedValue: unknown }).allowedValue)}`;
  if (keyword === 'not') return `${path} has no place here`;
  if (keyword === 'kind') return `${path} is none of ${(params as { names: string[] }).names.join(', ')}`;
  return `${path} is ${value}, which does not fit (${keyword})`;
}
