import pg from 'pg';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Times arrive as `Date`, 64-bit integers as numbers, everything else as pg reads it: the same for rows and for entities. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === TIMESTAMPTZ) return (value) => new Date(value);
    if (oid === INT8) return safeInteger;
    return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
  },
};

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A 64-bit integer of the database does not fit a number');
  return number;
}
