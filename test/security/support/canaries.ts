import { sql, type Kysely } from 'kysely';
import { newId } from '../../../src/kernel/id.ts';

/** `CANARY-<place>-<table>-<column>[-<variant>]`: unique text in a protected column, so that a leak names its source. */
const CANARY = /CANARY-[a-z]+-[a-z_]+-[a-z_]+(?:-[A-Za-z]+)?/gi;

export const canary = (place: string, table: string, column: string, variant?: string): string => `CANARY-${place}-${table}-${column}${variant ? `-${variant}` : ''}`;

/** Numbers and times that occur nowhere else, by the canary that they stand for. */
export type Figures = ReadonlyMap<string, string>;
/** A number by itself: digits inside an id, a hash or a fraction are none. */
const FIGURE = /(?<![\w.]|\w-)71\d{5}(?!\w|-\w|\.\d)|2035-01-\d\dT[\d:.]+Z/g;

/** The canaries in a whole answer, whatever form it has. */
export function canariesIn(answer: unknown, figures: Figures = new Map()): Set<string> {
  const text = (typeof answer === 'string' ? answer : JSON.stringify(answer)) ?? '';
  const named = (text.match(CANARY) ?? []).map((found) => found.replace(/^canary/i, 'CANARY'));
  return new Set([...named, ...(text.match(FIGURE) ?? []).flatMap((found) => figures.get(found) ?? [])]);
}
let figureCount = 0;

/** The place of a canary, and what the rule about it is called. */
export function partsOf(text: string): { readonly place: string; readonly rule: string } {
  const [, place = '', ...rest] = text.split('-');
  return { place, rule: rest.join('-') };
}

type Value = string | number | boolean | Date | null | readonly string[];
type Row = Record<string, Value>;

/** Collects rows of one place and writes them in one statement; foreign keys are checked at its end. */
export class Planting {
  readonly place: string;
  readonly now: Date;
  readonly canaries = new Set<string>();
  readonly figures = new Map<string, string>();
  readonly #rows: { table: string; row: Row }[] = [];

  constructor(place: string, now: Date) {
    this.place = place;
    this.now = now;
  }
  /** A canary for a column that holds more than plain text. */
  text(table: string, column: string, variant?: string): string {
    const made = canary(this.place, table, column, variant);
    this.canaries.add(made);
    return made;
  }
  /** A number for a column that holds one. */
  figure(table: string, column: string, variant?: string): number {
    const made = 7_100_000 + ++figureCount;
    this.figures.set(String(made), canary(this.place, table, column, variant));
    return made;
  }
  /** A time, far in the future. */
  moment(table: string, column: string, variant?: string): Date {
    const made = new Date(Date.UTC(2035, 0, 1) + ++figureCount * 1_000);
    this.figures.set(made.toISOString(), canary(this.place, table, column, variant));
    return made;
  }
  /** Adds a row with an id of its own unless it has one; `columns` are filled with canaries. Answers the id. */
  add(table: string, row: Row, columns: readonly string[] = [], variant?: string): string {
    const id = (row.id as string | undefined) ?? newId();
    const canaries = Object.fromEntries(columns.map((column) => [column, this.text(table, column, variant)]));
    this.#rows.push({ table, row: { ...(row.id === null ? {} : { id }), ...row, ...canaries } });
    return id;
  }
  /** A row without an id. */
  addKeyed(table: string, row: Row, columns: readonly string[] = [], variant?: string): void {
    this.add(table, { ...row, id: null }, columns, variant);
    delete this.#rows.at(-1)!.row.id;
  }
  days(count: number): Date {
    return new Date(this.now.getTime() + count * 86_400_000);
  }
  async write(database: Kysely<any>): Promise<void> {
    const groups = Map.groupBy(this.#rows.splice(0), ({ table, row }) => `${table} ${Object.keys(row).sort().join()}`);
    const inserts = [...groups.values()].map((rows, index) => {
      const columns = Object.keys(rows[0]!.row);
      const tuples = rows.map(({ row }) => sql`(${sql.join(columns.map((column) => row[column]))})`);
      return sql`${sql.id(`rows_${index}`)} as (insert into ${sql.id(rows[0]!.table)} (${sql.join(columns.map((column) => sql.id(column)))}) values ${sql.join(tuples)})`;
    });
    if (inserts.length > 0) await sql`with ${sql.join(inserts)} select 1`.execute(database);
  }
}
