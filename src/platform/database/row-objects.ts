import type { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { prepared, type Prepared } from './prepared.ts';

type EntityOf<T> = abstract new (...args: never[]) => T;
type Values = Record<string, unknown>;
type AnyTables = Record<string, Values>;

/**
 * Rows as objects with the rules of their entity, for commands that run thousands of times: read by statements of their own, written by
 * `flush`. What the ORM takes to find one entity costs ten times as much. A row is read in one of the two ways in a transaction.
 */
export interface RowObjects {
  /** The object of a row that was read with all its columns; the same one for the same row of this transaction. */
  of<T extends object>(entity: EntityOf<T>, row: object): T;
  /** A new row: what is left out has the default of its column, in the database only. */
  add<T extends object>(entity: EntityOf<T>, row: object): T;
  /** Writes what is new and what has changed. */
  flush(): Promise<void>;
}

interface Table {
  readonly name: string;
  readonly rules: object;
  readonly isTenant: boolean;
  readonly json: ReadonlySet<string>;
  readonly inserts: Map<string, Prepared<AnyTables, Values, unknown>>;
  readonly updates: Map<string, Prepared<AnyTables, Values, unknown>>;
}
interface Kept {
  readonly table: Table;
  readonly object: Values;
  /** As it is in the database; null before it is there. */
  stored: Values | null;
}
export type Tables = (entity: EntityOf<object>) => Table;

/** What is known of the tables of entities, found out once. */
export function tablesOf(orm: MikroORM): Tables {
  const known = new Map<EntityOf<object>, Table>();
  return (entity) => {
    const found = known.get(entity) ?? tableOf(orm, entity);
    known.set(entity, found);
    return found;
  };
}

function tableOf(orm: MikroORM, entity: EntityOf<object>): Table {
  const { tableName: name, props } = orm.getMetadata().get(entity as never);
  const json = new Set(props.filter(({ columnTypes }) => columnTypes?.some((type) => type.startsWith('json'))).map(({ name: property }) => property as string));
  return { name, rules: rulesOf(entity), isTenant: props.some(({ name: property }) => property === 'communityId'), json, inserts: new Map(), updates: new Map() };
}

/** The methods of an entity's class, without what the ORM adds to watch its objects. */
function rulesOf(entity: EntityOf<object>): object {
  const methods = Object.entries(Object.getOwnPropertyDescriptors(entity.prototype as object)).filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor' && name !== 'toJSON' && !name.startsWith('__'));
  return Object.defineProperties({}, Object.fromEntries(methods));
}

export function createRowObjects(tables: Tables, db: Kysely<any>): RowObjects {
  const kept = new Map<string, Kept>();
  const keep = (table: Table, row: Values, isStored: boolean): Values => {
    const key = `${table.name} ${String(row.id)}`;
    const known = kept.get(key);
    if (known) return known.object;
    const object = Object.assign(Object.create(table.rules), row) as Values;
    kept.set(key, { table, object, stored: isStored ? asStored(table, object) : null });
    return object;
  };
  return {
    of: (entity, row) => keep(tables(entity), row as Values, true) as never,
    add: (entity, row) => keep(tables(entity), row as Values, false) as never,
    async flush() {
      await Promise.all([...kept.values()].map((each) => write(db, each)));
    },
  };
}

async function write(db: Kysely<any>, each: Kept): Promise<void> {
  const { table, stored } = each;
  const now = asStored(table, each.object);
  const changed = Object.keys(now).filter((column) => now[column] !== undefined && (stored === null || !isSame(stored[column], now[column])));
  if (changed.length === 0) return;
  each.stored = now;
  const statement = stored === null ? insertOf(table, changed) : updateOf(table, changed);
  await statement(db, now);
}

/** Objects of a column would be changed in place unnoticed, so they are kept as their text. */
const asStored = ({ json }: Table, object: Values): Values => Object.fromEntries(Object.entries(object).map(([column, value]) => [column, json.has(column) && value != null ? JSON.stringify(value) : value]));
const isSame = (a: unknown, b: unknown): boolean => a === b || (a == null && b == null) || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime()) || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

function insertOf({ name, inserts }: Table, columns: readonly string[]): Prepared<AnyTables, Values, unknown> {
  const key = columns.join();
  const statement = inserts.get(key) ?? prepared<AnyTables, Values, unknown>((db, given) => db.insertInto(name).values(valuesOf(columns, given)));
  inserts.set(key, statement);
  return statement;
}
function updateOf({ name, isTenant, updates }: Table, columns: readonly string[]): Prepared<AnyTables, Values, unknown> {
  const key = columns.join();
  const statement = updates.get(key) ?? prepared<AnyTables, Values, unknown>((db, given) => {
    const update = db.updateTable(name).set(valuesOf(columns, given)).where('id', '=', given.id);
    return isTenant ? update.where('communityId', '=', given.communityId) : update;
  });
  updates.set(key, statement);
  return statement;
}
const valuesOf = (columns: readonly string[], given: Readonly<Values>): Values => Object.fromEntries(columns.map((column) => [column, given[column]]));
