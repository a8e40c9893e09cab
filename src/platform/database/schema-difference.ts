import type { Database } from './database.ts';

/** Foreign keys carry the community and stand in the migrations only; the ORM would drop what it does not know. */
const OWN_FOREIGN_KEYS = /^alter table "[^"]+" drop constraint "[^"]+_foreign";$/;

/** What the entities need beyond the migrated database, as SQL statements; empty when they agree. */
export async function schemaDifference({ orm }: Database): Promise<string[]> {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  return sql.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !OWN_FOREIGN_KEYS.test(line));
}
