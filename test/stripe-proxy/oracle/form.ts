/** What a form says before anybody knows its types: text, or fields by name. */
export type Form = string | FormFields;
export interface FormFields {
  [name: string]: Form;
}
export interface DecodedForm {
  readonly fields: FormFields;
  /** What no form of Stripe's would say. */
  readonly faults: readonly string[];
}

/** Decodes `line_items[0][price]=…&expand[]=…` into nested fields. */
export function decodeForm(text: string): DecodedForm {
  const fields: FormFields = Object.create(null) as FormFields;
  const faults: string[] = [];
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const [name, value] = splitPair(pair);
    const steps = stepsOf(name);
    if (steps === null) faults.push(`${name} is no name of a parameter`);
    else if (!put(fields, steps, value)) faults.push(`${name} is given twice`);
  }
  return { fields, faults };
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
  return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
}

/** `a[b][]` → `a`, `b`, and an empty step for the next free place. */
function stepsOf(name: string): string[] | null {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  return match ? [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map(([, step]) => step!)] : null;
}

function put(fields: FormFields, [first, ...rest]: string[], value: string): boolean {
  const key = first === '' ? String(Object.keys(fields).length) : first!;
  if (rest.length === 0) {
    if (key in fields) return false;
    fields[key] = value;
    return true;
  }
  fields[key] ??= Object.create(null) as FormFields;
  const inner = fields[key];
  return typeof inner === 'object' && put(inner, rest, value);
}
