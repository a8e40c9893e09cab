import { sql, type AliasedRawBuilder, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Deadline } from '../../kernel/deadline.ts';
import { currentDeadline, withinDeadline } from './deadlines.ts';
import type { Reader } from './tables.ts';

/** Stands in a compiled statement for what is given when it runs. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
export type Slots<Given> = { readonly [Name in keyof Given]: RawBuilder<Given[Name]> };
/** Runs a statement that was built before; answers its rows. */
export type Prepared<Tables, Given, Row> = (db: Reader<Tables>, given: Given) => Promise<Row[]>;

/**
 * A statement that is built and compiled once, at its first use, for reads that every page makes: building and compiling one anew costs
 * more than sending it. What differs between its uses comes as a parameter in a slot. It passes the same plugins as any other.
 */
export function prepared<Tables, Given extends object, Row>(build: (db: Reader<Tables>, given: Slots<Given>) => Compilable<Row>): Prepared<Tables, Given, Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, given) => {
    compiled ??= build(db, slots<Given>()).compile();
    const parameters = compiled.parameters.map((value) => (value instanceof Slot ? given[value.name as keyof Given] : value));
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

const slots = <Given>(): Slots<Given> => new Proxy({}, { get: (_, name) => sql`${new Slot(String(name))}` }) as Slots<Given>;

/** What is asked at once leaves in order, on one connection and in one write, also where no operation asks. */
export const together = <T>(ask: () => T): T => (currentDeadline() ? ask() : withinDeadline(endless(), ask));
const endless = (): Deadline => ({ hasPassed: () => false, remaining: () => Infinity, onPassed: () => () => {} });

/** One of the ids in a slot: a list of any length is one parameter, so that the statement stays the same. */
export const anyOf = (ids: RawBuilder<readonly string[]>): RawBuilder<string> => sql<string>`any(${ids}::uuid[])`;
/** The same for keys that are texts, such as the provider's names. */
export const anyText = (keys: RawBuilder<readonly string[]>): RawBuilder<string> => sql<string>`any(${keys}::text[])`;

const UUID_TYPE = 2950;
/** Before each: that it has sixteen bytes. */
const SIXTEEN = '00000010';
/**
 * A `uuid[]` in binary form, about half of its text: for long lists that are sent again and again.
 * Source: `array_recv` in https://github.com/postgres/postgres/blob/master/src/backend/utils/adt/arrayfuncs.c
 */
export function uuidArray(ids: readonly string[]): Buffer {
  const [dimensions, hasNulls] = [ids.length > 0 ? 1 : 0, 0];
  const start = dimensions === 0 ? 12 : 20;
  // Memory of its own: a list that is kept must not keep what it was cut from.
  const list = Buffer.alloc(start + 20 * ids.length);
  [dimensions, hasNulls, UUID_TYPE, ids.length, 1].slice(0, start / 4).forEach((figure, index) => list.writeInt32BE(figure, 4 * index));
  if (ids.length > 0) list.write(SIXTEEN + ids.join(SIXTEEN).replaceAll('-', ''), start, 'hex');
  return list;
}

const LISTS = { uuid: sql`uuid[]`, text: sql`text[]`, bigint: sql`bigint[]`, int: sql`int[]`, boolean: sql`boolean[]`, timestamptz: sql`timestamptz[]` } as const;
type Columns<Row> = { readonly [Name in keyof Row]: readonly [list: RawBuilder<readonly Row[Name][]>, type: keyof typeof LISTS] };

/** Rows given as one list for each column: any number of them is the same statement. */
export function rowsOf<Alias extends string, Row>(alias: Alias, columns: Columns<Row>): AliasedRawBuilder<Row, Alias> {
  const given = Object.entries(columns) as [string, Columns<Row>[keyof Row]][];
  const lists = given.map(([, [list, type]]) => sql`${list}::${LISTS[type]}`);
  return sql<Row>`unnest(${sql.join(lists)})`.as<Alias>(sql`${sql.id(alias)}(${sql.join(given.map(([name]) => sql.id(name)))})`);
}
