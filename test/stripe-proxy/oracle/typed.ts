import type { Form, FormFields } from './form.ts';
import { fits } from './fits.ts';
import { definitionOf, isPlain, type Shape } from './schema.ts';

/** Gives a form the types that its shape asks for; what cannot be that stays text, for the check to find. */
export function typed(shape: Shape, given: Form): unknown {
  const real = definitionOf(shape);
  if (real.anyOf) return ofSeveral(real.anyOf, given);
  if (typeof given === 'string') return ofText(real, given);
  if (real.type === 'array') return ofList(real, given);
  const others = typeof real.additionalProperties === 'object' ? real.additionalProperties : {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typed(real.properties && Object.hasOwn(real.properties, name) ? real.properties[name]! : others, value)]));
}

function ofText(shape: Shape, text: string): unknown {
  if (shape.type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if ((shape.type === 'boolean' || typeof shape.const === 'boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  // An empty value unsets, as null does in the SDK.
  return shape.type === 'null' && text === '' ? null : text;
}

/** Indexes count from 0 without a gap. */
function ofList(shape: Shape, given: FormFields): unknown {
  const keys = Object.keys(given);
  const isList = keys.every((_, index) => String(index) in given);
  return isList ? keys.map((_, index) => typed(shape.items ?? {}, given[String(index)]!)) : given;
}

function ofSeveral(shapes: readonly Shape[], given: Form): unknown {
  const readings = shapes.map((shape) => ({ shape, value: typed(shape, given) }));
  const fitting = readings.find(({ shape, value }) => fits(shape, value));
  const likely = readings.find(({ shape, value }) => isPlain(value) === (definitionOf(shape).type === 'object'));
  return (fitting ?? likely ?? readings[0]!).value;
}
