import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { RowOf } from './tables.ts';

type Values = Readonly<Record<string, unknown>>;

/** The row of one table as a part of a longer one: its columns stand there under the name that the table has in the statement. */
export class RowPart<Row extends object> {
  /** What is selected, as `name.column as nameColumn`. */
  readonly columns: readonly string[];
  readonly #columns: readonly (readonly [there: string, here: string])[];
  readonly #first: string;

  constructor(name: string, columns: readonly string[]) {
    this.#columns = columns.map((column) => [name + column[0]!.toUpperCase() + column.slice(1), column] as const);
    this.#first = this.#columns[0]![0];
    this.columns = this.#columns.map(([there, here]) => `${name}.${here} as ${there}`);
  }
  /** Null where an outer join found none: the first of the columns is never null in a row. */
  in(row: object): Row | null {
    const values = row as Values;
    if (values[this.#first] === null) return null;
    const part: Record<string, unknown> = {};
    for (const [there, here] of this.#columns) part[here] = values[there];
    return part as Row;
  }
}

/** All columns of an entity's table, and further ones that are read along. */
export const partOf = <Schema extends EntitySchemaWithMeta, More extends object = object>(name: string, schema: Schema, ...more: (keyof More & string)[]): RowPart<RowOf<Schema> & More> =>
  new RowPart(name, [...Object.keys(schema.meta.properties), ...more]);
