import { definitionOf, isPlain, type Plain, type Shape } from './schema.ts';

/**
 * Whether a value is of a shape. It is asked of everything that passes, and is quick; what does not fit is then described by
 * a validator that is not ours. A test shows that the two agree.
 */
export function fits(shape: Shape, value: unknown): boolean {
  const { $ref, anyOf, const: fixed, enum: words, not, type } = shape;
  if ($ref !== undefined) return fits(definitionOf(shape), value);
  if (anyOf) return anyOf.some((each) => fits(each, value));
  if (fixed !== undefined) return value === fixed;
  if (words) return words.includes(value as string);
  if (not) return false;
  if (type === 'object') return isPlain(value) && fitsObject(shape, value);
  if (type === 'array') return Array.isArray(value) && value.every((each) => fits(shape.items ?? {}, each));
  if (type === 'null') return value === null;
  return type === undefined || (typeof value === type && (shape.pattern === undefined || new RegExp(shape.pattern).test(value as string)));
}

function fitsObject(shape: Shape, value: Plain): boolean {
  const { properties = {}, required = [], additionalProperties: others } = shape;
  if (!fixedFieldsOf(shape).every(([name, fixed]) => !(name in value) || value[name] === fixed)) return false;
  if (!required.every((name) => name in value)) return false;
  return Object.entries(value).every(([name, field]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) return fits(known, field);
    return typeof others === 'object' ? fits(others, field) : others !== false;
  });
}

const fixedFields = new WeakMap<Shape, (readonly [string, unknown])[]>();
/** `object` and `type` tell apart what is otherwise alike, and are looked at first. */
function fixedFieldsOf(shape: Shape): (readonly [string, unknown])[] {
  let found = fixedFields.get(shape);
  if (!found) fixedFields.set(shape, (found = Object.entries(shape.properties ?? {}).flatMap(([name, field]) => (field.const === undefined ? [] : [[name, field.const] as const]))));
  return found;
}
