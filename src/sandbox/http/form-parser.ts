import { invalidParameter } from '../stripe-error.ts';

export type FormValue = string | FormObject;
export interface FormObject {
  [key: string]: FormValue;
}

const MAX_PARAMETERS = 2_000;
const MAX_DEPTH = 8;

function emptyObject(): FormObject {
  return Object.create(null) as FormObject;
}

/** `a[b][0][c]` as `['a', 'b', '0', 'c']`; an empty pair of brackets appends. */
function keysOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0) return [name];
  const keys = [name.slice(0, open)];
  const rest = name.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(rest) || rest.split('[').length > MAX_DEPTH) {
    throw invalidParameter(`Invalid parameter name: ${name}`, 'parameter_unknown', name);
  }
  for (const match of rest.matchAll(/\[([^[\]]*)\]/g)) keys.push(match[1] ?? '');
  return keys;
}

function assign(root: FormObject, name: string, value: string): void {
  const keys = keysOf(name);
  let target = root;
  keys.forEach((given, depth) => {
    const key = given === '' && depth > 0 ? String(Object.keys(target).length) : given;
    if (depth === keys.length - 1) {
      target[key] = value;
      return;
    }
    const next = target[key];
    if (typeof next === 'object') target = next;
    else target = target[key] = emptyObject();
  });
}

/** Reads the nested form encoding of Stripe's API; lists become objects with the keys 0, 1, 2. */
export function parseForm(text: string): FormObject {
  const root = emptyObject();
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > MAX_PARAMETERS) throw invalidParameter('Too many parameters.', undefined, '');
  for (const [name, value] of pairs) assign(root, name, value);
  return root;
}
