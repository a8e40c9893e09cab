import { badInput } from './request-error.ts';

/** The sort keys of a row. Times are in milliseconds, so that a cursor never loses what the database keeps. */
export type CursorKeys = readonly (string | number)[];
/** The types of the keys; a `uuid` is a text that the database takes as a key. */
export type CursorShape = readonly ('string' | 'number' | 'uuid')[];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `scope` names the field and order that the cursor is valid for. */
export const encodeCursor = (scope: string, keys: CursorKeys): string => Buffer.from(JSON.stringify([scope, ...keys])).toString('base64url');

/** The sort keys in a cursor; `shape` names their types. A cursor of another field, order or shape is `BAD_USER_INPUT`. */
export function decodeCursor(scope: string, shape: CursorShape, cursor: string): (string | number)[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw badInput('errors.malformed-cursor');
  }
  if (!Array.isArray(value) || value[0] !== scope || value.length !== shape.length + 1) throw badInput('errors.malformed-cursor');
  const keys = value.slice(1) as (string | number)[];
  if (!keys.every((key, index) => fits(key, shape[index]!))) throw badInput('errors.malformed-cursor');
  return keys;
}

function fits(key: unknown, type: CursorShape[number]): boolean {
  if (type === 'number') return Number.isSafeInteger(key);
  return typeof key === 'string' && (type === 'string' || UUID.test(key));
}
