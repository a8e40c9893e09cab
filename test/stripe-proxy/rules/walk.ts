import { isPlain, type Plain } from '../oracle/schema.ts';
import { idFaults, referenceFaults } from './ids.ts';
import { numberFaults } from './numbers.ts';
import { objectRules } from './objects.ts';

/** What the account itself writes down, and Stripe hands back as it came. */
const FREE = new Set(['metadata', 'previous_attributes', 'custom_text', 'currency_options']);
const CURRENCIES = new Set(['currency', 'default_currency', 'settlement_currency', 'presentment_currency']);

/** What types cannot say, of everything in a value: whole numbers, times, ids, currencies, and the rules of each object. */
export function semanticFaults(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => semanticFaults(each, `${place}[${index}]`));
  if (!isPlain(value)) return [];
  const own = typeof value.object === 'string' ? ofObject(value, place, value.object) : [];
  return [...own, ...Object.entries(value).flatMap(([name, field]) => ofField(name, field, `${place}.${name}`))];
}

function ofObject(value: Plain, place: string, object: string): string[] {
  const id = typeof value.id === 'string' ? idFaults(object, value.id).map((fault) => `${place}.id ${fault}`) : [];
  return [...id, ...(value.deleted === true ? [] : objectRules(object, value).map((fault) => `${place}: ${fault}`))];
}

function ofField(name: string, field: unknown, place: string): string[] {
  if (FREE.has(name)) return [];
  if (typeof field === 'number') return numberFaults(name, field).map((fault) => `${place} ${fault}`);
  if (typeof field !== 'string') return semanticFaults(field, place);
  if (CURRENCIES.has(name) && !/^[a-z]{3}$/.test(field)) return [`${place} is ${field}, no currency in lower case`];
  return referenceFaults(name, field).map((fault) => `${place} ${fault}`);
}
