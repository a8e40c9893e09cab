import { badInput } from './request-error.ts';

/** The sort keys of a row. Times are in milliseconds, so that a cursor never loses what the database keeps. */
export type CursorKeys = readonly (string | number)[];
/** The types of the keys, as columns take them: what a `text`, a `uuid`, an `int4`, an `int8` (`number`) or a `timestamptz` does not hold never reaches the database. */
export type CursorShape = readonly ('text' | 'uuid' | 'int' | 'number' | 'time')[];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_INT = 2 ** 31 - 1;
/** The last millisecond of the year 9999. */
const MAX_TIME = 253_402_300_799_999;

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
  if (!keys.every((key, index) => FITS[shape[index]!](key))) throw badInput('errors.malformed-cursor');
  return keys;
}

const FITS: Readonly<Record<CursorShape[number], (key: string | number) => boolean>> = {
  text: (key) => typeof key === 'string' && !key.includes('\u0000') && key.isWellFormed(),
  uuid: (key) => typeof key === 'string' && UUID.test(key),
  int: (key) => Number.isSafeInteger(key) && Math.abs(key as number) <= MAX_INT,
  number: (key) => Number.isSafeInteger(key),
  time: (key) => Number.isSafeInteger(key) && (key as number) >= 0 && (key as number) <= MAX_TIME,
};
